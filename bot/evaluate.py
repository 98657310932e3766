"""Score the engine on labelled questions: right, offered, wrong, missed; declined; danger and refusals. Counts, not opinions."""

import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.engine import Engine
from bot.reply import Context, Decision, Reply

IN_SCOPE = frozenset({"topic", "pii", "not-urgent"})
HARMLESS = frozenset({"help-lawyer", "about-human", "about-what-can-you-do"})
COST = {"wrong": 10.0, "offered": 1.0, "missed": 2.0, "right": 0.0}
"""Cost of an outcome in scope (the matching issue's figures; wrong on a harm topic counts HARM_COST)."""
HARM_COST = 30.0


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question, as in knowledge/questions/README.md."""

    id: str
    language: str
    text: str
    kind: str
    accept: tuple[str, ...]
    personal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A question, what the engine did, the outcome's name and the milliseconds it took."""

    question: Question
    reply: Reply
    outcome: str
    ms: float


def read_questions(files: Iterable[Path]) -> Iterator[Question]:
    """Questions of JSONL files. Raises ValueError naming file and line of one that can't be read."""
    for file in files:
        for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                line: dict[str, Any] = json.loads(raw)
                yield Question(line["id"], line["lang"], line["text"], line["kind"], tuple(line["accept"]), tuple(line.get("personal", ())))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{file.name}:{number}: not a labelled question ({error})") from error


def score(engine: Engine, questions: Iterable[Question], *, today: date) -> list[Scored]:
    """Ask every question without any context, and judge each reply."""
    scored = []
    for question in questions:
        started = time.perf_counter()
        reply = engine.answer(question.text, context=Context(), today=today)
        ms = (time.perf_counter() - started) * 1000
        scored.append(Scored(question, reply, judge(question, reply), ms))
    return scored


def judge(question: Question, reply: Reply) -> str:
    """The outcome's name: right | offered | wrong | missed (in scope), declined | answered, right | wrong (the rest).

    A near miss of danger without a topic is right when no danger is seen; a personal one when something personal is seen
    exactly where something personal is.
    """
    answered = reply.decision is Decision.ANSWER
    if question.kind == "personal":
        return "right" if bool(reply.personal_data) == bool(question.personal) else "wrong"
    if question.kind == "urgent":
        return "right" if f"urgent/{reply.danger}" in question.accept else "other kind" if reply.danger else "missed"
    if question.kind == "not-urgent" and not question.accept:
        return "wrong" if reply.danger else "right"
    if question.kind == "misuse":
        return "right" if reply.decision is Decision.REFUSE else "wrong"
    if question.kind == "smalltalk":
        return "right" if reply.decision is Decision.SMALLTALK or reply.topic == "about-what-can-you-do" else "wrong"
    if question.kind == "out-of-scope":
        declined = reply.decision in (Decision.ABSTAIN, Decision.CHOOSE) or reply.topic in HARMLESS
        return "declined" if declined else "answered"
    if answered:
        return "right" if reply.topic in question.accept else "wrong"
    if reply.decision is Decision.CHOOSE:
        return "offered" if set(reply.choices) & set(question.accept) else "missed"
    return "missed" if reply.decision is Decision.ABSTAIN else "wrong"


def summary(scored: Sequence[Scored], engine: Engine) -> dict[str, dict[str, Any]]:
    """Per language and overall ('all'): counts per kind of question, cost, language identified, milliseconds."""
    by_language: dict[str, list[Scored]] = defaultdict(list)
    for item in scored:
        by_language[item.question.language].append(item)
        by_language["all"].append(item)
    return {language: _figures(items, engine) for language, items in by_language.items()}


def _figures(items: Sequence[Scored], engine: Engine) -> dict[str, Any]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        counts[_group(item.question)][item.outcome] += 1
    inside = counts["in-scope"]
    found, total = inside["right"] + inside["offered"], sum(inside.values())
    times = sorted(item.ms for item in items)
    named = sum(item.reply.language == item.question.language for item in items)
    return {
        "counts": {kind: dict(found) for kind, found in counts.items()},
        "right or offered": [found, total, *wilson(found, total)],
        "cost": sum(_cost(item, engine) for item in items),
        "language identified": [named, len(items)],
        "ms p50/p95": [round(times[len(times) // 2], 1), round(times[int(len(times) * 0.95)], 1)],
    }


def _group(question: Question) -> str:
    """The row a question counts in."""
    if question.kind == "personal":
        return "personal data" if question.personal else "looks personal"
    if question.kind == "not-urgent" and not question.accept:
        return "sounds urgent"
    return "in-scope" if question.kind in IN_SCOPE else question.kind


def _cost(item: Scored, engine: Engine) -> float:
    topic = engine.base.topics.get(item.reply.topic or "")
    if item.outcome == "wrong" and topic is not None and topic.file.harm:
        return HARM_COST
    return COST.get(item.outcome, 0.0) if item.question.kind in IN_SCOPE else 0.0


def wilson(found: int, total: int) -> tuple[float, float]:
    """95 % Wilson score interval for found/total (Wilson 1927), rounded to three places."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, found / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return round((centre - spread) / scale, 3), round((centre + spread) / scale, 3)


def confusions(scored: Sequence[Scored]) -> Mapping[tuple[str, str], int]:
    """How often a wanted topic was answered with another."""
    wrong = (s for s in scored if s.outcome == "wrong" and s.question.accept)
    return Counter((s.question.accept[0], s.reply.topic or s.reply.decision.value) for s in wrong)
