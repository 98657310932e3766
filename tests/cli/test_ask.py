"""`amparo ask`: one JSON object of a stated shape; in a batch one line per line, in order, whatever the lines hold."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

KEYS = {
    "decision", "topic", "choices", "danger", "language", "answer_language", "freshness", "as_of", "draft",
    "personal_data", "state", "text", "sources", "help", "confidence", "ms",
}  # fmt: skip


def amparo(*args: str, stdin: str | None = None, **env: str) -> Result:
    return CliRunner().invoke(main, args, input=stdin, env=env)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_has_the_stated_keys() -> None:
    result = amparo("ask", "can ICE see my medicaid", "--state", "ca", "--today", "2026-11-24", "--json")
    answer = json.loads(result.stdout)
    assert set(answer) == KEYS
    assert (answer["decision"], answer["topic"], answer["state"], answer["as_of"]) == ("answer", "data-medicaid-ice", "CA", "2026-09-01")


def test_a_batch_keeps_ids_and_order_and_survives_bad_lines() -> None:
    stdin = (
        '{"id": 7, "text": "what is WIC"}\nnot json\n\n{"id": "b"}\n[1]\n{"id": 8, "text": "hola", "state": "ZZ"}\n{"text": "hola", "today": "2026-01-01"}\n'
    )
    found = lines(amparo("ask", "--batch", "--today", "2026-11-24", stdin=stdin))
    assert [line.get("id", "none") for line in found] == [7, None, "b", None, 8, "none"]
    assert ["error" in line for line in found] == [False, True, True, True, True, False]
    assert set(found[0]) == KEYS | {"id"}
    assert set(found[5]) == KEYS


def test_the_state_option_takes_a_name_that_a_question_would_leave_open() -> None:
    """Washington in a question may be the capital; as an option it is the state."""
    result = amparo("ask", "can ICE see my medicaid", "--state", "washington", "--json")
    assert json.loads(result.stdout)["state"] == "WA"


def test_a_line_decides_its_own_day_state_and_language() -> None:
    stdin = json.dumps({"text": "medicaid data court order what did the judge decide", "today": "2025-08-13", "state": "California"})
    (answer,) = lines(amparo("ask", "--batch", stdin=stdin))
    assert (answer["state"], answer["topic"]) == ("CA", "injunction-what")
    assert "29 December 2025" not in answer["text"]


@pytest.mark.parametrize(
    ("args", "env", "says"),
    [
        (("ask", "hi", "--state", "ZZ"), {}, "no US state"),
        (("ask", "hi", "--today", "tomorrow"), {}, "--today"),
        (("ask", "hi"), {"AMPARO_TYPO": "1"}, "AMPARO_TYPO: no such setting"),
        (("ask", "hi"), {"AMPARO_TIME_ZONE": "Mars/Base"}, "AMPARO_TIME_ZONE"),
        (("ask", "hi"), {"AMPARO_TELEGRAM_TOKEN_FILE": "/does/not/exist"}, "AMPARO_TELEGRAM_TOKEN_FILE"),
    ],
)
def test_wrong_use_is_told_in_words(args: tuple[str, ...], env: dict[str, str], says: str) -> None:
    result = amparo(*args, **env)
    assert result.exit_code == 2
    assert says in result.output
    assert "Traceback" not in result.output


def test_broken_knowledge_stops_with_file_and_line(tmp_path: Any) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yaml").write_text("- id: x\n  claim: [unclosed\n")
    result = amparo("ask", "hi", AMPARO_KNOWLEDGE_DIR=str(tmp_path))
    assert result.exit_code == 3
    assert "facts/a.yaml:3" in result.output
    assert "Traceback" not in result.output


def test_topics_lists_all_with_their_freshness() -> None:
    rows = json.loads(amparo("topics", "--lang", "es", "--json", "--today", "2026-11-24").stdout)
    assert len(rows) == 70
    assert all(row["title"] and row["freshness"] in ("current", "aging", "unconfirmed") for row in rows)
