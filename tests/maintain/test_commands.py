"""The maintainers' commands as typed."""

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

DAY = ("--today", "2026-11-24")


@pytest.fixture
def shell(knowledge: SmallKnowledge, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("AMPARO_KNOWLEDGE_DIR", str(knowledge.root))
    return CliRunner()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("edited", "care-bills", "--wording"), "nothing to declare"),
        (("edited", "--all", "--meaning"), "nothing to declare"),
        (("hold", "care-bills", "--why", "new rule", *DAY), "held since 2026-11-24"),
        (("hold", "--all", "--release", *DAY), "not held"),
        (("sign", "care-bills", "es", "--by", "Ana Ruiz", "--role", "lawyer", *DAY), "signed by Ana Ruiz (lawyer) on 2026-11-24"),
        (("sign", "danger", "en", "--by", "Ana Ruiz", "--role", "lawyer", *DAY), "knowledge/danger/en.md: signed"),
        (("sign", "rules", "--by", "Ana Ruiz", "--role", "lawyer", *DAY), "knowledge/rules.yaml: signed by Ana Ruiz (lawyer) on 2026-11-24"),
        (("confirm", "hospital-help", "--on", "2026-11-20", "--source", "https://example.org/new", *DAY), "'hospital-help' now has a source of 2026-11-20"),
    ],
)
def test_a_command_says_what_it_did(shell: CliRunner, typed: tuple[str, ...], says: str) -> None:
    result = shell.invoke(main, typed)
    assert result.exit_code == 0, result.output
    assert says in result.output


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("edited", "care-bills"), 2, "--wording"),
        (("edited", "--wording"), 2, "Name one TOPIC, or say --all"),
        (("hold", "care-bills", *DAY), 2, "--release"),
        (("hold", "care-bills", "--all", "--why", "x", *DAY), 2, "Name one TOPIC, or say --all"),
        (("hold", "care-bills", "--why", "x", "--release", *DAY), 2, "--release"),
        (("sign", "care-bill", "es", "--by", "A", "--role", "b", *DAY), 1, "did you mean 'care-bills'?"),
        (("sign", "care-bills", "--by", "A", "--role", "b", *DAY), 2, "Say in which LANGUAGE care-bills was read"),
        (("confirm", "hospital-help", "--on", "2026-11-25", "--source", "https://example.org/new", *DAY), 1, "future"),
    ],
)
def test_a_command_says_why_it_did_nothing(shell: CliRunner, knowledge: SmallKnowledge, typed: tuple[str, ...], code: int, says: str) -> None:
    """With the next step, and without touching a file."""
    before = {file: file.read_bytes() for file in knowledge.root.rglob("*") if file.is_file()}
    result = shell.invoke(main, typed)
    assert result.exit_code == code
    assert says in result.output
    assert {file: file.read_bytes() for file in knowledge.root.rglob("*") if file.is_file()} == before


def test_a_held_topic_shows_in_the_file(shell: CliRunner, knowledge: SmallKnowledge) -> None:
    shell.invoke(main, ("hold", "care-bills", "--why", "new rule", *DAY))
    assert knowledge.read(f"{BILLS_FOLDER}/topic.yaml").endswith('hold: {since: 2026-11-24, why: "new rule"}\n')
