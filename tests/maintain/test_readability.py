"""Reading level: syllables against a dictionary's counts, grades against a text computed by hand."""

import pytest

from bot.maintain.readability import count, ease, english_syllables, grade, spanish_syllables

ENGLISH = {
    "medicaid": 3,
    "immigration": 4,
    "people": 2,
    "asked": 1,
    "needed": 2,
    "hospital": 3,
    "state's": 1,
    "family": 3,
    "applies": 2,
    "being": 2,
    "used": 1,
    "twenty-one": 3,
    "2026": 1,
}
SPANISH = {
    "día": 2,
    "después": 2,
    "país": 2,
    "también": 2,
    "que": 1,
    "guía": 2,
    "leer": 2,
    "emergencias": 4,
    "inmigración": 4,
    "ahora": 3,
    "estatus": 3,
    "muy": 1,
}


@pytest.mark.parametrize(("word", "syllables"), ENGLISH.items())
def test_english_syllables(word: str, syllables: int) -> None:
    assert english_syllables(word) == syllables


@pytest.mark.parametrize(("word", "syllables"), SPANISH.items())
def test_spanish_syllables(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables


def test_bullets_end_sentences_without_a_full_stop() -> None:
    """Otherwise a list would count as one endless sentence."""
    assert count("- Go now\n- Ask them. Then wait", english_syllables).sentences == 3


def test_the_grade_is_flesch_and_kincaids() -> None:
    """'The cat sat on the mat.': 6 words, 6 syllables: 0.39 x 6 + 11.8 x 1 - 15.59."""
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_the_ease_is_szigriszts() -> None:
    """'El gato come pan.': 4 words, 6 syllables: 206.835 - 62.3 x 1.5 - 4."""
    assert ease("El gato come pan.") == pytest.approx(109.385)


def test_an_empty_text_is_easy() -> None:
    assert (grade(""), ease("")) == (0.0, 100.0)
