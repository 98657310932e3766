"""Groups of states that an answer may have a part for: `## state: NAME`. A single state's code is a group too."""

from collections.abc import Callable
from datetime import date

from bot.knowledge.models import ProgramGroup, State
from bot.knowledge.programs import status_on


def _words(state: State, group: ProgramGroup, day: date) -> set[str]:
    return {status_on(p, day).word for p in state.programs if p.group == group and p.regardless_of_status}


def _open(group: ProgramGroup) -> Callable[[State, date], bool]:
    return lambda state, day: "open" in _words(state, group, day)


def _closed(group: ProgramGroup) -> Callable[[State, date], bool]:
    return lambda state, day: "open" not in (words := _words(state, group, day)) and bool(words & {"closed-to-new", "waitlist"})


# None ("not found") matches neither a group nor its opposite: such a state gets only what holds everywhere.
LASTING: dict[str, Callable[[State], bool]] = {
    "in-data-case": lambda s: s.data_case is True,
    "not-in-data-case": lambda s: s.data_case is False,
    "data-case-uncertain": lambda s: s.data_case is None,
    "in-benefits-case": lambda s: s.benefits_case is True,
    "not-in-benefits-case": lambda s: s.benefits_case is False,
    "reporting-law": lambda s: s.reporting_law,
    "hospital-asks": lambda s: s.hospital_asks is True,
    "waives-wait-children": lambda s: s.waives_wait_children is True,
    "no-waiver-children": lambda s: s.waives_wait_children is False,
    "waives-wait-pregnant": lambda s: s.waives_wait_pregnant is True,
    "no-waiver-pregnant": lambda s: s.waives_wait_pregnant is False,
    "fcep": lambda s: s.fcep is True,
    "no-fcep": lambda s: s.fcep is False,
    "expansion": lambda s: s.expansion is True,
    "no-expansion": lambda s: s.expansion is False,
    "dialysis": lambda s: s.dialysis is True,
}
"""Groups whose states are the same on every day; rules may name these, and have dates of their own."""

BY_DAY: dict[str, Callable[[State, date], bool]] = {
    "covers-children": _open("children"),
    "covers-adults": _open("adults"),
    "adults-closed": _closed("adults"),
    "covers-pregnant": _open("pregnant"),
}
"""Groups by what a state runs itself: that opens and closes, so these depend on the day."""

GROUPS = frozenset((*LASTING, *BY_DAY))


def in_group(code: str, state: State, group: str, *, today: date) -> bool:
    """Whether the state belongs to the group on the day (a name in GROUPS, or a state's own code)."""
    return in_lasting_group(code, state, group) or (group in BY_DAY and BY_DAY[group](state, today))


def in_lasting_group(code: str, state: State, group: str) -> bool:
    """Whether the state belongs to the group on every day (a name in LASTING, or a state's own code)."""
    return group == code or (group in LASTING and LASTING[group](state))
