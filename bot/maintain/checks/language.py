"""Texts that stand under one language and are written in another, or with the letters of a neighbour's."""

import re
from collections.abc import Iterator

import pycld2

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.prose import Prose, prose
from bot.understanding.language import base_code

SURE = 85
"""Per cent of a text: below that, names and English terms in a translation mislead the identifier."""

ENOUGH_BYTES, ENOUGH_WORDS = 80, 8
"""A paragraph shorter than that may be a name or a form's title."""

ENGLISH_SHARE = 0.08
"""Share of these words above which a paragraph is English: 87 % of our 1,041 English paragraphs pass it, none of 8,200 translated ones."""

_ENGLISH = frozenset(("the", "and", "of", "to", "you", "your", "is", "are", "that", "can", "if", "with", "have", "from", "they", "it", "this"))
_QUOTED = re.compile('["“«「『][^"”»」』]*["”»」』]')
"""What must be said in English stays in English."""

LEAST_OWN = 0.4
"""Share of a paragraph's letters in its own script, each Han character counted twice; names and terms on forms stay Latin."""

_HAN, _ARABIC, _CYRILLIC = "\u3400-\u4dbf\u4e00-\u9fff", "\u0600-\u06ff\u0750-\u077f", "\u0400-\u04ff"
_SCRIPTS = {
    "zh-Hans": _HAN,
    "zh-Hant": _HAN,
    "ko": "\uac00-\ud7af",
    "ar": _ARABIC,
    "fa": _ARABIC,
    "ru": _CYRILLIC,
    "uk": _CYRILLIC,
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_STRANGE = {
    "ar": (re.compile("[پچژگکی]"), "Persian"),
    "fa": (re.compile("[كي]"), "Arabic"),
    "ru": (re.compile("[іїєґІЇЄҐ]"), "Ukrainian"),
    "uk": (re.compile("[ыэъёЫЭЪЁ]"), "Russian"),
}
"""Letters that only the neighbouring language has."""


def check(case: Case) -> Iterator[Problem]:
    whole = list(_texts(case))
    yield from whole
    told = {problem.path for problem in whole}
    for piece in prose(case):
        yield from _letters(piece)
        if piece.path not in told:
            yield from _paragraph(piece)


def _texts(case: Case) -> Iterator[Problem]:
    """Texts that as a whole are in another language."""
    for _, answer in case.texts:
        text = "\n".join((answer.title, answer.short, answer.more, answer.do, answer.fallback))
        yield from _language(answer.path, answer.language, text)
    for (kind, language), danger in case.base.danger.items():
        said = " ".join((danger.text, *(text for _, _, text in danger.follow_ups)))
        yield from _language(f"{case.root.name}/danger/{language}.md", language, said, about=f"'{kind}' ")


def reads_as(text: str) -> str | None:
    """The language of ours that a whole text surely is in; None where the identifier is not sure."""
    reliable, _, guesses = pycld2.detect(text.encode())
    _, code, percent, _ = guesses[0]
    return base_code(code) if reliable and percent >= SURE else None


def _language(path: str, language: str, text: str, *, about: str = "") -> Iterator[Problem]:
    found = reads_as(text)
    if found not in (None, language) and not {found, language} <= {"zh-Hans", "zh-Hant"}:  # these two are told apart by their characters
        yield Problem(path, 0, "language", f"{about}stands under '{language}', but reads as '{found}'", "translate it, or move it")


def _letters(piece: Prose) -> Iterator[Problem]:
    strange, whose = strange_letters(piece.text, piece.language)
    if strange:
        yield Problem(piece.path, piece.line, "language", f"{whose} letters in '{piece.language}': {' '.join(strange)}", "write it with the language's own")


def _paragraph(piece: Prose) -> Iterator[Problem]:
    if piece.language == "en":
        return
    if _is_foreign(_QUOTED.sub(" ", piece.text), piece.language):
        yield Problem(piece.path, piece.line, "language", f"not in the script of '{piece.language}': {piece.text[:60]}", "translate it")
    elif _is_english(piece.text):
        yield Problem(piece.path, piece.line, "language", f"still in English: {piece.text[:60]}", "translate it")


def _is_foreign(text: str, language: str) -> bool:
    """Whether the letters of a paragraph are mostly of another script."""
    latin = len(_LATIN.findall(text))
    if language not in _SCRIPTS:
        return sum(character.isalpha() for character in text) > 2 * latin
    own = len(re.findall(f"[{_SCRIPTS[language]}]", text)) * (2 if _SCRIPTS[language] is _HAN else 1)
    return len(text.encode()) >= ENOUGH_BYTES and own < LEAST_OWN * (own + latin)


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", text).lower())
    found = sum(word in _ENGLISH for word in words)
    return len(words) >= ENOUGH_WORDS and found > 1 and found > ENGLISH_SHARE * len(words)


def strange_letters(text: str, language: str) -> tuple[list[str], str]:
    """Letters of the neighbouring language or way of writing, and its name."""
    if language in ("zh-Hans", "zh-Hant"):
        simplified = language == "zh-Hans"
        own, other = ("gb2312", "big5") if simplified else ("big5", "gb2312")
        found = [character for character in dict.fromkeys(text) if "\u4e00" <= character <= "\u9fff" and _has(other, character) and not _has(own, character)]
        return found, "traditional" if simplified else "simplified"
    pattern, whose = _STRANGE.get(language, (None, ""))
    return (list(dict.fromkeys(pattern.findall(text))) if pattern else []), whose


def _has(encoding: str, character: str) -> bool:
    """Whether a national character set has the character: GB 2312 has the simplified ones, Big5 the traditional ones, both the common ones."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
