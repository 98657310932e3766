"""Outcomes of answers against the rules."""

import pytest

from bot.maintain.checks import outcomes
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

TOPIC = f"{BILLS_FOLDER}/topic.yaml"


def state(knowledge: SmallKnowledge, outcome: str, *, more: str = "") -> None:
    """Have the answer on bills state an outcome of Medicaid in 2026."""
    stated = f"outcomes:\n  - {{program: medicaid, status: tps, people: any, from: 2026-02-01, {more}outcome: {outcome}}}\n"
    knowledge.replace(TOPIC, "help: [bills]\n", f"help: [bills]\n{stated}")


def everywhere(knowledge: SmallKnowledge) -> None:
    knowledge.replace("rules.yaml", "  states: [CA]\n", "")


def test_the_same_outcome_is_fine(knowledge: SmallKnowledge) -> None:
    everywhere(knowledge)
    state(knowledge, "not-now")
    assert knowledge.found(outcomes.check) == []


def test_another_outcome_is_told_with_line_day_and_states(knowledge: SmallKnowledge) -> None:
    everywhere(knowledge)
    state(knowledge, "may-apply")
    found = knowledge.found(outcomes.check)
    assert len(found) == 4  # for each of the people
    assert (found[0].path, found[0].line) == (f"knowledge/{TOPIC}", 6)
    assert "the answer says may-apply, the rules on 2026-02-01 say not-now in CA, IN" in found[0].message


def test_depends_is_right_where_states_differ_and_a_part_of_its_own_excuses_a_state(knowledge: SmallKnowledge) -> None:
    """In California not-now, elsewhere unknown: 'depends' may stand; 'not-now' may not, unless Indiana has its own part."""
    state(knowledge, "depends")
    assert knowledge.found(outcomes.check) == []
    knowledge.replace(TOPIC, "outcome: depends", "outcome: not-now")
    assert {problem.message.rpartition(" say ")[2] for problem in knowledge.found(outcomes.check)} == {"unknown in IN"}
    knowledge.replace(TOPIC, "help: [bills]\n", "states:\n  IN: [hospital-help]\nhelp: [bills]\n")
    assert knowledge.found(outcomes.check) == []


@pytest.mark.parametrize(("last", "problems"), [("to: 2026-06-30, ", 0), ("to: 2026-07-01, ", 4), ("", 4)])
def test_every_day_on_which_a_rule_changes_is_looked_at(knowledge: SmallKnowledge, last: str, problems: int) -> None:
    """The rule ends on 30 June: an answer that goes on disagrees from 1 July."""
    everywhere(knowledge)
    knowledge.replace("rules.yaml", "  from: 2026-01-06\n", "  from: 2026-01-06\n  to: 2026-06-30\n")
    state(knowledge, "not-now", more=last)
    assert len(knowledge.found(outcomes.check)) == problems


def test_what_is_open_to_all_may_be_asked_for(knowledge: SmallKnowledge) -> None:
    everywhere(knowledge)
    knowledge.replace("rules.yaml", "  outcome: not-now\n  instead: [clinic]\n", "  outcome: open-to-all\n")
    state(knowledge, "may-apply")
    assert knowledge.found(outcomes.check) == []
