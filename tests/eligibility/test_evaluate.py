"""Particular people in particular states on particular days, and how rules are chosen."""

from datetime import date
from pathlib import Path

import pytest

from bot.eligibility.evaluate import Change, Finding, Situation, evaluate
from bot.eligibility.rulebook import DEPENDS, MAY, NOT_NOW, OPEN, VARIES, Rulebook
from bot.knowledge.models import People, Program
from tests.small_knowledge import small_knowledge

BEFORE, NOW, JANUARY = date(2026, 9, 30), date(2026, 11, 29), date(2027, 1, 1)


def finding(book: Rulebook, program: str, situation: Situation, today: date = NOW) -> Finding:
    return next(found for found in evaluate(book, situation, today) if found.program == program)


def test_refugee_adults_lose_medicaid_on_1_october_2026(book: Rulebook) -> None:
    person = Situation("NC", "adult", "refugee_asylee")
    before = finding(book, "medicaid", person, BEFORE)
    assert (before.outcome, before.change) == (MAY, Change(date(2026, 10, 1), NOT_NOW))
    after = finding(book, "medicaid", person)
    assert (after.outcome, after.since) == (NOT_NOW, date(2026, 10, 1))
    assert "green-card" in after.instead


def test_where_the_state_goes_on_with_its_own_money_it_is_not_a_no(book: Rulebook) -> None:
    """A false 'no' would keep such a family from care."""
    assert {finding(book, "medicaid", Situation(state, "adult", "refugee_asylee")).outcome for state in ("CA", "NM", "NY", "OR")} == {DEPENDS}


def test_the_closest_rule_counts(book: Rulebook) -> None:
    """Of three rules on a child's five-year wait the one for the state's option; for adults of California the one for the state."""
    assert finding(book, "medicaid", Situation("TX", "child", "lpr_under_5")).rules == ("children-option",)
    assert finding(book, "medicaid", Situation("AL", "child", "lpr_under_5")).rules == ("medicaid-five-year-wait",)
    assert finding(book, "medicaid", Situation("CA", "adult", "lpr_under_5")).rules == ("medicaid-five-year-wait-paid-by-california",)


def test_of_two_equally_close_rules_the_better_counts_and_both_are_named(book: Rulebook) -> None:
    found = finding(book, "chip", Situation("CA", "pregnant", "tps"))
    assert (found.outcome, set(found.rules)) == (OPEN, {"pregnancy-option-tps", "chip-before-birth"})


def test_without_a_state_it_depends_on_the_state_where_states_differ(book: Rulebook) -> None:
    found = finding(book, "medicaid", Situation(None, "child", "refugee_asylee"))
    assert (found.outcome, found.turns) == (DEPENDS, ("state",))


def test_not_sure_depends_on_the_status_and_changes_of_some_groups_are_told(book: Rulebook) -> None:
    found = finding(book, "marketplace_subsidized", Situation("TX", "adult", "not-sure"))
    assert (found.outcome, found.turns, found.change) == (DEPENDS, ("status",), Change(JANUARY, VARIES))


def own(book: Rulebook, situation: Situation, today: date = NOW) -> list[tuple[str, str, tuple[str, ...]]]:
    """(program, outcome, what it turns on) of the state's own programs."""
    return [(found.program, found.outcome, found.turns) for found in evaluate(book, situation, today) if found.own]


def test_a_states_own_programs_are_told_by_what_the_file_knows_of_the_day(book: Rulebook) -> None:
    """Open; closed to new people; not known; ended, with the day; and what it was before."""
    assert ("Medi-Cal", OPEN, ()) in own(book, Situation("CA", "child", "undocumented"))
    assert ("Medi-Cal", DEPENDS, ("enrolled",)) in own(book, Situation("CA", "adult", "undocumented"))
    assert ("Medi-Cal", OPEN, ()) in own(book, Situation("CA", "adult", "undocumented"), date(2025, 12, 31))
    assert ("Cover All Coloradans", DEPENDS, ("unsettled",)) in own(book, Situation("CO", "child", "undocumented"))
    ended = finding(book, "Health Benefits for Immigrant Adults (HBIA)", Situation("IL", "adult", "undocumented"))
    assert (ended.outcome, ended.since) == (NOT_NOW, date(2025, 7, 1))


def test_the_next_day_of_a_states_program_is_told(book: Rulebook) -> None:
    """A status that gave way to another, and changes that are announced inside a program."""
    person = Situation("CA", "adult", "undocumented")
    before = next(f for f in evaluate(book, person, date(2025, 12, 1)) if f.own and f.own.group == "adults")
    assert before.change == Change(date(2026, 1, 1), DEPENDS)
    now = next(f for f in evaluate(book, person, NOW) if f.own and f.own.group == "adults")
    assert now.change is None
    assert [(change.on, change.what) for change in now.announced] == [(date(2027, 7, 1), "dental-ends"), (date(2027, 7, 1), "premium")]
    assert next(f for f in evaluate(book, person, date(2027, 7, 1)) if f.own and f.own.group == "adults").announced == ()


