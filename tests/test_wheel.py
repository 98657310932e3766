"""Risk (c): the wheel carries knowledge and strings, and answers from them away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline and unpacked as an installer would."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = out.glob("amparo-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


def amparo(installed: Path, *args: str) -> str:
    environ = {**{k: v for k, v in os.environ.items() if not k.startswith("AMPARO_")}, "PYTHONPATH": str(installed)}
    code = "import bot, sys; assert bot.__file__.startswith(sys.argv.pop(1)), bot.__file__; from bot.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", code, str(installed), *args], cwd=installed, env=environ, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "WARNING" not in ran.stderr
    return ran.stdout


def test_the_wheel_answers_in_two_languages(installed: Path) -> None:
    assert "Medicaid" in amparo(installed, "ask", "can ICE see my medicaid", "--today", "2026-11-24")
    assert "Qué puede hacer" in amparo(installed, "ask", "la migra puede ver mis datos del medical", "--today", "2026-11-24")


def test_the_wheel_makes_a_sheet(installed: Path, tmp_path: Path) -> None:
    amparo(installed, "handout", "elig-wic", "--lang", "ar", "--handle", "some_bot", "--today", "2026-11-24", "--out", str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_the_wheel_holds_one_package(installed: Path) -> None:
    assert {path.relative_to(installed).parts[0] for path in installed.rglob("*.py")} == {"bot"}


def test_the_wheels_knowledge_passes_its_own_check(installed: Path) -> None:
    assert "0 errors" in amparo(installed, "check", "--today", "2026-11-24")
