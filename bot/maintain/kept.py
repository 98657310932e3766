"""What a translation never changes: phone numbers and addresses of an answer, placeholders and commands of an interface string."""

import re
from collections.abc import Iterator

_KEYPAD = {letter: digit for digit, letters in zip("23456789", ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), strict=True) for letter in letters}
NUMBER = re.compile(
    r"(?<![A-Za-z0-9_$/.-])(?:"  # Chinese and Arabic write a number right after a word
    r"(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]?\d{3}[\s.-]?\d{4}"  # ten digits, with or without the country's 1
    r"|(?:\+?1-)?8\d{2}-[A-Z][A-Z-]{4,9}"  # letters on the keypad, as in 1-800-MEDICARE
    r"|\d{3}-\d{4}"
    r"|[2-9]11|988"  # short lines: 211, 311, 411, 511, 711, 811, 911, 988
    r"|\d{5,6}"  # short codes for texts
    r")(?![A-Za-z0-9_/%-]|[.,]\d)"
)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]{}\"«»“”„。，、；؛،]+")

_KEPT = re.compile(r"\{\w*\}|(?<!\w)/[a-z]+\b")


def digits(number: str) -> str:
    """The digits as dialled inside the country: no leading 1, letters by the keypad, of which a phone ignores those beyond ten."""
    dialled = re.sub(r"\D", "", "".join(_KEYPAD.get(character, character) for character in number))
    return (dialled[1:] if len(dialled) > 10 and dialled.startswith("1") else dialled)[:10]


def phone_numbers(text: str) -> dict[str, str]:
    """Numbers to dial in a text: digits as dialled -> as written."""
    return {digits(match[0]): match[0] for match in NUMBER.finditer(text)}


def addresses(text: str) -> dict[str, str]:
    """Web addresses in a text."""
    return {found: found for found in (match.rstrip(".,;:!?") for match in _ADDRESS.findall(text))}


def changed(english: str, translation: str) -> Iterator[str]:
    """What a translation lost or added, in words for the person who mends it."""
    for name, find in (("phone number", phone_numbers), ("address", addresses)):
        there, here = find(english), find(translation)
        yield from (f"the {name} {there[key]} of the English is missing" for key in there.keys() - here.keys())
        yield from (f"the {name} {here[key]} is not in the English" for key in here.keys() - there.keys())


def keeps(text: str, translation: str, *, plural: bool = False) -> bool:
    """Whether a translation has the placeholders and commands of the English. A plural form may leave some out: Arabic's 'two months' is one word."""
    return set(kept(translation)) <= set(kept(text)) if plural else kept(text) == kept(translation)


def kept(text: str) -> list[str]:
    """The placeholders and commands of a string, in no order of their own."""
    return sorted(_KEPT.findall(text))
