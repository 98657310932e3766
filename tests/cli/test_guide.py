"""`amparo guide`: by options, as JSON, and step by step."""

import json

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


def guide(*options: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ("guide", "--today", "2026-11-29", *options), input=typed)


def test_without_a_status_it_tells_what_is_open_to_everyone() -> None:
    out = guide("--state", "tx", "--person", "child").output
    assert "Open to everyone" in out
    assert "Not now" not in out


def test_as_json_each_finding_names_its_rules_and_facts_and_the_status_is_not_repeated() -> None:
    out = guide("--state", "CA", "--person", "pregnant", "--status", "tps", "--json").output
    told = json.loads(out)
    assert (told["state"], told["person"], told["today"], told["draft"]) == ("CA", "pregnant", "2026-11-29", True)
    by_program = {finding["program"]: finding for finding in told["findings"]}
    assert by_program["medicaid"]["outcome"] == "depends"
    assert by_program["medicaid"]["facts"] == ["medicaid-ichia-option"]
    assert by_program["marketplace_subsidized"]["change"] == {"on": "2027-01-01", "outcome": "not-now"}
    assert by_program["chip"]["shown_under"] == "open-to-all"
    assert all(finding["rules"] for finding in told["findings"])
    assert "status" not in told
    assert told["sources"]
    assert told["help"]


def test_announced_changes_stand_in_the_json() -> None:
    told = json.loads(guide("--state", "CA", "--person", "adult", "--status", "undocumented", "--json").output)
    adults = next(finding for finding in told["findings"] if finding["depends_on"] == ["enrolled"])
    assert {"on": "2027-07-01", "what": "dental-ends"} in adults["announced"]


def test_unsigned_rules_are_kept_back_where_review_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_REQUIRE_REVIEW", "true")
    for options in (("--state", "CA", "--person", "child"), ("--state", "CA", "--person", "child", "--json"), ()):
        result = guide(*options)
        assert result.exit_code == 1
        assert "amparo sign rules" in result.output
        assert "Medi-Cal" not in result.output


def test_step_by_step_it_leads_to_the_result_in_the_language_asked_for() -> None:
    out = guide("--state", "WA", "--lang", "es", typed="3\n1\n1\n2\n").output
    assert "¿De dónde es la persona?" in out
    assert "¿Cuál se parece más?" in out
    assert "Qué hacer primero" in out


def test_a_number_that_is_no_choice_is_asked_for_again_and_the_end_of_input_ends_it() -> None:
    result = guide("--state", "WA", typed="99\nx\n3\n")
    assert result.exit_code == 0
    assert "Who is it for?" in result.output


def test_wrong_use_says_what_to_do() -> None:
    unknown, missing = guide("--state", "ZZ", "--person", "child"), guide("--json")
    assert (unknown.exit_code, missing.exit_code) == (2, 2)
    assert "two-letter code" in unknown.output
    assert "--person" in missing.output