@pytest.mark.parametrize(
    ("state", "person", "outcome"),
    [
        ("CA", "child", DEPENDS),  # Medi-Cal takes them with the state's money
        ("CA", "adult", DEPENDS),  # closed to new people, but under Medicaid's own name
        ("WA", "child", DEPENDS),
        ("WA", "adult", NOT_NOW),  # the state's program has a name of its own, and is closed
        ("MA", "adult", NOT_NOW),  # emergencies and bills only: less than Medicaid
        ("NM", "adult", NOT_NOW),  # a plan that people pay for
        ("IL", "adult", NOT_NOW),  # ended
        ("TX", "child", NOT_NOW),
    ],
)
def test_where_the_states_own_program_stands_in_medicaid_is_no_plain_no(book: Rulebook, state: str, person: People, outcome: str) -> None:
    found = finding(book, "medicaid", Situation(state, person, "undocumented"))
    assert found.outcome == outcome
    assert (found.turns == ("own-program",)) == (outcome == DEPENDS)
    assert any(name.startswith(f"{state}: ") for name in found.rules) == (outcome == DEPENDS)


def test_a_program_for_some_people_here_lawfully_stands_in_for_them_only(book: Rulebook) -> None:
    outcomes = {status: finding(book, "medicaid", Situation("NY", "adult", status)).outcome for status in ("tps", "undocumented")}  # type: ignore[arg-type]
    assert outcomes == {"tps": DEPENDS, "undocumented": NOT_NOW}


def test_a_program_that_leaves_out_the_five_year_wait_is_not_named_to_those_who_wait(book: Rulebook) -> None:
    told = {status: {name for name, *_ in own(book, Situation("WA", "adult", status))} for status in ("undocumented", "lpr_under_5")}  # type: ignore[arg-type]
    assert "Apple Health Expansion" in told["undocumented"]
    assert "Apple Health Expansion" not in told["lpr_under_5"]


def test_a_program_for_those_shut_out_elsewhere_is_not_open_to_everyone(book: Rulebook) -> None:
    pool = "New Mexico Medical Insurance Pool"
    found = finding(book, pool, Situation("NM", "adult", "undocumented"))
    assert (found.outcome, found.everyone) == (OPEN, False)
    assert pool not in {name for name, *_ in own(book, Situation("NM", "adult", "citizen"))}


def test_a_program_that_ended_for_people_without_papers_is_not_denied_to_others(book: Rulebook) -> None:
    """MinnesotaCare goes on for lawfully present people."""
    told = {status: {found.program for found in evaluate(book, Situation("MN", "adult", status), NOW)} for status in ("undocumented", "tps")}  # type: ignore[arg-type]
    assert "MinnesotaCare" in told["undocumented"]
    assert "MinnesotaCare" not in told["tps"]


def test_somebody_from_cuba_who_is_not_sure_is_told_what_to_ask_about(book: Rulebook) -> None:
    found = finding(book, "medicaid", Situation("CT", "adult", "not-sure", "cuba-haiti"))
    assert (found.outcome, found.turns, found.ask) == (DEPENDS, ("status",), "entrant")
    assert finding(book, "medicaid", Situation("CT", "adult", "not-sure", "other")).ask is None


@pytest.mark.parametrize(("person", "shown"), [("adult", True), ("65plus", False)])
def test_programs_for_adults_may_end_before_65(book: Rulebook, person: People, shown: bool) -> None:
    programs = {found.program for found in evaluate(book, Situation("IL", person, "undocumented"), NOW)}
    assert ("Health Benefits for Immigrant Adults (HBIA)" in programs) is shown


def test_programs_for_those_medicaid_leaves_out_are_not_told_to_citizens(book: Rulebook) -> None:
    own = [found for found in evaluate(book, Situation("CA", "adult", "citizen"), NOW) if found.own]
    assert [found.program for found in own if not found.everyone] == []


@pytest.mark.parametrize("program", ["medicaid", "hospital_emergency_care"])
def test_the_rules_alone_decide(tmp_path: Path, program: Program) -> None:
    """In another knowledge base other rules hold; what it has no rule on is unknown."""
    small = Rulebook(small_knowledge(tmp_path).load())
    outcomes = {state: finding(small, program, Situation(state, "adult", "tps")).outcome for state in ("CA", "IN")}
    assert outcomes == ({"CA": "not-now", "IN": "unknown"} if program == "medicaid" else {"CA": "open-to-all", "IN": "open-to-all"})
