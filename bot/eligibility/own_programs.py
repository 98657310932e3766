"""Programs that a state runs with its own rules or money, from states.yaml, as findings on a day."""

import re
from datetime import date
from typing import Literal, TypeAlias

from bot.eligibility.rulebook import DEPENDS, NOT_NOW, OPEN
from bot.knowledge.models import People, StateProgram

Group: TypeAlias = Literal["children", "adults", "pregnant", "postpartum", "65plus", "other"]

GROUPS: dict[People, tuple[Group, ...]] = {
    "child": ("children", "other"),
    "pregnant": ("pregnant", "postpartum", "other"),
    "adult": ("adults", "other"),
    "65plus": ("65plus", "adults", "other"),
}
"""Groups of states.yaml that concern a kind of person. 'other' are programs for everyone left out elsewhere."""

_LIMIT = re.compile(r"(?:^\d+\s*-|\bunder)\s*(\d+)")
OLD = 65


def concerns(program: StateProgram, person: People) -> bool:
    """Whether the program is for such people. One for adults ('42-64') or for others ('under 26') may end before 65."""
    if program.group not in GROUPS[person]:
        return False
    limit = _LIMIT.search(program.ages or "") if person == "65plus" and program.group != "65plus" else None
    return limit is None or int(limit[1]) >= OLD


def own_outcome(program: StateProgram, today: date) -> tuple[str, str | None] | None:
    """(outcome, what it turns on) of a program on the day; None where there is nothing to tell people.

    Outside the days for which the file knows its state a program is unsettled, never closed.
    """
    begun = program.effective_from is None or program.effective_from <= today
    over = program.effective_to is not None and program.effective_to < today
    if program.status == "ended":
        return (NOT_NOW, None) if over or program.effective_to is None else (DEPENDS, "unsettled")
    if program.status == "planned" and not begun:
        return None
    if not program.regardless_of_status:
        return (DEPENDS, "some-groups") if program.status == "open" and begun and not over else None
    if not begun or over or program.status in (None, "planned"):
        return DEPENDS, "unsettled"
    return {"open": (OPEN, None), "closed-to-new": (DEPENDS, "enrolled"), "waitlist": (DEPENDS, "waitlist")}[program.status]
