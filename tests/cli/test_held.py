"""`amparo check` names what the database holds, makes no database, and never fails for one."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.knowledge.holds import EVERY
from bot.storage.database import open_database
from bot.storage.holds import Held
from bot.storage.store import Store
from tests.small_knowledge import BILLS, BILLS_FOLDER, COMPLETE, SmallKnowledge, small_knowledge

DAY = date(2026, 11, 24)


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallKnowledge:
    small = small_knowledge(tmp_path / "small")
    monkeypatch.setenv("AMPARO_KNOWLEDGE_DIR", str(small.root))
    monkeypatch.setenv("AMPARO_LOCALES_DIR", str(small.locales))
    monkeypatch.setattr("bot.maintain.check.PACKAGE", small.code)
    monkeypatch.setattr("bot.maintain.check.COMPLETE", COMPLETE)
    monkeypatch.chdir(tmp_path)
    return small


def hold(*held: Held, file: Path) -> None:
    async def keep() -> None:
        store = Store(open_database(f"sqlite+aiosqlite:///{file}"))
        await store.upkeep(today=DAY)
        for one in held:
            assert await store.hold(one)
        await store.close()

    asyncio.run(keep())


def check(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--today", str(DAY), *options])


def test_what_is_held_is_a_warning_with_its_way_into_the_file(knowledge: SmallKnowledge, tmp_path: Path) -> None:
    hold(Held(BILLS, DAY, "it's new", "Ana Lopez"), Held(EVERY, DAY, "the court", "Ana Lopez and Ben Ng"), file=tmp_path / "amparo.db")
    result = check()
    assert result.exit_code == 0, result.output
    line = next(line for line in result.output.splitlines() if line.startswith(f"knowledge/{BILLS_FOLDER}/topic.yaml"))
    assert "warning: 'care-bills' is held in the database since 2026-11-24 by Ana Lopez" in line
    assert """make it permanent with `amparo hold care-bills --why 'it'"'"'s new'`, or `/release care-bills` on Telegram [held]""" in line
    assert "database: warning: '--all' is held" in result.output
    assert result.output.splitlines()[-1] == "0 errors, 5 warnings"
    assert [p["severity"] for p in json.loads(check("--json").output) if p["check"] == "held"] == ["warning"] * 2


def test_a_hold_that_the_file_has_too_is_only_to_be_released(knowledge: SmallKnowledge, tmp_path: Path) -> None:
    hold(Held(BILLS, DAY, "new", "Ana Lopez"), file=tmp_path / "amparo.db")
    assert CliRunner().invoke(main, ["hold", BILLS, "--why", "new", "--today", str(DAY)]).exit_code == 0
    assert "its file holds it too: `/release care-bills` on Telegram" in check().output


def test_a_database_that_is_not_there_is_not_made(knowledge: SmallKnowledge, tmp_path: Path) -> None:
    assert check().output.splitlines()[-1] == "0 errors, 3 warnings"
    assert [file.name for file in tmp_path.iterdir()] == ["small"]


@pytest.mark.parametrize(
    "url", ["sqlite+aiosqlite:///old.db", "sqlite+aiosqlite:///broken.db", "postgresql+nodriver://h/d", "no url", "sqlite+aiosqlite://", "sqlite:///old.db"]
)
def test_a_database_that_cannot_be_read_is_passed_over(knowledge: SmallKnowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """One from before there were holds, junk, one whose driver is not here, and no database at all."""
    (tmp_path / "old.db").touch()
    (tmp_path / "broken.db").write_bytes(b"no database " * 1000)
    monkeypatch.setenv("AMPARO_DATABASE_URL", url)
    result = check()
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "0 errors, 3 warnings"
