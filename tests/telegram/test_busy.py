"""'typing…' shows when an answer takes long, once, and only to somebody who waits for words. No time passes here."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from bot.telegram.busy import PATIENCE
from bot.telegram.handlers.route import handle
from tests.fake_telegram import FakeTelegram, Person, Trouble
from tests.telegram.direct_bot import FOR_EVER, direct_desk


async def handled_slowly(fake: FakeTelegram, *, patience: float) -> None:
    """Handle the pushed update while Telegram hangs in the call that shows the answer."""
    async with direct_desk(fake, patience=patience) as desk:
        task = asyncio.create_task(handle(desk, fake.updates.pop()))
        hanging = ("sendMessage", "deleteMessage", "editMessageText")
        await fake.until(lambda: any(fake.calls(method) for method in hanging) and (patience > 0 or bool(fake.calls("sendChatAction"))))
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def trouble(fake: FakeTelegram) -> None:
    fake.troubles += [Trouble("hang", method) for method in ("sendMessage", "deleteMessage", "editMessageText")]


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
async def test_a_slow_answer_is_announced_once(lonely: FakeTelegram, language: str) -> None:
    ana = Person(lonely, 1, language=language)
    ana.sends("what is WIC")
    trouble(lonely)
    await handled_slowly(lonely, patience=0)
    assert lonely.calls("sendChatAction") == [{"chat_id": 1, "action": "typing"}]


async def test_what_comes_in_time_is_not_announced(lonely: FakeTelegram) -> None:
    Person(lonely, 1).sends("what is WIC")
    trouble(lonely)
    await handled_slowly(lonely, patience=FOR_EVER)
    assert lonely.calls("sendChatAction") == []
    assert PATIENCE == 0.5


async def nothing_announced(fake: FakeTelegram) -> None:
    async with direct_desk(fake, patience=0) as desk:
        while fake.updates:
            await handle(desk, fake.updates.pop(0))
    assert fake.calls("sendChatAction") == []


async def test_nothing_is_announced_in_groups(lonely: FakeTelegram) -> None:
    Person(lonely, 1, group=-5).sends("/start")
    await nothing_announced(lonely)
    assert lonely.calls("sendMessage")


async def test_nothing_is_announced_for_a_delete_or_a_block(lonely: FakeTelegram) -> None:
    ana = Person(lonely, 1)
    async with direct_desk(lonely) as desk:
        ana.sends("/start")
        await handle(desk, lonely.updates.pop())
    message = next(m for m in ana.chat.messages.values() if m["from"]["is_bot"])
    lonely.push(callback_query={"id": "1", "from": ana.as_json(), "message": message, "chat_instance": "1", "data": "1:en:del"})
    await nothing_announced(lonely)
    assert lonely.calls("deleteMessage")


@pytest.mark.parametrize("how", ["too-many", "server-error", "drop-before", "drop-after", "garbage"])
async def test_an_announcement_that_fails_costs_nothing(lonely: FakeTelegram, how: str) -> None:
    ana = Person(lonely, 1)
    lonely.troubles.append(Trouble(how, "sendChatAction", times=100))
    async with direct_desk(lonely, patience=0) as desk:
        ana.sends("what is WIC")
        await handle(desk, lonely.updates.pop())
        assert not desk.sender.counts
    assert len(ana.chat.shown) == 1


async def test_an_error_in_handling_is_raised_as_it_is(lonely: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    async with direct_desk(lonely, patience=0) as desk:

        def broken(*_: Any, **__: Any) -> None:
            raise KeyError

        monkeypatch.setattr(type(desk.engine), "answer", broken)
        Person(lonely, 1).sends("what is WIC")
        with pytest.raises(KeyError):
            await handle(desk, lonely.updates.pop())
