"""What every handler works with: the engine in threads, the sender, and what is known of people."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from bot.engine import Engine
from bot.i18n import Translate
from bot.inline import Offer
from bot.recognise import TYPED, Origin
from bot.reply import Action, Context, Reply
from bot.sheet import Sheet
from bot.telegram.busy import PATIENCE
from bot.telegram.people import People
from bot.telegram.printer import Printer
from bot.telegram.send import Sender
from bot.telegram.switch import KillSwitch
from bot.telegram.throttle import Throttles


@dataclass(frozen=True, slots=True)
class Desk:
    """One bot's surroundings. `handle` is its name on Telegram without @; `urgent` is the cheap look for danger.

    `patience` is how many seconds an answer may take before 'typing…' shows.
    """

    switch: KillSwitch
    sender: Sender
    people: People
    handle: str
    languages: tuple[str, ...]
    today: Callable[[], date]
    urgent: Callable[[str], bool]
    throttles: Throttles = field(default_factory=Throttles)
    printer: Printer = field(default_factory=Printer)
    patience: float = PATIENCE
    _for_danger: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "danger"))
    _for_inline: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "inline"))

    @property
    def engine(self) -> Engine:
        """The engine of this moment: what is held may change between two replies."""
        return self.switch.engine

    async def answer(self, text: str, context: Context, *, ignore_danger: bool = False, origin: Origin = TYPED) -> Reply:
        """The engine's answer. Danger has a thread of its own, so that it waits behind no plain question."""
        call = partial(self.engine.answer, text, context=context, today=self.today(), ignore_danger=ignore_danger, origin=origin)
        pool = self._for_danger if self.urgent(text) else None
        return await asyncio.get_running_loop().run_in_executor(pool, call)

    async def act(self, action: Action, context: Context) -> Reply:
        """The engine's reply to a button or a command."""
        return await asyncio.to_thread(self.engine.act, action, context=context, today=self.today())

    async def sheet(self, action: Action, context: Context) -> Sheet | None:
        """The sheet a button asks for, if any."""
        return await asyncio.to_thread(self.engine.sheet, action, context=context, today=self.today())

    async def offers(self, text: str, context: Context) -> tuple[Offer, ...]:
        """The engine's cards for inline mode, one query at a time, so that typing in other chats takes no thread from questions."""
        call = partial(self.engine.offers, text, context=context, today=self.today())
        return await asyncio.get_running_loop().run_in_executor(self._for_inline, call)

    def strings(self, language: str) -> Translate:
        """The interface's strings."""
        return self.engine.interface.strings(language)
