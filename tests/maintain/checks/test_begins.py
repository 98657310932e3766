"""Dates that contradict each other."""

from bot.maintain.checks import begins
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge


def test_a_version_does_not_begin_before_its_facts(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "since: 2026-01-06", "since: 2026-01-05")
    (problem,) = knowledge.found(begins.check)
    assert problem.message == "the version of 2026-01-05 rests on 'order-december', which holds from 2026-01-06 to …"


def test_a_successor_begins_after_the_first_version(knowledge: SmallKnowledge) -> None:
    topic = f"{BILLS_FOLDER}/topic.yaml"
    knowledge.write(topic, knowledge.read(topic) + "successors:\n  2024-01-01: {rests_on: [hospital-help]}\n")
    assert [p.message for p in knowledge.found(begins.check)] == ["the successor of 2024-01-01 does not begin after 2025-01-01"]


def test_a_state_part_that_is_no_longer_shown_is_told(knowledge: SmallKnowledge) -> None:
    """It disappears without a word to anyone when its fact ends."""
    knowledge.replace("facts/small.yaml", "effective_from: 2026-01-01", "effective_from: 2026-01-01\n  effective_to: 2026-10-31")
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "in-data-case: [order-december]", "in-data-case: [reporting-laws]")
    found = [p for p in knowledge.found(begins.check) if APPLY_FOLDER in p.path]
    assert [(p.severity, p.message) for p in found] == [
        ("warning", "the part 'state: in-data-case' is not shown: 'reporting-laws' does not hold on 2026-11-24")
    ]
