"""What a button carries: a version, the language of its message, a verb and ids of ours. What comes back is never trusted."""

import re
from collections.abc import Container
from dataclasses import dataclass

from bot.reply import OUTWARD, Action, Verb

CALLBACK_DATA_BYTES = 64
"""core.telegram.org/bots/api#inlinekeyboardbutton: callback_data, 1-64 bytes."""

VERSION = "1"
"""Changes when a verb's arguments change meaning; buttons of other versions lead to the topic they name, else to the start page."""

_ARGUMENT = re.compile(r"[A-Za-z0-9@._-]+")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's action, and the language of the message it stands under: the reply to a press is in that language."""

    language: str
    action: Action


def encode(action: Action, language: str) -> str:
    """'1:es:t:data-medicaid-ice'. Raises ValueError for what would not fit or not come back the same."""
    data = ":".join((VERSION, language, action.verb.value, *action.args))
    if len(data.encode()) > CALLBACK_DATA_BYTES or not all(_ARGUMENT.fullmatch(part) for part in (language, *action.args)):
        raise ValueError(f"a button can't carry {action.verb.value} with these {len(action.args)} arguments")
    return data


def rescue(data: str | None, *, topics: Container[str], languages: Container[str]) -> Pressed:
    """Where a button leads that can't be decoded, such as one of an earlier version: to a topic it names, else to the start page."""
    parts = _ARGUMENT.findall(data or "")
    language = next((part for part in parts if part in languages), "")
    topic = next((part for part in parts if part in topics), None)
    return Pressed(language, Action(Verb.TOPIC, (topic,)) if topic else Action(Verb.START))


def decode(data: str | None) -> Pressed | None:
    """What was pressed, or None for an unknown version or verb, junk, and anything too long."""
    if data is None or len(data.encode("utf-8", "replace")) > CALLBACK_DATA_BYTES:
        return None
    parts = data.split(":")
    if len(parts) < 3 or parts[0] != VERSION or not all(_ARGUMENT.fullmatch(part) for part in (parts[1], *parts[3:])):
        return None
    try:
        action = Action(Verb(parts[2]), tuple(parts[3:]))
    except ValueError:
        return None
    return None if action.verb in OUTWARD else Pressed(parts[1], action)
