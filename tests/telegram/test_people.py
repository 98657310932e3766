"""Who is remembered: in the database when the operator allows it, else for 15 minutes, and never more than so many."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage.database import open_database
from bot.storage.preferences import Preference
from bot.storage.store import Store
from bot.telegram import people as module
from bot.telegram.people import People

TODAY = date(2026, 11, 22)


class Time:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


def folk(store: Store | None = None, time: Time | None = None) -> People:
    return People(store, b"key", now=time or Time(), today=lambda: TODAY)


async def test_without_a_database_choices_live_fifteen_minutes() -> None:
    time = Time()
    people = folk(time=time)
    await people.chose(1, language="es")
    await people.chose(1, state="CA")
    people.asked(1, "care-bills")
    time.moment += timedelta(minutes=15)
    context = await people.context(1, "en")
    assert (context.language, context.state, context.previous_topic, context.hint) == ("es", "CA", "care-bills", "en")
    time.moment += timedelta(seconds=1)
    context = await people.context(1, None)
    assert (context.language, context.state, context.previous_topic) == (None, None, None)


async def test_with_a_database_choices_outlive_the_process(tmp_path: Path) -> None:
    store = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db"))
    await store.upkeep(today=TODAY)
    await folk(store).chose(1, language="es")
    await folk(store).chose(1, state="CA")
    context = await folk(store).context(1, None)
    assert (context.language, context.state) == ("es", "CA")
    assert await folk(store).forget(1)
    assert (await folk(store).context(1, None)).language is None
    await store.close()


async def test_a_deep_links_language_is_used_but_not_kept(tmp_path: Path) -> None:
    store = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db"))
    await store.upkeep(today=TODAY)
    people = folk(store)
    people.came_with(1, Preference("es", "TX"))
    assert (await people.context(1, None)).language == "es"
    await people.chose(1, state="CA")
    context = await folk(store).context(1, None)
    assert (context.language, context.state) == (None, "CA")
    await store.close()


async def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHATS", 3)
    people = folk()
    for chat in range(5):
        people.asked(chat, "care-bills")
    topics = [(await people.context(chat, None)).previous_topic for chat in range(5)]
    assert topics == [None, None, "care-bills", "care-bills", "care-bills"]


async def test_a_person_is_told_once_until_they_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHATS", 2)
    people = folk()
    assert people.tell_once(1, "navigators")
    assert not people.tell_once(1, "navigators")
    assert people.tell_once(2, "navigators")
    await people.forget(1)
    assert people.tell_once(1, "navigators")
    assert people.tell_once(3, "navigators")
    assert people.tell_once(2, "navigators"), "the oldest went"
