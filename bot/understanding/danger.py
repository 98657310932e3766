"""Danger first: somebody may be dying, taken, alone, beaten or wishing to die. Cues per language, and the classifier.

Cues are patterns on the folded text in knowledge/danger/cues/<lang>.yaml. `calm` patterns mark what sounds alarming and
is not: a past event, a general question, a figure of speech. Recall comes first, so the classifier alone is enough too.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.errors import BrokenKnowledge, Problem
from bot.knowledge.yaml_file import line_of, load_yaml
from bot.understanding.examples import DANGER
from bot.understanding.normalize import fold

CALM = "calm"

CUE, CALM_WORDS = 5.0, -5.0
"""Log-odds that a cue adds to the classifier's, and that calm words add: they lower the odds, and veto nothing."""

ENOUGH = -1.5
"""Log-odds from which a message is taken for danger: recall first. Without cue or calm words that is a probability of 18 %, with
a cue of 0.15 %, with calm words of 97 %.

All three were chosen where a third of the examples was judged by what the other two thirds taught (98 % of danger seen), never
on the messages that measure danger.
"""


Patterns = tuple[re.Pattern[str], ...]
Cues = Mapping[str, Mapping[str, Patterns]]
"""language -> kind -> what signals it now; the kind CALM says that it is no danger now."""


@dataclass(frozen=True, slots=True)
class Danger:
    """The kind of danger a message speaks of, or None, and what it was seen by: the classifier's summed probability, cues, calm words."""

    kind: str | None
    probability: float
    cues: tuple[str, ...]
    calm: bool


def load_cues(folder: Path, *, path: str) -> Cues:
    """Compile every cue file of the folder. Raises BrokenKnowledge naming file and line of each pattern that doesn't compile."""
    cues: dict[str, dict[str, Patterns]] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.yaml")):
        data, broken = load_yaml(file.read_text(encoding="utf-8"), path=f"{path}/{file.name}")
        problems += broken
        cues[file.stem] = {kind: tuple(_compiled(patterns, file, f"{path}/{file.name}", problems)) for kind, patterns in (data or {}).items()}
        for kind in sorted(set(cues[file.stem]) - {*DANGER_KINDS, CALM}):
            message, repair = f"'{kind}' is no kind of danger", f"use one of {', '.join((*DANGER_KINDS, CALM))}"
            problems.append(Problem(f"{path}/{file.name}", line_of(file, f"{kind}:"), "cues", message, repair))
    if problems:
        raise BrokenKnowledge(problems)
    return cues


def _compiled(patterns: Iterable[str], file: Path, path: str, problems: list[Problem]) -> Iterator[re.Pattern[str]]:
    for pattern in patterns:
        try:
            yield re.compile(pattern)
        except re.error as error:
            problems.append(Problem(path, line_of(file, pattern), "cues", f"not a regular expression: {error}", "mend the pattern"))


def cued_kinds(text: str, cues: Cues, *, languages: Iterable[str] | None = None) -> set[str]:
    """Kinds (CALM among them) whose cues a normalized message holds; of all languages unless some are named."""
    folded = fold(text)
    found = set()
    for language in cues if languages is None else [code for code in languages if code in cues]:
        found |= {kind for kind, patterns in cues[language].items() if any(p.search(folded) for p in patterns)}
    return found


def find_danger(text: str, *, cues: Cues, language: str, probabilities: Mapping[str, float]) -> Danger:
    """The danger a normalized message speaks of; `probabilities` are the classifier's, none of them for an empty message.

    People write danger in haste and mix languages: English cues count beside those of the message's language.
    """
    learned = {kind: probabilities.get(DANGER + kind, 0.0) for kind in DANGER_KINDS}
    total = sum(learned.values())
    found = cued_kinds(text, cues, languages=dict.fromkeys((language, "en")))
    cued, calm = tuple(kind for kind in DANGER_KINDS if kind in found), CALM in found
    odds = _log_odds(total) + CUE * bool(cued) + CALM_WORDS * calm
    kind = max(learned, key=lambda k: (learned[k], k in cued)) if odds >= ENOUGH else None
    return Danger(kind, total, cued, calm)


def _log_odds(probability: float) -> float:
    """Log-odds, bounded where a probability is as good as 0 or 1."""
    bounded = min(max(probability, 1e-5), 1 - 1e-5)
    return math.log(bounded / (1 - bounded))
