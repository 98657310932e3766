"""What every check looks at: the loaded knowledge, the files it came from, and the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from bot.knowledge.answer_file import hash_text, read_danger, split_front
from bot.knowledge.errors import Problem
from bot.knowledge.languages import COMPLETE
from bot.knowledge.load import relative
from bot.knowledge.models import Answer, DangerHead, KnowledgeBase, Topic, Version
from bot.knowledge.yaml_file import line_of
from bot.maintain.questions import Question, read_questions
from bot.understanding.examples import Example, read_examples

Severity: TypeAlias = Literal["error", "warning"]

CANONICAL = "canonical.txt"
DANGER = "danger"
RULES = "rules"
URGENT = "urgent"
_ITEM = re.compile(r"^(?:- id: *|)([\w-]+):?\s*$")
_ITEMS = ("facts/*.yaml", "directory.yaml", "states.yaml", "rules.yaml")


@dataclass(frozen=True, slots=True)
class DangerFile:
    """The head of one danger file, and the hash of the text below it."""

    path: str
    language: str
    head: DangerHead
    text_hash: str

    @property
    def version(self) -> Version:
        """The facts beneath all its texts, in the shape sign-offs are hashed from."""
        return Version(rests_on=tuple(sorted({i for ids in self.head.rests_on.values() for i in ids})))


@dataclass(frozen=True)
class Case:
    """A knowledge base to check. `root` is knowledge/, `code` the package whose interface strings are translated.

    `complete` are the languages in which nothing may be missing.
    """

    base: KnowledgeBase
    unreadable: tuple[Problem, ...]
    root: Path
    locales: Path
    code: Path
    today: date
    release: bool
    complete: tuple[str, ...] = COMPLETE

    def path(self, file: Path) -> str:
        """A file's path as maintainers know it, from the folder that holds knowledge/ and locales/."""
        return relative(file, self.root if file.is_relative_to(self.root) else self.locales)

    def file(self, path: str) -> Path:
        """The file of a path that a topic or an answer carries."""
        return self.root.parent / path

    def line(self, path: str, needle: str) -> int:
        """First line of the file that contains the text."""
        return line_of(self.file(path), needle)

    @property
    def until_release(self) -> Severity:
        """The severity of what may wait in daily work, but not past a release."""
        return "error" if self.release else "warning"

    @cached_property
    def topic_ids(self) -> dict[str, str]:
        """id -> area of every topic that has a folder, readable or not."""
        return {folder.name: folder.parent.name for folder in sorted(self.root.glob("topics/*/*")) if folder.is_dir()}

    @cached_property
    def canonical(self) -> tuple[tuple[str, str], ...]:
        """(area, id) of every topic there must be, and ('urgent', kind) of every danger."""
        return tuple(read_canonical(self.root / CANONICAL))

    @cached_property
    def texts(self) -> tuple[tuple[Topic, Answer], ...]:
        """Every answer of topics and blocks."""
        topics = (*self.base.topics.values(), *self.base.blocks.values())
        return tuple((topic, answer) for topic in topics for answer in topic.answers.values())

    @cached_property
    def danger_files(self) -> tuple[DangerFile, ...]:
        return tuple(read_danger_heads(self.root))

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        return tuple(read_examples(self.root / "questions"))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The evaluation questions that can be read."""
        return tuple(question for question in read_questions(self.root / "questions" / "dev", self.root) if isinstance(question, Question))

    def place(self, name: str) -> tuple[str, int]:
        """(path, line) of a fact, helper or state."""
        return self._places.get(name, (self.root.name, 0))

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        files = [file for pattern in _ITEMS for file in sorted(self.root.glob(pattern))]
        return {name: (self.path(file), line) for file in files for name, line in _names(file)}


def read_danger_heads(root: Path) -> Iterator[DangerFile]:
    """The danger files whose head can be read; the loader has told of the others."""
    for file in sorted((root / DANGER).glob("*.md")):
        path = relative(file, root)
        try:
            _, head, _ = read_danger(file, path=path)
        except UnicodeDecodeError:
            continue
        if head is not None:
            _, body, _, _ = split_front(file.read_text(encoding="utf-8"), path=path)
            yield DangerFile(path, file.stem, head, hash_text(body))


def read_canonical(file: Path) -> Iterator[tuple[str, str]]:
    """The (area, id) pairs of the canonical list; none when it is missing, which its check tells."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for line in text.splitlines():
        area, slash, name = line.strip().partition("/")
        if slash and not area.startswith("#"):
            yield area, name


def _names(file: Path) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        match = _ITEM.match(line)
        if match:
            yield match[1], number
