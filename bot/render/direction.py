"""Right-to-left text: what reads from left to right inside it is isolated, and every line begins on the right.

A phone shows 1-800-222-1222 inside Arabic as 1222-222-800-1 unless it stands between U+2068 and U+2069 (Unicode's UAX 9).
Telegram takes a paragraph's direction from its first strong letter, and skips what is isolated.
"""

import re

from bot.knowledge.languages import RIGHT_TO_LEFT

FIRST_STRONG_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK = "\u2068", "\u2069", "\u200f"

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SIGN = r"A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff"
_RUN = rf"[+$@/]?[{_SIGN}]+(?:(?: |[-/&+.:@'’_=?#%~,–]+| [&/–-] )[{_SIGN}]+)*%?"
"""Latin words, numbers to dial, amounts, commands."""

_FOREIGN = re.compile(
    rf"(?P<done>{FIRST_STRONG_ISOLATE}[^{POP_ISOLATE}]*{POP_ISOLATE})"
    rf"|https?://[^\s<>{_LETTER}]+"
    rf"|(?<=[\"“«])[^\"”»\n{_LETTER}]*[A-Za-z][^\"”»\n{_LETTER}]*(?=[\"”»])"  # an English quotation, its full stop too
    rf"|\d{{1,2}} [{_LETTER}/]+(?: \(?[{_LETTER}]+\)?)? \d{{4}}"  # a date, its month in one or two words
    rf"|{_RUN}(?: \({_RUN}\))*"  # names, also with an addition in brackets
)
_STRONG = re.compile(f"[{_LETTER}]")
_TAG = re.compile(r"<[^<>]*>")
_ISOLATED = re.compile(f"{FIRST_STRONG_ISOLATE}[^{POP_ISOLATE}]*{POP_ISOLATE}")


def is_right_to_left(language: str) -> bool:
    return language in RIGHT_TO_LEFT


def isolate(text: str, language: str) -> str:
    """Plain text with its numbers, addresses, dates, Latin names and English quotations isolated. Other languages are left alone."""
    return _FOREIGN.sub(_isolated, text) if is_right_to_left(language) else text


def _isolated(found: re.Match[str]) -> str:
    """A bare count needs nothing: alone, its digits keep their order."""
    return found[0] if found["done"] or found[0].isdigit() else enclose(found[0])


def enclose(text: str) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def begin_right(text: str, language: str) -> str:
    """Plain text or HTML in which lines without a letter of the script, such as a number to dial, begin on the right too."""
    return "\n".join(map(_line, text.split("\n"))) if is_right_to_left(language) else text


def _line(line: str) -> str:
    shown = _ISOLATED.sub("x", _TAG.sub("", line)).strip()
    return line if not shown or _STRONG.search(shown) else RIGHT_TO_LEFT_MARK + line
