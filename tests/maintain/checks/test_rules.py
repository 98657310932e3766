"""Rules of eligibility."""

import pytest

from bot.maintain.checks import rules
from tests.small_knowledge import SmallKnowledge


def test_the_small_rules_are_fine(knowledge: SmallKnowledge) -> None:
    assert knowledge.found(rules.check) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  from: 2026-01-06\n", "", "'small-medicaid' rests on 'order-december', which holds only from 2026-01-06 to …"),
        ("  from: 2026-01-06\n", "  from: 2026-01-05\n", "'small-medicaid' rests on 'order-december', which holds only from 2026-01-06 to …"),
        ("states: [CA]", "states: [covers-nobody]", "'small-medicaid' names 'covers-nobody', which is no state and no lasting group"),
        ("states: [CA]", "states: [covers-adults]", "'small-medicaid' names 'covers-adults', which is no state and no lasting group"),
        ("status: [tps]", "status: [tps, citizen]", "'small-medicaid' turns citizens away for their status"),
        ("  instead: [clinic]\n", "", "'small-medicaid' turns people away without a word on what is open meanwhile"),
        ("outcome: not-now", "outcome: depends", "'small-medicaid' depends on nothing"),
        ("  from: 2026-01-06\n", "  from: 2026-01-06\n  to: 2026-01-05\n", "'small-medicaid' ends before it begins"),
        ("program: [medicaid]", "program: [medicare]\n  people: [child]", "'small-medicaid' names 'child', but none of its programs is for them"),
    ],
)
def test_a_wrong_rule_is_told_with_its_line(knowledge: SmallKnowledge, old: str, new: str, message: str) -> None:
    knowledge.replace("rules.yaml", old, new)
    (problem,) = knowledge.found(rules.check)
    assert (problem.path, problem.line, problem.message) == ("knowledge/rules.yaml", 10, message)


def test_a_fact_that_ends_before_its_rule_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("facts/small.yaml", "  effective_from: 2026-01-06\n", "  effective_from: 2026-01-06\n  effective_to: 2026-12-31\n")
    (problem,) = knowledge.found(rules.check)
    assert "holds only from 2026-01-06 to 2026-12-31" in problem.message
