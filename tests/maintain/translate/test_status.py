"""How far each language is, and the desk's commands as typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.knowledge.languages import LANGUAGES
from bot.maintain.translate.status import Row, status
from bot.maintain.translate.texts import Text
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

DAY = ("--today", "2026-11-24")


@pytest.fixture
def shell(knowledge: SmallKnowledge, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("AMPARO_KNOWLEDGE_DIR", str(knowledge.root))
    monkeypatch.setenv("AMPARO_LOCALES_DIR", str(knowledge.locales))
    monkeypatch.chdir(knowledge.home)
    return CliRunner()


def row(knowledge: SmallKnowledge, language: str) -> Row:
    return next(row for row in status(knowledge.case()) if row.language == language)


def test_every_language_has_a_row(knowledge: SmallKnowledge) -> None:
    rows = status(knowledge.case())
    assert tuple(row.language for row in rows) == LANGUAGES
    assert [row.language for row in rows if row.complete] == ["en", "es"]
    assert row(knowledge, "ko") == Row("ko", texts=4, missing=4, outdated=0, unsigned=0, all_strings=1, strings=1)


def test_what_is_not_there_or_lacks_a_part_is_missing(knowledge: SmallKnowledge) -> None:
    (knowledge.root / f"{BILLS_FOLDER}/es.md").unlink()
    knowledge.replace("blocks/reporting-law/es.md", "## short", "## more")
    assert (row(knowledge, "es").missing, row(knowledge, "es").complete) == (2, False)


def test_what_is_older_than_the_english_is_outdated(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "meaning: 1", "meaning: 2")
    knowledge.replace("danger/en.md", "meaning: 1", "meaning: 2")
    assert [(r.language, r.outdated) for r in status(knowledge.case()) if r.outdated] == [("es", 2)]


def test_unsigned_counts_what_no_signature_covers(knowledge: SmallKnowledge, shell: CliRunner) -> None:
    assert row(knowledge, "es").unsigned == 4
    assert shell.invoke(main, ["sign", "care-bills", "es", "--by", "Ana Ruiz", "--role", "lawyer", *DAY]).exit_code == 0
    assert row(knowledge, "es").unsigned == 3


@pytest.mark.parametrize(("old", "new"), [("Hola {name}", ""), ('msgid "Hello {name}"', '#, fuzzy\nmsgid "Hello {name}"')])
def test_a_string_that_is_empty_or_a_guess_waits(knowledge: SmallKnowledge, old: str, new: str) -> None:
    catalog = knowledge.locales / "es/LC_MESSAGES/bot.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert row(knowledge, "es").strings == 1


def test_the_table_and_the_json_say_the_same(shell: CliRunner) -> None:
    lines = shell.invoke(main, ["translate", "status", *DAY]).output.splitlines()
    assert lines[2].split() == ["es", "4/4", "0", "0", "4", "0"]
    assert lines[-1] == "2 of 14 languages complete, 0 texts outdated"
    rows = json.loads(shell.invoke(main, ["translate", "status", "--json", *DAY]).output)
    assert (rows[1]["language"], rows[1]["complete"], rows[1]["unsigned"]) == ("es", True, 4)


def test_a_sheet_is_a_page_and_a_markdown_file(shell: CliRunner, knowledge: SmallKnowledge) -> None:
    result = shell.invoke(main, ["translate", "sheet", "es", "--out", "for-ana"])
    assert result.output.splitlines() == ["for-ana/amparo-es.html: 5 texts, 31 parts", "for-ana/amparo-es.md: 5 texts, 31 parts"]
    page = Path("for-ana/amparo-es.html").read_text(encoding="utf-8")
    assert page.count("<textarea") == 31
    assert "http" not in page.replace("https://example.org", "").replace('http-equiv="Content-Security-Policy"', "")


def test_a_sheet_shows_the_facts_cautions(shell: CliRunner, knowledge: SmallKnowledge) -> None:
    """Beneath the English, escaped in the page."""
    knowledge.replace("facts/small.yaml", "  confidence: high\n", "  confidence: high\n  caution: Never say <all> data.\n")
    shell.invoke(main, ["translate", "sheet", "ko"])
    assert "<small>Never say &lt;all&gt; data.</small>" in Path("amparo-ko.html").read_text(encoding="utf-8")
    assert "- Never say <all> data." in Path("amparo-ko.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("only", "names"), [("outdated", ["topics/care/care-bills/es.md"]), ("missing", ["blocks/reporting-law/es.md", "strings"])])
def test_a_sheet_can_hold_only_what_waits(shell: CliRunner, knowledge: SmallKnowledge, only: str, names: list[str]) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "meaning: 1", "meaning: 2")
    (knowledge.root / "blocks/reporting-law/es.md").unlink()
    catalog = knowledge.locales / "es/LC_MESSAGES/bot.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("Hola {name}", ""), encoding="utf-8")
    shell.invoke(main, ["translate", "sheet", "es", "--only", only])
    sheet = Path("amparo-es.md").read_text(encoding="utf-8")
    assert [line.removeprefix("## [[text ").removesuffix("]]") for line in sheet.splitlines() if line.startswith("## [[text ")] == names


def test_apply_says_what_is_wrong_on_which_line(shell: CliRunner) -> None:
    shell.invoke(main, ["translate", "sheet", "es"])
    file = Path("amparo-es.md")
    before, sign, after = file.read_text(encoding="utf-8").partition("\n[[new]]\n")
    file.write_text(f"{before}{sign}Llame al 1-800-555-0000.\n{after}", encoding="utf-8")
    result = shell.invoke(main, ["translate", "apply", str(file)])
    assert result.exit_code == 1
    line = before.count("\n") + 2
    assert f"amparo-es.md:{line}: error: 'medical' of 'danger/es.md': the phone number 911 of the English is missing" in result.output


def test_english_is_no_language_to_translate_into(shell: CliRunner) -> None:
    assert shell.invoke(main, ["translate", "sheet", "en"]).exit_code == 2


def test_a_text_knows_whether_it_waits() -> None:
    assert Text("topics/x/es.md", 2, None, ()).missing
    assert not Text("topics/x/es.md", 2, None, ()).outdated
