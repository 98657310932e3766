"""English texts whose last change nobody has declared as wording or meaning."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import AnswerHead
from bot.maintain.case import DANGER, Case


def check(case: Case) -> Iterator[Problem]:
    for topic, answer in case.texts:
        if answer.language == "en":
            yield from _undeclared(case, topic.id, answer.path, answer.head, answer.text_hash)
    for file in case.danger_files:
        if file.language == "en":
            yield from _undeclared(case, DANGER, file.path, file.head, file.text_hash)


def _undeclared(case: Case, name: str, path: str, head: AnswerHead, text_hash: str) -> Iterator[Problem]:
    repair = f"say `amparo edited {name} --wording` or `--meaning`"
    if head.meaning is None:
        yield Problem(path, 1, "declared", "the front matter has no `meaning`", "add 'meaning: 1' to a new text")
    if head.declared is None:
        yield Problem(path, 1, "declared", "nobody has declared this text", repair)
    elif head.declared != text_hash:
        yield Problem(path, case.line(path, "declared:"), "declared", "the text changed, and nobody said whether in wording or in meaning", repair)
