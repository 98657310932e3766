"""The whole space of states, people, statuses and days of interest: what must hold in every corner of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import get_args

import pytest

from bot.eligibility.evaluate import Finding, Situation, Unsaid, evaluate, read
from bot.eligibility.own_programs import own_change_days
from bot.eligibility.rulebook import AUDIENCE, DEPENDS, FAVOURABLE, MAY, NOT_NOW, UNKNOWN, VARIES, Rulebook
from bot.knowledge.models import People, StateProgram, StatusGroup
from bot.knowledge.validity import change_days, holds

DAYS = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 29), date(2027, 1, 1), date(2027, 10, 1))
GROUPS = get_args(StatusGroup)
STATUSES = (*GROUPS, *get_args(Unsaid))
PEOPLE = get_args(People)
A_DAY = timedelta(days=1)

Corner = tuple[Situation, date, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def space(book: Rulebook) -> list[Corner]:
    """Every combination, with its findings."""
    situations = (Situation(state, person, status) for state, person, status in product((*book.base.states, None), PEOPLE, STATUSES))
    return [(situation, day, evaluate(book, situation, day)) for situation in situations for day in DAYS]


def test_every_combination_has_an_answer_for_every_program(space: list[Corner]) -> None:
    assert len(space) == 52 * 4 * 15 * 5
    for situation, day, findings in space:
        programs = [finding.program for finding in findings if finding.own is None]
        assert programs == [program for program, people in AUDIENCE.items() if situation.person in people], (situation, day)
        assert {finding.outcome for finding in findings} <= set(FAVOURABLE)


def test_on_the_days_of_interest_nothing_is_unknown(space: list[Corner]) -> None:
    assert not [(s, day, f.program) for s, day, findings in space for f in findings if f.outcome == UNKNOWN]


def test_a_day_before_all_rules_is_answered_with_unknown(book: Rulebook) -> None:
    findings = evaluate(book, Situation("TX", "65plus", "tps"), date(1950, 1, 1))
    assert {"community_health_center": UNKNOWN, "hospital_emergency_care": "open-to-all"}.items() <= {f.program: f.outcome for f in findings}.items()


def test_a_citizen_is_never_turned_away_for_their_status(space: list[Corner]) -> None:
    refused = [(s, day, f.program) for s, day, findings in space if s.status == "citizen" for f in findings if f.outcome == NOT_NOW]
    assert refused == []


def test_what_is_open_to_everyone_stands_in_every_result(space: list[Corner]) -> None:
    """Emergency care above all; and the list is the same whatever the status."""
    lists: dict[tuple[str | None, str, date], set[tuple[str, ...]]] = {}
    for situation, day, findings in space:
        everyone = tuple(finding.program for finding in findings if finding.everyone)
        assert {"hospital_emergency_care", "emergency_medicaid"} <= set(everyone), (situation, day)
        lists.setdefault((situation.state, situation.person, day), set()).add(everyone)
    assert [key for key, found in lists.items() if len(found) != 1] == []


def test_what_is_open_to_everyone_is_closed_to_nobody(space: list[Corner]) -> None:
    assert not [(s, day, f.program) for s, day, findings in space for f in findings if f.everyone and f.outcome == NOT_NOW]


def test_every_finding_cites_rules_and_facts_that_hold_on_its_day(book: Rulebook, space: list[Corner]) -> None:
    facts = book.base.facts
    for situation, day, findings in space:
        for finding in findings:
            assert finding.rules, (situation, day, finding.program)
            assert finding.facts or finding.own, (situation, day, finding.program)
            assert all(holds(facts[name], day) for name in finding.facts), (situation, day, finding)
            assert all(facts[name].sources for name in finding.facts)


def test_whoever_it_depends_for_is_told_on_what(space: list[Corner]) -> None:
    assert not [(s, day, f.program) for s, day, findings in space for f in findings if f.outcome == DEPENDS and not f.turns and not f.ask]


def _changes(book: Rulebook, finding: Finding) -> Iterator[date]:
    """The days on which a rule or a state's program that a finding names begins or has ended."""
    for name in finding.rules:
        rule = book.base.rules.get(name)
        yield from change_days(rule.from_, rule.to) if rule else ()
        yield from (day for program in _named(book, name) for day in own_change_days(program))


