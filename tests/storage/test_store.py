"""What is kept, for how long, and that a broken database is never an error."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.storage.database import open_database, upgrade
from bot.storage.handled import Progress
from bot.storage.preferences import Preference
from bot.storage.secret import chat_hash
from bot.storage.store import Store
from bot.storage.tables import metadata

TODAY = date(2026, 11, 22)
ANA = chat_hash(b"key", 4711)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    kept = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/a%b.db".replace("%", "")))
    await kept.upkeep(today=TODAY)
    yield kept
    await kept.close()


async def test_a_choice_is_kept_and_forgotten(store: Store) -> None:
    assert await store.preference(ANA, today=TODAY) is None
    await store.keep(ANA, Preference("es", None), today=TODAY)
    await store.keep(ANA, Preference("es", "CA"), today=TODAY)
    assert await store.preference(ANA, today=TODAY) == Preference("es", "CA")
    assert await store.forget(ANA)
    assert await store.preference(ANA, today=TODAY) is None


@pytest.mark.parametrize(("days", "there"), [(30, True), (31, False)])
async def test_a_choice_is_gone_thirty_days_after_last_use(store: Store, days: int, there: bool) -> None:
    await store.keep(ANA, Preference("es"), today=TODAY)
    later = TODAY + timedelta(days=days)
    assert (await store.preference(ANA, today=later) is not None) is there
    await store.upkeep(today=later)
    assert (await store.preference(ANA, today=TODAY) is not None) is there


async def test_using_a_choice_begins_its_thirty_days_anew(store: Store) -> None:
    await store.keep(ANA, Preference("es"), today=TODAY)
    await store.preference(ANA, today=TODAY + timedelta(days=20))
    await store.upkeep(today=TODAY + timedelta(days=45))
    assert await store.preference(ANA, today=TODAY + timedelta(days=45)) == Preference("es")


async def test_updates_are_known_for_a_day(store: Store) -> None:
    await store.begin(7, tries=1, today=TODAY)
    assert await store.progress([7, 8]) == {7: Progress(1, False)}
    await store.begin(7, tries=2, today=TODAY)
    await store.finish(7)
    await store.upkeep(today=TODAY + timedelta(days=1))
    assert await store.progress([7, 8]) == {7: Progress(2, True)}
    await store.upkeep(today=TODAY + timedelta(days=2))
    assert await store.progress([7]) == {}


async def test_without_a_database_nothing_is_remembered_and_nothing_fails(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "db").mkdir()
    store = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/db"))
    await store.upkeep(today=TODAY)
    await store.begin(7, tries=1, today=TODAY)
    await store.keep(ANA, Preference("es"), today=TODAY)
    await store.keep(ANA, Preference("es"), today=TODAY)
    assert await store.preference(ANA, today=TODAY) is None
    assert await store.progress([7]) == {}
    assert not await store.forget(ANA)
    assert caplog.text.count("keeping a choice") == 1
    await store.close()


async def test_the_tables_come_when_the_database_does(tmp_path: Path) -> None:
    """A database that was away at the start is prepared at the next upkeep."""
    folder = tmp_path / "later"
    store = Store(open_database(f"sqlite+aiosqlite:///{folder}/amparo.db"))
    await store.upkeep(today=TODAY)
    folder.mkdir()
    await store.upkeep(today=TODAY)
    await store.keep(ANA, Preference("es"), today=TODAY)
    assert await store.preference(ANA, today=TODAY) == Preference("es")
    await store.close()


async def test_the_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db")
    await upgrade(engine)
    await upgrade(engine)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_what_is_forgotten_leaves_no_bytes(tmp_path: Path) -> None:
    file = tmp_path / "amparo.db"
    store = Store(open_database(f"sqlite+aiosqlite:///{file}"))
    await store.upkeep(today=TODAY)
    await store.keep(ANA, Preference("es"), today=TODAY)
    await store.close()
    assert ANA.encode() in file.read_bytes()
    store = Store(open_database(f"sqlite+aiosqlite:///{file}"))
    await store.forget(ANA)
    await store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert ANA.encode() not in file.read_bytes()
