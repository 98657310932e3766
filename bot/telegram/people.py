"""What is known of a chat: choices from the database when the operator allows it, and 15 minutes of memory."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.reply import Context
from bot.storage.preferences import Preference
from bot.storage.secret import chat_hash
from bot.storage.store import Store

REMEMBERED = timedelta(minutes=15)
CHATS = 10_000
"""Chats in memory at most; the one that was silent longest goes first."""

NOTHING = Preference()


@dataclass(frozen=True, slots=True)
class Recent:
    """What memory holds of a chat: choices, what a deep link said, the last topic, and which album came last, with its first message; never a text."""

    seen: datetime
    choice: Preference = NOTHING
    link: Preference = NOTHING
    topic: str | None = None
    album: tuple[str, int] | None = None


class People:
    """Contexts by chat, under the keyed hash of the chat id also in memory."""

    def __init__(self, store: Store | None, key: bytes, *, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._store, self._key, self._now, self._today = store, key, now, today
        self._recent: OrderedDict[str, Recent] = OrderedDict()
        self._told: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def context(self, chat_id: int, hint: str | None, *, links: bool = True) -> Context:
        """The context of one message. What the database keeps counts before what memory holds; `links` says whether a link's language and state do."""
        name = chat_hash(self._key, chat_id)
        recent = self._lookup(name)
        kept = await self._store.preference(name, today=self._today()) if self._store else None
        choice = kept or recent.choice
        link = recent.link if links else NOTHING
        language, state = choice.language or link.language, choice.state or link.state
        return Context(language=language, hint=hint, state=state, previous_topic=recent.topic)

    async def chose(self, chat_id: int, **chosen: str | None) -> None:
        """Keep a choice of `language` or `state`; the other one stays as it was chosen before."""
        name = chat_hash(self._key, chat_id)
        recent = self._lookup(name)
        kept = await self._store.preference(name, today=self._today()) if self._store else None
        choice = replace(kept or recent.choice, **chosen)
        self._remember(name, replace(recent, choice=choice, link=NOTHING))
        if self._store:
            await self._store.keep(name, choice, today=self._today())

    def came_with(self, chat_id: int, link: Preference) -> None:
        """Use a deep link's language and state for a while: the person did not choose them, so they aren't kept."""
        name = chat_hash(self._key, chat_id)
        self._remember(name, replace(self._lookup(name), link=link))

    def asked(self, chat_id: int, topic: str) -> None:
        """Hold the topic for a follow-up question."""
        name = chat_hash(self._key, chat_id)
        self._remember(name, replace(self._lookup(name), topic=topic))

    def tell_once(self, chat_id: int, what: str) -> bool:
        """Whether a person has not been told of something yet. In memory only, so they are told again after a new start."""
        name = (chat_hash(self._key, chat_id), what)
        new = name not in self._told
        self._told[name] = None
        self._told.move_to_end(name)
        if len(self._told) > CHATS:
            self._told.popitem(last=False)
        return new

    def new_album(self, chat_id: int, album: str, message_id: int) -> bool:
        """Whether this album is another than the last one of the chat, which it is from now on. Its first message stays new when handled again."""
        name = chat_hash(self._key, chat_id)
        recent = self._lookup(name)
        first = recent.album if recent.album and recent.album[0] == album else (album, message_id)
        self._remember(name, replace(recent, album=first))
        return first[1] == message_id

    async def forget(self, chat_id: int) -> bool:
        """Erase everything of a chat. False when the database could not be reached."""
        name = chat_hash(self._key, chat_id)
        self._recent.pop(name, None)
        for told in [told for told in self._told if told[0] == name]:
            del self._told[told]
        return await self._store.forget(name) if self._store else True

    def _lookup(self, name: str) -> Recent:
        now = self._now()
        found = self._recent.get(name)
        return found if found and now - found.seen <= REMEMBERED else Recent(now)

    def _remember(self, name: str, recent: Recent) -> None:
        now = self._now()
        self._recent[name] = replace(recent, seen=now)
        self._recent.move_to_end(name)
        while len(self._recent) > CHATS or now - next(iter(self._recent.values())).seen > REMEMBERED:
            self._recent.popitem(last=False)
