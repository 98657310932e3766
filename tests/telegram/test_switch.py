"""One process's view of what is held: it changes with the database, and stays as it was while the database is away."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.operator import operator_of
from bot.reply import Action, Context, Verb
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.holds import Held
from bot.storage.store import Store
from bot.telegram.switch import REREAD_SECONDS, KillSwitch
from bot.understanding.language import NO_LANGUAGES

TODAY = date(2026, 11, 24)
TOPIC = "care-bills"
HELD = Held(TOPIC, TODAY, "new ruling", "Ana Lopez")


class Deaf:
    """A matcher that understands nothing: here only buttons are pressed, and the real one is large."""

    def probabilities(self, text: str, *, language: str) -> dict[str, float]:
        return {}


@pytest.fixture(scope="module")
def engine() -> Engine:
    settings = Settings()
    base, interface = load(settings.knowledge_dir), load_interface(settings.locales_dir)
    return Engine(base, interface, Deaf(), {}, NO_LANGUAGES, operator=operator_of(settings), languages=settings.language_codes, require_review=False)


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
