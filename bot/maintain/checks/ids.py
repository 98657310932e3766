"""Ids that name nothing: states, groups of states, topics, needs, facts beneath danger texts, labels of questions."""

from collections.abc import Iterable, Iterator

from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.errors import Problem
from bot.knowledge.models import Topic
from bot.knowledge.states import GROUPS
from bot.maintain.case import Case
from bot.maintain.nearest import nearest
from bot.understanding.examples import DANGER, MISUSE, OUT_OF_SCOPE, SMALLTALK

EVERYWHERE = "US"
NEEDS = frozenset(
    ("immigration-law", "benefits-law", "appeal", "enrollment", "bills", "detention", "violence", "privacy", "crisis", "interpreter", "notario-fraud")
)
"""Kinds of help a topic may ask for and a helper may give."""


def check(case: Case) -> Iterator[Problem]:
    yield from _facts(case)
    yield from _helpers(case)
    for topic in (*case.base.topics.values(), *case.base.blocks.values()):
        yield from _topic(case, topic)
    yield from _danger(case)
    yield from _labels(case)


def _unknown(path: str, line: int, kind: str, name: str, known: Iterable[str]) -> Problem:
    near = nearest(name, known)
    return Problem(path, line, "unknown-id", f"no {kind} '{name}'", f"did you mean '{near}'?" if near else f"use a known {kind}")


def _facts(case: Case) -> Iterator[Problem]:
    known = {EVERYWHERE, *case.base.states}
    for fact in case.base.facts.values():
        path, line = case.place(fact.id)
        yield from (_unknown(path, line, "state", code, known) for code in fact.applies_to if code not in known)


def _helpers(case: Case) -> Iterator[Problem]:
    known = {EVERYWHERE, *case.base.states}
    for helper in case.base.helpers.values():
        path, line = case.place(helper.id)
        yield from (_unknown(path, line, "state", code, known) for code in helper.serves if code not in known)
        yield from (_unknown(path, line, "need", need, NEEDS) for need in helper.needs if need not in NEEDS)


def _topic(case: Case, topic: Topic) -> Iterator[Problem]:
    groups = {*GROUPS, *case.base.states}
    for name in topic.file.related:
        if name not in case.topic_ids:
            yield _unknown(topic.path, case.line(topic.path, name), "topic", name, case.topic_ids)
    for need in topic.file.help:
        if need not in NEEDS:
            yield _unknown(topic.path, case.line(topic.path, need), "need", need, NEEDS)
    for group in {group for version in topic.versions.values() for group in version.states} - groups:
        yield _unknown(topic.path, case.line(topic.path, f"{group}:"), "group of states", group, groups)
    for answer in topic.answers.values():
        for group in {group for group, _ in answer.states} - groups:
            yield _unknown(answer.path, case.line(answer.path, f"## state: {group}"), "group of states", group, groups)


def _danger(case: Case) -> Iterator[Problem]:
    for file in case.danger_files:
        for kind in file.head.rests_on.keys() - set(DANGER_KINDS):
            yield _unknown(file.path, case.line(file.path, f"{kind}:"), "danger", kind, DANGER_KINDS)
        for fact in {fact for facts in file.head.rests_on.values() for fact in facts} - case.base.facts.keys():
            yield _unknown(file.path, case.line(file.path, fact), "fact", fact, case.base.facts)


def _labels(case: Case) -> Iterator[Problem]:
    topics = {*case.topic_ids, *(name for _, name in case.canonical)}
    known = {*topics, OUT_OF_SCOPE, MISUSE, SMALLTALK, *(DANGER + kind for kind in DANGER_KINDS)}
    for example in case.examples:
        if example.label not in known:
            yield _unknown(example.path, example.line, "label", example.label, known)
    accepted = {*known, *(f"urgent/{kind}" for kind in DANGER_KINDS)}
    for question in case.questions:
        yield from (_unknown(question.path, question.line, "label", label, accepted) for label in question.accept if label not in accepted)
