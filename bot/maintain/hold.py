"""`amparo hold`: the kill switch of an answer, and its release."""

import shlex
from datetime import date
from pathlib import Path

from bot.knowledge.load import relative
from bot.maintain.edits import Edit, Refused, quote, read_text, set_key, write_all
from bot.maintain.find import folder_of, folders
from bot.maintain.loadable import problems_in


def put_on_hold(root: Path, name: str | None, *, why: str, today: date) -> list[str]:
    """Hold the topic (None: all) from today on. Returns a line for each."""
    if not why.strip():
        raise Refused('say why, as in --why "new order, reading it"')
    value = f"{{since: {today}, why: {quote(why.strip())}}}"
    return _change(root, name, value, done=f"held since {today}; readers get the fallback and legal help") or ["already held"]


def take_off_hold(root: Path, name: str | None) -> list[str]:
    """Give the topic's answer (None: all) again. Returns a line for each."""
    return _change(root, name, None, done="given again") or ["not held"]


def hold_command(name: str | None, why: str) -> str:
    """What to type in a terminal to hold a topic (None: all) in its file."""
    return f"amparo hold {name or '--all'} --why {shlex.quote(why)}"


def _change(root: Path, name: str | None, value: str | None, *, done: str) -> list[str]:
    chosen = [folder_of(root, name)] if name else list(folders(root).values())
    texts = [(folder / "topic.yaml", read_text(folder / "topic.yaml")) for folder in chosen]
    edits = [Edit(file, changed) for file, text in texts if (changed := set_key(text, "hold", value)) != text]
    write_all(edits, validate=problems_in)
    return [f"{relative(edit.file, root)}: {done}" for edit in edits]
