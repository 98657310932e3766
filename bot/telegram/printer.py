"""Makes the files of sheets beside the event loop, one at a time, and keeps the newest in memory."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.render.handout import Form, typeset
from bot.sheet import Sheet

FILES, BYTES = 200, 32 * 1024 * 1024
"""Kept at most. A sheet has 0.05 MB, a picture 0.6 (benchmarks/handout.py)."""

WAITING = 12
"""Sheets that may wait for their turn: a second each at worst, and an update has 20."""


class Busy(Exception):
    """Too many sheets are being made; nothing was made."""


@dataclass(slots=True)
class Printer:
    """Makes files from sheets. What is kept is found by all that is typeset, so a changed word or date is another file."""

    make: Callable[[Sequence[Sheet], Form], bytes] = typeset
    _kept: OrderedDict[bytes, bytes] = field(default_factory=OrderedDict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _waiting: int = 0

    async def file(self, sheet: Sheet, form: Form) -> bytes:
        """The sheet's file. Raises Busy, and what the typesetter raises."""
        key = hashlib.sha256(repr((form, sheet)).encode()).digest()
        if key in self._kept:
            return self._found(key)
        if self._waiting >= WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with self._turn:
                if key in self._kept:  # somebody before us in the queue wanted the same
                    return self._found(key)
                made = await asyncio.to_thread(self.make, (sheet,), form)
        finally:
            self._waiting -= 1
        if sheet.kept:
            self._keep(key, made)
        return made

    def _found(self, key: bytes) -> bytes:
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: bytes, made: bytes) -> None:
        self._kept[key] = made
        while len(self._kept) > FILES or sum(map(len, self._kept.values())) > BYTES:
            self._kept.popitem(last=False)
