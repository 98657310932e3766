"""A few words that lean on the question before them are read in its light; full questions are not."""

import pytest

from bot.understanding.follow_up import is_follow_up, lean_on


@pytest.mark.parametrize(
    "text", ["and for my wife?", "y mi esposo que tiene green card?", "¿Y en Texas?", "what about my kids", "а для мужа?", "那我太太呢", "و زوجتي؟"]
)
def test_follow_ups_are_seen(text: str) -> None:
    assert is_follow_up(text)


@pytest.mark.parametrize("text", ["can ICE see my medicaid", "yes", "", "android phone help", "and " + "so it goes " * 6])
def test_whole_questions_are_not_taken_for_follow_ups(text: str) -> None:
    assert not is_follow_up(text)


AREAS = {"data-x": "data", "data-z": "data", "elig-y": "eligibility"}


def test_the_topic_before_and_its_area_gain_and_nothing_is_lost() -> None:
    leaned = lean_on({"data-x": 0.4, "elig-y": 0.5, "data-z": 0.1}, "data-z", areas=AREAS)
    assert sum(leaned.values()) == pytest.approx(1)
    assert leaned["data-x"] > leaned["elig-y"]
    assert leaned["data-z"] > 0.25


def test_a_topic_that_is_named_counts_as_it_is() -> None:
    odds = {"elig-y": 0.95, "data-z": 0.05}
    assert lean_on(odds, "data-z", areas=AREAS) == odds
    assert lean_on({"smalltalk": 0.95, "data-z": 0.05}, "data-z", areas=AREAS)["data-z"] > 0.25, "small talk names none"