def _named(book: Rulebook, name: str) -> list[StateProgram]:
    """The programs of a state's own that a finding names as 'CA: Medi-Cal, children'."""
    return [p for code, state in book.base.states.items() for p in state.programs if name == f"{code}: {p.program}, {p.group}"]


def test_nothing_opens_or_closes_on_a_day_without_a_rule_that_says_so(book: Rulebook, space: list[Corner]) -> None:
    by_day = {(situation, day): findings for situation, day, findings in space}
    moved = 0
    for situation in {situation for situation, _, _ in space}:
        for before, after in pairwise(DAYS):
            was = {f.program: f for f in by_day[situation, before] if not f.own}
            for now in (f for f in by_day[situation, after] if not f.own):
                if now.outcome == was[now.program].outcome:
                    continue
                moved += 1
                days = [*_changes(book, was[now.program]), *_changes(book, now)]
                assert any(before < day <= after for day in days), (situation, after, now.program)
    assert moved > 1000, "nothing changed, so nothing was tested"


def test_an_announced_change_comes_on_its_day_and_not_before(book: Rulebook, space: list[Corner]) -> None:
    announced = 0
    for situation, day, findings in space:
        if day != DAYS[2] or situation.state not in ("CA", "TX", "NC", "CO"):
            continue
        for finding in (f for f in findings if f.change and not f.own and f.change.outcome != VARIES):
            assert finding.change
            announced += 1
            program = finding.program
            assert read(book, program, situation, finding.change.on - A_DAY).outcome == finding.outcome  # type: ignore[arg-type]
            assert read(book, program, situation, finding.change.on).outcome == finding.change.outcome  # type: ignore[arg-type]
    assert announced > 50


def test_not_now_says_since_when_where_it_was_better_before(book: Rulebook, space: list[Corner]) -> None:
    told = 0
    for situation, _, findings in space:
        for finding in (f for f in findings if f.since and not f.own):
            assert finding.since
            told += 1
            before = read(book, finding.program, situation, finding.since - A_DAY).outcome  # type: ignore[arg-type]
            assert FAVOURABLE.index(before) < FAVOURABLE.index(UNKNOWN)
    assert told > 1000, "nothing was told, so nothing was tested"


@pytest.mark.parametrize("status", ["parolee", "tps", "asylum_applicant"])
@pytest.mark.parametrize("day", DAYS)
def test_a_cuban_or_haitian_who_may_be_an_entrant_gets_the_better_reading(book: Rulebook, status: StatusGroup, day: date) -> None:
    for state, person in product(book.base.states, PEOPLE):
        plain = {f.program: f for f in evaluate(book, Situation(state, person, status), day) if not f.own}
        entrant = {f.program: f for f in evaluate(book, Situation(state, person, "cuban_haitian_entrant"), day) if not f.own}
        for finding in (f for f in evaluate(book, Situation(state, person, status, "cuba-haiti"), day) if not f.own):
            own, other = plain[finding.program].outcome, entrant[finding.program].outcome
            assert finding.outcome == min(own, other, key=FAVOURABLE.index)
            assert (finding.ask == "entrant") == (FAVOURABLE.index(other) < FAVOURABLE.index(own))


def test_without_papers_from_cuba_or_haiti_it_depends_and_is_not_promised(book: Rulebook) -> None:
    finding = next(f for f in evaluate(book, Situation("FL", "adult", "undocumented", "cuba-haiti"), DAYS[2]) if f.program == "medicaid")
    assert (finding.outcome, finding.ask) == (DEPENDS, "entrant")


def test_people_of_the_compact_countries_on_a_visa_may_be_here_under_the_compact(book: Rulebook) -> None:
    finding = next(f for f in evaluate(book, Situation("AR", "adult", "nonimmigrant_visa", "compact"), DAYS[2]) if f.program == "medicaid")
    assert (finding.outcome, finding.ask) == (MAY, "compact")
