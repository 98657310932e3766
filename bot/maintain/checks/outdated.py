"""Translations made from an older meaning of the English, or from nobody knows which."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import AnswerHead
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for topic, answer in case.texts:
        english = topic.answers.get(("en", answer.since))
        if answer.language != "en" and english is not None:
            yield from _outdated(case, answer.path, answer.head, english.head)
    english_danger = next((file for file in case.danger_files if file.language == "en"), None)
    for file in case.danger_files:
        if file.language != "en" and english_danger is not None:
            yield from _outdated(case, file.path, file.head, english_danger.head)


def _outdated(case: Case, path: str, head: AnswerHead, english: AnswerHead) -> Iterator[Problem]:
    if head.made_from is None:
        yield Problem(path, 1, "outdated", "the front matter does not say which meaning it was made from", "add `made_from: N`, the English file's `meaning`")
    elif head.made_from < (english.meaning or 0):
        message = f"made from meaning {head.made_from} of the English, which is now at {english.meaning}"
        repair = f"translate again, then set made_from to {english.meaning}"
        yield Problem(path, case.line(path, "made_from:"), "outdated", message, repair, case.until_release)
    elif head.made_from > (english.meaning or 0):
        message = f"made from meaning {head.made_from}, but the English is only at {english.meaning}"
        yield Problem(path, case.line(path, "made_from:"), "outdated", message, "correct `made_from`")
