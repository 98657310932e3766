"""The code at the end of a card: made from its words, its last day and the operator's key, so that an altered card shows.

Only letters and digits of the text count: emoji, bullets, line ends and invisible signs are lost on the way between phones.
So do signs that no card has and that make others read another text: strokes through letters, letters in boxes, reversed order.
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

EPOCH = date(2026, 1, 1)
DAY_BYTES, MARK_BYTES = 2, 8
GROUP = 4

_CODE = re.compile(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b")
_WORN_CODE = re.compile(r"\b[A-Za-z2-7]{4}(?:[-‐‑‒–—]\s{0,3}[A-Za-z2-7]{4}){3}\b")
"""A code as it may come back: in small letters, with longer dashes, broken over two lines."""

_NO_WORD = re.compile(r"(?:[^\w\u0300-\u034e\u0350-\u036f\u1dc0-\u1dff\u20d0-\u20e2\u202d\u202e\U0001f100-\U0001f1ff]|_)+")
"""All but letters, digits, marks over and through letters, overrides of direction, and letters in boxes, circles or flags."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Makes and reads codes with the operator's secret key."""

    key: bytes

    def code(self, text: str, day: date) -> str:
        """'ABCD-EFGH-IJKL-MNOP' for a card's text with its last day; the same for texts that differ only in signs."""
        days = (day - EPOCH).days.to_bytes(DAY_BYTES, "big")
        letters = base64.b32encode(days + self._mark(days, text)).decode()
        return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))

    def read(self, text: str, code: str) -> date | None:
        """The last day of the card whose text and code these are; None when they don't belong together."""
        raw = base64.b32decode(_NO_WORD.sub("", code).upper())
        days, mark = raw[:DAY_BYTES], raw[DAY_BYTES:]
        return EPOCH + timedelta(int.from_bytes(days, "big")) if hmac.compare_digest(mark, self._mark(days, text)) else None

    def _mark(self, days: bytes, text: str) -> bytes:
        return hmac.new(self.key, b"card" + days + words(text).encode(), hashlib.sha256).digest()[:MARK_BYTES]


def words(text: str) -> str:
    """What of a text counts, in one case and one spelling."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def find_code(text: str) -> re.Match[str] | None:
    """The last code in a text."""
    return max(_CODE.finditer(text), key=lambda found: found.start(), default=None)


def possible_codes(text: str) -> tuple[re.Match[str], ...]:
    """All that may be codes, in order; also what only looks like one, as 'step-over-that-line' does."""
    return tuple(_WORN_CODE.finditer(text))
