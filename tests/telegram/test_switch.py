"""One process's view of what is held: it changes with the database, and stays as it was while the database is away."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.reply import Action, Context, Verb
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.holds import Held
from bot.storage.store import Store
from bot.telegram.switch import REREAD_SECONDS, KillSwitch

TODAY = date(2026, 11, 24)
TOPIC = "care-bills"
HELD = Held(TOPIC, TODAY, "new ruling", "Ana Lopez")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings())


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    kept = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db"))
    await kept.upkeep(today=TODAY)
    yield kept
    await kept.close()


def freshness(switch: KillSwitch) -> str | None:
    return switch.engine.act(Action(Verb.TOPIC, (TOPIC,)), context=Context(), today=TODAY).freshness


def break_all(folder: Path) -> None:
    for file in folder.glob("amparo.db*"):
        file.write_bytes(b"no database " * 1000)


async def test_a_hold_and_its_release_are_followed(engine: Engine, store: Store) -> None:
    switch = KillSwitch(engine, store, {})
    await switch.reread()
    assert switch.engine is engine, "nothing is held, so nothing is made"
    await store.hold(HELD)
    await switch.reread()
    assert freshness(switch) == "held"
    same = switch.engine
    await switch.reread()
    assert switch.engine is same
    await store.release(TOPIC)
    await switch.reread()
    assert freshness(switch) != "held"


async def test_while_the_database_is_away_the_last_holds_stay(engine: Engine, store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await store.hold(HELD)
    switch = KillSwitch(engine, store, {})
    await switch.reread()
    await store.close()
    break_all(tmp_path)
    await switch.reread()
    await switch.reread()
    assert freshness(switch) == "held"
    assert caplog.text.count("reading holds") == 1


def test_a_minute_is_enough_for_a_late_reading_too() -> None:
    assert 2 * REREAD_SECONDS <= 60
