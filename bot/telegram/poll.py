"""The poll loop: fetch, handle in order within a chat and in parallel across chats, confirm only what is done.

The offset moves over the done prefix of what was fetched, so a killed process loses no question. While a chat is stuck
the same window is fetched again, and only what is new in it is begun.
"""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.storage.handled import Progress
from bot.telegram import raw as raws
from bot.telegram.raw import Raw
from bot.telegram.send import Unreachable, seconds
from bot.telegram.window import Window

LIMIT = 100
"""Updates in one fetch at most (core.telegram.org/bots/api#getupdates)."""

TRIES = 3
"""How often an update is begun, over all processes: one that kills the process must not come for ever."""

INLINE_TRIES = 1
"""Telegram forgets an inline query within seconds: one left over from another process is of no use to anybody."""

ALONE_FROM = 2
"""Begun this often without an end, an update is handled alone, so that its neighbours can't be blamed for its crashes."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. Tests use smaller ones."""

    long_poll: int = 30
    watchdog: float = 15.0  # a poll that takes this much longer than it may is hung (python-telegram-bot#3087, #4405)
    repoll: float = 0.5
    budget: float = 20.0
    again: float = 10.0  # before an update is begun again whose answer Telegram did not take; then twice as long
    drain: float = 15.0
    first_pause: float = 1.0
    longest_pause: float = 30.0


class Ledger(Protocol):
    """The record of begun and done updates; bot.storage.store.Store is one."""

    async def progress(self, ids: Collection[int]) -> Mapping[int, Progress]: ...
    async def begin(self, update_id: int, *, tries: int, today: date) -> None: ...
    async def finish(self, update_id: int) -> None: ...


