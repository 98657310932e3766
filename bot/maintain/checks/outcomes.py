"""Outcomes that answers state, held against the rules: in every state, on every day on which something changes, they say the same."""

from collections.abc import Iterator
from datetime import date

from bot.eligibility.rulebook import AUDIENCE, DEPENDS, MAY, OPEN, Rulebook
from bot.knowledge.errors import Problem
from bot.knowledge.models import Outcome, People, Topic
from bot.knowledge.validity import version_on
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    if not case.base.rules:
        return  # broken or missing, which the loader tells
    book = Rulebook(case.base)
    for topic in case.base.topics.values():
        for stated in topic.file.outcomes:
            yield from _against_rules(case, topic, stated, book)


def _against_rules(case: Case, topic: Topic, stated: Outcome, book: Rulebook) -> Iterator[Problem]:
    """The first day on which the rules say something else for one of the people."""
    for person in AUDIENCE[stated.program] if stated.people == "any" else (stated.people,):
        for day in _days(topic, stated, person, book):
            others = _others(topic, stated, person, day, book)
            if others:
                line = case.line(topic.path, f"program: {stated.program}, status: {stated.status},")
                message = f"{stated.program}, {stated.status}, {person}: the answer says {stated.outcome}, the rules on {day} say {_told(others)}"
                yield Problem(topic.path, line, "outcomes", message, "look at the sources, then mend the answer's `outcomes` or knowledge/rules.yaml")
                break


def _days(topic: Topic, stated: Outcome, person: People, book: Rulebook) -> list[date]:
    """The first day on which the answer states it, and each later one on which a rule begins or has ended."""
    first = max(topic.file.since, stated.from_ or topic.file.since)
    if stated.to is not None and stated.to < first:
        return []
    return [first, *(day for day in book.days(stated.program, person) if day > first and (stated.to is None or day <= stated.to))]


def _others(topic: Topic, stated: Outcome, person: People, day: date, book: Rulebook) -> dict[str, list[str]]:
    """Other outcomes than the stated one, with their states. A state may differ where the answer has a part of its own for it.

    An answer that says 'depends' is right where the outcome differs from state to state, and what is open to all may be asked for.
    """
    found: dict[str, list[str]] = {}
    for code in book.base.states:
        outcome = book.reading((stated.program, stated.status, person), code, day).outcome
        found.setdefault(MAY if (outcome, stated.outcome) == (OPEN, MAY) else outcome, []).append(code)
    if stated.outcome == DEPENDS and len(found) > 1:
        return {}
    own = version_on(topic, day)[1].states
    others = {outcome: [code for code in codes if code not in own] for outcome, codes in found.items() if outcome != stated.outcome}
    return {outcome: codes for outcome, codes in others.items() if codes}


def _told(others: dict[str, list[str]]) -> str:
    return "; ".join(f"{outcome} in {', '.join(codes[:3])}{' and others' if len(codes) > 3 else ''}" for outcome, codes in others.items())
