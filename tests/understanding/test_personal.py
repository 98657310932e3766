"""Personal numbers are seen; amounts, years, ages, form numbers and hotlines are not taken for them. All numbers are invented."""

import pytest

from bot.understanding.normalize import normalize
from bot.understanding.personal import find_personal, without_personal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my A number is A123 456 789 can ICE see", "a-number"),
        ("A-087654321 es mi numero", "a-number"),
        ("alien number: 123456789", "a-number"),
        ("mi social es 219-09-9999", "ssn"),
        ("ssn 219099999", "ssn"),
        ("my itin 912-78-1234", "itin"),
        ("medicare 1EG4-TE5-MK73", "medicare-id"),
        ("my medicaid id number is 98765432A", "medicaid-id"),
        ("pasaporte G12345678", "passport"),
        ("llameme al 213 555 0142", "phone"),
        ("call (213) 555-0142", "phone"),
        ("write to ana.p@example.com", "email"),
        ("vivo en 1234 Maple Street", "address"),
        ("naci el 12/05/1988, nacimiento 12/05/1988", "birth-date"),
        ("my number is A٠٨٧٦٥٤٣٢١", "a-number"),
    ],
)
def test_personal_data_is_seen(text: str, kind: str) -> None:
    assert kind in find_personal(normalize(text))


@pytest.mark.parametrize(
    "text",
    [
        "I make $25,000 a year and rent is 1,200",
        "form I-589 and I-485, I-220A",
        "since 2019 I am 34 years old",
        "on 6 January 2026 what changed",
        "is 1-800-318-2596 the real number? or 988 or 911",
        "zip 90210",
        "the order 3:25-cv-05536",
        "65 and over, 80 hours a month, 240 days",
        "H.R. 1 section 71109",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_personal(normalize(text)) == ()


def test_what_is_asked_remains_without_the_number() -> None:
    assert "".join(without_personal("my A number is A123 456 789, can ICE see it").split()).endswith(",canICEseeit")
    assert without_personal("form I-485 costs $1,440") == "form I-485 costs $1,440"
