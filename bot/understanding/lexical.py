"""Matching by words alone, for machines where the sentence encoder can't run. Weaker, and the start says so."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.understanding.examples import Example
from bot.understanding.normalize import fold

_K1, _B = 1.2, 0.75  # BM25's usual constants (Robertson & Zaragoza 2009)
_SHARPNESS = 2.5
_WORD = re.compile(r"\w+")


def _tokens(text: str) -> list[str]:
    """Folded words, and their first five letters, so that endings don't matter."""
    words = _WORD.findall(fold(text))
    return words + [f"{word[:5]}~" for word in words if len(word) > 5]


class LexicalMatcher:
    """BM25 over the example questions, the best few examples of a label summed."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self._labels: list[str] = []
        self._lengths: list[int] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, example in enumerate(examples):
            counts = Counter(_tokens(example.text))
            self._labels.append(example.label)
            self._lengths.append(sum(counts.values()))
            for token, count in counts.items():
                self._postings[token].append((index, count))
        self._average = sum(self._lengths) / max(1, len(self._lengths))

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]:  # noqa: ARG002 - the protocol's; words need no language
        scores: dict[int, float] = defaultdict(float)
        for token in set(_tokens(text)):
            postings = self._postings.get(token, [])
            rarity = math.log(1 + (len(self._labels) - len(postings) + 0.5) / (len(postings) + 0.5))
            for index, count in postings:
                length = self._lengths[index] / self._average
                scores[index] += rarity * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
        return self._softmax(scores)

    def _softmax(self, scores: Mapping[int, float]) -> dict[str, float]:
        by_label: dict[str, list[float]] = {label: [] for label in self._labels}
        for index, score in scores.items():
            by_label[self._labels[index]].append(score)
        best = {label: sum(sorted(found)[-3:]) / 3 for label, found in by_label.items()}
        peak = max(best.values(), default=0.0)
        odds = {label: math.exp((score - peak) / _SHARPNESS) for label, score in best.items()}
        total = sum(odds.values()) or 1.0
        return {label: value / total for label, value in odds.items()}
