"""Small edits of knowledge files: one key of YAML is set or removed, every other byte stays, the write is atomic."""

import json
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.errors import Problem

NEW_FILE_MODE = 0o644


class Refused(Exception):
    """The command can't be carried out. The message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file and its new text."""

    file: Path
    text: str


Validate = Callable[[Path, str], Sequence[Problem]]


def read_text(file: Path) -> str:
    """The text with its own line ends, so that a write changes no others."""
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{file.name} is not UTF-8; mend it first (`amparo check`)") from None


def set_key(yaml_text: str, key: str, value: str | None) -> str:
    """Set a top-level key to one line of YAML, or remove it (None) with the lines that belong to it."""
    end = "\r\n" if "\r\n" in yaml_text else "\n"
    written = "" if value is None else f"{key}: {value}{end}"
    pattern = re.compile(rf"^{re.escape(key)}:.*(?:\n|\Z)(?:[ \t]+\S.*(?:\n|\Z))*", re.MULTILINE)
    if pattern.search(yaml_text):
        return pattern.sub(lambda _: written, yaml_text, count=1)
    gap = end if yaml_text and not yaml_text.endswith("\n") and written else ""
    return f"{yaml_text}{gap}{written}"


def set_front(text: str, key: str, value: str) -> str:
    """Set a key of the front matter of an answer or danger file."""
    match = re.match(r"---\r?\n(.*?\n)---\r?\n", text, re.DOTALL)
    if match is None:
        raise Refused("the file has no front matter; mend it first (`amparo check`)")
    return text[: match.start(1)] + set_key(match[1], key, value) + text[match.end(1) :]


def quote(text: str) -> str:
    """A string as YAML that no reader takes for a number or a date."""
    return json.dumps(text, ensure_ascii=False)


def write_all(edits: Sequence[Edit], *, validate: Validate) -> None:
    """Write every edit, or none when one would not load. Each file is replaced at once, never half."""
    wrong = [problem for edit in edits for problem in validate(edit.file, edit.text)]
    if wrong:
        raise Refused("nothing was changed, since a file would not load:\n" + "\n".join(map(str, wrong)))
    for edit in edits:
        _replace(edit.file, edit.text)


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8"))
        temporary.chmod(file.stat().st_mode if file.exists() else NEW_FILE_MODE)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
