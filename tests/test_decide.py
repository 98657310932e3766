"""From probabilities to a decision, by the stated costs."""

from hypothesis import given
from hypothesis import strategies as st

from bot.decide import MAX_CHOICES, Thresholds, decide
from bot.reply import Decision

LEVELS = Thresholds(answer=0.6, harm=0.8, offer=0.3, other=0.5)


def harmful(topic: str) -> bool:
    return topic == "apply"


def test_sure_is_answered() -> None:
    assert decide({"a": 0.7, "b": 0.2}, harmful=harmful, thresholds=LEVELS).decision is Decision.ANSWER


def test_where_a_mix_up_does_harm_more_certainty_is_needed() -> None:
    verdict = decide({"apply": 0.7, "b": 0.2}, harmful=harmful, thresholds=LEVELS)
    assert (verdict.decision, verdict.topics) == (Decision.CHOOSE, ("apply", "b"))


def test_between_there_is_a_choice_best_first() -> None:
    verdict = decide({"a": 0.2, "b": 0.3, "c": 0.1, "d": 0.05, "out-of-scope": 0.35}, harmful=harmful, thresholds=LEVELS)
    assert (verdict.decision, verdict.topics) == (Decision.CHOOSE, ("b", "a", "c"))


def test_not_ours_is_declined_and_misuse_refused() -> None:
    assert decide({"a": 0.3, "out-of-scope": 0.6}, harmful=harmful, thresholds=LEVELS).decision is Decision.ABSTAIN
    assert decide({"a": 0.1, "misuse": 0.85}, harmful=harmful, thresholds=LEVELS).decision is Decision.REFUSE
    assert decide({"a": 0.3, "smalltalk": 0.6}, harmful=harmful, thresholds=LEVELS).decision is Decision.SMALLTALK


def test_an_honest_question_is_not_refused_on_a_suspicion() -> None:
    assert decide({"a": 0.35, "misuse": 0.6}, harmful=harmful, thresholds=LEVELS).decision is Decision.CHOOSE


@given(st.dictionaries(st.sampled_from(["a", "apply", "b", "c", "out-of-scope", "misuse", "smalltalk", "danger-medical"]), st.floats(0, 1)))
def test_every_distribution_gets_a_decision(odds: dict[str, float]) -> None:
    verdict = decide(odds, harmful=harmful, thresholds=LEVELS)
    assert len(verdict.topics) <= MAX_CHOICES
    assert "danger-medical" not in verdict.topics
