"""Answers that stand under one language and are written in another."""

from collections.abc import Iterator

import pycld2

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.understanding.language import base_code

SURE = 85
"""Per cent of the text: below that, names and English terms in a translation mislead the identifier."""


def check(case: Case) -> Iterator[Problem]:
    for _, answer in case.texts:
        text = "\n".join((answer.title, answer.short, answer.more, answer.do, answer.fallback))
        yield from _language(answer.path, answer.language, text)
    for (kind, language), danger in case.base.danger.items():
        said = " ".join((danger.text, *(text for _, _, text in danger.follow_ups)))
        yield from _language(f"{case.root.name}/danger/{language}.md", language, said, about=f"'{kind}' ")


def _language(path: str, language: str, text: str, *, about: str = "") -> Iterator[Problem]:
    reliable, _, guesses = pycld2.detect(text.encode())
    _, code, percent, _ = guesses[0]
    if reliable and percent >= SURE and base_code(code) not in (None, language):
        yield Problem(path, 0, "language", f"{about}stands under '{language}', but reads as '{base_code(code)}'", "translate it, or move it")
