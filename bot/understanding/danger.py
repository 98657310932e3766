"""Danger first: somebody may be dying, taken, alone, beaten or wishing to die. Cues per language, and the classifier.

Cues are patterns on the folded text in knowledge/danger/cues.yaml. `calm` patterns mark what sounds alarming and is
not: a past event, a general question, a figure of speech. Recall comes first, so the classifier alone is enough too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.errors import BrokenKnowledge, Problem
from bot.knowledge.yaml_file import line_of, load_yaml
from bot.understanding.examples import DANGER
from bot.understanding.normalize import fold

SURE = 0.5
"""The classifier alone decides from this summed probability of danger. Chosen on the development questions."""

SURE_THOUGH_CALM = 0.95
"""The same where the words speak of the past, of "what if", or are a figure of speech."""

DOUBT = 0.01
"""With a cue the classifier need only not rule danger out: below this, the cue is taken for a figure of speech."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns: kind -> what signals it now; `calm` -> what says that it is no danger now."""

    kinds: Mapping[str, tuple[re.Pattern[str], ...]]
    calm: tuple[re.Pattern[str], ...]


def load_cues(file: Path, *, path: str) -> Cues:
    """Compile the cue file. Raises BrokenKnowledge naming the line of a pattern that doesn't compile."""
    data, problems = load_yaml(file.read_text(encoding="utf-8"), path=path)
    if problems:
        raise BrokenKnowledge(problems)
    compiled: dict[str, tuple[re.Pattern[str], ...]] = {}
    for kind in (*DANGER_KINDS, "calm"):
        compiled[kind] = tuple(_compile(p, file, path) for patterns in (data.get(kind) or {}).values() for p in patterns)
    calm = compiled.pop("calm")
    return Cues(compiled, calm)


def _compile(pattern: str, file: Path, path: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        problem = Problem(path, line_of(file, pattern), "cues", f"not a regular expression: {error}", "mend the pattern")
        raise BrokenKnowledge([problem]) from error


def find_danger(text: str, *, cues: Cues, probabilities: Mapping[str, float]) -> str | None:
    """The kind of danger a normalized message speaks of, or None."""
    learned = {kind: probabilities.get(DANGER + kind, 0.0) for kind in DANGER_KINDS}
    total = sum(learned.values())
    folded = fold(text)
    calm = any(pattern.search(folded) for pattern in cues.calm)
    if total >= (SURE_THOUGH_CALM if calm else SURE):
        return max(learned, key=lambda kind: learned[kind])
    if calm or total < DOUBT:
        return None
    cued = [kind for kind, patterns in cues.kinds.items() if any(p.search(folded) for p in patterns)]
    return max(cued, key=lambda kind: learned[kind], default=None)
