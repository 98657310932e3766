"""A sheet as a volunteer gave it back: the cells, each with the line it stands on, whichever kind of file it came in."""

from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.errors import Problem
from bot.maintain.edits import Refused
from bot.maintain.translate.texts import Text

CHECK = "sheet"

SAME = "="
"""What a volunteer writes for 'the translation as it stands still says this'."""

OUT_OF_DATE = f"Out of date: the English says something else now. Every part needs an answer, if only {SAME}."

HOW_TO = (
    "Left empty, a part keeps the translation it has.",
    f"Where a text is out of date, every part needs an answer: a new translation, or the sign {SAME} if the present one still says the same.",
    "Keep phone numbers, web addresses, words in {curly brackets}, commands such as /start, and the marks ** - [ ]( ).",
    "Say neither more nor less than the English, and be no surer. The cautions tell what must not be overstated.",
    "What comes back from this sheet is marked as not reviewed until a person signs it.",
)
"""What a volunteer needs to know; it stands at the head of each sheet."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What was filled in for one part. `mark` says which English it was made from; `line` counts from 1."""

    text: str
    part: str
    mark: str
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read back. `path` is how its file is named in problems."""

    path: str
    language: str
    cells: tuple[Cell, ...]

    def problem(self, line: int, message: str, repair: str) -> Problem:
        return Problem(self.path, line, CHECK, message, repair)


def chosen(texts: tuple[Text, ...], only: str) -> tuple[Text, ...]:
    """The texts that go into a sheet: 'all', or those 'missing' or 'outdated' (of the interface strings: those not translated, or unsure)."""
    if only == "all":
        return texts
    return tuple(kept for text in texts if (kept := _kept(text, only)) is not None)


def _kept(text: Text, only: str) -> Text | None:
    if only == "outdated" and text.outdated:
        return text
    passages = tuple(p for p in text.passages if p.open and bool(p.now) == (only == "outdated"))
    if text.strings and passages:
        return Text(text.name, text.meaning, text.made_from, passages)
    return text if only == "missing" and passages and not text.strings else None


def decode(file: Path) -> str:
    """The file's text with plain line ends, from an editor or a word processor. Refuses what is not Unicode."""
    raw = file.read_bytes()
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    except UnicodeDecodeError:
        raise Refused(f"{file.name} is not Unicode text; save it as text in UTF-8, and try again") from None
