"""Which updates were begun and which are done, so that a killed process answers none twice and no poison comes for ever."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import handled_updates

KEPT = timedelta(days=1)
"""Telegram itself keeps updates no longer than 24 hours (core.telegram.org/bots/api#getting-updates)."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How often an update was begun, and whether one of these ended."""

    tries: int
    done: bool


async def progress(engine: AsyncEngine, ids: Collection[int]) -> Mapping[int, Progress]:
    """What is known of these updates; the unknown ones are absent."""
    query = select(handled_updates).where(handled_updates.c.update_id.in_(ids))
    async with engine.connect() as connection:
        return {row.update_id: Progress(row.tries, bool(row.done)) for row in await connection.execute(query)}


async def begin(engine: AsyncEngine, update_id: int, *, tries: int, today: date) -> None:
    """Record that an update is begun for the `tries`-th time."""
    async with engine.begin() as connection:
        await connection.execute(delete(handled_updates).where(handled_updates.c.update_id == update_id))
        await connection.execute(insert(handled_updates).values(update_id=update_id, tries=tries, done=0, handled_on=today))


async def finish(engine: AsyncEngine, update_id: int) -> None:
    """Record that an update is done and must not be handled again."""
    async with engine.begin() as connection:
        await connection.execute(update(handled_updates).where(handled_updates.c.update_id == update_id).values(done=1))


async def purge(engine: AsyncEngine, *, today: date) -> None:
    """Delete what is older than a day."""
    async with engine.begin() as connection:
        await connection.execute(delete(handled_updates).where(handled_updates.c.handled_on < today - KEPT))
