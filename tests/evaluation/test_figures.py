"""Figures are counts with intervals, per language and overall; dear mistakes come first."""

import pytest

from bot.evaluation.figures import as_table, calibration_error, figures, wilson, wrong_pairs
from bot.evaluation.judge import Judged, group
from bot.evaluation.questions import Question
from bot.reply import Decision, Reply


def judged(kind: str, outcome: str, *, language: str = "en", topic: str | None = None, cost: float = 0.0, confidence: float | None = None) -> Judged:
    question = Question("x-1", language, "a question", kind, ("a",) if kind == "topic" else ())
    decision = Decision.ANSWER if topic else Decision.ABSTAIN
    reply = Reply(decision, "en", (), language="en", topic=topic, confidence=confidence)
    return Judged(question, reply, group(question), outcome, cost, 20.0)


def test_intervals_are_wilsons() -> None:
    """Wilson 1927, checked against the published example 81 of 263: 0.2553 to 0.3662."""
    assert wilson(81, 263) == (0.255, 0.366)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0


def test_counts_are_per_language_and_overall() -> None:
    items = [judged("topic", "right", topic="a"), judged("topic", "missed", language="so", cost=2), judged("out-of-scope", "answered", topic="b", cost=30)]
    found = figures(items)
    assert found["all"]["right or offered"][:2] == [1, 2]
    assert found["so"]["right or offered"][:2] == [0, 1]
    assert found["all"]["out of scope declined"][:2] == [0, 1]
    assert found["all"]["language identified"][:2] == [2, 3]
    assert found["all"]["cost"] == 32
    assert "danger seen" not in found["all"]
    assert any("right or offered" in line and "1/2 = 50.0%" in line for line in as_table(found))


def test_the_dearest_mix_up_comes_first() -> None:
    items = [judged("topic", "wrong", topic="b", cost=10), judged("topic", "wrong", topic="b", cost=10), judged("topic", "wrong", topic="c", cost=30)]
    assert wrong_pairs(items) == [("a", "c", 1, 30.0), ("a", "b", 2, 20.0)]


def test_calibration_error_is_the_gap_between_sureness_and_being_right() -> None:
    always_right = [judged("topic", "right", topic="a", confidence=0.95)] * 4
    assert calibration_error(always_right) == pytest.approx(0.05)
    half_right = always_right[:2] + [judged("topic", "wrong", topic="b", confidence=0.95)] * 2
    assert calibration_error(half_right) == pytest.approx(0.45)
    assert calibration_error([judged("topic", "missed")]) is None
