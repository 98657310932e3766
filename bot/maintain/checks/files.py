"""Files that can't be read: YAML, Markdown, questions and cues, each named with its line."""

import re
from collections.abc import Iterator

from bot.knowledge.errors import BrokenKnowledge, Problem
from bot.maintain.case import Case
from bot.maintain.never_say import read_never_say
from bot.maintain.questions import read_questions
from bot.understanding.danger import load_cues

_LOADED = re.compile(r"facts/[^/]+\.yaml|(directory|places|apologies)\.yaml|states\.yaml|(topics|blocks|danger)/.*(\.md|topic\.yaml)")
_TEXT = (".yaml", ".md", ".txt", ".jsonl", ".po", ".pot", ".json")


def check(case: Case) -> Iterator[Problem]:
    yield from case.unreadable
    yield from _encoding(case)
    yield from (line for line in read_questions(case.root / "questions" / "dev", case.root) if isinstance(line, Problem))
    yield from _cues(case)
    yield from read_never_say(case.root)[1]


def _encoding(case: Case) -> Iterator[Problem]:
    """Text files that are not UTF-8 and that the loader does not read itself."""
    for folder in (case.root, case.locales):
        for file in sorted(folder.rglob("*")):
            if file.suffix not in _TEXT or _LOADED.fullmatch(file.relative_to(folder).as_posix()):
                continue
            try:
                file.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                yield Problem(case.path(file), 0, "encoding", f"not UTF-8 (byte {error.start})", "save the file as UTF-8")


def _cues(case: Case) -> Iterator[Problem]:
    folder = case.root / "danger" / "cues"
    path = case.path(folder)
    if not any(folder.glob("*.yaml")):
        yield Problem(path, 0, "missing-file", "the cues of danger are missing", "restore the folder from the last release")
        return
    try:
        load_cues(folder, path=path)
    except BrokenKnowledge as error:
        yield from error.problems
    except UnicodeDecodeError:
        return  # told by _encoding
