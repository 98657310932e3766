"""Addresses that open one answer: `https://t.me/<bot>?start=<topic>_<lang>[_<state>]`. This form is printed, and will always work."""

from collections.abc import Collection
from dataclasses import dataclass

PAYLOAD_CHARS = 64
"""core.telegram.org/bots/features#deep-linking: up to 64 of A-Z a-z 0-9 _ and -."""


@dataclass(frozen=True, slots=True)
class Target:
    """An answer: a topic's, in a language, for a state. Language and state may be open."""

    topic: str
    language: str | None = None
    state: str | None = None


def payload(target: Target) -> str:
    """'data-medicaid-ice_es_CA': what stands behind ?start= and in an inline query for one card."""
    return "_".join(filter(None, (target.topic, target.language or ("en" if target.state else None), target.state)))


def address(handle: str, target: Target) -> str:
    """The address of the bot's current answer. `handle` is its name on Telegram without @."""
    return f"https://t.me/{handle}?start={payload(target)}"


GUIDE = "check"
"""Behind ?start=, opens the family guide and tells nothing of a person. No topic has this name."""


def guide_address(handle: str) -> str:
    """The address that opens the family guide."""
    return f"https://t.me/{handle}?start={GUIDE}"


def read_payload(text: str, *, topics: Collection[str], languages: Collection[str], states: Collection[str]) -> Target | None:
    """What a payload names; a language or state that is none of ours is left open. None when the topic is none of ours."""
    topic, language, state, *_ = [*text.split("_"), "", ""]
    if topic not in topics:
        return None
    known_state = state.upper() if state.upper() in states else None
    return Target(topic, language if language in languages else None, known_state)
