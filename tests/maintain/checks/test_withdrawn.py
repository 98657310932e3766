"""Answers withdrawn today or soon."""

from datetime import date, timedelta

import pytest

from bot.maintain.checks import withdrawn
from tests.small_knowledge import BILLS_EN, BILLS_FOLDER, TODAY, SmallKnowledge, english

TOPIC = f"{BILLS_FOLDER}/topic.yaml"
LATER = """
- id: hospital-help-2027
  claim: Fewer hospitals must have a plan.
  applies_to: [US]
  legal: settled
  volatility: law
  effective_from: 2027-01-01
  confidence: high
  sources: [{publisher: Agency, title: Rule, url: 'https://example.org/2027', date: 2026-06-01, kind: primary}]
"""


@pytest.fixture
def ending(knowledge: SmallKnowledge) -> SmallKnowledge:
    """The fact beneath care-bills ends with the year."""
    knowledge.replace("facts/small.yaml", "  claim: Hospitals", "  effective_to: 2026-12-31\n  claim: Hospitals")
    return knowledge


def test_an_end_within_sixty_days_is_told_with_day_and_fact(ending: SmallKnowledge) -> None:
    (problem,) = ending.found(withdrawn.check)
    assert problem.severity == "warning"
    assert problem.message == "will be withdrawn on 2027-01-01: 'hospital-help' does not hold; no successor stands ready"


def test_an_end_further_off_is_not_told_yet(ending: SmallKnowledge) -> None:
    assert ending.found(withdrawn.check, today=date(2027, 1, 1) - timedelta(days=61)) == []
    assert len(ending.found(withdrawn.check, today=date(2027, 1, 1) - timedelta(days=60))) == 1


def test_on_the_day_it_is_an_error(ending: SmallKnowledge) -> None:
    assert [(p.check, p.severity) for p in ending.found(withdrawn.check, today=date(2027, 1, 1))] == [("withdrawn", "error")]


def test_a_successor_in_time_settles_it(ending: SmallKnowledge) -> None:
    ending.write("facts/later.yaml", LATER)
    ending.write(TOPIC, ending.read(TOPIC) + "successors:\n  2027-01-01: {rests_on: [hospital-help-2027]}\n")
    ending.write(f"{BILLS_FOLDER}/en@2027-01-01.md", english(BILLS_EN))
    assert ending.found(withdrawn.check) == []


def test_a_successor_that_begins_too_late_is_named(ending: SmallKnowledge) -> None:
    ending.write("facts/later.yaml", LATER)
    ending.write(TOPIC, ending.read(TOPIC) + "successors:\n  2027-02-01: {rests_on: [hospital-help-2027]}\n")
    (problem,) = ending.found(withdrawn.check)
    assert problem.message.endswith("a successor stands ready, but begins only on 2027-02-01")


def test_an_announced_change_that_comes_is_told(knowledge: SmallKnowledge) -> None:
    """What an answer tells as coming is no longer coming once it has come."""
    knowledge.write("facts/later.yaml", LATER)
    knowledge.write(TOPIC, knowledge.read(TOPIC) + "tells: [hospital-help-2027]\n")
    (problem,) = knowledge.found(withdrawn.check)
    assert "'hospital-help-2027', which it tells of, changed on 2027-01-01" in problem.message


def test_before_its_first_version_an_answer_is_withdrawn(knowledge: SmallKnowledge) -> None:
    (problem,) = [p for p in knowledge.found(withdrawn.check, today=date(2026, 1, 5)) if "data-safe-to-apply" in p.path]
    assert problem.message == "withdrawn today: the first version begins on 2026-01-06"


def test_a_held_answer_is_not_forgotten(knowledge: SmallKnowledge) -> None:
    knowledge.write(TOPIC, knowledge.read(TOPIC) + 'hold: {since: 2026-11-20, why: "reading a new rule"}\n')
    assert [(p.check, p.severity, p.message) for p in knowledge.found(withdrawn.check, today=TODAY)] == [
        ("held", "warning", "held since 2026-11-20: reading a new rule")
    ]
