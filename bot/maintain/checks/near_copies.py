"""Near copies: an evaluation question the classifier has learned by heart measures nothing; one text with two labels teaches nothing."""

from collections.abc import Iterator

import numpy as np
from rapidfuzz import fuzz, process

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.understanding.examples import Example
from bot.understanding.normalize import fold

ALIKE = 92
"""Score (of 100) of the folded, sorted words above which two questions count as one."""
FEWEST_WORDS = 4
"""Up to three words, people can't help typing the same: 'what is medicaid'."""


def check(case: Case) -> Iterator[Problem]:
    yield from _two_labels(case.examples)
    yield from _copies(case)


def _two_labels(examples: tuple[Example, ...]) -> Iterator[Problem]:
    first: dict[str, Example] = {}
    for example in examples:
        known = first.setdefault(_sorted_words(example.text), example)
        if known.label != example.label:
            message = f"'{example.text}' is labelled '{example.label}' here and '{known.label}' in {known.path}:{known.line}"
            yield Problem(example.path, example.line, "two-labels", message, "keep the line where it belongs")


def _copies(case: Case) -> Iterator[Problem]:
    examples = [(example, key) for example in case.examples if _long(key := _sorted_words(example.text))]
    questions = [(question, key) for question in case.questions if _long(key := _sorted_words(question.text))]
    # `ratio` on words sorted once is `token_sort_ratio` without sorting them again for each of four million pairs.
    scores = process.cdist([key for _, key in examples], [key for _, key in questions], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32, workers=-1)
    for row, column in zip(*np.nonzero(scores > ALIKE), strict=True):
        example, question = examples[row][0], questions[column][0]
        message = f"'{example.text}' is nearly the evaluation question {question.path}:{question.line} ({scores[row, column]:.0f} of 100)"
        yield Problem(example.path, example.line, "near-copy", message, "remove the example, or ask it in other words")


def _sorted_words(text: str) -> str:
    return " ".join(sorted(fold(text).split()))


def _long(words: str) -> bool:
    return words.count(" ") + 1 >= FEWEST_WORDS
