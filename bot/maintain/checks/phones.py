"""Phone numbers in prose: only those the directory has as confirmed, or 911, may be read to a family."""

import re
from collections.abc import Iterator

from bot.directory import confirmed_phone
from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.prose import prose

ALWAYS = frozenset({"911"})
_KEYPAD = {letter: digit for digit, letters in zip("23456789", ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), strict=True) for letter in letters}
_NUMBER = re.compile(
    r"(?<![\w$/.-])(?:"
    r"(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]?\d{3}[\s.-]?\d{4}"  # ten digits, with or without the country's 1
    r"|(?:\+?1-)?8\d{2}-[A-Z][A-Z-]{4,9}"  # letters on the keypad, as in 1-800-MEDICARE
    r"|\d{3}-\d{4}"
    r"|[2-9]11|988"  # short lines: 211, 311, 411, 511, 711, 811, 911, 988
    r"|\d{5,6}"  # short codes for texts
    r")(?![\w/%-]|[.,]\d)"
)


def check(case: Case) -> Iterator[Problem]:
    allowed = ALWAYS | {digits(phone) for helper in case.base.helpers.values() if (phone := confirmed_phone(helper))}
    for piece in prose(case):
        for match in _NUMBER.finditer(piece.text):
            if digits(match[0]) not in allowed:
                repair = "remove it, or bring it into knowledge/directory.yaml and confirm it there"
                yield Problem(piece.path, piece.line, "phone", f"'{match[0]}' is no confirmed number of the directory", repair)


def digits(number: str) -> str:
    """The digits as dialled inside the country: no leading 1, letters by the keypad."""
    dialled = re.sub(r"\D", "", "".join(_KEYPAD.get(character, character) for character in number))
    return dialled[1:] if len(dialled) == 11 and dialled.startswith("1") else dialled
