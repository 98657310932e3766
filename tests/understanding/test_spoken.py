"""Numbers said digit by digit become digits; counting words in a sentence stay words."""

import pytest

from bot.understanding.normalize import normalize
from bot.understanding.personal import find_personal
from bot.understanding.spoken import digits_for_words


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("my number is two one three five five five", "213555"),
        ("dos cero seis uno uno nueve cuatro tres ocho", "206119438"),
        ("外籍號碼是二零五七一八三三六", "205718336"),
        ("제 번호는 이공일 오오오 공일구사예요", "2015550194"),
        ("hai không bốn chín một sáu bảy ba năm", "204916735"),
        ("шесть один четыре семь два ноль", "614720"),
        ("شش صفر چهار هفت دو یک", "604721"),
    ],
)
def test_dictated_numbers_are_written_in_digits(said: str, digits: str) -> None:
    assert digits in digits_for_words(normalize(said))


@pytest.mark.parametrize(
    "text", ["I have two kids and one on the way", "tengo uno o dos o tres hijos", "一家三口人", "이 사람은 누구", "we were five, six, seven people"]
)
def test_counting_words_stay_words(text: str) -> None:
    assert digits_for_words(normalize(text)) == normalize(text)


def test_a_dictated_alien_number_is_personal() -> None:
    assert "a-number" in find_personal(normalize("my alien number is A two one four zero eight seven five five nine"))
