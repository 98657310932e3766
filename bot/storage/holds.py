"""What maintainers hold from a phone, for every process that shares the database; and requests that await a second person.

Nothing here is deleted by age but a request: a hold ends only when somebody releases it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import hold_requests, holds

SECONDED_WITHIN = timedelta(minutes=15)
"""How long a request to hold or release everything awaits the second maintainer."""


@dataclass(frozen=True, slots=True)
class Held:
    """A topic's or block's id, or EVERY, held since a day. `by` is a name from the settings, or two, never an id of Telegram's."""

    topic: str
    since: date
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Request:
    """One maintainer's wish to hold or release everything. `why` is empty for a release."""

    action: Literal["hold", "release"]
    by: str
    why: str = ""


async def read(engine: AsyncEngine) -> tuple[Held, ...]:
    """All that is held, by topic."""
    async with engine.connect() as connection:
        return tuple(Held(row.topic, row.since, row.why, row.by) for row in await connection.execute(select(holds).order_by(holds.c.topic)))


async def hold(engine: AsyncEngine, held: Held) -> bool:
    """Hold from that day on. False when it is held already; then the first hold stays as it is."""
    try:
        async with engine.begin() as connection:
            await connection.execute(insert(holds).values(topic=held.topic, since=held.since, why=held.why, by=held.by))
    except IntegrityError:
        return False
    return True


async def release(engine: AsyncEngine, topic: str) -> bool:
    """End a hold. False when there was none."""
    async with engine.begin() as connection:
        return bool((await connection.execute(delete(holds).where(holds.c.topic == topic))).rowcount)


async def seconded(engine: AsyncEngine, request: Request, *, now: datetime) -> Request:
    """Another maintainer's request that this one seconds, and both are then settled; else this one, which now waits."""
    columns, asked_at = hold_requests.c, int(now.timestamp())
    mine = (columns.action == request.action) & (columns.by == request.by)
    over = columns.asked_at < asked_at - SECONDED_WITHIN.total_seconds()
    same = columns.action == request.action
    async with engine.begin() as connection:
        await connection.execute(delete(hold_requests).where(mine | over))  # a write comes first: SQLite then lets in one process at a time
        first = (await connection.execute(select(hold_requests).where(same).order_by(columns.asked_at))).first()
        if first is None:
            await connection.execute(insert(hold_requests).values(action=request.action, by=request.by, why=request.why, asked_at=asked_at))
            return request
        await connection.execute(delete(hold_requests).where(same))
        return Request(request.action, first.by, first.why)
