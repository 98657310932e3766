"""The line for those whose language has no answers: one in each language that is understood and not promised."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.languages import LANGUAGES
from bot.maintain.case import Case
from bot.understanding.language import UNDERSTOOD


def check(case: Case) -> Iterator[Problem]:
    path = f"{case.root.name}/apologies.yaml"
    for language in UNDERSTOOD:
        if language not in LANGUAGES and not case.base.apologies.get(language, "").strip():
            yield Problem(path, 0, "apologies", f"no apology in '{language}'", "write one, or those who speak it are told in English")
    for language, text in case.base.apologies.items():
        if language in LANGUAGES:
            yield Problem(path, case.line(path, f"{language}:"), "apologies", f"'{language}' has interface strings of its own", "remove the line")
        elif "\n" in text:
            yield Problem(path, case.line(path, f"{language}:"), "apologies", f"the apology in '{language}' has more than one line", "say it in one")
