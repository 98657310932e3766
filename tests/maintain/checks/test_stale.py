"""Facts past twice their interval."""

from datetime import date

from bot.maintain.checks import stale
from tests.small_knowledge import SmallKnowledge


def test_facts_past_twice_their_interval_are_counted_per_file(knowledge: SmallKnowledge) -> None:
    """A case's facts age in thirty days: the newest source is of 1 November."""
    assert knowledge.found(stale.check, today=date(2026, 12, 31)) == []
    (problem,) = knowledge.found(stale.check, today=date(2027, 1, 1))
    assert (problem.path, problem.severity) == ("knowledge/facts/small.yaml", "warning")
    assert problem.message == "1 facts beneath answers are past twice their interval: order-december"


def test_facts_that_no_answer_rests_on_do_not_count(knowledge: SmallKnowledge) -> None:
    knowledge.replace("topics/data/data-safe-to-apply/topic.yaml", "rests_on: [order-december]", "rests_on: [reporting-laws]")
    assert knowledge.found(stale.check, today=date(2027, 1, 1)) == []
