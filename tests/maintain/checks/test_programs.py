"""The check of what states run themselves."""

import pytest

from bot.maintain.checks import programs
from tests.small_knowledge import SmallKnowledge

PROGRAM = """  programs:
    - group: adults
      ages: {from: 19}
      program: Care
      regardless_of_status: true
      status: closed-to-new
      effective_from: 2026-01-01
      before:
        - {status: open, from: 2024-01-01, to: 2025-12-31}
      sources: [{publisher: State, title: Page, url: 'https://state.example', kind: primary}]
IN:
"""


@pytest.fixture
def with_program(knowledge: SmallKnowledge) -> SmallKnowledge:
    knowledge.replace("states.yaml", "IN:\n", PROGRAM)
    return knowledge


def messages(knowledge: SmallKnowledge) -> list[str]:
    return [p.message for p in knowledge.found(programs.check)]


def test_periods_in_order_are_fine(with_program: SmallKnowledge) -> None:
    assert messages(with_program) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("to: 2025-12-31", "to: 2025-12-30", "the status of today does not follow on 2025-12-30"),
        ("from: 2024-01-01, to", "from: 2026-01-02, to", "ends before it begins"),
        (
            "- {status: open, from: 2024",
            "- {status: open, from: 2020-01-01, to: 2020-02-01}\n        - {status: open, from: 2024",
            "do not follow on each other",
        ),
        ("effective_from: 2026-01-01", "effective_from: 2026-01-01\n      effective_to: 2025-01-01", "before it begins"),
        ("url: 'https://state.example', ", "", "has no source with an address"),
        ("regardless_of_status: true", "regardless_of_status: false", "no words of its own in this group"),
        ("group: adults\n      ages: {from: 19}", "group: other", ""),
    ],
)
def test_what_is_untidy_is_told(with_program: SmallKnowledge, old: str, new: str, told: str) -> None:
    with_program.replace("states.yaml", old, new)
    found = messages(with_program)
    assert (len(found) == 1 and told in found[0]) if told else found == []


def test_a_program_for_some_must_say_for_whom(with_program: SmallKnowledge) -> None:
    with_program.replace("states.yaml", "group: adults\n      ages: {from: 19}", "group: other")
    with_program.replace("states.yaml", "regardless_of_status: true", "regardless_of_status: false")
    assert messages(with_program) == ["CA other 'Care' says of nobody whom it is for"]
