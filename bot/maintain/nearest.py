"""The known name nearest to a mistyped one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LIKE = 70
"""A score below this (of 100) is no near miss: 'snap' would suggest 'scam'."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The nearest known name, or None when none is like it."""
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=LIKE)
    return found[0] if found else None
