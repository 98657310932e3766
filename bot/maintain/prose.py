"""Everything people read, paragraph by paragraph with its line: answers, blocks, danger texts, interface strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError

from bot.knowledge.answer_file import split_front
from bot.maintain.case import Case
from bot.maintain.strings import forms, messages, read_catalog

_BEGINS = re.compile(r"\s*- |#")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»)*]*\s+")


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph or interface string, on one line of text. `line` counts from 1."""

    path: str
    language: str
    line: int
    text: str

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph."""
    return [piece for piece in _SENTENCE.split(text) if piece.strip()]


def prose(case: Case) -> Iterator[Prose]:
    """All prose, also that of files with other faults. What is not UTF-8 is told elsewhere."""
    for folder in ("topics", "blocks", "danger"):
        for file in sorted((case.root / folder).rglob("*.md")):
            yield from _answer(case.path(file), file)
    for file in sorted(case.locales.glob("*/LC_MESSAGES/bot.po")):
        yield from _strings(case.path(file), file)


def paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """(line from 0, text on one line) of each paragraph, bullet or heading."""
    start, lines = 0, list[str]()
    for number, line in enumerate(body.split("\n")):
        if lines and (not line.strip() or _BEGINS.match(line) or lines[0].startswith("#")):
            yield start, " ".join(" ".join(lines).split())
            lines = []
        if line.strip():
            start = start if lines else number
            lines.append(line)
    if lines:
        yield start, " ".join(" ".join(lines).split())


def _answer(path: str, file: Path) -> Iterator[Prose]:
    _, body, first, _ = split_front(file.read_text(encoding="utf-8", errors="replace"), path=path)
    language = file.stem.partition("@")[0]
    for line, text in paragraphs(body):
        yield Prose(path, language, first + line, text)


def _strings(path: str, file: Path) -> Iterator[Prose]:
    language = file.parts[-3]
    try:
        catalog = read_catalog(file)
    except (PoFileError, ValueError):
        return  # the check of interface strings tells
    for message in messages(catalog):
        for form in filter(None, forms(message)):
            yield Prose(path, language, message.lineno or 0, form)
