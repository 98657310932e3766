"""The words of the project: knowledge/glossary.yaml, with the words accepted in each language and those that are never used."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, TypeAdapter, ValidationError

from bot.knowledge.errors import Problem
from bot.knowledge.languages import LANGUAGES
from bot.knowledge.load import relative
from bot.knowledge.model import Model
from bot.knowledge.yaml_file import load_yaml, problems_of

GLOSSARY = "glossary.yaml"
UNSPACED = frozenset({"zh-Hans", "zh-Hant", "ko", "ar", "fa"})
"""Written without spaces, or with articles and particles joined to the word: a word may stand anywhere."""

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")  # Arabic vowel signs and the stretching line
_SPACE = re.compile(r"[\s\u200c]+")


class Never(Model):
    """A word that no text may use, and why."""

    say: str
    why: str


class Words(Model):
    """A term in one language: the preferred word first, then others that are accepted."""

    use: tuple[str, ...] = ()
    never: tuple[Never, ...] = ()
    note: str | None = None


def _with_english(words: dict[str, Words]) -> dict[str, Words]:
    if "en" not in words:
        raise ValueError("give `en`: in `use` how our texts say it, or in `never` that they don't")
    unknown = sorted(words.keys() - set(LANGUAGES))
    if unknown:
        raise ValueError(f"no language '{unknown[0]}' among {', '.join(LANGUAGES)}")
    return words


class Term(Model):
    """One term, in each language. In English `use` is how our texts say it."""

    term: str
    words: Annotated[dict[str, Words], AfterValidator(_with_english)]


_FILE = TypeAdapter(tuple[Term, ...])


def read_glossary(root: Path) -> tuple[tuple[Term, ...], list[Problem]]:
    """The terms, and the problems of a file that can't be used."""
    file = root / GLOSSARY
    path = relative(file, root)
    if not file.exists():
        return (), [Problem(path, 0, "missing-file", "the glossary is missing", "restore it from the last release")]
    text = file.read_text(encoding="utf-8", errors="replace")
    data, problems = load_yaml(text, path=path)
    if problems:
        return (), problems
    try:
        return _FILE.validate_python(data), []
    except ValidationError as error:
        return (), problems_of(error, text, path=path)


def says(text: str, word: str, language: str) -> bool:
    """Whether a text has a word or phrase of the glossary, in whatever case; a star at the end of a word stands for any ending."""
    return _pattern(word, language).search(even(text)) is not None


def even(text: str) -> str:
    """Text as words are looked for in it."""
    return _SPACE.sub(" ", _MARKS.sub("", text.casefold()))


@cache
def _pattern(word: str, language: str) -> re.Pattern[str]:
    pieces = (re.escape(piece.rstrip("*")) + (r"\w*" if piece.endswith("*") else "") for piece in even(word).split())
    whole = r"\s".join(pieces)
    return re.compile(whole if language in UNSPACED else rf"(?<![\w/]){whole}(?!\w)")
