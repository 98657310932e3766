"""Dates that contradict each other: a version that begins before its facts hold, parts for states that are never shown."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import Topic
from bot.knowledge.validity import holds, version_on
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for topic in (*case.base.topics.values(), *case.base.blocks.values()):
        yield from _first_days(case, topic)
        yield from _order(case, topic)
        yield from _silent_parts(case, topic)


def _first_days(case: Case, topic: Topic) -> Iterator[Problem]:
    for since, version in topic.versions.items():
        for name in version.rests_on:
            fact = case.base.facts[name]
            if not holds(fact, since):
                span = f"{fact.effective_from or '…'} to {fact.effective_to or '…'}"
                message = f"the version of {since} rests on '{name}', which holds from {span}"
                yield Problem(topic.path, case.line(topic.path, name), "begins", message, "correct `since`, or rest the version on another fact")


def _order(case: Case, topic: Topic) -> Iterator[Problem]:
    for since in topic.file.successors:
        if since <= topic.file.since:
            message = f"the successor of {since} does not begin after {topic.file.since}"
            yield Problem(topic.path, case.line(topic.path, str(since)), "begins", message, "give it the day on which it takes over")


def _silent_parts(case: Case, topic: Topic) -> Iterator[Problem]:
    since, version = version_on(topic, case.today)
    if case.today < since:
        return
    for group, facts in version.states.items():
        for name in facts:
            if not holds(case.base.facts[name], case.today):
                message = f"the part 'state: {group}' is not shown: '{name}' does not hold on {case.today}"
                yield Problem(topic.path, case.line(topic.path, name), "begins", message, "rest the part on facts that hold, or remove it", "warning")
