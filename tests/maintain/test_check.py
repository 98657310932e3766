"""`amparo check` as a whole: a sound base is silent, broken files hide nothing, and the command tells by text, JSON and exit code."""

import json

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.maintain.check import problems, tally
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, COMPLETE, SmallKnowledge

DAY = ("--today", "2026-11-24")


@pytest.fixture
def shell(knowledge: SmallKnowledge, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("AMPARO_KNOWLEDGE_DIR", str(knowledge.root))
    monkeypatch.setenv("AMPARO_LOCALES_DIR", str(knowledge.locales))
    monkeypatch.setattr("bot.maintain.check.PACKAGE", knowledge.code)
    monkeypatch.setattr("bot.maintain.check.COMPLETE", COMPLETE)
    return CliRunner()


def test_a_sound_base_has_nothing_but_missing_signatures(knowledge: SmallKnowledge) -> None:
    """Every other test changes one thing in this base, so it must be silent before."""
    found = problems(knowledge.case())
    assert [(problem.check, problem.severity) for problem in found] == [("review", "warning")] * 3


def test_a_broken_file_hides_no_other_problem(knowledge: SmallKnowledge) -> None:
    """Broken YAML, broken Markdown, a file that is not UTF-8 and a plain fault are all told in one run."""
    knowledge.write(f"{APPLY_FOLDER}/topic.yaml", "since: [\n")
    knowledge.write(f"{BILLS_FOLDER}/es.md", "no front matter\n")
    (knowledge.root / "questions/es/care-bills.txt").write_bytes(b"se\xf1or\n")
    knowledge.replace("directory.yaml", "needs: [immigration-law, bills]", "needs: [immigration-law, bils]")
    checks = {(problem.path.removeprefix("knowledge/"), problem.check) for problem in problems(knowledge.case())}
    assert {
        (f"{APPLY_FOLDER}/topic.yaml", "yaml"),
        (f"{BILLS_FOLDER}/es.md", "front-matter"),
        ("questions/es/care-bills.txt", "encoding"),
        ("directory.yaml", "unknown-id"),
    } <= checks


def test_problems_come_by_path_and_line(knowledge: SmallKnowledge) -> None:
    """A reader mends file by file, from top to bottom."""
    knowledge.replace("facts/small.yaml", "applies_to: [CA]", "applies_to: [ZZ]")
    knowledge.replace("facts/small.yaml", "applies_to: [US]", "applies_to: [QQ]")
    found = problems(knowledge.case())
    assert [(p.path, p.line) for p in found] == sorted((p.path, p.line) for p in found)


def test_tally_counts_both_severities(knowledge: SmallKnowledge) -> None:
    """The last line tells errors from warnings, in the singular too."""
    assert tally(problems(knowledge.case())) == "0 errors, 3 warnings"
    knowledge.replace(f"{APPLY_FOLDER}/es.md", "# ¿Puedo", "# ¿Puedo de verdad, con todos los papeles de mi familia y mis hijos y mis padres,")
    assert tally(problems(knowledge.case())).startswith("1 error, ")


def test_warnings_alone_exit_with_zero(shell: CliRunner) -> None:
    """CI stays green on warnings."""
    result = shell.invoke(main, ["check", *DAY])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "0 errors, 3 warnings"


def test_errors_exit_with_one_and_name_file_line_and_repair(shell: CliRunner, knowledge: SmallKnowledge) -> None:
    """An error says where it is and what to do."""
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "help: [immigration-law]", "help: [imigration-law]")
    result = shell.invoke(main, ["check", *DAY])
    assert result.exit_code == 1
    assert f"knowledge/{APPLY_FOLDER}/topic.yaml:9: error: no need 'imigration-law' -> did you mean 'immigration-law'? [unknown-id]" in result.output


def test_json_is_a_list_of_objects(shell: CliRunner) -> None:
    """Scripts read every field of a problem."""
    found = json.loads(shell.invoke(main, ["check", "--json", *DAY]).output)
    assert {frozenset(item) for item in found} == {frozenset(("path", "line", "check", "message", "repair", "severity"))}


def test_release_demands_signatures(shell: CliRunner) -> None:
    """What is a summary in daily work is an error per text before a release."""
    result = shell.invoke(main, ["check", "--release", *DAY])
    assert result.exit_code == 1
    assert "nobody has signed this text" in result.output
