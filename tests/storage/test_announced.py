"""What was posted is known for good, and of two who want to post one may."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.announced import Post, Record, State, claim, release, settle
from bot.storage.database import open_database, upgrade
from bot.storage.store import Store

TODAY = date(2026, 11, 22)
POST = Post("Amparo_News", "data-medicaid-ice", "en", "0" * 64)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_database(f"sqlite+aiosqlite:///{tmp_path}/amparo.db")
    await upgrade(engine)
    yield engine
    await engine.dispose()


async def test_a_post_is_claimed_once_and_settled(database: AsyncEngine) -> None:
    assert await claim(database, POST, today=TODAY) is None
    assert await claim(database, POST, today=TODAY + timedelta(days=1)) == Record(State.SENDING, TODAY)
    await settle(database, POST, today=TODAY)
    assert await claim(database, replace(POST, channel="amparo_news"), today=TODAY) == Record(State.SENT, TODAY)


@pytest.mark.parametrize("other", [{"channel": "amparo_noticias"}, {"topic": "elig-wic"}, {"language": "es"}, {"text_hash": "1" * 64}])
async def test_another_channel_topic_language_or_text_is_another_post(database: AsyncEngine, other: dict[str, str]) -> None:
    await claim(database, POST, today=TODAY)
    assert await claim(database, replace(POST, **other), today=TODAY) is None


async def test_what_telegram_did_not_take_can_be_claimed_again(database: AsyncEngine) -> None:
    await claim(database, POST, today=TODAY)
    await release(database, POST)
    assert await claim(database, POST, today=TODAY) is None


async def test_what_was_said_before_the_newest_post_is_news_again(database: AsyncEngine) -> None:
    """An answer, its hold, and after the release the same words: without the third post the channel would go on saying 'held'."""
    held, elsewhere = replace(POST, text_hash="1" * 64), replace(POST, language="es")
    for post in (POST, elsewhere, held):
        assert await claim(database, post, today=TODAY) is None
        await settle(database, post, today=TODAY)
    assert await claim(database, POST, today=TODAY) is None
    assert await claim(database, held, today=TODAY) == Record(State.SENT, TODAY)
    assert await claim(database, elsewhere, today=TODAY) == Record(State.SENT, TODAY)


async def test_of_two_at_once_one_gets_it(database: AsyncEngine) -> None:
    answers = await asyncio.gather(*(claim(database, POST, today=TODAY) for _ in range(4)))
    assert answers.count(None) == 1


async def test_upkeep_forgets_no_post(database: AsyncEngine) -> None:
    await claim(database, POST, today=TODAY)
    store = Store(database)
    await store.upkeep(today=TODAY + timedelta(days=400))
    assert await claim(database, POST, today=TODAY) is not None


async def test_without_a_database_nobody_may_post(tmp_path: Path) -> None:
    (tmp_path / "db").mkdir()
    engine = open_database(f"sqlite+aiosqlite:///{tmp_path}/db")
    with pytest.raises(SQLAlchemyError):
        await claim(engine, POST, today=TODAY)
    await engine.dispose()
