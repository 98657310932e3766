"""What people type in the gallery: example questions that certainly get the reply in question, because the engine was asked."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from pathlib import Path

from bot.engine import Engine
from bot.help import need_names
from bot.pages import area_names
from bot.reply import Context, Decision, Reply
from bot.understanding.examples import DANGER, MISUSE, OUT_OF_SCOPE, SMALLTALK, read_examples
from bot.understanding.follow_up import is_follow_up
from bot.understanding.normalize import normalize

TRIED = 60
"""Messages asked for one kind at most; what none of them gives is left out with a note."""

ONE_LINE = 20
"""Characters: examples about as long as this are asked first. They say enough, and leave room for the reply."""

LABELS = {Decision.REFUSE: MISUSE, Decision.SMALLTALK: SMALLTALK, Decision.ABSTAIN: OUT_OF_SCOPE}


class Typist:
    """Knows the examples of one language."""

    def __init__(self, engine: Engine, language: str, *, questions: Path, today: date) -> None:
        self._engine, self._language, self._today = engine, language, today
        mine = (example for example in read_examples(questions) if example.language == language)
        self._examples = sorted(mine, key=lambda example: abs(len(example.text) - ONE_LINE))
        self._replies: dict[tuple[str, str | None], Reply] = {}

    def decided(self, decision: Decision) -> str | None:
        """A message that is decided in this way."""
        texts = self._labelled(LABELS[decision]) if decision in LABELS else self._vague()
        return self._first(texts, lambda reply: reply.decision is decision)

    def asking(self, topic: str) -> str | None:
        """A question that is answered with this topic."""
        return self._first(self._labelled(topic), lambda reply: reply.topic == topic)

    def in_danger(self, kind: str) -> str | None:
        """A message that tells of this danger."""
        return self._first(self._labelled(DANGER + kind), lambda reply: reply.danger == kind)

    def following(self, topic: str) -> str | None:
        """A few words that lean on the topic before them, and are answered."""
        leaning = (text for text in self._labelled() if is_follow_up(normalize(text)))
        return self._first(leaning, lambda reply: reply.decision is Decision.ANSWER, previous=topic)

    def _labelled(self, label: str | None = None) -> Iterable[str]:
        """The examples of a label; without one, all."""
        return (example.text for example in self._examples if label in (None, example.label))

    def _vague(self) -> Iterable[str]:
        """The names of our own lists, typed: they fit several topics, so that some of them get a choice in every language."""
        t = self._engine.interface.strings(self._language)
        return (*need_names(t).values(), *area_names(t).values(), *self._labelled())

    def _first(self, texts: Iterable[str], wanted: Callable[[Reply], bool], *, previous: str | None = None) -> str | None:
        for text in islice(texts, TRIED):
            reply = self._reply(text, previous)
            if wanted(reply) and reply.answer_language == self._language and not reply.personal_data:
                return text
        return None

    def _reply(self, text: str, previous: str | None) -> Reply:
        if (text, previous) not in self._replies:
            context = Context(hint=self._language, previous_topic=previous)
            self._replies[(text, previous)] = self._engine.answer(text, context=context, today=self._today)
        return self._replies[(text, previous)]
