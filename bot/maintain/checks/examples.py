"""Topics with too few example questions to learn from."""

from collections import Counter
from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.maintain.case import URGENT, Case
from bot.understanding.examples import DANGER

FEWEST = 10
"""Per topic and language: the least that issue 2 asks for."""


def check(case: Case) -> Iterator[Problem]:
    counts = Counter((example.language, example.label) for example in case.examples)
    labels = [DANGER + name if area == URGENT else name for area, name in case.canonical]
    for language in case.complete:
        for label in labels:
            found = counts[language, label]
            if found < FEWEST:
                path = f"{case.root.name}/questions/{language}/{label}.txt"
                yield Problem(path, 0, "examples", f"{found} example questions", f"write at least {FEWEST}, as people really type them")
