"""How fast we may send: a slot for each message or edit, per chat and over all, as Telegram's limits want it.

Edits share the limits of messages (tdlib/td#3034, #2592). Acknowledging a press has none (tdlib/telegram-bot-api#648);
of deletes and 'typing…' nothing is said, so they take no slot and obey a 429 like everything else.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot import clock

ChatId: TypeAlias = int | str
"""A chat's number, or the '@name' of a public channel (core.telegram.org/bots/api#sendmessage)."""

OVERALL_PER_SECOND = 30
"""core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, as are the figures below."""

GROUP_PER_MINUTE = 20


@dataclass(frozen=True, slots=True)
class Rate:
    """One message each `every` seconds; after a quiet time `burst` of them at once."""

    every: float
    burst: int


PRIVATE = Rate(1.0, 3)
"""One a second, and short bursts pass. An answer with its note is two messages; nobody should wait for that."""

DANGER = Rate(1.0, 6)
"""An answer to danger does not wait for what was said before it."""

GROUP = Rate(4.0, 5)
"""Five at once and fifteen more while they last: in no minute more than GROUP_PER_MINUTE."""

CHATS_REMEMBERED = 10_000


class Pace:
    """Gives each message the earliest moment it may go: a leaky bucket per chat, then one line over all.

    Nobody stands in the line for a chat that is full, so one chat's burst holds up no other; an urgent message passes the line.
    """

    def __init__(self, *, now: Callable[[], float] = clock.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._now, self._sleep = now, sleep
        self._chats: dict[ChatId, float] = {}
        self._line = asyncio.Lock()
        self._free_at = 0.0

    async def wait(self, chat_id: ChatId, *, urgent: bool = False) -> None:
        """Return when a message to this chat may be sent."""
        await self._sleep(self._until_free(chat_id, _rate(chat_id, urgent=urgent)))
        if urgent:
            await self._slot()
            return
        async with self._line:
            await self._slot()

    async def _slot(self) -> None:
        """The next slot of all. Only the head of the line holds one ahead of time, so an urgent message gets the one after."""
        mine = max(self._now(), self._free_at)
        self._free_at = mine + 1 / OVERALL_PER_SECOND
        await self._sleep(mine - self._now())

    def _until_free(self, chat_id: ChatId, rate: Rate) -> float:
        """Seconds until the chat has room; the room is taken."""
        now = self._now()
        empty_at = max(now, self._chats.pop(chat_id, 0.0)) + rate.every
        self._chats[chat_id] = empty_at
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.pop(next(iter(self._chats)))
        return empty_at - now - rate.burst * rate.every


def _rate(chat_id: ChatId, *, urgent: bool) -> Rate:
    """Groups and channels have negative ids (core.telegram.org/api/bots/ids) or a public name."""
    if isinstance(chat_id, str) or chat_id < 0:
        return GROUP
    return DANGER if urgent else PRIVATE
