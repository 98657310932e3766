"""The temperatures of the probabilities, chosen on questions the classifiers never learned from, by what decisions cost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.decide import decide
from bot.evaluation.judge import cost_of, judge
from bot.evaluation.questions import Question
from bot.reply import Decision, Reply
from bot.understanding.encode import Vectors
from bot.understanding.language import identify
from bot.understanding.match import LinearMatcher, softmax
from bot.understanding.normalize import normalize
from bot.understanding.personal import without_personal

TEMPERATURES = np.arange(0.2, 1.0, 0.02)
FOLDS = 10

NOISE = 0.5
"""Half a standard error, not a whole one: families pay for the surer engine's mistakes."""

UNCALIBRATED = 1.0
"""Where no question says better."""

Harmful = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """A question, the classifiers' logits for it, shape (classes,), and whether its language has classifiers of its own."""

    question: Question
    logits: Vectors
    own: bool


def score(questions: Iterable[Question], matcher: LinearMatcher) -> list[Scored]:
    """Logits of the questions that have a right class, in the language they are taken for."""
    found = []
    for question in questions:
        if question.labels:
            message = normalize(question.text)
            language = identify(message, model=matcher.weights.language).language
            logits = matcher.logits(without_personal(message), language=language)
            found.append(Scored(question, logits, language in matcher.weights.wording))
    return found


def costs(scored: Sequence[Scored], labels: Sequence[str], harmful: Harmful) -> NDArray[np.float64]:
    """Shape (questions, TEMPERATURES): what the decision on each question would cost."""
    return np.array([[_cost(s, t, labels, harmful) for t in TEMPERATURES] for s in scored])


def _cost(scored: Scored, temperature: float, labels: Sequence[str], harmful: Harmful) -> float:
    odds = softmax(scored.logits, temperature).tolist()
    verdict = decide(dict(zip(labels, odds, strict=True)), harmful=harmful)
    topic = verdict.topics[0] if verdict.decision is Decision.ANSWER else None
    reply = Reply(verdict.decision, "en", (), topic=topic, choices=verdict.topics)
    return cost_of(judge(scored.question, reply), topic, harmful)


def best_temperatures(scored: Sequence[Scored], spent: NDArray[np.float64]) -> tuple[float, float]:
    """The cheapest temperature for languages with classifiers of their own, and for the others. `spent` is from `costs`."""
    own = np.array([s.own for s in scored])
    return _cheapest(spent[own]), _cheapest(spent[~own])


def _cheapest(spent: NDArray[np.float64]) -> float:
    """The lowest temperature that is not dearer than the best by more than NOISE standard errors of the difference.

    Within that noise the surer engine is the better one: it asks fewer people to choose (Breiman et al. 1984 take one
    standard error).
    """
    if not len(spent):
        return UNCALIBRATED
    more = spent - spent[:, [int(spent.sum(axis=0).argmin())]]
    noise = NOISE * more.std(axis=0) * len(spent) ** 0.5
    return round(float(TEMPERATURES[np.flatnonzero(more.sum(axis=0) <= noise)[0]]), 2)


def nested_temperatures(questions: Sequence[Question], matcher: LinearMatcher, harmful: Harmful) -> list[tuple[tuple[float, float], list[Question]]]:
    """FOLDS of the questions, each with the temperatures chosen on the others: nothing is tuned on what it reports."""
    scored = score(questions, matcher)
    spent = costs(scored, matcher.weights.labels, harmful)
    found = []
    for fold in (list(questions[i::FOLDS]) for i in range(FOLDS)):
        held = {id(question) for question in fold}
        rest = [i for i, s in enumerate(scored) if id(s.question) not in held]
        found.append((best_temperatures([scored[i] for i in rest], spent[rest]), fold))
    return found
