"""Cases written from the public sources by somebody who did not see the rules: `cases.jsonl`, one JSON object a line.

Each has id, state (code or null), person, status, today, program, outcome, why, source; `origin` may be given.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.eligibility.evaluate import Situation, read
from bot.eligibility.rulebook import Rulebook

CASES = Path(__file__).with_name("cases.jsonl")


@dataclass(frozen=True)
class Case:
    id: str
    situation: Situation
    today: date
    program: Any
    outcome: str
    why: str


def cases(lines: Iterable[str]) -> list[Case]:
    """The cases of a file. Raises KeyError or ValueError for a line that lacks something."""
    raw = [json.loads(line) for line in lines if line.strip()]
    return [
        Case(
            each["id"],
            Situation(each["state"], each["person"], each["status"], each.get("origin", "other")),
            date.fromisoformat(each["today"]),
            each["program"],
            each["outcome"],
            f"{each['why']} ({each['source']})",
        )
        for each in raw
    ]


def disagreement(book: Rulebook, case: Case) -> str | None:
    """What the rules say instead, and by which of them; None where they agree with the case."""
    reading = read(book, case.program, case.situation, case.today)
    if reading.outcome == case.outcome:
        return None
    return f"{case.outcome} expected, {reading.outcome} by {[rule.id for rule in reading.rules]}: {case.why}"


def _shipped() -> list[Case]:
    return cases(CASES.read_text(encoding="utf-8").splitlines()) if CASES.exists() else []


@pytest.mark.parametrize("case", _shipped(), ids=lambda case: case.id)
def test_the_rules_agree_with_the_case(book: Rulebook, case: Case) -> None:
    assert disagreement(book, case) is None


def test_a_case_that_disagrees_is_told(book: Rulebook) -> None:
    """The way cases are read and compared, on one that is right and one that is wrong."""
    line = {"id": "1", "state": "TX", "person": "adult", "status": "undocumented", "today": "2026-11-29", "program": "medicaid", "why": "no", "source": "law"}
    right, wrong = cases(json.dumps({**line, "outcome": outcome}) for outcome in ("not-now", "may-apply"))
    assert disagreement(book, right) is None
    assert disagreement(book, wrong) == "may-apply expected, not-now by ['medicaid-without-papers']: no (law)"
