"""The poll loop by itself: order, danger first, giving up, the watchdog, and a ledger that knows the past."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.storage.handled import Progress
from bot.telegram.poll import Poller, Timing, Work
from bot.telegram.raw import Raw
from bot.telegram.send import Unreachable

TODAY = date(2026, 11, 22)
QUICK = Timing(long_poll=0, watchdog=0.2, repoll=0.01, budget=0.2, drain=0.5, first_pause=0.001, longest_pause=0.002, again=0.01)


def said(update_id: int, chat: int, text: str = "hello") -> Raw:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "text": text}}


@dataclass
class Script:
    """A source, a ledger and a handler in one: keeps what happened, and does what a test tells it."""

    waiting: list[Raw] = field(default_factory=list)
    known: dict[int, Progress] = field(default_factory=dict)
    trouble: list[Exception | None] = field(default_factory=list)
    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    errors: dict[int, Exception] = field(default_factory=dict)
    passing: dict[int, int] = field(default_factory=dict)
    handled: list[int] = field(default_factory=list)
    begun: list[tuple[int, int]] = field(default_factory=list)
    offsets: list[int | None] = field(default_factory=lambda: [None])
    reconnected: int = 0
    running: int = 0
    most_at_once: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def updates(self, *, offset: int | None, limit: int, wait: int) -> Sequence[Raw]:
        self.offsets.append(offset)
        self.waiting = [raw for raw in self.waiting if offset is None or raw["update_id"] >= offset]
        if self.trouble and (error := self.trouble.pop(0)):
            if isinstance(error, TimeoutError):
                await asyncio.Event().wait()  # hangs until the watchdog cuts it
            raise error
        await self._notify()
        await asyncio.sleep(0)
        return self.waiting[:limit]

    async def reconnect(self) -> None:
        self.reconnected += 1

    async def progress(self, ids: Collection[int]) -> Mapping[int, Progress]:
        return {i: self.known[i] for i in ids if i in self.known}

    async def begin(self, update_id: int, *, tries: int, today: date) -> None:
        self.begun.append((update_id, tries))

    async def finish(self, update_id: int) -> None:
        await self._notify()

    async def handle(self, raw: Raw) -> None:
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            if raw["update_id"] in self.gates:
                await self.gates[raw["update_id"]].wait()
            if self.passing.get(raw["update_id"], 0) > 0:
                self.passing[raw["update_id"]] -= 1
                raise Unreachable(again=True)
            if raw["update_id"] in self.errors:
                raise self.errors[raw["update_id"]]
            self.handled.append(raw["update_id"])
        finally:
            self.running -= 1

    async def polled(self) -> None:
        pass

    async def _notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(10), self.changed:
            await self.changed.wait_for(true)

    @asynccontextmanager
    async def polling(self, timing: Timing = QUICK) -> AsyncIterator[Poller]:
        poller = Poller(self, Work(self.handle, lambda text: "help" in text, self.polled, lambda: TODAY), self, timing=timing)
        task = asyncio.create_task(poller.run())
        yield poller
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await poller.finish()


async def test_order_holds_within_a_chat_and_danger_goes_first() -> None:
    script = Script([said(1, 10), said(2, 20), said(3, 30, "help"), said(4, 10), said(5, 20)])
    async with script.polling():
        await script.until(lambda: len(script.handled) == 5)
    assert script.handled[0] == 3
    assert script.handled.index(1) < script.handled.index(4)
    assert script.handled.index(2) < script.handled.index(5)


async def test_danger_passes_what_its_own_chat_sent_before() -> None:
    script = Script([said(1, 10), said(2, 10), said(3, 10), said(4, 10, "help")], gates={1: asyncio.Event()})
    async with script.polling() as poller:
        await script.until(lambda: script.running == 1 or script.handled)
        script.gates[1].set()
        await script.until(lambda: script.offsets[-1] == 5)
    assert script.handled.index(4) <= 1, "at most what was under way came first"
    assert [i for i in script.handled if i != 4] == [1, 2, 3]
    assert poller.outcomes == {"handled": 4}


async def test_a_stuck_update_holds_the_offset_but_no_other_chat() -> None:
    script = Script([said(1, 10), said(2, 20), said(3, 30)], gates={2: asyncio.Event()})
    async with script.polling(Timing(long_poll=0, repoll=0.01)):
        await script.until(lambda: script.handled == [1, 3])
        script.waiting.append(said(4, 40))
        await script.until(lambda: 4 in script.handled)
        await script.until(lambda: script.offsets[-1] == 2)
        assert max(offset or 0 for offset in script.offsets) == 2
        script.gates[2].set()
        await script.until(lambda: script.offsets[-1] == 5)
    assert sorted(script.handled) == [1, 2, 3, 4]


async def test_an_update_is_given_up_after_its_time_and_the_next_one_goes_on() -> None:
    script = Script([said(1, 10), said(2, 10)], gates={1: asyncio.Event()})
    async with script.polling() as poller:
        await script.until(lambda: script.offsets[-1] == 3)
    assert script.handled == [2]
    assert poller.outcomes == {"given up": 1, "handled": 1}


@pytest.mark.parametrize(("error", "outcome"), [(KeyError("a story"), "failed"), (Unreachable(), "given up")])
async def test_an_error_is_counted_and_never_stops_the_loop(error: Exception, outcome: str) -> None:
    script = Script([said(1, 10), said(2, 20)], errors={1: error})
    async with script.polling() as poller:
        await script.until(lambda: script.offsets[-1] == 3)
    assert poller.outcomes == {outcome: 1, "handled": 1}


@pytest.mark.parametrize(("failures", "outcome"), [(1, "handled"), (2, "handled"), (3, "given up")])
async def test_what_telegram_took_nothing_of_is_begun_again(failures: int, outcome: str) -> None:
    """An outage of sending that all tries of a call don't outlive; the chat's next message waits for its turn."""
    script = Script([said(1, 10), said(2, 10)], passing={1: failures})
    async with script.polling() as poller:
        await script.until(lambda: script.offsets[-1] == 3)
    assert script.handled == ([1, 2] if outcome == "handled" else [2])
    assert poller.outcomes[outcome] >= 1
    assert [tries for update_id, tries in script.begun if update_id == 1] == list(range(1, min(failures + 1, 3) + 1))


async def test_what_an_earlier_process_did_is_not_done_again() -> None:
    script = Script([said(1, 10), said(2, 10), said(3, 20)], known={1: Progress(1, done=True), 2: Progress(1, done=False)})
    async with script.polling():
        await script.until(lambda: script.offsets[-1] == 4)
    assert script.handled == [2, 3]
    assert sorted(script.begun) == [(2, 2), (3, 1)]


async def test_an_update_begun_three_times_is_given_up() -> None:
    """One that kills the process must not come for ever."""
    script = Script([said(1, 10), said(2, 20)], known={1: Progress(3, done=False)})
    async with script.polling() as poller:
        await script.until(lambda: script.offsets[-1] == 3)
    assert script.handled == [2]
    assert poller.outcomes["given up"] == 1


async def test_suspects_are_handled_alone() -> None:
    script = Script([said(i, i) for i in range(1, 5)], known={i: Progress(2, done=False) for i in range(1, 5)})
    async with script.polling():
        await script.until(lambda: len(script.handled) == 4)
    assert script.most_at_once == 1


async def test_a_hung_poll_is_cut_and_the_connection_renewed() -> None:
    script = Script([said(1, 10)], trouble=[TimeoutError()])
    async with script.polling():
        await script.until(lambda: script.handled == [1])
    assert script.reconnected == 1


async def test_trouble_with_telegram_is_waited_out_and_named_in_plain_words(caplog: pytest.LogCaptureFixture) -> None:
    script = Script([said(1, 10)], trouble=[NetworkError("x"), NetworkError("x"), Conflict("x")])
    async with script.polling():
        await script.until(lambda: script.handled == [1])
    assert caplog.text.count("can't be reached") == 1
    assert "Another program polls" in caplog.text


async def test_a_refused_token_ends_the_loop() -> None:
    script = Script(trouble=[InvalidToken()])
    with pytest.raises(InvalidToken):
        async with asyncio.timeout(5):
            await Poller(script, Work(script.handle, bool, script.polled, lambda: TODAY), script, timing=QUICK).run()


async def test_a_stop_ends_what_is_under_way_and_confirms_it() -> None:
    script = Script([said(1, 10), said(2, 10)], gates={1: asyncio.Event()})
    async with script.polling(Timing(long_poll=0, repoll=0.01)):
        await script.until(lambda: script.running == 1)
        asyncio.get_running_loop().call_soon(script.gates[1].set)
    assert script.handled == [1]
    assert script.offsets[-1] == 2
    assert [raw["update_id"] for raw in script.waiting] == [2]


def typed(update_id: int) -> Raw:
    return {"update_id": update_id, "inline_query": {"id": "1", "from": {"id": 10}, "query": "help"}}


async def test_inline_queries_come_after_peoples_questions() -> None:
    """However urgent they sound: they are typed for somebody else."""
    script = Script([typed(1), said(2, 10), typed(3), said(4, 20, "help")])
    async with script.polling():
        await script.until(lambda: len(script.handled) == 4)
    assert script.handled == [4, 2, 1, 3]


async def test_an_inline_query_that_hangs_holds_up_no_question() -> None:
    script = Script([typed(1), said(2, 10)], gates={1: asyncio.Event()})
    async with script.polling(Timing(long_poll=0, repoll=0.01)):
        await script.until(lambda: script.handled == [2])
        script.gates[1].set()


async def test_an_inline_query_left_by_another_process_is_not_begun_again() -> None:
    script = Script([typed(1), said(2, 10)], known={1: Progress(1, done=False), 2: Progress(1, done=False)})
    async with script.polling():
        await script.until(lambda: script.offsets[-1] == 3)
    assert script.handled == [2]
