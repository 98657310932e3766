"""Ask every labelled question, and name what came out."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.decide import COSTS
from bot.engine import Engine
from bot.evaluation.questions import IN_SCOPE, Question
from bot.reply import Context, Decision, Reply

HARMLESS = frozenset({"help-lawyer", "about-human", "about-what-can-you-do"})
"""Answers to a question that is not ours which mislead nobody."""

GOOD = frozenset({"right", "declined", "seen", "left alone"})
"""Outcomes with nothing to mend."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what the engine did, the group it counts in, the outcome's name, its cost, and the milliseconds it took."""

    question: Question
    reply: Reply
    group: str
    outcome: str
    cost: float
    ms: float


def ask_all(engine: Engine, questions: Iterable[Question], *, today: date) -> list[Judged]:
    """Ask every question without any context, and judge each reply."""
    found = []
    for question in questions:
        started = time.perf_counter()
        reply = engine.answer(question.text, context=Context(), today=today)
        ms = (time.perf_counter() - started) * 1000
        outcome = judge(question, reply)
        found.append(Judged(question, reply, group(question), outcome, cost_of(outcome, reply.topic, engine.harmful), ms))
    return found


def group(question: Question) -> str:
    """The row a question counts in."""
    if question.kind == "personal":
        return "personal data" if question.personal else "looks personal"
    if question.kind == "urgent":
        return "danger"
    if question.kind == "not-urgent" and not question.accept:
        return "sounds dangerous"
    return "in scope" if question.kind in IN_SCOPE else question.kind


def judge(question: Question, reply: Reply) -> str:
    """The outcome's name.

    In scope: right | offered | wrong | missed. Out of scope: declined | answered. Danger: right | other kind | missed.
    What only sounds dangerous, and personal data or what looks like it: seen or left alone, or else missed | false alarm.
    """
    match group(question):
        case "personal data":
            return "seen" if reply.personal_data else "missed"
        case "looks personal":
            return "false alarm" if reply.personal_data else "left alone"
        case "danger":
            return "right" if f"urgent/{reply.danger}" in question.accept else "other kind" if reply.danger else "missed"
        case "sounds dangerous":
            return "false alarm" if reply.danger else "left alone"
        case "misuse":
            return "right" if reply.decision is Decision.REFUSE else "wrong"
        case "smalltalk":
            return "right" if reply.decision is Decision.SMALLTALK or reply.topic == "about-what-can-you-do" else "wrong"
        case "out-of-scope":
            return "declined" if reply.decision in (Decision.ABSTAIN, Decision.CHOOSE) or reply.topic in HARMLESS else "answered"
    return _in_scope(question, reply)


def _in_scope(question: Question, reply: Reply) -> str:
    match reply.decision:
        case Decision.ANSWER:
            return "right" if reply.topic in question.accept else "wrong"
        case Decision.CHOOSE:
            return "offered" if set(reply.choices) & set(question.accept) else "missed"
        case Decision.ABSTAIN:
            return "missed"
    return "wrong"


def cost_of(outcome: str, topic: str | None, harmful: Callable[[str], bool]) -> float:
    """What an outcome costs a family (bot/decide.py states the costs); `topic` is the one that was answered."""
    if outcome in ("wrong", "answered"):
        return COSTS.wrong_harm if topic and harmful(topic) else COSTS.wrong
    return {"offered": COSTS.unneeded_choice, "missed": COSTS.missed}.get(outcome, 0.0)
