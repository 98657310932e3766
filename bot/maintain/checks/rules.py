"""Rules of eligibility: their facts hold as long as they do, their states exist, and citizens are never turned away for their status."""

from collections.abc import Iterator

from bot.eligibility.rulebook import AUDIENCE, DEPENDS, NOT_NOW
from bot.knowledge.errors import Problem
from bot.knowledge.models import Fact, Rule
from bot.knowledge.states import LASTING
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for rule in case.base.rules.values():
        path, line = case.place(rule.id)
        for message, repair in _wrong(case, rule):
            yield Problem(path, line, "rules", f"'{rule.id}' {message}", repair)


def _wrong(case: Case, rule: Rule) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule, and the repair."""
    for name in rule.facts:
        if not _covers(case.base.facts[name], rule):
            fact = case.base.facts[name]
            span = f"{fact.effective_from or '…'} to {fact.effective_to or '…'}"
            yield f"rests on '{name}', which holds only from {span}", "correct the rule's `from` and `to`, or cite another fact"
    for state in rule.states:
        if state not in LASTING and state not in case.base.states:
            yield f"names '{state}', which is no state and no lasting group", "use a two-letter code, or one of LASTING in bot/knowledge/states.py"
    for person in rule.people:
        if not any(person in AUDIENCE[program] for program in rule.program):
            yield f"names '{person}', but none of its programs is for them", "remove it"
    if rule.from_ and rule.to and rule.to < rule.from_:
        yield "ends before it begins", "correct its dates"
    if "citizen" in rule.status and rule.outcome == NOT_NOW:
        yield "turns citizens away for their status", "leave citizens out"
    if rule.outcome == DEPENDS and not rule.depends_on:
        yield "depends on nothing", "say on what: `depends_on`"
    if rule.outcome == NOT_NOW and not rule.instead:
        yield "turns people away without a word on what is open meanwhile", "say it: `instead`"


def _covers(fact: Fact, rule: Rule) -> bool:
    """Whether the fact holds on every day of the rule."""
    begun = fact.effective_from is None or (rule.from_ is not None and fact.effective_from <= rule.from_)
    lasts = fact.effective_to is None or (rule.to is not None and rule.to <= fact.effective_to)
    return begun and lasts