class Source(Protocol):
    """Where updates come from. `updates` raises TelegramError; `reconnect` drops the connection it used."""

    async def updates(self, *, offset: int | None, limit: int, wait: int) -> Sequence[Raw]: ...
    async def reconnect(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Work:
    """How the loop treats what it fetched: `handle` one, whether a text is `urgent`, and what follows a completed poll."""

    handle: Callable[[Raw], Awaitable[None]]
    urgent: Callable[[str], bool]
    polled: Callable[[], Awaitable[None]]
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class _Item:
    raw: Raw
    tries: int
    urgent: bool


class Poller:
    """One loop over one bot's updates. `run` goes on until it is cancelled or the token is refused; then `finish`."""

    def __init__(self, source: Source, work: Work, ledger: Ledger, *, timing: Timing | None = None) -> None:
        self._source, self._work, self._ledger, self._timing = source, work, ledger, timing or Timing()
        self._window = Window()
        self._queues: dict[int, deque[_Item]] = {}
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._idle = asyncio.Event()
        self._failures = 0
        self.outcomes: Counter[str] = Counter()

    async def run(self) -> None:
        """Poll for ever. Raises InvalidToken when Telegram does not know the token."""
        while True:
            await self._begin(await self._fetch())
            await self._settle()

    async def finish(self) -> None:
        """End what is under way, for a bounded time, and confirm it. What was not begun comes again at the next start."""
        for queue in self._queues.values():
            queue.clear()
        if self._workers:
            _, late = await asyncio.wait(self._workers.values(), timeout=self._timing.drain)
            for task in late:
                task.cancel()
        if self._window.offset is not None:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(self._timing.watchdog):
                    await self._source.updates(offset=self._window.offset, limit=1, wait=0)

    async def _fetch(self) -> Sequence[Raw]:
        """One poll; nothing when it failed, after a pause."""
        wait = 0 if self._window.open else self._timing.long_poll
        try:
            async with asyncio.timeout(wait + self._timing.watchdog):
                fetched = await self._source.updates(offset=self._window.offset, limit=LIMIT, wait=wait)
        except InvalidToken:
            raise
        except (TelegramError, TimeoutError) as error:
            await self._pause(error)
            return ()
        if self._failures:
            log.info("Telegram answers again.")
        self._failures = 0
        await self._work.polled()
        return fetched

    async def _pause(self, error: Exception) -> None:
        """Say once in plain words what is wrong, and wait a little longer each time."""
        self._failures += 1
        wait = min(self._timing.first_pause * 2 ** (self._failures - 1), self._timing.longest_pause)
        if self._failures == 1 or isinstance(error, Conflict):
            log.warning("%s Trying again.", _in_words(error))
        if isinstance(error, TimeoutError):
            await self._source.reconnect()
            wait = 0.0
        if isinstance(error, RetryAfter):
            wait = max(wait, seconds(error))
        await asyncio.sleep(wait)

    async def _begin(self, fetched: Sequence[Raw]) -> None:
        """Start what is new: danger first, and what may have killed an earlier process alone."""
        fresh = [raw for raw in fetched if self._window.take(raws.update_id(raw))]
        if not fresh:
            return
        self._idle.clear()
        known = await self._ledger.progress([raws.update_id(raw) for raw in fresh])
        items = [_Item(raw, seen.tries, self._work.urgent(raws.text(raw))) for raw in fresh if (seen := self._seen(raw, known))]
        for item in self._danger_first([item for item in items if item.tries >= ALONE_FROM]):
            await self._one(item)
        for item in self._danger_first([item for item in items if item.tries < ALONE_FROM]):
            self._enqueue(item)

    def _seen(self, raw: Raw, known: Mapping[int, Progress]) -> Progress | None:
        """What an earlier process made of an update; None when there is nothing left to do."""
        seen = known.get(raws.update_id(raw), Progress(0, done=False))
        if not seen.done and seen.tries < (INLINE_TRIES if raws.kind(raw) == raws.INLINE else TRIES):
            return seen
        if not seen.done:
            log.error("An update (%s) is given up: it was begun %d times and never ended.", raws.kind(raw), seen.tries)
            self.outcomes["given up"] += 1
        self._mark_done(raws.update_id(raw))
        return None

    def _danger_first(self, items: Sequence[_Item]) -> list[_Item]:
        """The items with those chats first that speak of danger, and inline queries last; their own order stays."""
        urgent = {_chat(item) for item in items if item.urgent}
        return sorted(items, key=lambda item: (_chat(item) not in urgent, raws.kind(item.raw) == raws.INLINE, raws.update_id(item.raw)))

    def _enqueue(self, item: _Item) -> None:
        """Queue an update behind those of its chat that came before, but danger before all that are no danger."""
        chat = _chat(item)
        queue = self._queues.setdefault(chat, deque())
        queue.insert(sum(other.urgent for other in queue) if item.urgent else len(queue), item)
        if chat not in self._workers:
            self._workers[chat] = asyncio.create_task(self._drain(chat))

    async def _drain(self, chat: int) -> None:
        """Handle one chat's updates, one after the other."""
        try:
            while self._queues[chat]:
                await self._one(self._queues[chat].popleft())
        finally:
            del self._queues[chat], self._workers[chat]

    async def _one(self, item: _Item) -> None:
        """Handle one update, each try within its time. Whatever happens it is done then; only a kill or a stop leaves it open."""
        pause = self._timing.again
        for tries in range(item.tries + 1, TRIES + 1):
            if await self._try(item.raw, tries):
                break
            await asyncio.sleep(pause)
            pause *= 2
        await self._record(raws.update_id(item.raw))

    async def _try(self, raw: Raw, tries: int) -> bool:
        """Whether the update is done with: not, where Telegram took nothing of its reply and a try is left."""
        try:
            async with asyncio.timeout(self._timing.budget):
                await self._ledger.begin(raws.update_id(raw), tries=tries, today=self._work.today())
                await self._work.handle(raw)
            self.outcomes["handled"] += 1
        except (Unreachable, TimeoutError) as error:
            if isinstance(error, Unreachable) and error.again and tries < TRIES:
                return False
            self.outcomes["given up"] += 1
            log.warning("An update (%s) is given up (%s).", raws.kind(raw), error.__class__.__name__)
        except Exception:
            self.outcomes["failed"] += 1
            log.exception("An update (%s) failed.", raws.kind(raw))
        return True

    async def _record(self, update_id: int) -> None:
        """Mark an update done, even where the ledger can't: an open one would hold up the offset for ever."""
        try:
            await self._ledger.finish(update_id)
        except Exception:
            log.exception("An update could not be recorded.")
        finally:
            self._mark_done(update_id)

    def _mark_done(self, update_id: int) -> None:
        self._window.finish(update_id)
        if not self._window.open:
            self._idle.set()

    async def _settle(self) -> None:
        """Wait until all is done, but not long: other chats must not wait for a stuck one."""
        if self._window.open:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._timing.repoll):
                    await self._idle.wait()


def _chat(item: _Item) -> int:
    """The chat's id; an update without one stands alone (ids of chats and of updates may meet: no harm, only order)."""
    chat = raws.chat_id(item.raw)
    return raws.update_id(item.raw) if chat is None else chat


def _in_words(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "Another program polls Telegram with this token, or a webhook is set (409 Conflict). Only one may run; stop the other."
    if isinstance(error, TimeoutError):
        return "A poll hung and was cut off."
    return f"Telegram can't be reached ({error.__class__.__name__})."
