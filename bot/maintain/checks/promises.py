"""Promises and advice that no text may hold, by the patterns of knowledge/never_say.yaml."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.never_say import broken, read_never_say
from bot.maintain.prose import prose
from bot.understanding.normalize import fold


def check(case: Case) -> Iterator[Problem]:
    rules, _ = read_never_say(case.root)
    for piece in prose(case):
        for sentence in piece.sentences:
            for rule, words in broken(rules, fold(sentence), language=piece.language):
                yield Problem(piece.path, piece.line, "promise", f"'{words}': {rule.why}", "say what the rule is, since when, and who can check it")
