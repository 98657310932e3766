"""Answers that are withdrawn or held today, or that will be withdrawn within 60 days."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.knowledge.errors import Problem
from bot.knowledge.models import KnowledgeBase, Topic
from bot.knowledge.validity import fact_days, holds, version_on, withdrawn_on
from bot.maintain.case import Case

AHEAD = timedelta(days=60)
"""How far ahead a withdrawal is told: time to research, write and sign a successor."""


def check(case: Case) -> Iterator[Problem]:
    for topic in (*case.base.topics.values(), *case.base.blocks.values()):
        yield from _held(topic, case)
        if withdrawn_on(case.base, topic, case.today) is not None:
            message = f"withdrawn today: {_why(case.base, topic, case.today)}"
            yield Problem(topic.path, 0, "withdrawn", message, "write what holds now, as a successor or a changed version")
            continue
        day = _first_silent_day(case, topic)
        if day is not None:
            message = f"will be withdrawn on {day}: {_why(case.base, topic, day)}"
            yield Problem(topic.path, 0, "withdrawn-soon", message, f"write a successor that begins on {day}", "warning")


def _held(topic: Topic, case: Case) -> Iterator[Problem]:
    hold = topic.file.hold
    if hold is not None and hold.since <= case.today:
        repair = f"when it is settled: `amparo hold {topic.id} --release`"
        yield Problem(topic.path, case.line(topic.path, "hold:"), "held", f"held since {hold.since}: {hold.why}", repair, "warning")


def _first_silent_day(case: Case, topic: Topic) -> date | None:
    """The first day within the horizon on which no version may be given. Standing only moves on days of change."""
    days = {day for fact in topic.fact_ids for day in fact_days(case.base.facts[fact])} | set(topic.versions)
    ahead = sorted(day for day in days if case.today < day <= case.today + AHEAD)
    return next((day for day in ahead if withdrawn_on(case.base, topic, day) is not None), None)


def _why(base: KnowledgeBase, topic: Topic, day: date) -> str:
    since, version = version_on(topic, day)
    if day < since:
        return f"the first version begins on {since}"
    stopped = [f"'{i}' does not hold" for i in version.rests_on if not holds(base.facts[i], day)]
    changed = [f"'{i}', which it tells of, changed on {on}" for i in version.tells for on in fact_days(base.facts[i]) if since < on <= day]
    return "; ".join((*stopped, *changed, _successor(topic, day)))


def _successor(topic: Topic, day: date) -> str:
    later = min((since for since in topic.versions if since > day), default=None)
    return f"a successor stands ready, but begins only on {later}" if later else "no successor stands ready"
