"""How fast we may send: a slot for each message, per chat and over all, as Telegram's limits want it."""

import asyncio
from typing import TypeAlias

ChatId: TypeAlias = int | str
"""A chat's number, or the '@name' of a public channel (core.telegram.org/bots/api#sendmessage)."""

OVERALL_PER_SECOND = 30
CHAT_PER_SECOND = 1
"""core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""

CHAT_BURST = 3
"""The same page: short bursts above the limit pass. An answer with its note is two messages; nobody should wait for that."""

CHATS_REMEMBERED = 10_000


class Pace:
    """Gives each message the earliest moment it may go (a leaky bucket per chat, a plain queue over all)."""

    def __init__(self) -> None:
        self._chats: dict[ChatId, float] = {}
        self._overall = 0.0

    async def wait(self, chat_id: ChatId) -> None:
        """Return when a message to this chat may be sent. A crowded chat holds up no other."""
        now = asyncio.get_running_loop().time()
        full_at = max(now, self._chats.get(chat_id, 0.0)) + 1 / CHAT_PER_SECOND
        self._chats.pop(chat_id, None)
        self._chats[chat_id] = full_at
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.pop(next(iter(self._chats)))
        await asyncio.sleep(full_at - now - CHAT_BURST / CHAT_PER_SECOND)
        now = asyncio.get_running_loop().time()
        self._overall = max(now, self._overall) + 1 / OVERALL_PER_SECOND
        await asyncio.sleep(self._overall - now - 1 / OVERALL_PER_SECOND)
