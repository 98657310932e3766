"""Phone numbers in prose: only those the directory has as confirmed, or 911, may be read to a family."""

from collections.abc import Iterator

from bot.directory import confirmed_phone
from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.kept import digits, phone_numbers
from bot.maintain.prose import prose

ALWAYS = frozenset({"911"})


def check(case: Case) -> Iterator[Problem]:
    allowed = ALWAYS | {digits(phone) for helper in case.base.helpers.values() if (phone := confirmed_phone(helper))}
    for piece in prose(case):
        for dialled, written in phone_numbers(piece.text).items():
            if dialled not in allowed:
                repair = "remove it, or bring it into knowledge/directory.yaml and confirm it there"
                yield Problem(piece.path, piece.line, "phone", f"'{written}' is no confirmed number of the directory", repair)
