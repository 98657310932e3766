"""What the rules say of one program for one status group and one kind of person, in a state, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, get_args

from bot.knowledge.models import KnowledgeBase, People, Program, Rule, State, StatusGroup
from bot.knowledge.states import in_lasting_group
from bot.knowledge.validity import change_days

OPEN, MAY, DEPENDS, NOT_NOW, UNKNOWN = "open-to-all", "may-apply", "depends", "not-now", "unknown"
VARIES = "varies"
"""Of a change only: the outcome becomes another for some of the groups that somebody may belong to."""

FAVOURABLE = (OPEN, MAY, DEPENDS, UNKNOWN, NOT_NOW)
"""Outcomes, best first. `unknown` is an answer too: no rule holds, so the person is told to ask."""

_EVERYBODY: tuple[People, ...] = get_args(People)
AUDIENCE: dict[Program, tuple[People, ...]] = dict.fromkeys(get_args(Program), _EVERYBODY) | {
    "vaccines_for_children": ("child",),
    "school_meals": ("child",),
    "head_start": ("child",),
    "wic": ("child", "pregnant"),
    "chip": ("child", "pregnant"),
    "medicare": ("65plus",),
}
"""Whom a program is for at all. Medicare also comes with some disabilities; the guide says so in a line of its own."""

BY_CODE, BY_GROUP, EVERYWHERE = 4, 2, 0
NAMES_PEOPLE = 1
"""Ranks of a rule: how closely it names the state counts before whether it names the people."""

Cell: TypeAlias = tuple[Program, StatusGroup, People]
Ranked: TypeAlias = tuple[tuple[int, Rule], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules say. `rules` are all that were looked at in the end; `turns` is what the outcome depends on.

    `own` names programs of the state's own that stand in for this one.
    """

    outcome: str
    rules: tuple[Rule, ...] = ()
    turns: tuple[str, ...] = ()
    ask: str | None = None
    own: tuple[str, ...] = ()


NOTHING = Reading(UNKNOWN)


class Rulebook:
    """The rules, arranged for look-up. What is remembered depends on the knowledge base alone, so readings stay pure."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self._cells: dict[Cell, list[Rule]] = defaultdict(list)
        days: dict[tuple[Program, People], set[date]] = defaultdict(set)
        for rule in base.rules.values():
            for program in rule.program:
                for person in rule.people or AUDIENCE[program]:
                    days[program, person].update(change_days(rule.from_, rule.to))
                    for status in rule.status:
                        self._cells[program, status, person].append(rule)
        self._days = {key: tuple(sorted(found)) for key, found in days.items()}
        self._ranked: dict[tuple[Cell, str | None], tuple[Ranked, ...]] = {}

    def reading(self, cell: Cell, state: str | None, today: date) -> Reading:
        """The outcome on the day. Without a state: what all states agree on, else that it depends on the state."""
        found = self._ranked.get((cell, state))
        if found is None:
            found = self._ranked[cell, state] = self._candidates(cell, state)
        if len(found) == 1:
            return _read(found[0], today)
        return together([_read(ranked, today) for ranked in found], turn="state")

    def days(self, program: Program, person: People) -> tuple[date, ...]:
        """The days on which some rule on the program begins, or has ended, for these people; in order."""
        return self._days.get((program, person), ())

    def _candidates(self, cell: Cell, state: str | None) -> tuple[Ranked, ...]:
        """The cell's rules that apply in the state, ranked; without a state, each different list once."""
        rules = self._cells.get(cell, [])
        places = [*self.base.states] if state is None else [state]
        if not any(rule.states for rule in rules):
            places = places[:1]  # all states have the same list
        lists = (tuple((rank, rule) for rule in rules if (rank := _rank(rule, code, self.base.states[code])) is not None) for code in places)
        return tuple({tuple((rank, rule.id) for rank, rule in ranked): ranked for ranked in lists}.values())


def together(readings: Iterable[Reading], *, turn: str) -> Reading:
    """What readings have in common; where they differ, it depends on the `turn`."""
    known = list(readings)
    rules = tuple({rule.id: rule for reading in known for rule in reading.rules}.values())
    turns = tuple(dict.fromkeys(each for reading in known for each in reading.turns))
    outcome = common(reading.outcome for reading in known)
    if outcome is not None:
        return Reading(outcome, rules, turns)
    return Reading(DEPENDS, rules, (turn, "state") if turn != "state" and "state" in turns else (turn,))


def common(outcomes: Iterable[str]) -> str | None:
    """The outcome that all of them amount to (open in some and may-apply in the others is may-apply); None where they differ."""
    different = set(outcomes)
    if different == {OPEN, MAY}:
        return MAY
    return different.pop() if len(different) == 1 else None


def better(one: Reading, other: Reading) -> bool:
    """Whether `one` is more favourable than the other."""
    return FAVOURABLE.index(one.outcome) < FAVOURABLE.index(other.outcome)


def asking(reading: Reading, ask: str) -> Reading:
    return replace(reading, ask=ask)


def _rank(rule: Rule, code: str, state: State) -> int | None:
    """How closely the rule names the state and the people; None where it does not apply."""
    people = NAMES_PEOPLE if rule.people else 0
    if not rule.states:
        return EVERYWHERE + people
    if code in rule.states:
        return BY_CODE + people
    return BY_GROUP + people if any(in_lasting_group(code, state, group) for group in rule.states) else None


def _read(ranked: Ranked, today: date) -> Reading:
    """Of the rules that hold on the day the closest; of several the most favourable, with all of them named."""
    holding = [(rank, rule) for rank, rule in ranked if (rule.from_ is None or rule.from_ <= today) and (rule.to is None or today <= rule.to)]
    if not holding:
        return NOTHING
    if len(holding) == 1:  # nearly always: a third of the time of an evaluation
        rule = holding[0][1]
        return Reading(rule.outcome, (rule,), rule.depends_on)
    closest = max(rank for rank, _ in holding)
    rules = tuple(rule for rank, rule in holding if rank == closest)
    best = min(rules, key=lambda rule: FAVOURABLE.index(rule.outcome))
    return Reading(best.outcome, rules, best.depends_on)
