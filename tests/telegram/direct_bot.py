"""The bot's handlers in the test's own process, over real HTTP with a fake Telegram: for what depends on time, which the test turns."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from functools import cache

from bot.engine import Engine
from bot.factory import build_engine
from bot.settings import load_settings
from bot.storage.database import open_database
from bot.storage.store import Store
from bot.telegram.connection import Connection
from bot.telegram.desk import Desk
from bot.telegram.handlers.route import handle
from bot.telegram.pace import Pace
from bot.telegram.people import People
from bot.telegram.send import Sender
from bot.telegram.switch import KillSwitch
from bot.telegram.throttle import Throttles
from tests.fake_telegram import TOKEN, FakeTelegram

TODAY = date(2026, 11, 22)
FOR_EVER = 1e6


class Time:
    """Seconds that a test turns."""

    def __init__(self) -> None:
        self.moment = 1_000.0

    def __call__(self) -> float:
        return self.moment


@cache
def shipped_engine() -> Engine:
    """The engine with the knowledge that is shipped; built once, it keeps nothing of what it is asked."""
    return build_engine(load_settings({}))


async def at_once(_: float) -> None:
    """A sleep that takes no time."""
    await asyncio.sleep(0)


@asynccontextmanager
async def direct_desk(fake: FakeTelegram, *, patience: float = FOR_EVER, time: Time | None = None) -> AsyncIterator[Desk]:
    """A desk whose sending waits for nothing."""
    connection = Connection(TOKEN, api_url=fake.url)
    await connection.initialize()
    sender = Sender(connection, pace=Pace(sleep=at_once), sleep=at_once)
    people = People(None, b"key", now=lambda: datetime(2026, 11, 22, tzinfo=UTC), today=lambda: TODAY)
    languages, engine = load_settings({}).language_codes, shipped_engine()
    measures = Throttles(now=time or Time())
    switch = KillSwitch(engine, Store(open_database("sqlite+aiosqlite://")), {})
    yield Desk(switch, sender, people, connection.username, languages, lambda: TODAY, engine.sounds_urgent, throttles=measures, patience=patience)
    await connection.shutdown()


@asynccontextmanager
async def answering(fake: FakeTelegram, desk: Desk) -> AsyncIterator[None]:
    """Updates pushed to the fake are handled one after the other, and confirmed as the poll loop would; an error is raised at the end."""
    errors: list[Exception] = []

    async def loop() -> None:
        while True:
            await fake.until(lambda: bool(fake.updates), patience=FOR_EVER)
            update = fake.updates.pop(0)
            try:
                await handle(desk, update)
            except Exception as error:
                errors.append(error)
            fake.confirmed_to = update["update_id"] + 1
            fake.changed()

    task = asyncio.create_task(loop())
    yield
    task.cancel()
    if errors:
        raise errors[0]
