"""Calls to Telegram: what is tried again, what is given up, and which refusals are no errors. No network, no waiting."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram import send
from bot.telegram.pace import Pace
from bot.telegram.send import TRIES, PerhapsSent, Sender, Text, Unreachable

TEXT = Text("<b>hello</b>", "hello")


@dataclass
class Clock:
    """Stands in for sleeping: time passes at once, and is kept."""

    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@dataclass
class ScriptedBot:
    """Answers each call with the next thing of the script; an exception is raised."""

    script: list[object]
    calls: list[tuple[Any, ...]] = field(default_factory=list)

    async def _next(self, *args: Any, **_: Any) -> object:
        self.calls.append(args)
        answer = self.script.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    send_message = edit_message_text = delete_message = answer_callback_query = send_chat_action = _next


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    kept = Clock()
    monkeypatch.setattr(asyncio, "sleep", kept.sleep)
    monkeypatch.setattr(send.random, "uniform", lambda low, _: low)  # type: ignore[attr-defined]
    return kept


Scripted = Callable[..., tuple[Sender, ScriptedBot]]


@pytest.fixture
def scripted() -> Scripted:
    def make(*script: object) -> tuple[Sender, ScriptedBot]:
        bot = ScriptedBot(list(script))
        return Sender(bot), bot  # type: ignore[arg-type]  # stands in for telegram.Bot

    return make


async def test_a_short_wait_is_waited_out(scripted: Scripted, clock: Clock) -> None:
    sender, _ = scripted(RetryAfter(5), "message")
    assert await sender.send(1, TEXT) == "message"
    assert 5 in clock.slept


async def test_a_wait_beyond_an_updates_time_ends_after_all_tries_and_then_costs_one(scripted: Scripted, clock: Clock) -> None:
    sender, bot = scripted(*[RetryAfter(3600)] * (TRIES + 1), "other chat")
    with pytest.raises(Unreachable):
        await sender.send(1, TEXT)
    assert len(bot.calls) == TRIES
    assert sum(clock.slept) < 10
    with pytest.raises(Unreachable):
        await sender.send(1, TEXT)
    assert len(bot.calls) == TRIES + 1
    assert await sender.send(2, TEXT) == "other chat"


async def test_lost_connections_and_server_errors_are_tried_again(scripted: Scripted, clock: Clock) -> None:
    sender, _ = scripted(TimedOut(), NetworkError("Bad Gateway"), "message")
    assert await sender.send(1, TEXT) == "message"


async def test_html_that_telegram_refuses_goes_out_as_plain_text(scripted: Scripted, clock: Clock) -> None:
    sender, bot = scripted(BadRequest("Can't parse entities: x"), "message")
    assert await sender.send(1, TEXT) == "message"
    assert [call[1] for call in bot.calls] == ["<b>hello</b>", "hello"]


async def test_who_blocked_the_bot_is_left_alone(scripted: Scripted, clock: Clock) -> None:
    sender, bot = scripted(Forbidden("blocked"))
    assert await sender.send(1, TEXT) is None
    assert len(bot.calls) == 1


@pytest.mark.parametrize(
    ("refusal", "shows"), [("Message is not modified: same", True), ("Message to edit not found", False), ("Message can't be edited", False)]
)
async def test_an_edit_says_whether_the_text_now_shows(scripted: Scripted, clock: Clock, refusal: str, shows: bool) -> None:
    sender, _ = scripted(BadRequest(refusal))
    assert await sender.edit(1, 2, text=TEXT) is shows


@pytest.mark.parametrize(("refusal", "gone"), [("Message to delete not found", True), ("Message can't be deleted for everyone", False)])
async def test_a_delete_says_whether_the_message_is_gone(scripted: Scripted, clock: Clock, refusal: str, gone: bool) -> None:
    sender, _ = scripted(BadRequest(refusal))
    assert await sender.delete(1, 2) is gone


@pytest.mark.parametrize("error", [BadRequest("Query is too old"), TimedOut(), RetryAfter(3600)])
async def test_a_press_that_cannot_be_acknowledged_costs_nothing(scripted: Scripted, clock: Clock, error: Exception) -> None:
    sender, bot = scripted(error)
    await sender.answer_callback("id", 1)
    assert len(bot.calls) == 1


async def test_typing_that_fails_costs_nothing(scripted: Scripted, clock: Clock) -> None:
    sender, bot = scripted(TimedOut(), RetryAfter(60), Forbidden("blocked"))
    for _ in range(3):
        await sender.typing(1)
    assert len(bot.calls) == 3
    assert not clock.slept
    assert not sender.counts


async def test_each_try_waits_for_its_turn(scripted: Scripted, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that is sent again counts with Telegram like a new one."""
    turns: list[bool] = []

    async def wait(_: Pace, chat_id: int, *, urgent: bool = False) -> None:
        turns.append(urgent)

    monkeypatch.setattr(Pace, "wait", wait)
    sender, _ = scripted(TimedOut(), BadRequest("Can't parse entities: x"), "message", "urgent one")
    await sender.send(1, TEXT)
    await sender.send(1, TEXT, urgent=True)
    assert turns == [False, False, False, True]


async def test_pauses_grow_so_that_a_restart_of_telegrams_is_outlived(scripted: Scripted, clock: Clock) -> None:
    sender, _ = scripted(*[NetworkError("Internal Server Error")] * (TRIES - 1), "message")
    assert await sender.send(1, TEXT) == "message"
    assert [pause for pause in clock.slept if pause > 0] == list(send.PAUSES)
    assert sum(send.PAUSES) > 5


async def test_a_post_waits_as_long_as_it_is_told_to(scripted: Scripted, clock: Clock) -> None:
    sender, bot = scripted(RetryAfter(40), RetryAfter(40), "message")
    sender.waiting = 120
    await sender.post("@news", "hello")
    assert len(bot.calls) == 3
    assert clock.slept.count(40) == 2


def lost(error: NetworkError, cause: Exception) -> NetworkError:
    """The library's error with the transport's beneath it, as the library raises it."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("error", [lost(NetworkError("x"), httpx.ConnectError("x")), lost(TimedOut(), httpx.ConnectTimeout("x"))])
async def test_a_post_that_never_left_is_tried_again(scripted: Scripted, clock: Clock, error: NetworkError) -> None:
    sender, bot = scripted(error, "message")
    await sender.post("@news", "hello")
    assert len(bot.calls) == 2


@pytest.mark.parametrize("error", [lost(TimedOut(), httpx.ReadTimeout("x")), lost(NetworkError("x"), httpx.ReadError("x")), NetworkError("Bad Gateway")])
async def test_a_post_that_may_have_arrived_is_not_tried_again(scripted: Scripted, clock: Clock, error: NetworkError) -> None:
    sender, bot = scripted(error, "message")
    with pytest.raises(PerhapsSent):
        await sender.post("@news", "hello")
    assert len(bot.calls) == 1


@pytest.mark.parametrize("refusal", [Forbidden("bot is not a member of the channel chat"), BadRequest("Chat not found")])
async def test_a_refused_post_says_why(scripted: Scripted, clock: Clock, refusal: Exception) -> None:
    sender, bot = scripted(refusal, "message")
    with pytest.raises(type(refusal)):
        await sender.post("@news", "hello")
    assert len(bot.calls) == 1
