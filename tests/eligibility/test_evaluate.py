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


def test_a_states_own_programs_are_named_by_what_the_file_knows(book: Rulebook) -> None:
    """Open; closed to new people; not known: and a program that has ended stays told of, with the day."""
    assert finding(book, "Medi-Cal (full scope)", Situation("CA", "child", "undocumented")).outcome == OPEN
    closed = finding(book, "Medi-Cal (full scope) for adults without satisfactory immigration status", Situation("CA", "adult", "undocumented"))
    assert (closed.outcome, closed.turns) == (DEPENDS, ("enrolled",))
    unknown = finding(book, "Cover All Coloradans (Health First Colorado or CHP+ benefits)", Situation("CO", "child", "undocumented"))
    assert (unknown.outcome, unknown.turns) == (DEPENDS, ("unsettled",))
    ended = finding(book, "Health Benefits for Immigrant Adults (HBIA)", Situation("IL", "adult", "undocumented"))
    assert (ended.outcome, ended.since) == (NOT_NOW, date(2025, 7, 1))


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
