"""From a person's situation and a day to findings: for every program an answer, with the rules and facts it comes from.

Total: each combination has an answer, and 'unknown, ask' is one. Where two readings are possible the more favourable is given, with
what to ask about: from Cuba or Haiti somebody with parole, TPS or a pending asylum case may count as an entrant.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias, get_args

from bot.eligibility.own_programs import ELSEWHERE, announced, concerns, own_change_days, own_outcome, stands_in, takes
from bot.eligibility.rulebook import AUDIENCE, DEPENDS, MAY, NOT_NOW, OPEN, UNKNOWN, VARIES, Reading, Rulebook, asking, better, common, together
from bot.knowledge import models
from bot.knowledge.models import People, Program, StateProgram, StatusGroup

Origin: TypeAlias = Literal["cuba-haiti", "compact", "other", "not-said"]
Unsaid: TypeAlias = Literal["not-sure", "not-said"]

FLOOR: StatusGroup = "undocumented"
"""What is open to people without papers is open to everyone."""

FULLY_COVERED: frozenset[StatusGroup] = frozenset({"citizen", "lpr_5_plus", "lpr_under_5", "cuban_haitian_entrant", "cofa"})
"""Groups that programs for 'some lawfully present people' are not made for."""

_COUNTRY_GROUPS: dict[Origin, tuple[StatusGroup, str]] = {"cuba-haiti": ("cuban_haitian_entrant", "entrant"), "compact": ("cofa", "compact")}
"""Groups for people of some countries, and what to ask about."""

_LIKELY: dict[Origin, tuple[StatusGroup, ...]] = {"cuba-haiti": ("parolee", "tps", "asylum_applicant"), "compact": ("nonimmigrant_visa",)}
"""Who of these countries gets the reading of that group; others are told that it depends."""

STATES_PAY: tuple[Program, ...] = ("medicaid", "chip")
"""Programs that a state's own can stand in for."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Situation:
    """One person, as far as it is known. `state` is a code or None; the status may be unsaid."""

    state: str | None
    person: People
    status: StatusGroup | Unsaid = "not-said"
    origin: Origin = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a program on a day, as far as a change of it matters: `each` has the outcomes of all groups that are possible."""

    outcome: str
    ask: str | None = None
    each: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The next day on which the outcome, or what has to be asked about for it, differs; and what it is then."""

    on: date
    outcome: str
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What holds for one program. `program` is one of the rules', or the own name of a state's program (then `own` is set).

    `everyone`: open to all people of this kind, whatever their status. `since`: the day from which it is not-now, if it was better before.
    `announced`: what is to change inside a state's program, which stays what it is.
    """

    program: str
    outcome: str
    rules: tuple[str, ...]
    facts: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    ask: str | None = None
    everyone: bool = False
    since: date | None = None
    change: Change | None = None
    announced: tuple[models.Change, ...] = ()
    own: StateProgram | None = None


def evaluate(book: Rulebook, situation: Situation, today: date) -> tuple[Finding, ...]:
    """Findings for every program that is for such people, in the order families are told of them; the state's own programs last."""
    programs = tuple(_finding(book, program, situation, today) for program in get_args(Program) if situation.person in AUDIENCE[program])
    return (*programs, *_own(book, situation, today))


def read(book: Rulebook, program: Program, situation: Situation, today: date) -> Reading:
    """What the rules say of one program for the person; `unknown` where the program is not for such people.

    Where Medicaid or CHIP is closed and a program of the state's own stands in for it, it depends on that program: a plain 'not now'
    would be read as the end of both, which often have one name.
    """
    reading = _by_rules(book, program, situation, today)
    own = _stand_ins(book, situation, today) if program in STATES_PAY and reading.outcome == NOT_NOW else ()
    return replace(reading, outcome=DEPENDS, turns=("own-program",), own=own) if own else reading


def _by_rules(book: Rulebook, program: Program, situation: Situation, today: date) -> Reading:
    statuses = _statuses(situation)
    if len(statuses) > 1:
        return _unsaid(book, program, situation, today)
    own = book.reading((program, statuses[0], situation.person), situation.state, today)
    other = _second_reading(statuses[0], situation.origin)
    if other is None:
        return own
    group, ask, likely = other
    second = book.reading((program, group, situation.person), situation.state, today)
    if not better(second, own):
        return own
    return asking(second if likely else Reading(DEPENDS, (*own.rules, *second.rules), own.turns), ask)


def _stand_ins(book: Rulebook, situation: Situation, today: date) -> tuple[str, ...]:
    """The names of the state's own programs that stand in for Medicaid and CHIP."""
    if situation.state is None:
        return ()
    state, some = book.base.states[situation.state], _some(situation)
    return tuple(
        _own_name(situation.state, program)
        for program in state.programs
        if takes(program, situation.status) and stands_in(program, situation.person, today, medicaid_name=state.medicaid_name, some=some)
    )


def _some(situation: Situation) -> bool:
    """Whether programs for some people here lawfully may be for this person."""
    return situation.status not in (*FULLY_COVERED, FLOOR)


def _unsaid(book: Rulebook, program: Program, situation: Situation, today: date) -> Reading:
    """What all possible groups have in common; with the country's own group to ask about, where it is better off."""
    found = together(_each(book, program, situation, today), turn="status")
    own = _COUNTRY_GROUPS.get(situation.origin)
    if own and better(book.reading((program, own[0], situation.person), situation.state, today), found):
        return asking(found, own[1])
    return found


