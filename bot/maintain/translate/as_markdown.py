"""The sheet as Markdown: one part below the other, for any editor or word processor.

Lines in [[double brackets]] are the frame; spaces and hashes around them don't matter, and no word processor 'corrects' them.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.maintain.edits import Refused
from bot.maintain.translate.sheet import HOW_TO, OUT_OF_DATE, Cell, Sheet, decode
from bot.maintain.translate.texts import Passage, Text

_FRAME = re.compile(r"^[#\s]*\[\[(sheet|text|part|english|cautions|now|new|end)\b *([^|\]]*?) *(?:\| *(\w+) *)?\]\]\s*$")


def write(texts: Iterable[Text], language: str, name: str) -> str:
    """The sheet of a language, called `name` by those who write in it."""
    lines = [f"# [[sheet {language}]]", "", f"Amparo: translation into {name}", "", *(f"- {rule}" for rule in HOW_TO), ""]
    lines += ["- Write between [[new]] and the next line in double brackets. Leave those lines as they are.", ""]
    for text in texts:
        lines += [f"## [[text {text.name}]]", "", *((OUT_OF_DATE, "") if text.outdated else ())]
        lines += (line for passage in text.passages for line in _passage(passage))
    return "\n".join((*lines, "## [[end]]", ""))


def _passage(passage: Passage) -> Iterator[str]:
    yield from (f"### [[part {passage.part} | {passage.mark}]]", "", "[[english]]", passage.english, "")
    if passage.cautions:
        yield from ("[[cautions]]", *(f"- {caution}" for caution in passage.cautions), "")
    yield from ("[[now]]", passage.now, "", "[[new]]", "", "")


def read(file: Path) -> Sheet:
    """A sheet that came back. Refuses a file that is none."""
    language, text, part, mark, start = "", "", "", "", 0
    cells: list[Cell] = []
    new: list[str] | None = None
    for number, line in enumerate((*decode(file).split("\n"), "[[end]]"), 1):
        frame = _FRAME.match(line)
        if frame is None:
            if new is not None:
                new.append(line)
            continue
        if new is not None:
            cells.append(Cell(text, part, mark, "\n".join(new), start))
        kind, said = frame[1], frame[2]
        new, start = ([], number) if kind == "new" else (None, start)
        if kind == "sheet":
            language = said
        elif kind == "text":
            text, part, mark = said, "", ""
        elif kind == "part":
            part, mark = said, frame[3] or ""
    if not language:
        raise Refused(f"{file.name} is no translation sheet: the line [[sheet LANGUAGE]] is missing; `amparo translate sheet` writes one")
    return Sheet(file.name, language, tuple(cells))
