"""Programs that a state runs with its own rules or money, from states.yaml, as findings on a day."""

from datetime import date

from bot.eligibility.rulebook import DEPENDS, NOT_NOW, OPEN
from bot.knowledge.models import Change, People, ProgramGroup, StateProgram
from bot.knowledge.programs import status_on
from bot.knowledge.validity import change_days

GROUPS: dict[People, tuple[ProgramGroup, ...]] = {
    "child": ("children", "other"),
    "pregnant": ("pregnant", "postpartum", "other"),
    "adult": ("adults", "other"),
    "65plus": ("65plus", "adults", "other"),
}
"""Groups of states.yaml that concern a kind of person. 'other' are programs for everyone left out elsewhere."""

OLD = 65

LESS = frozenset({"basic-care", "bought-plan", "emergency-only"})
"""Terms of programs that are less than Medicaid."""

ELSEWHERE = "shut-out"
"""Of programs that are only for people whom all others leave out."""

_TURNS = {"closed-to-new": "enrolled", "waitlist": "waitlist", "unclear": "unsettled", "was-planned": "unsettled"}
"""What it turns on whether somebody can have the program, by its status on the day."""


def concerns(program: StateProgram, person: People) -> bool:
    """Whether the program is for such people. One for adults (of 42 to 64) or for others (up to 25) may end before 65."""
    if program.group not in GROUPS[person]:
        return False
    last = program.ages.to if program.ages else None
    return person != "65plus" or last is None or last >= OLD


def takes(program: StateProgram, status: str) -> bool:
    """Whether the program is for people of that status at all: some leave out those in the five-year wait with a green card."""
    return not (status == "lpr_under_5" and "green-card-wait-out" in program.terms)


def stands_in(program: StateProgram, person: People, today: date, *, medicaid_name: str | None, some: bool) -> bool:
    """Whether such people can have the state's own program where Medicaid and CHIP are closed to them.

    It takes new people, or may take them; or it bears the state's name for Medicaid, so that families know no difference. `some`: whether
    the person may be one of those whom a program for some people here lawfully is for.
    """
    found = own_outcome(program, today)
    if found is None or not concerns(program, person) or program.group == "postpartum" or not LESS.isdisjoint(program.terms):
        return False
    if not program.regardless_of_status:
        return some and program.who == "lawfully-present"
    outcome, turn = found
    takes_new = outcome == OPEN or turn == "unsettled"
    return program.who is None and (takes_new or (outcome == DEPENDS and program.program == medicaid_name))


def own_outcome(program: StateProgram, today: date) -> tuple[str, str | None] | None:
    """(outcome, what it turns on) of a program on the day; None where there is nothing to tell people.

    A day of which the file says nothing, or a start that nobody confirmed, is unsettled, never closed.
    """
    word = status_on(program, today).word
    if not program.regardless_of_status:
        return (DEPENDS, "some-groups") if word == "open" else None
    if word == "planned":
        return None
    return {"open": (OPEN, None), "ended": (NOT_NOW, None)}.get(word) or (DEPENDS, _TURNS[word])


def own_change_days(program: StateProgram) -> tuple[date, ...]:
    """The days on which the program's status can become another; in order."""
    spans = ((program.effective_from, program.effective_to), *((period.from_, period.to) for period in program.before))
    return tuple(sorted({day for first, last in spans for day in change_days(first, last)}))


def announced(program: StateProgram, today: date) -> tuple[Change, ...]:
    """What is to change inside the program after the day; nothing of one that has ended."""
    if status_on(program, today).word == "ended":
        return ()
    return tuple(change for change in program.changes if change.on > today)
