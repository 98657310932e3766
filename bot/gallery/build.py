"""Makes the screens: each kind in each language, by a person of its own who talks to the real handlers."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import count

from telegram import Bot

from bot.gallery.kinds import SECTIONS, Kind
from bot.gallery.person import NothingToShow, Person, Watched
from bot.gallery.phone import HANDLE, Bubble, Phone
from bot.gallery.stage import Stage, Stages
from bot.gallery.typist import Typist
from bot.reply import Reply, Verb
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.store import Store
from bot.telegram.pace import Pace
from bot.telegram.people import People
from bot.telegram.send import Sender
from bot.telegram.switch import KillSwitch
from bot.telegram.throttle import Throttles


@dataclass(frozen=True, slots=True)
class Screen:
    """One kind in one language. `reply` is the engine's last, if it had a part in it, and `act` what led there; `missing` says why there is nothing to see."""

    kind: Kind
    language: str
    today: date
    bubbles: tuple[Bubble, ...] = ()
    reply: Reply | None = None
    act: Verb | None = None
    missing: str | None = None


class Unhurried(Pace):
    """No limit has to be kept where nothing is sent."""

    async def wait(self, *_: object, **__: object) -> None:
        """Return at once."""


class Builder:
    """Builds screens for one day."""

    def __init__(self, settings: Settings, today: date) -> None:
        self._settings, self._today = settings, today
        self._stages = Stages(settings, today)
        self._phone, self._store = Phone(), Store(open_database("sqlite+aiosqlite:///:memory:"))
        self._typists: dict[str, Typist] = {}
        self._numbers = count(1)

    def screens(self, languages: Sequence[str]) -> Iterator[tuple[str, Kind, tuple[Screen, ...]]]:
        """Every kind under its section's name, with its screens in the order of the languages."""
        for section, kinds in SECTIONS.items():
            for kind in kinds:
                yield section, kind, tuple(asyncio.run(self._screen(kind, language)) for language in languages)

    async def _screen(self, kind: Kind, language: str) -> Screen:
        stage = self._stage(kind, language)
        if stage is None:
            return Screen(kind, language, self._today, missing="No answer is in this state, today or later.")
        person = self._person(kind, language, stage)
        await person.desk.sender.bot.initialize()
        try:
            for move in kind.moves:
                await move(person)
        except NothingToShow as missing:
            return Screen(kind, language, stage.today, missing=str(missing))
        act, reply = next(reversed(person.desk.acts), None), next(reversed(person.desk.replies), None)
        return Screen(kind, language, stage.today, tuple(person.bubbles), reply, act)

    def _stage(self, kind: Kind, language: str) -> Stage | None:
        if kind.freshness:
            return self._stages.of(kind.freshness, language)
        return self._stages.failing if kind.fails else self._stages.reviewed if kind.reviewed else self._stages.plain

    def _person(self, kind: Kind, language: str, stage: Stage) -> Person:
        number = next(self._numbers)
        return Person(language, self._desk(stage), self._phone, stage, self._typist(language), -number if kind.group else number)

    def _typist(self, language: str) -> Typist:
        if language not in self._typists:
            questions = self._settings.knowledge_dir / "questions"
            self._typists[language] = Typist(self._stages.plain.engine, language, questions=questions, today=self._today)
        return self._typists[language]

    def _desk(self, stage: Stage) -> Watched:
        """The desk that the handlers of one screen work with; on a failing stage it can't even tell the day."""

        def today() -> date:
            if stage.fails:
                raise RuntimeError("This stage fails.")
            return stage.today

        moment = datetime.combine(stage.today, time(12), UTC)
        people = People(None, b"gallery", now=lambda: moment, today=today)
        sender = Sender(Bot("1:gallery", request=self._phone, get_updates_request=self._phone), pace=Unhurried())
        still = Throttles(now=lambda: 0.0)
        switch = KillSwitch(stage.engine, self._store, {})
        return Watched(switch, sender, people, HANDLE, self._settings.language_codes, today, stage.engine.sounds_urgent, throttles=still)
