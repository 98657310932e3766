"""English for the words of languages that have no example questions and that the sentence encoder knows too little.

knowledge/glosses/<lang>.tsv holds 'words<TAB>English'. Nobody is shown a gloss: it only helps to find the topic.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.knowledge.errors import BrokenKnowledge, Problem

Glosses = Mapping[str, Mapping[str, str]]
"""language -> words in lower case -> English."""

_TOKEN = re.compile(r"[\w'’-]+|[^\w\s]")


def load_glosses(folder: Path, *, path: str) -> Glosses:
    """Every glosses/<lang>.tsv. Raises BrokenKnowledge naming file and line of what is no pair."""
    glosses: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.tsv")):
        words = glosses.setdefault(file.stem, {})
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            word, tab, english = line.partition("\t")
            if not tab or not word.strip() or not english.strip():
                problems.append(Problem(f"{path}/{file.name}", number, "glosses", f"'{line}' is no pair", "write the words, a tab, and the English"))
            words[word.strip().casefold()] = english.strip()
    if problems:
        raise BrokenKnowledge(problems)
    return glosses


def glossed(text: str, glosses: Mapping[str, str]) -> str:
    """The text with every word, or longest run of words, that has a gloss replaced by it; the others stay."""
    return " ".join(_pieces(_TOKEN.findall(text.casefold()), glosses)) if glosses else text


def _pieces(words: list[str], glosses: Mapping[str, str]) -> Iterator[str]:
    longest = max(key.count(" ") + 1 for key in glosses)
    start = 0
    while start < len(words):
        length = next((n for n in range(longest, 0, -1) if " ".join(words[start : start + n]) in glosses), 0)
        run = " ".join(words[start : start + max(length, 1)])
        yield glosses.get(run, run)
        start += max(length, 1)
