"""The directory: nobody who enforces immigration law in it, and how far its numbers and entries have been checked."""

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.knowledge.errors import Problem
from bot.knowledge.models import Helper
from bot.maintain.case import Case

_AGENCY = r"(ICE|ERO|CBP|DHS|Immigration (and|&) Customs|Customs and Border|Border Patrol|Enforcement and Removal|(Department of )?Homeland Security)\b"
_IS_AGENCY = re.compile(rf"(the )?(U\.?S\.? )?{_AGENCY}", re.IGNORECASE)
_NAMES_AGENCY = re.compile(rf"\b{_AGENCY}", re.IGNORECASE)
_ID = re.compile(r"(^us-|^)(ice|ero|cbp|dhs)(-|$)")
_SITE = re.compile(r"//([\w-]+\.)*(ice|cbp|dhs)\.gov\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Problem]:
    path = f"{case.root.name}/directory.yaml"
    for helper in case.base.helpers.values():
        if _enforces(helper):
            _, line = case.place(helper.id)
            yield Problem(path, line, "enforcement", f"'{helper.name}' enforces immigration law", "remove it: a family that calls it for help may be arrested")
    yield from _undialled(case, path)
    yield from _overdue(case, path)


def _enforces(helper: Helper) -> bool:
    """By name, id or site. A neighbours' hotline may have ICE in its name; an office that has it is part of it."""
    named = _NAMES_AGENCY.search(helper.name) if helper.government else _IS_AGENCY.match(helper.name)
    return bool(named or _ID.search(helper.id) or _SITE.search(helper.url or ""))


def _undialled(case: Case, path: str) -> Iterator[Problem]:
    confirmed = [helper.phone for helper in case.base.helpers.values() if helper.phone and helper.phone.status == "confirmed"]
    undialled = sum(phone.dialled is None for phone in confirmed)
    if undialled:
        message = f"nobody has dialled {undialled} of {len(confirmed)} confirmed numbers"
        yield Problem(path, 0, "undialled", message, "call them, and write down `dialled: {on, by, languages}`", "warning")


def _overdue(case: Case, path: str) -> Iterator[Problem]:
    overdue = [helper.id for helper in case.base.helpers.values() if _is_overdue(helper, case)]
    if overdue:
        message = f"{len(overdue)} of {len(case.base.helpers)} entries are past their review interval, or carry no date: {', '.join(overdue[:5])} …"
        yield Problem(path, 0, "overdue", message, "look at their sites again, and add a dated source", "warning")


def _is_overdue(helper: Helper, case: Case) -> bool:
    seen = [source.date for source in helper.sources if source.date and source.date <= case.today]
    if helper.phone and helper.phone.dialled:
        seen.append(helper.phone.dialled.on)
    return not seen or case.today - max(seen) > timedelta(days=helper.review_every_days)
