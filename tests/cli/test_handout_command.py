"""`amparo handout`: files of the right kind, and errors that say what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.i18n import load_interface
from bot.settings import Settings
from tests.guide.giveaways import gives_away
from tests.sheets import code_of, pages_of, size_of, text_of


def handout(*options: str) -> Result:
    return CliRunner().invoke(main, ("handout", "--today", "2026-11-29", *options))


def test_a_page_for_each_topic(tmp_path: Path) -> None:
    out = tmp_path / "sheets.pdf"
    assert handout("care-emergency-room", "elig-wic", "--lang", "es", "--state", "ca", "--handle", "@some_bot", "--out", str(out)).exit_code == 0
    made = out.read_bytes()
    assert pages_of(made) == 2
    assert code_of(made) == "https://t.me/some_bot?start=care-emergency-room_es_CA"


def test_a_picture_holds_one_topic(tmp_path: Path) -> None:
    out = tmp_path / "one.PNG"
    assert handout("elig-wic", "--lang", "zh-hant", "--also", "en", "--handle", "some_bot", "--out", str(out)).exit_code == 0
    assert size_of(out.read_bytes())[0] == 1080
    two = handout("elig-wic", "elig-snap", "--handle", "some_bot", "--out", str(out))
    assert (two.exit_code, "A picture holds one TOPIC" in two.output) == (2, True)


def test_the_handle_may_be_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "sheet.pdf"
    monkeypatch.setenv("AMPARO_HANDLE", "set_bot")
    assert handout("elig-wic", "--out", str(out)).exit_code == 0
    assert code_of(out.read_bytes()) == "https://t.me/set_bot?start=elig-wic_en"


def test_the_guides_sheet_names_no_status(tmp_path: Path) -> None:
    out = tmp_path / "result.pdf"
    options = ("--guide", "--person", "pregnant", "--status", "tps", "--state", "CA", "--handle", "some_bot", "--out", str(out))
    result = handout(*options)
    assert (result.exit_code, result.output) == (0, "")
    assert "What to do first" in text_of(out.read_bytes())
    assert not gives_away(text_of(out.read_bytes()), "tps", load_interface(Settings().locales_dir))
    assert code_of(out.read_bytes()) == "https://t.me/some_bot?start=check"


def test_the_interpreter_card(tmp_path: Path) -> None:
    out = tmp_path / "card.pdf"
    assert handout("--interpreter", "--lang", "ht", "--handle", "some_bot", "--out", str(out)).exit_code == 0
    assert "Haitian Creole" in text_of(out.read_bytes())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("elig-wick", "--out", "x.pdf"), "Do you mean elig-wic?"),
        (("elig-wic", "--out", "x.doc"), "ends neither in .pdf"),
        (("elig-wic", "--lang", "so", "--out", "x.pdf"), "--lang: 'so' is none of"),
        (("elig-wic", "--also", "so", "--out", "x.pdf"), "--also: 'so' is none of"),
        (("elig-wic", "--state", "ZZ", "--out", "x.pdf"), "is no US state"),
        (("--out", "x.pdf"), "Give TOPICs, or --interpreter, or --guide"),
        (("elig-wic", "--guide", "--out", "x.pdf"), "Give TOPICs, or --interpreter, or --guide"),
        (("--guide", "--out", "x.pdf"), "--guide needs --person"),
        (("--interpreter", "--out", "x.pdf"), "needs the language of the person"),
        (("elig-wic", "--out", "/no/such/folder/x.pdf"), "Give a file in a folder that is there"),
    ],
)
def test_an_error_says_what_to_do(options: tuple[str, ...], says: str) -> None:
    result = handout("--handle", "some_bot", *options)
    assert result.exit_code in (1, 2)
    assert says in result.output


def test_without_a_handle_it_asks_for_one() -> None:
    result = handout("elig-wic", "--out", "x.pdf")
    assert (result.exit_code, "--handle" in result.output) == (2, True)


def test_what_is_unsigned_is_not_printed_where_review_is_required(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPARO_REQUIRE_REVIEW", "true")
    out = tmp_path / "sheet.pdf"
    for options in (("elig-wic",), ("--guide", "--person", "child")):
        result = handout(*options, "--handle", "some_bot", "--out", str(out))
        assert result.exit_code == 1
        assert not out.exists()


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.render.handout.available", lambda: False)
    result = handout("elig-wic", "--handle", "some_bot", "--out", str(tmp_path / "x.pdf"))
    assert result.exit_code == 1
    assert "pip install 'amparo[handout]'" in result.output