def _each(book: Rulebook, program: Program, situation: Situation, today: date) -> list[Reading]:
    """A reading for each group the person may belong to."""
    return [book.reading((program, status, situation.person), situation.state, today) for status in _statuses(situation)]


def _statuses(situation: Situation) -> tuple[StatusGroup, ...]:
    """The groups the person may belong to. Where the country is known, it rules out those of other countries."""
    if situation.status not in get_args(Unsaid):
        return (situation.status,)  # type: ignore[return-value]  # one of the groups, since it is none of the two
    elsewhere = {"cuba-haiti": ("cofa",), "compact": ("cuban_haitian_entrant",), "other": ("cofa", "cuban_haitian_entrant")}
    return tuple(status for status in get_args(StatusGroup) if status not in elsewhere.get(situation.origin, ()))


def _second_reading(status: StatusGroup, origin: Origin) -> tuple[StatusGroup, str, bool] | None:
    """(group, what to ask about, whether it is likely) that somebody from these countries may also belong to.

    The definition of an entrant (fact medicaid-cuban-haitian-definition) names parole, a pending asylum case, and removal proceedings;
    people of the Compact countries live here on terms of their own (fact medicaid-cofa-keep). Others may, but have to ask first.
    """
    if status in FULLY_COVERED or origin not in _COUNTRY_GROUPS:
        return None
    return (*_COUNTRY_GROUPS[origin], status in _LIKELY[origin])


def _finding(book: Rulebook, program: Program, situation: Situation, today: date) -> Finding:
    now = read(book, program, situation, today)
    floor = book.reading((program, FLOOR, situation.person), situation.state, today)
    days = book.days(program, situation.person)

    def told_on(day: date) -> Told:
        return _told(book, program, situation, day)

    def by_rules_on(day: date) -> Told:
        return Told(_by_rules(book, program, situation, day).outcome)

    return Finding(
        program=program,
        outcome=now.outcome,
        rules=(*(rule.id for rule in now.rules), *now.own),
        facts=tuple(dict.fromkeys(fact for rule in now.rules for fact in rule.facts)),
        turns=now.turns,
        instead=tuple(dict.fromkeys(each for rule in now.rules for each in rule.instead)) if now.outcome == NOT_NOW else (),
        ask=now.ask,
        everyone=floor.outcome == OPEN,
        since=_since(days, today, by_rules_on) if now.outcome == NOT_NOW else None,
        change=_next_change((*days, *_own_days(book, situation)) if program in STATES_PAY else days, today, told_on),
    )


def _own_days(book: Rulebook, situation: Situation) -> tuple[date, ...]:
    """The days on which a program of the state's own changes."""
    programs = book.base.states[situation.state].programs if situation.state else ()
    return tuple(day for program in programs for day in own_change_days(program))


def _told(book: Rulebook, program: Program, situation: Situation, day: date) -> Told:
    """What would be told on another day, without the rules behind it."""
    if situation.status not in get_args(Unsaid):
        reading = read(book, program, situation, day)
        return Told(reading.outcome, reading.ask)
    each = tuple(one.outcome for one in _each(book, program, situation, day))
    return Told(common(each) or DEPENDS, each=each)


def _next_change(days: tuple[date, ...], today: date, told_on: Callable[[date], Told]) -> Change | None:
    now = told_on(today)
    for day in sorted(days):
        if day > today and (then := told_on(day)) != now:
            return Change(day, VARIES if (then.outcome, then.ask) == (now.outcome, now.ask) else then.outcome, then.ask)
    return None


def _since(days: tuple[date, ...], today: date, told_on: Callable[[date], Told]) -> date | None:
    """The latest day on which something better gave way to this; None where it was never known to be better."""
    for day in reversed([day for day in days if day <= today]):
        before = told_on(day - _DAY).outcome
        if before != NOT_NOW:
            return day if before != UNKNOWN else None
    return None


def _own(book: Rulebook, situation: Situation, today: date) -> Iterator[Finding]:
    """The state's own programs: the open ones for everyone, the others for those whom Medicaid leaves out."""
    if situation.state is None:
        return
    left_out = read(book, "medicaid", situation, today).outcome not in (OPEN, MAY)
    some = left_out and _some(situation)
    for program in book.base.states[situation.state].programs:
        found = own_outcome(program, today) if concerns(program, situation.person) else None
        if found is None:
            continue
        outcome, turn = found
        if outcome == NOT_NOW and situation.status not in (FLOOR, *get_args(Unsaid)):
            continue  # it ended for people without papers: somebody else may still have a program of that name
        everybody = outcome == OPEN and program.who != ELSEWHERE
        if everybody or (takes(program, situation.status) and (left_out if program.regardless_of_status else some)):
            yield _own_finding(situation.state, program, outcome, turn, today)


def _own_finding(code: str, program: StateProgram, outcome: str, turn: str | None, today: date) -> Finding:
    def told_on(day: date) -> Told:
        found = own_outcome(program, day)
        return Told(found[0] if found else UNKNOWN)

    days = own_change_days(program)
    return Finding(
        program=program.program,
        outcome=outcome,
        rules=(_own_name(code, program),),
        turns=(turn,) if turn else (),
        everyone=outcome == OPEN and program.who != ELSEWHERE,
        since=_since(days, today, told_on) if outcome == NOT_NOW else None,
        change=_next_change(days, today, told_on),
        announced=announced(program, today),
        own=program,
    )


def _own_name(code: str, program: StateProgram) -> str:
    """What a finding names in the place of a rule: 'CA: Medi-Cal, children'."""
    return f"{code}: {program.program}, {program.group}"
