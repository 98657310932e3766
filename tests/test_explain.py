"""`amparo explain` shows what the engine saw, in the order in which it looked."""

from click.testing import CliRunner

from bot.cli import main


def explained(*args: str) -> list[str]:
    result = CliRunner().invoke(main, ["explain", *args])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_every_step_is_shown() -> None:
    lines = explained("puede la migra ver mi medicaid")
    assert [line.split()[0] for line in lines] == ["language", "personal", "danger", *["topic"] * 5, *["example"] * 5, "decision"]
    assert lines[0].split()[1] == "es"
    assert "data-medicaid-ice" in lines[3]
    assert "knowledge/questions/es/" in lines[8]


def test_danger_is_shown_with_its_cues() -> None:
    lines = explained("my husband is beating me")
    assert "violence" in lines[2]
    assert lines[-1] == "decision     danger: violence"


def test_nothing_to_explain_is_explained() -> None:
    assert explained("👍")[0].startswith("language     en")
