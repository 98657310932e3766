"""Holds outlive everything but a release, and holding everything takes two people within a quarter of an hour."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.knowledge.holds import EVERY
from bot.storage.database import open_database
from bot.storage.holds import SECONDED_WITHIN, Held, Request
from bot.storage.store import Store

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HELD = Held("care-bills", TODAY, "new ruling", "Ana Lopez")
ANA, BEN = Request("hold", "Ana Lopez", "the court has ruled"), Request("hold", "Ben Ng", "same")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    kept = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db"))
    await kept.upkeep(today=TODAY)
    yield kept
    await kept.close()


async def test_a_hold_is_seen_by_others_until_it_is_released(store: Store, tmp_path: Path) -> None:
    other = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db"))
    assert await store.holds() == ()
    assert await store.hold(HELD)
    assert await other.holds() == (HELD,)
    assert await other.release("care-bills")
    assert await store.holds() == ()
    assert await store.release("care-bills") is False
    await other.close()


async def test_who_held_first_stays(store: Store) -> None:
    await store.hold(HELD)
    assert await store.hold(Held("care-bills", TODAY + timedelta(1), "again", "Ben Ng")) is False
    assert await store.holds() == (HELD,)


async def test_upkeep_deletes_no_hold(store: Store) -> None:
    await store.hold(HELD)
    await store.upkeep(today=TODAY + timedelta(4000))
    assert await store.holds() == (HELD,)


async def test_a_second_person_settles_a_request(store: Store) -> None:
    assert await store.seconded(ANA, now=NOW) == ANA
    assert await store.seconded(BEN, now=NOW + timedelta(minutes=1)) == ANA
    assert await store.seconded(BEN, now=NOW + timedelta(minutes=2)) == BEN, "a settled request counted again"


async def test_the_same_person_twice_is_one_person(store: Store) -> None:
    assert await store.seconded(ANA, now=NOW) == ANA
    again = Request("hold", ANA.by, "other words")
    assert await store.seconded(again, now=NOW) == again
    assert await store.seconded(BEN, now=NOW) == again


async def test_a_release_does_not_second_a_hold(store: Store) -> None:
    await store.seconded(ANA, now=NOW)
    release = Request("release", "Ben Ng")
    assert await store.seconded(release, now=NOW) == release


@pytest.mark.parametrize(("late", "counts"), [(0, True), (1, False)])
async def test_a_request_is_over_after_a_quarter_of_an_hour(store: Store, late: int, counts: bool) -> None:
    await store.seconded(ANA, now=NOW)
    assert (await store.seconded(BEN, now=NOW + SECONDED_WITHIN + timedelta(seconds=late)) == ANA) is counts


async def test_without_a_database_it_is_said_that_nothing_is_known(tmp_path: Path) -> None:
    """None is neither 'nothing is held' nor 'done'."""
    (tmp_path / "db").mkdir()
    store = Store(open_database(f"sqlite+aiosqlite:///{tmp_path}/db"))
    assert await store.holds() is None
    assert await store.hold(Held(EVERY, TODAY, "x", "Ana Lopez")) is None
    assert await store.release(EVERY) is None
    assert await store.seconded(ANA, now=NOW) is None
    await store.close()
