"""The directory."""

from datetime import date

import pytest

from bot.maintain.checks import directory
from tests.small_knowledge import SmallKnowledge


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Small Legal Aid\n", "name: U.S. Immigration and Customs Enforcement\n"),
        ("name: Small Legal Aid\n  kind: legal-aid\n  government: false", "name: Chicago ERO office\n  kind: office\n  government: true"),
        ("id: us-small-legal-aid", "id: us-ice-tips"),
        ("url: https://example.org/aid", "url: https://www.ice.gov/detain"),
    ],
)
def test_who_enforces_immigration_law_is_never_help(knowledge: SmallKnowledge, old: str, new: str) -> None:
    """By name, office, id, site or number."""
    knowledge.replace("directory.yaml", old, new)
    assert [(p.check, p.severity, p.line) for p in knowledge.found(directory.check)] == [("enforcement", "error", 3)]


def test_neighbours_who_watch_ice_are_help(knowledge: SmallKnowledge) -> None:
    knowledge.replace("directory.yaml", "name: Small Legal Aid\n", "name: Small Rights Coalition - ICE activity hotline\n")
    assert knowledge.found(directory.check) == []


def test_numbers_nobody_has_dialled_are_counted(knowledge: SmallKnowledge) -> None:
    knowledge.replace("directory.yaml", "    dialled: {on: 2026-11-01, by: Ana, languages: [en, es]}\n", "")
    assert [p.message for p in knowledge.found(directory.check)] == ["nobody has dialled 1 of 1 confirmed numbers"]


def test_entries_past_their_interval_are_counted(knowledge: SmallKnowledge) -> None:
    assert knowledge.found(directory.check, today=date(2027, 4, 30)) == []
    (problem,) = knowledge.found(directory.check, today=date(2027, 5, 1))
    assert problem.message.startswith("1 of 1 entries are past their review interval")
