"""What the poll loop must know of an update before it is parsed; malformed ones give nothing instead of an error."""

from collections.abc import Mapping
from typing import Any

Raw = Mapping[str, Any]

INLINE = "inline_query"

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", INLINE)
"""The updates we ask for; the rest (channel posts, reactions, which inline result was chosen) Telegram keeps to itself."""


def update_id(raw: Raw) -> int:
    """The id every update has (core.telegram.org/bots/api#update)."""
    return int(raw["update_id"])


def kind(raw: Raw) -> str:
    """'message', 'callback_query', …"""
    return next((name for name in KINDS if name in raw), "other")


def chat_id(raw: Raw) -> int | None:
    """The chat whose order counts; None for an inline query, which stands alone."""
    body = _mapping(raw.get(kind(raw)))
    chat = _mapping(body.get("chat")) or _mapping(_mapping(body.get("message")).get("chat"))
    found = chat.get("id")
    return found if isinstance(found, int) else None


def text(raw: Raw) -> str:
    """What the person typed, or wrote under a picture; nothing of an inline query, which is never urgent: it is typed for somebody else."""
    body = _mapping(raw.get(kind(raw)))
    found = body.get("text") or body.get("caption")
    return found if isinstance(found, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
