"""Errors of the knowledge base.

KnowledgeError
└── BrokenKnowledge   one or more files can't be used; carries every problem found
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong where, and how to repair it. `path` is relative to the project; `line` counts from 1, 0 is the whole file."""

    path: str
    line: int
    check: str
    message: str
    repair: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.severity}: {self.message} -> {self.repair} [{self.check}]"

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)


class KnowledgeError(Exception):
    """Base of all errors of the knowledge base."""


class BrokenKnowledge(KnowledgeError):
    """One or more files can't be used. `problems` has a line for each."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))
