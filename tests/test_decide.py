"""From probabilities to a decision, by the stated costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decide import MAX_CHOICES, Costs, decide
from bot.reply import Decision

LABELS = ["a", "apply", "b", "c", "d", "out-of-scope", "misuse", "smalltalk", "danger-medical"]


def harmful(topic: str) -> bool:
    return topic == "apply"


def decision(**odds: float) -> Decision:
    return decide({label.replace("_", "-"): p for label, p in odds.items()}, harmful=harmful).decision


def test_sure_is_answered() -> None:
    verdict = decide({"a": 0.95, "b": 0.05}, harmful=harmful)
    assert (verdict.decision, verdict.topics[0], verdict.confidence) == (Decision.ANSWER, "a", 0.95)


def test_where_a_mix_up_does_harm_more_certainty_is_needed() -> None:
    verdict = decide({"apply": 0.95, "b": 0.05}, harmful=harmful)
    assert (verdict.decision, verdict.topics) == (Decision.CHOOSE, ("apply", "b"))
    assert decision(apply=0.98, b=0.02) is Decision.ANSWER


def test_between_there_is_a_choice_best_first() -> None:
    verdict = decide({"a": 0.2, "b": 0.4, "c": 0.1, "d": 0.05, "out-of-scope": 0.25}, harmful=harmful)
    assert (verdict.decision, verdict.topics) == (Decision.CHOOSE, ("b", "a", "c"))
    assert verdict.confidence == pytest.approx(0.7)


def test_a_choice_is_offered_as_long_as_it_is_likelier_than_another_subject() -> None:
    assert decision(a=0.3, b=0.2, out_of_scope=0.45) is Decision.CHOOSE
    assert decision(a=0.3, b=0.1, out_of_scope=0.6) is Decision.ABSTAIN


def test_misuse_is_refused_and_a_greeting_met() -> None:
    assert decision(a=0.05, misuse=0.95) is Decision.REFUSE
    assert decision(a=0.05, smalltalk=0.95) is Decision.SMALLTALK


def test_an_honest_question_is_not_refused_on_a_suspicion() -> None:
    assert decision(a=0.35, b=0.05, misuse=0.6) is not Decision.REFUSE


def test_the_costs_decide() -> None:
    """Where a wrong answer cost no more than a choice, the likeliest topic would be answered at once."""
    odds = {"a": 0.6, "b": 0.4}
    assert decide(odds, harmful=harmful).decision is Decision.CHOOSE
    assert decide(odds, harmful=harmful, costs=Costs(wrong=1.0)).decision is Decision.ANSWER


@given(st.dictionaries(st.sampled_from(LABELS), st.floats(0, 1)))
def test_every_distribution_gets_a_decision(odds: dict[str, float]) -> None:
    verdict = decide(odds, harmful=harmful)
    assert len(verdict.topics) <= MAX_CHOICES
    assert "danger-medical" not in verdict.topics
