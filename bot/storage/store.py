"""The database as the bot sees it: never an error. Without its database the bot still answers; it only remembers nothing."""

import logging
from collections.abc import Awaitable, Collection, Mapping
from datetime import date, datetime
from typing import TypeVar

from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import database, handled, holds, preferences
from bot.storage.handled import Progress
from bot.storage.holds import Held, Request
from bot.storage.preferences import Preference

log = logging.getLogger(__name__)

T = TypeVar("T")
FAILURES = (SQLAlchemyError, CommandError, OSError)


class Store:
    """Reads and writes; a failure is logged once per kind and read as 'nothing is known'."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reported: set[str] = set()
        self._ready = False

    async def preference(self, chat_hash: str, *, today: date) -> Preference | None:
        """What a chat chose, or None."""
        return await self._safely("reading a choice", preferences.read(self._engine, chat_hash, today=today), None)

    async def keep(self, chat_hash: str, preference: Preference, *, today: date) -> None:
        """Keep what a chat chose."""
        await self._safely("keeping a choice", preferences.keep(self._engine, chat_hash, preference, today=today), None)

    async def forget(self, chat_hash: str) -> bool:
        """Delete what a chat chose. False when the database could not do it."""
        return await self._safely("forgetting a choice", _true(preferences.forget(self._engine, chat_hash)), False)

    async def progress(self, ids: Collection[int]) -> Mapping[int, Progress]:
        """What is known of updates."""
        nothing: Mapping[int, Progress] = {}
        return await self._safely("looking up updates", handled.progress(self._engine, ids), nothing)

    async def begin(self, update_id: int, *, tries: int, today: date) -> None:
        """Record that an update is begun."""
        await self._safely("recording an update", handled.begin(self._engine, update_id, tries=tries, today=today), None)

    async def finish(self, update_id: int) -> None:
        """Record that an update is done."""
        await self._safely("recording an update", handled.finish(self._engine, update_id), None)

    async def holds(self) -> tuple[Held, ...] | None:
        """All that is held; None when the database can't say."""
        return await self._safely("reading holds", holds.read(self._engine), None)

    async def hold(self, held: Held) -> bool | None:
        """Hold from that day on. False when it is held already, None when the database could not do it."""
        return await self._safely("holding an answer", holds.hold(self._engine, held), None)

    async def release(self, topic: str) -> bool | None:
        """End a hold. False when there was none, None when the database could not do it."""
        return await self._safely("releasing an answer", holds.release(self._engine, topic), None)

    async def seconded(self, request: Request, *, now: datetime) -> Request | None:
        """The other maintainer's request that this one seconds, else this one, which now waits. None when the database could not do it."""
        return await self._safely("recording a request", holds.seconded(self._engine, request, now=now), None)

    async def upkeep(self, *, today: date) -> None:
        """Bring the tables up to date if that has not worked yet, and delete what is too old. Holds never are."""
        if not self._ready:
            self._ready = await self._safely("preparing the database", _true(database.upgrade(self._engine)), False)
        await self._safely("deleting old choices", preferences.purge(self._engine, today=today), None)
        await self._safely("deleting old update numbers", handled.purge(self._engine, today=today), None)

    async def close(self) -> None:
        """Close all connections."""
        await self._safely("closing the database", self._engine.dispose(), None)

    async def _safely(self, doing: str, work: Awaitable[T], otherwise: T) -> T:
        try:
            return await work
        except FAILURES as error:
            kind = f"{doing}: {error.__class__.__name__}"
            if kind not in self._reported:
                self._reported.add(kind)
                log.warning("The database failed while %s. The bot answers without it.", kind)
            return otherwise


async def _true(work: Awaitable[None]) -> bool:
    await work
    return True
