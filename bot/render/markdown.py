"""The Markdown subset of answers as a flat list of pieces: a standard parser does the parsing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("zero", {"breaks": True}).enable(["emphasis", "link", "list", "newline", "escape"])

_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)

Kind = Literal["text", "bold", "end-bold", "link", "end-link", "line", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of inline text or a break. `text` holds the text, or the link's address."""

    kind: Kind
    text: str = ""


def pieces(markdown: str) -> Iterator[Piece]:
    """Flatten Markdown: paragraphs and list items are breaks before their text; raw HTML stays text."""
    first = True
    in_item = False
    for token in _PARSER.parse(_NUMBERED.sub(r"\1\\\2", markdown)):  # "2026. …" is a year, not item 2026 of a list
        if token.type == "list_item_open":
            yield Piece("item")
            in_item, first = True, False
        elif token.type == "list_item_close":
            in_item = False
        elif token.type == "paragraph_open" and not in_item:
            if not first:
                yield Piece("paragraph")
            first = False
        elif token.type == "inline":
            yield from _inline(token.children or [])


def _inline(tokens: list[Token]) -> Iterator[Piece]:
    marks: dict[str, Kind] = {"strong_open": "bold", "strong_close": "end-bold", "link_close": "end-link", "softbreak": "line", "hardbreak": "line"}
    for token in tokens:
        if token.type == "link_open":
            yield Piece("link", str(token.attrs.get("href", "")))
        elif token.type in marks:
            yield Piece(marks[token.type])
        elif token.content:
            yield Piece("text", token.content)


def literal(text: str) -> str:
    """Markdown of one line that shows the text as it was typed."""
    return re.sub(r"([\\*_\[\]])", r"\\\1", text)
