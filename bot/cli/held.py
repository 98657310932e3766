"""What the configured database holds, as problems of `amparo check`: the knowledge files and the storage meet only here."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from bot.knowledge.errors import Problem
from bot.knowledge.holds import EVERY
from bot.knowledge.models import KnowledgeBase
from bot.maintain.hold import hold_command
from bot.storage import holds
from bot.storage.database import open_database
from bot.storage.holds import Held
from bot.storage.store import FAILURES

PATIENCE_SECONDS = 5.0
"""A database that is away must not hold up the check."""


def held_in_database(database_url: str, base: KnowledgeBase) -> Iterator[Problem]:
    """A warning for each hold that stands in the database. None where there is no database, or it can't be read: never an error."""
    topics = {**base.topics, **base.blocks}
    for held in _read(database_url):
        name = "--all" if held.topic == EVERY else held.topic
        repair = f"make it permanent with `{hold_command(None if held.topic == EVERY else name, held.why)}`, or `/release {name}` on Telegram"
        path = "database"
        if topic := topics.get(held.topic):
            path = topic.path
            repair = f"its file holds it too: `/release {name}` on Telegram" if topic.file.hold else repair
        yield Problem(path, 0, "held", f"'{name}' is held in the database since {held.since} by {held.by}", repair, "warning")


def _read(database_url: str) -> tuple[Held, ...]:
    try:
        return asyncio.run(_within_patience(database_url)) if _may_be_there(database_url) else ()
    except (*FAILURES, ImportError):  # away, no such table yet, or its driver is not installed here
        return ()


def _may_be_there(database_url: str) -> bool:
    """Whether looking creates nothing: opening an SQLite file that isn't there would make it."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return True
    return bool(url.database) and Path(str(url.database)).is_file()


async def _within_patience(database_url: str) -> tuple[Held, ...]:
    engine = open_database(database_url)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await holds.read(engine)
    finally:
        await engine.dispose()
