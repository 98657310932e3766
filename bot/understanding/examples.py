"""Example questions of knowledge/questions/: what the matcher learns from. The evaluation ones in dev/ never enter here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OUT_OF_SCOPE = "out-of-scope"
MISUSE = "misuse"
SMALLTALK = "smalltalk"
DANGER = "danger-"
LABELLED = "not-danger"
"""A file of this name holds 'label<TAB>question' lines: near misses of danger, each with its right label."""


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its label: a topic id, one of the classes above, or 'danger-KIND'. `line` counts from 1."""

    language: str
    label: str
    text: str
    path: str
    line: int


def read_examples(folder: Path) -> Iterator[Example]:
    """Every example question under questions/<lang>/, in a stable order. Blank lines and # comments are skipped."""
    for file in sorted(folder.glob("*/*.txt")):
        language, name = file.parent.name, file.stem
        path = file.relative_to(folder.parent.parent).as_posix()
        for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            label, tab, text = line.partition("\t") if name == LABELLED else (name, "\t", line)
            yield Example(language, label.strip() if tab else "", (text if tab else line).strip(), path, number)


def examples_hash(folder: Path) -> str:
    """What the shipped weights are keyed by: a hash of all labels and texts."""
    digest = hashlib.sha256()
    for example in read_examples(folder):
        digest.update(f"{example.language}\t{example.label}\t{example.text}\n".encode())
    return digest.hexdigest()[:16]
