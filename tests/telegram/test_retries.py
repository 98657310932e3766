"""What goes wrong between us and Telegram, over real HTTP: nothing is lost, and what may have come twice is counted."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.telegram import connection as module
from bot.telegram.connection import Connection
from bot.telegram.pace import Pace
from bot.telegram.send import GIVEN_UP, MAYBE_TWICE, TOO_FAST, TRIES, File, Sender, Text, Unreachable, nothing_shown_yet
from tests.fake_telegram import TOKEN, FakeTelegram, Person, Trouble
from tests.running_bot import RunningBot
from tests.telegram.direct_bot import at_once

TEXT = Text("hello", "hello")
HANG_SECONDS = 0.5
"""How long the test's connection waits for an answer."""

Counts = dict[str, int]


@pytest.fixture
async def sender(lonely: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sender]:
    """A sender whose pauses take no time."""
    monkeypatch.setattr(module, "READ_SECONDS", HANG_SECONDS)
    connection = Connection(TOKEN, api_url=lonely.url)
    await connection.initialize()
    yield Sender(connection, pace=Pace(sleep=at_once), sleep=at_once)
    await connection.shutdown()


def counted(sender: Sender) -> Counts:
    return dict(+sender.counts)


@pytest.mark.parametrize(
    ("how", "more", "shown", "counts"),
    [
        ("too-many", {"retry_after": 1}, 1, {TOO_FAST: 1}),
        ("server-error", {}, 1, {}),
        ("drop-before", {}, 1, {MAYBE_TWICE: 1}),
        ("drop-after", {}, 2, {MAYBE_TWICE: 1}),
        ("garbage", {"body": "<html>502 Bad Gateway</html>"}, 1, {MAYBE_TWICE: 1}),
        ("hang", {}, 1, {MAYBE_TWICE: 1}),
    ],
)
async def test_a_message_comes_whatever_happens_once(
    lonely: FakeTelegram, sender: Sender, how: str, more: dict[str, Any], shown: int, counts: Counts
) -> None:  # fmt: skip
    """From here a connection cut before Telegram took the message looks like one cut after: both may have come twice."""
    ana = Person(lonely, 1)
    lonely.troubles.append(Trouble(how, "sendMessage", **more))
    assert await sender.send(1, TEXT)
    assert len(ana.chat.shown) == shown
    assert counted(sender) == counts


@pytest.mark.parametrize("how", ["too-many", "server-error", "drop-before"])
async def test_a_message_comes_after_all_but_the_last_try_failed(lonely: FakeTelegram, sender: Sender, how: str) -> None:
    ana = Person(lonely, 1)
    lonely.troubles.append(Trouble(how, "sendMessage", times=TRIES - 1, retry_after=1))
    assert await sender.send(1, TEXT)
    assert len(ana.chat.shown) == 1
    assert GIVEN_UP not in counted(sender)


async def test_what_is_given_up_is_counted(lonely: FakeTelegram, sender: Sender) -> None:
    Person(lonely, 1)
    lonely.troubles.append(Trouble("server-error", "sendMessage", times=TRIES))
    with pytest.raises(Unreachable):
        await sender.send(1, TEXT)
    assert counted(sender) == {GIVEN_UP: 1}


async def test_only_a_reply_of_which_nothing_was_shown_may_be_begun_again(lonely: FakeTelegram, sender: Sender) -> None:
    Person(lonely, 1)
    nothing_shown_yet()
    lonely.troubles.append(Trouble("server-error", "sendMessage", times=TRIES))
    with pytest.raises(Unreachable) as first:
        await sender.send(1, TEXT)
    await sender.send(1, TEXT)
    lonely.troubles.append(Trouble("server-error", "sendMessage", times=TRIES))
    with pytest.raises(Unreachable) as second:
        await sender.send(1, TEXT)
    nothing_shown_yet()
    lonely.troubles.append(Trouble("too-many", "sendMessage", times=TRIES, retry_after=3600))
    with pytest.raises(Unreachable) as told_to_wait:
        await sender.send(1, TEXT)
    assert [raised.value.again for raised in (first, second, told_to_wait)] == [True, False, False]


async def test_a_file_that_came_is_not_sent_again_for_what_should_follow_it(lonely: FakeTelegram, sender: Sender) -> None:
    """After a sheet the guide's question is replaced: that this failed must not bring the sheet twice."""
    Person(lonely, 1)
    nothing_shown_yet()
    await sender.send_file(1, File("a.pdf", b"%PDF-"), caption=TEXT)
    lonely.troubles.append(Trouble("server-error", "sendMessage", times=TRIES))
    with pytest.raises(Unreachable) as after:
        await sender.send(1, TEXT)
    assert not after.value.again


async def test_a_connection_that_never_stood_doubles_nothing(lonely: FakeTelegram, sender: Sender) -> None:
    await lonely.stop()
    with pytest.raises(Unreachable):
        await sender.send(1, TEXT)
    assert counted(sender) == {GIVEN_UP: 1}


Call = Callable[[Sender, int], Any]


@pytest.mark.parametrize(
    "call",
    [lambda sender, message: sender.edit(1, message, text=Text("new", "new")), lambda sender, message: sender.delete(1, message)],
    ids=["edit", "delete"],
)
async def test_an_edit_or_delete_done_twice_is_done_once(lonely: FakeTelegram, sender: Sender, call: Call) -> None:
    """Telegram took it, the answer was lost, the second try finds it done: that is success, and nothing comes twice."""
    ana = Person(lonely, 1)
    message = await sender.send(1, TEXT)
    assert message
    lonely.troubles += [Trouble("drop-after", "editMessageText"), Trouble("drop-after", "deleteMessage")]
    assert await call(sender, message.message_id) is True
    assert ana.sees() in ([], ["new"])
    assert counted(sender) == {}


async def test_the_log_tells_the_counts_and_nothing_else(lonely: FakeTelegram, tmp_path: Path) -> None:
    bot = RunningBot(lonely, tmp_path / "work")
    await bot.start()
    ana = Person(lonely, 7_345_120_981)
    lonely.troubles += [Trouble("drop-after", "sendMessage"), Trouble("too-many", "sendMessage", retry_after=1)]
    assert len(await ana.says("/start")) == 2
    assert await ana.says("/help")
    assert await bot.stop() == 0
    stopped = next(line for line in bot.log.splitlines() if "Stopped" in line)
    assert stopped.endswith(f"Stopped: 2 handled. Trouble with sending: 1 {MAYBE_TWICE}, 1 {TOO_FAST}.")
    assert bot.log.count("Trouble with sending so far:") == 1
    assert "7345120981" not in bot.log
