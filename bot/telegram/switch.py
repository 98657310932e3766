"""The kill switch as this process sees it: what is held in the shared database, and the engine that keeps to it."""

import asyncio
import logging
from collections.abc import Mapping

from bot.engine import Engine
from bot.knowledge.holds import EVERY
from bot.knowledge.models import Hold
from bot.storage.holds import Held
from bot.storage.store import Store

REREAD_SECONDS = 30.0
"""Half of the minute within which a hold takes effect in every process, so that one slow reading breaks no promise."""

log = logging.getLogger(__name__)


class KillSwitch:
    """`engine` is another one as soon as what is held changes: take it anew for every reply.

    `maintainers` are names by Telegram user id. Logs know them by name alone.
    """

    def __init__(self, engine: Engine, store: Store, maintainers: Mapping[int, str]) -> None:
        self.engine = self._as_in_files = engine
        self.maintainers = maintainers
        self.store = store
        self.held: Mapping[str, Held] = {}
        self._one_at_a_time = asyncio.Lock()

    @property
    def in_files(self) -> Mapping[str, Hold]:
        """The holds of the files themselves, which only a change of the files can end."""
        base = self._as_in_files.base
        return {topic.id: topic.file.hold for topic in (*base.topics.values(), *base.blocks.values()) if topic.file.hold}

    async def reread(self) -> None:
        """Keep to what the database holds now; where it can't say, to what it said last."""
        async with self._one_at_a_time:  # an older reading must not overtake a newer one
            found = await self.store.holds()
            held = self.held if found is None else {one.topic: one for one in found}
            if held == self.held:
                return
            self.engine = self._as_in_files.holding({name: Hold(since=one.since, why=one.why) for name, one in held.items()})
            self.held = held
        log.warning("Held in the database now: %s.", ", ".join("everything" if name == EVERY else name for name in held) or "nothing")

    async def follow(self) -> None:
        """Reread for ever: this is how a hold made in another process comes here."""
        while True:
            await asyncio.sleep(REREAD_SECONDS)
            try:
                await self.reread()
            except Exception:
                log.exception("What is held could not be taken over.")
