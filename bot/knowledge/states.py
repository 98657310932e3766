"""Groups of states that an answer may have a part for: `## state: NAME`. A single state's code is a group too."""

from collections.abc import Callable

from bot.knowledge.models import State


def _open(state: State, group: str) -> bool:
    return any(p.group == group and p.status == "open" and p.regardless_of_status for p in state.programs)


def _closed(state: State, group: str) -> bool:
    closed = ("closed-to-new", "waitlist")
    return not _open(state, group) and any(p.group == group and p.status in closed and p.regardless_of_status for p in state.programs)


# None ("not found") matches neither a group nor its opposite: such a state gets only what holds everywhere.
GROUPS: dict[str, Callable[[State], bool]] = {
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
    "covers-children": lambda s: _open(s, "children"),
    "covers-adults": lambda s: _open(s, "adults"),
    "adults-closed": lambda s: _closed(s, "adults"),
    "covers-pregnant": lambda s: _open(s, "pregnant"),
}


def in_group(code: str, state: State, group: str) -> bool:
    """Whether the state belongs to the group (a name in GROUPS, or a state's own code)."""
    return group == code or (group in GROUPS and GROUPS[group](state))
