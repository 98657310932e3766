"""Figures from judged replies: counts with Wilson intervals, cost, languages, wrong pairs by harm, calibration, time."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.evaluation.judge import Judged

Figures = dict[str, Any]

RATES: Mapping[str, tuple[str, Callable[[Judged], bool]]] = {
    "right or offered": ("in scope", lambda j: j.outcome in ("right", "offered")),
    "right at once": ("in scope", lambda j: j.outcome == "right"),
    "wrong": ("in scope", lambda j: j.outcome == "wrong"),
    "out of scope declined": ("out-of-scope", lambda j: j.outcome == "declined"),
    "misuse refused": ("misuse", lambda j: j.outcome == "right"),
    "small talk met": ("smalltalk", lambda j: j.outcome == "right"),
    "danger seen": ("danger", lambda j: j.outcome != "missed"),
    "danger, its right kind": ("danger", lambda j: j.outcome == "right"),
    "false alarms of danger": ("sounds dangerous", lambda j: j.outcome == "false alarm"),
    "personal data seen": ("personal data", lambda j: j.outcome == "seen"),
    "false alarms of personal data": ("looks personal", lambda j: j.outcome == "false alarm"),
}
"""Name -> the group it is a share of, and what counts."""

BINS = 10


def figures(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Figures over all questions under 'all', and per language."""
    by_language: dict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        by_language[item.question.language].append(item)
    return {"all": _figures(judged), **{code: _figures(items) for code, items in sorted(by_language.items())}}


def _figures(judged: Sequence[Judged]) -> Figures:
    rates = {name: _rate([counts(j) for j in judged if j.group == group]) for name, (group, counts) in RATES.items()}
    named = [j.reply.language == j.question.language for j in judged]
    times = sorted(j.ms for j in judged)
    return {
        **{name: rate for name, rate in rates.items() if rate},
        "language identified": _rate(named),
        "cost": sum(j.cost for j in judged),
        "calibration error": calibration_error(judged),
        "ms p50": round(times[len(times) // 2], 1) if times else None,
        "ms p95": round(times[int(len(times) * 0.95)], 1) if times else None,
    }


def _rate(hits: Sequence[bool]) -> list[float] | None:
    """[counted, of, lower, upper] with the 95 % Wilson interval; None where nothing was asked."""
    return [sum(hits), len(hits), *wilson(sum(hits), len(hits))] if hits else None


def wilson(found: int, total: int) -> tuple[float, float]:
    """95 % Wilson score interval for found/total (Wilson 1927), rounded to three places."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, found / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return round((centre - spread) / scale, 3), round((centre + spread) / scale, 3)


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Expected calibration error of answers at once: |confidence - share right| over BINS, weighted (Guo et al. 2017)."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for item in judged:
        confidence = item.reply.confidence
        if confidence is not None and item.reply.topic and item.group in ("in scope", "out-of-scope"):
            bins[min(int(confidence * BINS), BINS - 1)].append((confidence, item.outcome == "right"))
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(c for c, _ in items) - sum(right for _, right in items)) for items in bins.values())
    return round(sum(gaps) / total, 4) if total else None


def wrong_pairs(judged: Sequence[Judged]) -> list[tuple[str, str, int, float]]:
    """(wanted, got, times, cost) of topics answered in another's place, the dearest first."""
    wrong = [j for j in judged if j.outcome in ("wrong", "answered")]
    pairs = Counter((_wanted(j), j.reply.topic or j.reply.danger or j.reply.decision.value) for j in wrong)
    costs: Counter[tuple[str, str]] = Counter()
    for j in wrong:
        costs[_wanted(j), j.reply.topic or j.reply.danger or j.reply.decision.value] += int(j.cost)
    return sorted(((*pair, times, float(costs[pair])) for pair, times in pairs.items()), key=lambda row: (-row[3], row[0]))


def _wanted(judged: Judged) -> str:
    return judged.question.accept[0] if judged.question.accept else judged.question.kind


def as_table(found: Mapping[str, Figures]) -> Iterator[str]:
    """Lines of a plain table: one figure a line for all, then a line per language with what differs between them."""
    for name, value in found["all"].items():
        yield f"{name:32} {_say(value)}"
    short = ("right or offered", "right at once", "wrong", "out of scope declined", "danger seen", "false alarms of danger", "language identified")
    shown = [name for name in short if any(name in figure for figure in found.values())]
    yield ""
    yield f"{'':9}" + "".join(f"{name:>24}" for name in shown)
    for language, figure in found.items():
        if language != "all":
            yield f"{language:9}" + "".join(f"{_counts(figure.get(name)):>24}" for name in shown)


def _say(value: Any) -> str:
    if isinstance(value, list):
        found, total, low, high = value
        return f"{found}/{total} = {found / total:.1%} [{low:.1%}, {high:.1%}]"
    return "-" if value is None else str(value)


def _counts(value: Any) -> str:
    return f"{value[0]}/{value[1]}" if value else "-"
