"""Where a screen is made: from which base and on which day. For what can't be seen today another day is looked for, or a copy of the base changed.

Nothing is written anywhere, and no fact is made up: a held answer is one of ours, on hold in memory.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.engine import Engine
from bot.factory import assemble, build_understanding
from bot.gallery.phone import HANDLE
from bot.knowledge.load import load
from bot.knowledge.models import Answer, Hold, KnowledgeBase, Topic
from bot.knowledge.validity import Freshness, standing
from bot.render import handout
from bot.seal import Seal
from bot.settings import Settings

TOPIC = "data-medicaid-ice"
"""The topic most screens are about; where another is needed, any will do."""

SEAL = Seal(b"gallery")

STEP, AHEAD = 15, 800
"""Days looked at for an answer that will be aging, unconfirmed or withdrawn: every so many, so far ahead."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An engine and a day. `topic` is the one to look at, where it was looked for; `fails` says that every message meets an error of ours."""

    engine: Engine
    today: date
    topic: str | None = None
    fails: bool = False


class Stages:
    """Sets up stages for one day; what understands messages is shared between them."""

    def __init__(self, settings: Settings, today: date) -> None:
        self.settings, self.today = settings, today
        self._base = load(settings.knowledge_dir)
        self._understanding = build_understanding(settings.knowledge_dir)
        self.plain = Stage(self._engine(self._base), today)
        self.failing = replace(self.plain, fails=True)
        self.reviewed = Stage(self._engine(_unsigned(self._base), require_review=True), today)
        """Where texts must be signed, and none is."""

    def of(self, freshness: Freshness, language: str) -> Stage | None:
        """An answer that is in this state: today if there is one, else on the next day on which there will be, or in a changed copy."""
        if freshness is Freshness.UNSIGNED:
            return replace(self.reviewed, topic=TOPIC)
        found = ((topic, day) for day in self._days() for topic in self._base.topics if _is(self._base, topic, freshness, language, day))
        topic_day = next(found, None)
        if topic_day:
            return replace(self.plain, topic=topic_day[0], today=topic_day[1])
        return self._changed(freshness, language)

    def _changed(self, freshness: Freshness, language: str) -> Stage | None:
        """The first topic that a change in memory brings into this state, the day on which it is, and an engine with that change."""
        for topic in sorted(self._base.topics.values(), key=lambda topic: topic.id != TOPIC):
            changed, day = CHANGES[freshness](topic, self.today) if freshness in CHANGES else (topic, self.today)
            base = replace(self._base, topics={**self._base.topics, topic.id: changed})
            if _is(base, topic.id, freshness, language, day):
                return Stage(self._engine(base), day, topic.id)
        return None

    def _days(self) -> Iterator[date]:
        return (self.today + timedelta(days) for days in range(0, AHEAD, STEP))

    def _engine(self, base: KnowledgeBase, *, require_review: bool = False) -> Engine:
        settings = self.settings.model_copy(update={"require_review": require_review})
        engine = assemble(settings, base, understanding=self._understanding, handle=HANDLE)
        engine.makes_files, engine.seal, engine.inline = handout.available(), SEAL, True
        return engine


def _is(base: KnowledgeBase, topic: str, freshness: Freshness, language: str, today: date) -> bool:
    return standing(base, base.topics[topic], language, today=today, require_review=False).freshness is freshness


def _held(topic: Topic, today: date) -> tuple[Topic, date]:
    return replace(topic, file=topic.file.model_copy(update={"hold": Hold(since=today, why="looked at in the gallery")})), today


def _outdated(topic: Topic, today: date) -> tuple[Topic, date]:
    """The topic as if the sense of its English had changed and no translation followed."""
    return _headed(topic, lambda answer: {"meaning": (answer.head.meaning or 0) + 1} if answer.language == "en" else {}), today


def _without_successor(topic: Topic, today: date) -> tuple[Topic, date]:
    """The topic as if nobody had written the answer for its next change, on the day of that change."""
    day = min((day for day in topic.file.successors if day > today), default=today)
    kept = {since: version for since, version in topic.file.successors.items() if since <= today}
    return replace(topic, file=topic.file.model_copy(update={"successors": kept})), day


CHANGES = {Freshness.HELD: _held, Freshness.OUTDATED_TRANSLATION: _outdated, Freshness.WITHDRAWN: _without_successor}


def _unsigned(base: KnowledgeBase) -> KnowledgeBase:
    topics = {name: _headed(topic, lambda _: {"review": "none"}) for name, topic in base.topics.items()}
    return replace(base, topics=topics, rules_review=None)


def _headed(topic: Topic, change: Callable[[Answer], dict[str, object]]) -> Topic:
    """The topic with other front matter in its answers."""
    answers = {key: replace(answer, head=answer.head.model_copy(update=change(answer))) for key, answer in topic.answers.items()}
    return replace(topic, answers=answers)
