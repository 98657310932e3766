"""What a button carries: a version, a verb and ids of ours. What comes back is never trusted."""

import re

from bot.reply import Action, Verb

CALLBACK_DATA_BYTES = 64
"""core.telegram.org/bots/api#inlinekeyboardbutton: callback_data, 1-64 bytes."""

VERSION = "1"
"""Changes when a verb's arguments change meaning; buttons of other versions lead to the start page."""

_ARGUMENT = re.compile(r"[A-Za-z0-9@._-]+")


def encode(action: Action) -> str:
    """'1:t:data-medicaid-ice'. Raises ValueError for what would not fit or not come back the same."""
    data = ":".join((VERSION, action.verb.value, *action.args))
    if len(data.encode()) > CALLBACK_DATA_BYTES or not all(_ARGUMENT.fullmatch(arg) for arg in action.args):
        raise ValueError(f"a button can't carry {action.verb.value} with these {len(action.args)} arguments")
    return data


def decode(data: str | None) -> Action | None:
    """The action, or None for an unknown version or verb, junk, and anything too long."""
    if data is None or len(data.encode("utf-8", "replace")) > CALLBACK_DATA_BYTES:
        return None
    version, *rest = data.split(":")
    if version != VERSION or not rest or not all(_ARGUMENT.fullmatch(arg) for arg in rest[1:]):
        return None
    try:
        return Action(Verb(rest[0]), tuple(rest[1:]))
    except ValueError:
        return None
