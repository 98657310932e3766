"""Everything people read, paragraph by paragraph with its line: answers, blocks, danger texts, interface strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from bot.knowledge.answer_file import split_front
from bot.maintain.case import Case

_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=\s*- |#)")
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
    start = 0
    for match in (*_PARAGRAPH.finditer(body), None):
        piece = body[start : match.start() if match else len(body)]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield body.count("\n", 0, start + lead), " ".join(piece.split())
        start = match.end() if match else len(body)


def _answer(path: str, file: Path) -> Iterator[Prose]:
    _, body, first, _ = split_front(file.read_text(encoding="utf-8", errors="replace"), path=path)
    language = file.stem.partition("@")[0]
    for line, text in paragraphs(body):
        yield Prose(path, language, first + line, text)


def _strings(path: str, file: Path) -> Iterator[Prose]:
    language = file.parts[-3]
    try:
        with file.open("rb") as handle:
            catalog = read_po(handle)
    except (PoFileError, ValueError):
        return  # the check of interface strings tells
    for message in catalog:
        if message.id and isinstance(message.string, str) and message.string:
            yield Prose(path, language, message.lineno or 0, message.string)
