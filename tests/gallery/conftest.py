"""One gallery, made by the command as a maintainer makes it, for all tests."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main

TODAY = "2026-11-29"
LANGUAGES = ("es", "ar", "zh-Hans")


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page."""
    out = tmp_path_factory.mktemp("gallery") / "not" / "there"
    ran = CliRunner().invoke(main, ("gallery", str(out), "--today", TODAY))
    assert ran.exit_code == 0, ran.output
    assert "are missing" not in ran.output
    assert sorted(file.name for file in out.iterdir()) == ["files", "index.html"]
    return out / "index.html"
