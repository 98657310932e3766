"""Personal numbers and contact details in a message, found by shape. Nothing found is ever kept or logged.

Hotlines, amounts, years, ages and form numbers are not personal data.
"""

import re
import unicodedata
from collections.abc import Callable

GRAVE = frozenset({"a-number", "ssn", "itin", "medicaid-id", "medicare-id", "passport"})
"""Kinds for which the person's message is deleted from the chat; for the others a delete button is offered."""

_HOTLINE = re.compile(r"^1?(?:8(?:00|33|44|55|66|77|88))\d{7}$")
_ID_WORD = r"(?:number|num|no|id|#|nro|numero|card|tarjeta|member|miembro)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
_BORN = r"(?:born|birth|dob|nac[ií]|nacimiento|fecha de nac|cumplea)"


def _shape(pattern: str, accept: Callable[[re.Match[str]], bool] = lambda _: True) -> tuple[re.Pattern[str], Callable[[re.Match[str]], bool]]:
    return re.compile(pattern, re.IGNORECASE), accept


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])


def _is_ssn(match: re.Match[str]) -> bool:
    """SSA never issues areas 000, 666 and 900-999, group 00 or serial 0000."""
    digits = _digits(match)
    return digits[:3] not in ("000", "666") and digits[0] != "9" and digits[3:5] != "00" and digits[5:] != "0000"


def _is_phone(match: re.Match[str]) -> bool:
    return not _HOTLINE.match(_digits(match))


_SHAPES: dict[str, tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...]] = {
    "a-number": (
        _shape(r"\bA[\s#:\-]{0,3}\d{3}[\s.\-]?\d{3}[\s.\-]?\d{2,3}\b"),
        _shape(rf"\b(?:alien|uscis|extranjero|a)[\s\-]*(?:registration\s*)?{_ID_WORD}[^\d\n]{{0,15}}\d[\d\s.\-]{{6,11}}\d\b"),
    ),
    "itin": (_shape(r"\b9\d{2}[\s\-]?[5-9]\d[\s\-]?\d{4}\b"),),
    "ssn": (
        _shape(r"\b\d{3}[\s\-.]\d{2}[\s\-.]\d{4}\b", _is_ssn),
        _shape(r"\b(?:ssn|social(?:\s+security)?|seguro\s+social|el\s+social)\b[^\d\n]{0,20}\d{9}\b", lambda _: True),
    ),
    "medicare-id": (_shape(r"\b[1-9][A-Z][A-Z0-9]\d[\s\-]?[A-Z][A-Z0-9]\d[\s\-]?[A-Z]{2}\d{2}\b"),),
    "medicaid-id": (
        _shape(rf"\b(?:medicaid|medi-?cal|masshealth|chip|badgercare|ahcccs|bic)\b[\s\w]{{0,12}}{_ID_WORD}[^\d\n]{{0,12}}[A-Z]{{0,3}}\d[\dA-Z\-]{{6,13}}\b"),
        _shape(r"\b9\d{7}[A-Z]\d{0,5}\b"),
        _shape(r"\b[A-Z]{2}\d{5}[A-Z]\b"),
    ),
    "passport": (_shape(r"\b(?:passport|pasaporte|passeport|passaporte)\b[^\d\n]{0,20}[A-Z]{0,2}\d{6,9}\b"),),
    "phone": (
        _shape(r"(?<![\w$])(?:\+?1[\s.\-]?)?\(?[2-9]\d{2}\)?[\s.\-]?[2-9]\d{2}[\s.\-]?\d{4}\b", _is_phone),
        _shape(r"(?<![\w$])\+\d{1,3}[\s.\-]?(?:\d[\s.\-]?){7,11}\d\b", _is_phone),
    ),
    "email": (_shape(r"\b[\w.+\-]+@[\w\-]+\.[a-z]{2,}\b"),),
    "address": (
        _shape(r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:[\w.'\-]+\s+){1,4}(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|way|pl|place|terrace|hwy|highway|pkwy)\b\.?"),
        _shape(r"\b(?:calle|avenida|av\.|apartamento|apto\.?|apt\.?)\s+[\w#][\w\s#.]{0,30}\d+\b"),
        _shape(r"\bp\.?\s?o\.?\s+box\s+\d+\b"),
    ),
    "birth-date": (
        _shape(rf"\b{_BORN}\w*\b[^\d\n]{{0,25}}\d{{1,2}}[\s/.\-]\d{{1,2}}[\s/.\-]\d{{2,4}}\b"),
        _shape(rf"\b{_BORN}\w*\b[^\d\n]{{0,25}}(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+(?:de\s+)?{_MONTH})[\s,de]+\d{{4}}\b"),
    ),
}  # fmt: skip


def find_personal(text: str) -> tuple[str, ...]:
    """Kinds of personal data in a normalized text, in the order of the table above; digits of any script count."""
    plain = _ascii_digits(text)
    kinds = [kind for kind, shapes in _SHAPES.items() if any(accept(m) for p, accept in shapes for m in p.finditer(plain))]
    if GRAVE & set(kinds) and "phone" in kinds and not _phone_besides(plain):
        kinds.remove("phone")
    return tuple(kinds)


def without_personal(text: str) -> str:
    """The message without what `find_personal` sees in it: a number says nothing about what is asked."""
    plain = _ascii_digits(text)
    for shapes in _SHAPES.values():
        for pattern, accept in shapes:
            plain = pattern.sub(lambda match, accept=accept: " " if accept(match) else match[0], plain)  # type: ignore[misc]
    return plain


def _phone_besides(plain: str) -> bool:
    """Whether a phone number stands apart from the graver numbers, which may share its shape."""
    for kind in GRAVE:
        for pattern, _ in _SHAPES[kind]:
            plain = pattern.sub(" ", plain)
    return any(accept(m) for p, accept in _SHAPES["phone"] for m in p.finditer(plain))


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
