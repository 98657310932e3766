"""'typing…' while an answer takes long, so that nobody writes the same again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.telegram.send import Sender

PATIENCE = 0.5
"""Seconds before 'typing…' shows: what comes sooner needs no announcement."""


@asynccontextmanager
async def typing(sender: Sender, chat_id: int | None, *, patience: float = PATIENCE) -> AsyncIterator[None]:
    """Show 'typing…' once in the chat if what is done within takes longer than `patience` seconds. Without a chat nothing is shown."""
    if chat_id is None:
        yield
        return
    showing = asyncio.create_task(_show(sender, chat_id, patience))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.wait((showing,))  # raises nothing of what happened in there


async def _show(sender: Sender, chat_id: int, patience: float) -> None:
    await asyncio.sleep(patience)
    await sender.typing(chat_id)
