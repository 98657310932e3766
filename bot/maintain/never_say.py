"""What no text may say: knowledge/never_say.yaml, patterns per language with the reason for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.knowledge.errors import Problem
from bot.knowledge.load import relative
from bot.knowledge.model import Model
from bot.knowledge.yaml_file import line_of, load_yaml, problems_of

NEVER_SAY = "never_say.yaml"


class _Written(Model):
    """One entry of the file: the pattern, what excuses a sentence that has it, and why it may not be said."""

    say: str
    unless: str | None = None
    why: str


@dataclass(frozen=True, slots=True)
class NeverSay:
    """A pattern on folded text (lower case, no accents). A sentence that also matches `unless` is not meant."""

    language: str
    say: re.Pattern[str]
    unless: re.Pattern[str] | None
    why: str


_FILE = TypeAdapter(dict[str, tuple[_Written, ...]])


def read_never_say(root: Path) -> tuple[tuple[NeverSay, ...], list[Problem]]:
    """The rules that can be used, and the problems of the others."""
    file = root / NEVER_SAY
    path = relative(file, root)
    if not file.exists():
        return (), [Problem(path, 0, "missing-file", "the list of what no text may say is missing", "restore it from the last release")]
    text = file.read_text(encoding="utf-8", errors="replace")
    data, problems = load_yaml(text, path=path)
    if problems:
        return (), problems
    try:
        written = _FILE.validate_python(data)
    except ValidationError as error:
        return (), problems_of(error, text, path=path)
    made = [_rule(language, entry, file, path) for language, entries in written.items() for entry in entries]
    return tuple(rule for rule in made if isinstance(rule, NeverSay)), [problem for problem in made if isinstance(problem, Problem)]


def _rule(language: str, entry: _Written, file: Path, path: str) -> NeverSay | Problem:
    try:
        return NeverSay(language, re.compile(entry.say), re.compile(entry.unless) if entry.unless else None, entry.why)
    except re.error as error:
        return Problem(path, line_of(file, entry.say), "never-say", f"not a regular expression: {error}", "mend the pattern")


def broken(rules: tuple[NeverSay, ...], sentence: str, *, language: str) -> Iterator[tuple[NeverSay, str]]:
    """The rules a folded sentence breaks, each with the words that break it."""
    for rule in rules:
        match = rule.say.search(sentence) if rule.language == language else None
        if match and not (rule.unless and rule.unless.search(sentence)):
            yield rule, match[0]
