"""The temperature follows what decisions cost, and a fold never sees its own questions."""

import numpy as np
import pytest

from bot.evaluation.calibrate import TEMPERATURES, Scored, best_temperatures, costs
from bot.evaluation.questions import Question

LABELS = ("a", "b")


def scored(*, right: int, wrong: int, own: bool = True, lead: float = 1.0) -> list[Scored]:
    """Questions for which the classifiers prefer 'a' by `lead`, and how often that is right."""
    logits = np.array([lead, 0.0], np.float32)
    return [Scored(Question("x", "en", "t", "topic", (label,)), logits, own) for label, times in (("a", right), ("b", wrong)) for _ in range(times)]


def best(items: list[Scored]) -> tuple[float, float]:
    return best_temperatures(items, costs(items, LABELS, lambda _: False))


def test_who_is_mostly_right_answers_and_who_is_often_wrong_offers() -> None:
    """An answer at once costs 10 when wrong, a choice always 1: worth it from nine right in ten."""
    sure, _ = best(scored(right=990, wrong=10))
    unsure, _ = best(scored(right=700, wrong=300))
    assert 1 / sure > np.log(9) > 1 / unsure


def test_languages_without_examples_have_a_temperature_of_their_own() -> None:
    own, others = best(scored(right=990, wrong=10) + scored(right=700, wrong=300, own=False))
    assert own < others


def test_costs_are_per_question_and_temperature() -> None:
    spent = costs(scored(right=1, wrong=1), LABELS, lambda _: False)
    assert spent.shape == (2, len(TEMPERATURES))
    assert spent[0, 0] == 0
    assert spent[1, 0] == 10
    assert costs(scored(right=0, wrong=1), LABELS, lambda _: True)[0, 0] == pytest.approx(30)


def test_within_the_noise_the_surer_temperature_is_taken() -> None:
    """With 11 wrong in 100, choosing is a little cheaper; a few hundred questions can't tell, thousands can."""

    def asked(times: int) -> list[Scored]:
        return scored(right=95 * times, wrong=5 * times, lead=9.0) + scored(right=89 * times, wrong=11 * times)

    assert best(asked(1))[0] < best(asked(100))[0]


def test_without_questions_nothing_is_calibrated() -> None:
    assert best(scored(right=99, wrong=1))[1] == 1.0
