"""Labelled questions in JSON lines, as knowledge/questions/README.md describes them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.understanding.examples import MISUSE, OUT_OF_SCOPE, SMALLTALK
from bot.understanding.language import UNDERSTOOD

IN_SCOPE = frozenset({"topic", "pii", "not-urgent"})


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question."""

    id: str
    language: str
    text: str
    kind: str
    accept: tuple[str, ...]
    personal: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes of the classifier that are right; none for danger, and for what is asked for its numbers only."""
        return {"out-of-scope": (OUT_OF_SCOPE,), "misuse": (MISUSE,), "smalltalk": (SMALLTALK,), "urgent": ()}.get(self.kind, self.accept)


def development_files(root: Path) -> list[Path]:
    """questions/dev/<language>.jsonl below `root`; files of other names measure danger and personal data, and choose nothing."""
    return [file for file in sorted((root / "questions" / "dev").glob("*.jsonl")) if file.stem in UNDERSTOOD]


def read_questions(files: Iterable[Path]) -> Iterator[Question]:
    """Questions of JSONL files. Raises ValueError naming file and line of one that can't be read."""
    for file in files:
        for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                line: dict[str, Any] = json.loads(raw)
                yield Question(line["id"], line["lang"], line["text"], line["kind"], tuple(line["accept"]), tuple(line.get("personal", ())))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{file.name}:{number}: not a labelled question ({error})") from error
