"""A chat's chosen language and state: kept 30 days after last use, gone at /forget."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import preferences

KEPT = timedelta(days=30)
"""Promised in /privacy and design.md."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What a person chose; None is 'not chosen'."""

    language: str | None = None
    state: str | None = None


async def read(engine: AsyncEngine, chat_hash: str, *, today: date) -> Preference | None:
    """The choice kept for a chat, whose 30 days begin anew; None when there is none or it is over."""
    where = preferences.c.chat_hash == chat_hash
    async with engine.connect() as connection:
        row = (await connection.execute(select(preferences).where(where))).one_or_none()
        if row is None or row.last_used < today - KEPT:
            return None
        if row.last_used != today:
            await connection.execute(update(preferences).where(where).values(last_used=today))
            await connection.commit()
    return Preference(row.language, row.state)


async def keep(engine: AsyncEngine, chat_hash: str, preference: Preference, *, today: date) -> None:
    """Replace what is kept for a chat."""
    values = {"chat_hash": chat_hash, "language": preference.language, "state": preference.state, "last_used": today}
    async with engine.begin() as connection:
        await connection.execute(delete(preferences).where(preferences.c.chat_hash == chat_hash))
        await connection.execute(insert(preferences).values(values))


async def forget(engine: AsyncEngine, chat_hash: str) -> None:
    """Delete what is kept for a chat."""
    async with engine.begin() as connection:
        await connection.execute(delete(preferences).where(preferences.c.chat_hash == chat_hash))


async def purge(engine: AsyncEngine, *, today: date) -> None:
    """Delete what was last used more than KEPT ago."""
    async with engine.begin() as connection:
        await connection.execute(delete(preferences).where(preferences.c.last_used < today - KEPT))
