"""From probabilities to a decision: answer, offer a choice, decline, refuse, or greet back, whichever costs least.

No thresholds: the costs of each mistake are stated once, and the calibrated probabilities do the rest. A topic where a
mix-up does harm therefore needs about 97 % to be answered at once, another about 90 %.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.reply import Decision
from bot.understanding.examples import DANGER, MISUSE, OUT_OF_SCOPE, SMALLTALK

MAX_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """What a mistake costs a family. Refusing, or greeting, somebody who asked honestly counts as a wrong answer."""

    wrong: float = 10.0
    wrong_harm: float = 30.0
    unneeded_choice: float = 1.0
    missed: float = 2.0


COSTS = Costs()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision, the likeliest topics (best first; at most MAX_CHOICES), and the probability that it is right."""

    decision: Decision
    topics: tuple[str, ...]
    confidence: float


def is_topic(label: str) -> bool:
    """Whether a class of the classifier is a topic of ours, rather than danger or one of the classes beside topics."""
    return label not in (OUT_OF_SCOPE, MISUSE, SMALLTALK) and not label.startswith(DANGER)


def decide(odds: Mapping[str, float], *, harmful: Callable[[str], bool], costs: Costs = COSTS) -> Verdict:
    """The decision of least expected cost; total over any probabilities, also none."""
    topics = {label: p for label, p in odds.items() if is_topic(label)}
    best = tuple(sorted(topics, key=lambda label: -topics[label])[:MAX_CHOICES])
    if not best:
        return Verdict(Decision.ABSTAIN, (), 0.0)
    outside, misuse, smalltalk = (odds.get(label, 0.0) for label in (OUT_OF_SCOPE, MISUSE, SMALLTALK))
    first, offered, ours = topics[best[0]], sum(topics[label] for label in best), sum(topics.values())
    beside = misuse + smalltalk
    verdicts = {
        Decision.ANSWER: ((1 - first) * (costs.wrong_harm if harmful(best[0]) else costs.wrong), first),
        Decision.CHOOSE: ((offered + outside) * costs.unneeded_choice + (ours - offered + beside) * costs.missed, offered),
        Decision.ABSTAIN: ((ours + beside) * costs.missed, outside),
        Decision.REFUSE: ((1 - misuse) * costs.wrong, misuse),
        Decision.SMALLTALK: ((ours + misuse) * costs.wrong + outside * costs.missed, smalltalk),
    }
    decision = min(verdicts, key=lambda name: verdicts[name][0])
    named = best if decision in (Decision.ANSWER, Decision.CHOOSE) else ()
    return Verdict(decision, named, verdicts[decision][1])
