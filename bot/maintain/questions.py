"""The evaluation questions of knowledge/questions/dev/, one JSON object a line, with the lines they stand on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.errors import Problem
from bot.knowledge.load import relative


@dataclass(frozen=True, slots=True)
class Question:
    """One evaluation question, and the labels that count as right. `line` counts from 1."""

    path: str
    line: int
    text: str
    accept: tuple[str, ...]


def read_questions(folder: Path, root: Path) -> Iterator[Question | Problem]:
    """Every question of the folder's files; a Problem for each line that is none."""
    for file in sorted(folder.glob("*.jsonl")):
        path = relative(file, root)
        for number, raw in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if raw.strip():
                yield _question(raw, path, number)


def _question(raw: str, path: str, number: int) -> Question | Problem:
    try:
        line = json.loads(raw)
        return Question(path, number, str(line["text"]), tuple(str(label) for label in line["accept"]))
    except (ValueError, KeyError, TypeError) as error:
        return Problem(path, number, "files", f"not a labelled question ({error!r})", "write one JSON object with id, lang, text, kind and accept")
