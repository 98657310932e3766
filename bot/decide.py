"""From probabilities to a decision: answer, offer a choice, decline, refuse, or greet back.

Thresholds follow a stated cost: wrong 10, wrong on a topic where a mix-up does harm 30, unneeded choice 1, missed 2.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.reply import Decision
from bot.understanding.examples import DANGER, MISUSE, OUT_OF_SCOPE, SMALLTALK

MAX_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least probability to answer, to answer where harm threatens, to offer a choice (summed), for the classes beside topics,
    and to refuse: taking an honest question for misuse accuses a person, so it needs more.

    Chosen near the least cost on the development questions of all languages (`amparo eval` repeats the figures).
    """

    answer: float = 0.78
    harm: float = 0.85
    offer: float = 0.12
    other: float = 0.40
    refuse: float = 0.80


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision, the likeliest topics (best first; at most MAX_CHOICES), and the probability behind it."""

    decision: Decision
    topics: tuple[str, ...]
    confidence: float


def decide(odds: Mapping[str, float], *, harmful: Callable[[str], bool], thresholds: Thresholds) -> Verdict:
    """Decide on one message; total over any probabilities, also none."""
    topics = {label: p for label, p in odds.items() if label not in (OUT_OF_SCOPE, MISUSE, SMALLTALK) and not label.startswith(DANGER)}
    best = tuple(sorted(topics, key=lambda label: -topics[label])[:MAX_CHOICES])
    beside = (
        (MISUSE, Decision.REFUSE, thresholds.refuse),
        (SMALLTALK, Decision.SMALLTALK, thresholds.other),
        (OUT_OF_SCOPE, Decision.ABSTAIN, thresholds.other),
    )
    for label, decision, least in beside:
        if odds.get(label, 0.0) >= least:
            return Verdict(decision, (), odds[label])
    if not best:
        return Verdict(Decision.ABSTAIN, (), 0.0)
    needed = thresholds.harm if harmful(best[0]) else thresholds.answer
    if topics[best[0]] >= needed:
        return Verdict(Decision.ANSWER, best, topics[best[0]])
    offered = sum(topics[label] for label in best)
    if offered >= thresholds.offer:
        return Verdict(Decision.CHOOSE, best, offered)
    return Verdict(Decision.ABSTAIN, (), 1 - offered)
