"""Telegram's limits on a clock that only the test moves: 30 a second, 1 a second per chat, 20 a minute per group; danger goes first."""

import asyncio
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count, pairwise

from bot.telegram import pace as module
from bot.telegram.pace import DANGER, GROUP_PER_MINUTE, OVERALL_PER_SECOND, PRIVATE, Pace

GROUP_CHAT = -100
ROUNDS = 50
"""Turns of the event loop in which every task that can go on does."""


class Time:
    """A clock and its sleepers."""

    def __init__(self) -> None:
        self.moment = 1_000.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = count()

    def now(self) -> float:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            heappush(self._sleepers, (self.moment + seconds, next(self._numbers), event := asyncio.Event()))
            await event.wait()

    async def run(self, until: float = float("inf")) -> None:
        """Let time pass from one sleeper's end to the next."""
        await _settled()
        while self._sleepers and self._sleepers[0][0] <= until:
            self.moment, _, event = heappop(self._sleepers)
            event.set()
            await _settled()


async def _settled() -> None:
    for _ in range(ROUNDS):
        await asyncio.sleep(0)


class Sendings:
    """Messages waiting for their turn, and when each had it."""

    def __init__(self) -> None:
        self.time = Time()
        self.pace = Pace(now=self.time.now, sleep=self.time.sleep)
        self.sent: list[tuple[float, int]] = []
        self._tasks: list[asyncio.Task[None]] = []

    def ask(self, chats: Sequence[int], *, urgent: bool = False) -> None:
        """One message to each chat, all at once."""
        self._tasks += [asyncio.create_task(self._send(chat, urgent)) for chat in chats]

    async def _send(self, chat: int, urgent: bool) -> None:
        await self.pace.wait(chat, urgent=urgent)
        self.sent.append((round(self.time.moment - 1_000.0, 6), chat))

    def moments(self, chat: int) -> list[float]:
        return [moment for moment, sent_to in self.sent if sent_to == chat]


def most_within(moments: Sequence[float], seconds: float) -> int:
    """The most messages in any span of so many seconds."""
    return max(sum(start <= moment < start + seconds for moment in moments) for start in moments)


async def test_a_chat_gets_a_burst_and_then_one_a_second() -> None:
    sendings = Sendings()
    sendings.ask([1] * 8)
    await sendings.time.run()
    moments = sendings.moments(1)
    assert moments[PRIVATE.burst - 1] < 1
    assert all(later - sooner > 0.9 for sooner, later in pairwise(moments[PRIVATE.burst :]))
    assert len(moments) == 8


async def test_all_chats_together_get_thirty_a_second() -> None:
    sendings = Sendings()
    sendings.ask(range(1, 4 * OVERALL_PER_SECOND + 1))
    await sendings.time.run()
    moments = [moment for moment, _ in sendings.sent]
    assert most_within(moments, 1.0 - 1e-6) == OVERALL_PER_SECOND
    assert moments[-1] < 4
    assert [chat for _, chat in sendings.sent] == list(range(1, 4 * OVERALL_PER_SECOND + 1)), "who came first goes first"


async def test_no_minute_holds_more_than_twenty_messages_to_a_group() -> None:
    sendings = Sendings()
    sendings.ask([GROUP_CHAT] * 60)
    await sendings.time.run()
    assert GROUP_PER_MINUTE - 1 <= most_within(sendings.moments(GROUP_CHAT), 60.0) <= GROUP_PER_MINUTE


async def test_a_crowded_chat_holds_up_no_other() -> None:
    sendings = Sendings()
    sendings.ask([1] * 50)
    sendings.ask([GROUP_CHAT] * 50)
    sendings.ask([2])
    await sendings.time.run()
    assert sendings.moments(2)[0] < 1


async def test_danger_passes_the_line_of_all_others() -> None:
    """Three hundred answers wait; the one on danger goes with the next slot but one."""
    sendings = Sendings()
    sendings.ask(range(1, 301))
    await sendings.time.run(until=1_001.0)
    sendings.ask([999], urgent=True)
    await sendings.time.run()
    assert sendings.moments(999)[0] <= 1.0 + 2.01 / OVERALL_PER_SECOND
    moments = [moment for moment, _ in sendings.sent]
    assert most_within(moments, 1.0 - 1e-6) <= OVERALL_PER_SECOND


async def test_danger_does_not_wait_for_what_the_chat_was_told_before() -> None:
    sendings = Sendings()
    sendings.ask([1] * PRIVATE.burst)
    await sendings.time.run(until=1_000.1)
    sendings.ask([1] * (DANGER.burst - PRIVATE.burst), urgent=True)
    await sendings.time.run()
    assert max(sendings.moments(1)) < 1


async def test_who_gives_up_waiting_blocks_nobody() -> None:
    sendings = Sendings()
    sendings.ask(range(1, 100))
    await sendings.time.run(until=1_000.5)
    for task in sendings._tasks:
        task.cancel()
    sendings.ask([200])
    await sendings.time.run()
    assert sendings.moments(200)[0] < 0.6


async def test_memory_is_bounded() -> None:
    pace = Pace()
    for chat in range(module.CHATS_REMEMBERED + 5):
        pace._until_free(chat, PRIVATE)
    assert len(pace._chats) == module.CHATS_REMEMBERED
