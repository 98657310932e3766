"""Answer and danger files: YAML front matter, then Markdown parts under fixed headings."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer, AnswerHead, DangerHead, DangerText
from bot.knowledge.yaml_file import load_yaml, problems_of

PARTS = ("short", "more", "do", "fallback")
DANGER_KINDS = ("medical", "ice-now", "child-alone", "crisis", "violence")
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,2}) +(.+?) *$", re.MULTILINE)


def hash_text(text: str) -> str:
    """Sixteen hex digits of SHA-256 over the text with line ends and outer space evened out."""
    even = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(even.encode()).hexdigest()[:16]


def split_front(text: str, *, path: str) -> tuple[str, str, int, list[Problem]]:
    """(front matter, body, body's first line, problems)."""
    match = _FRONT.match(text)
    if match is None:
        return "", text, 1, [Problem(path, 1, "front-matter", "the file does not start with '---' front matter", "copy the head of a neighbouring answer")]
    return match[1], text[match.end() :], text[: match.end()].count("\n") + 1, []


def sections(body: str) -> list[tuple[int, str, str, int]]:
    """(level, heading, text below it, line in the body from 0) for each heading of level 1 and 2."""
    marks = list(_HEADING.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    return [(len(m[1]), m[2], body[m.end() : end].strip(), body[: m.start()].count("\n")) for m, end in zip(marks, ends, strict=True)]


def read_answer(file: Path, *, path: str, base_since: date) -> tuple[Answer | None, list[Problem]]:
    """Read `xx.md` or `xx@YYYY-MM-DD.md`. A broken file gives None and its problems."""
    language, _, stamp = file.stem.partition("@")
    try:
        since = date.fromisoformat(stamp) if stamp else base_since
    except ValueError:
        return None, [Problem(path, 0, "file-name", f"'{stamp}' is not a date", "name a successor LANG@YYYY-MM-DD.md")]
    text = file.read_text(encoding="utf-8")
    head, body, first, problems = _head(text, path=path, model=AnswerHead)
    if head is None:
        return None, problems
    found = sections(body)
    problems = _wrong_parts(found, path=path, first=first)
    if problems:
        return None, problems
    by_name = {name: text for level, name, text, _ in found if level == 2}
    states = tuple((n.removeprefix("state:").strip(), t) for lv, n, t, _ in found if lv == 2 and n.startswith("state:"))
    parts = {part: by_name.get(part, "") for part in PARTS}
    return Answer(path=path, language=language, since=since, head=head, text_hash=hash_text(body), title=found[0][1], states=states, **parts), []


def _head(text: str, *, path: str, model: type[AnswerHead]) -> tuple[Any, str, int, list[Problem]]:
    front, body, first, problems = split_front(text, path=path)
    if problems:
        return None, body, first, problems
    data, problems = load_yaml(front, path=path, first_line=2)
    if problems:
        return None, body, first, problems
    try:
        return model.model_validate(data or {}), body, first, []
    except ValidationError as error:
        return None, body, first, problems_of(error, front, path=path, first_line=2)


def _wrong_parts(found: list[tuple[int, str, str, int]], *, path: str, first: int) -> list[Problem]:
    problems: list[Problem] = []
    titles = [name for level, name, _, _ in found if level == 1]
    if len(titles) != 1 or found[0][0] != 1:
        problems.append(Problem(path, first, "parts", "an answer has exactly one '# title', first", "begin the text with one '# question' line"))
    seen: set[str] = set()
    for level, name, text, line in found:
        if level != 2:
            continue
        if name not in PARTS and not name.startswith("state:"):
            problems.append(Problem(path, first + line, "parts", f"unknown part '{name}'", f"use one of {', '.join(PARTS)} or 'state: GROUP'"))
        if name in seen:
            problems.append(Problem(path, first + line, "parts", f"part '{name}' stands twice", "join the two"))
        if not text:
            problems.append(Problem(path, first + line, "parts", f"part '{name}' is empty", "write it or remove the heading"))
        seen.add(name)
    return problems


def read_danger(file: Path, *, path: str) -> tuple[list[DangerText], DangerHead | None, list[Problem]]:
    """Read `danger/xx.md`: '# kind', its text, then '## id | button label' follow-ups."""
    head, body, first, problems = _head(file.read_text(encoding="utf-8"), path=path, model=DangerHead)
    if problems:
        return [], None, problems
    texts: list[DangerText] = []
    for level, name, text, line in sections(body):
        where = first + line
        if level == 1 and name not in DANGER_KINDS:
            problems.append(Problem(path, where, "parts", f"unknown danger '{name}'", f"use one of {', '.join(DANGER_KINDS)}"))
        elif level == 1:
            texts.append(DangerText(name, file.stem, text, ()))
        else:
            identifier, _, label = (piece.strip() for piece in name.partition("|"))
            if not texts or not label:
                problems.append(Problem(path, where, "parts", f"'{name}' is no follow-up", "write '## id | button label' below a danger"))
                continue
            last = texts[-1]
            texts[-1] = DangerText(last.kind, last.language, last.text, (*last.follow_ups, (identifier, label, text)))
    return texts, head, problems
