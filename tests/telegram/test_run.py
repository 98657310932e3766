"""`amparo run`, `alive` and `settings`: what is said when something is missing."""

import asyncio
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.fake_telegram import TOKEN, FakeTelegram, Person
from tests.running_bot import RunningBot


def amparo(*args: str, **settings: str) -> Result:
    clean = {name: None for name in os.environ if name.startswith("AMPARO_")}
    return CliRunner().invoke(main, args, env={**clean, **{f"AMPARO_{name}": value for name, value in settings.items()}})


def test_without_a_token_two_lines_say_what_to_do() -> None:
    result = amparo("run")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 2
    assert "@BotFather" in result.stderr
    assert "AMPARO_TELEGRAM_TOKEN" in result.stderr
    assert "amparo chat" in result.stderr


def test_without_an_operator_only_a_demo_runs() -> None:
    result = amparo("run", TELEGRAM_TOKEN=TOKEN, OPERATOR_NAME="Us")
    assert result.exit_code == 2
    assert "AMPARO_OPERATOR_SITE" in result.stderr
    assert "AMPARO_OPERATOR_NAME" not in result.stderr
    assert "--demo" in result.stderr


@pytest.mark.parametrize(("age", "code"), [(0, 0), (119, 0), (300, 1), (None, 1)])
def test_alive_looks_at_the_age_of_the_heartbeat(tmp_path: Path, age: int | None, code: int) -> None:
    file = tmp_path / "alive"
    if age is not None:
        file.touch()
        os.utime(file, (time.time() - age, time.time() - age))
    assert amparo("alive", HEARTBEAT_FILE=str(file)).exit_code == code


def test_settings_lists_every_key_and_no_secret() -> None:
    result = amparo("settings", TELEGRAM_TOKEN=TOKEN)
    assert result.exit_code == 0
    assert "AMPARO_TELEGRAM_TOKEN (secret) [not set]" in result.stdout
    assert TOKEN not in result.stdout


async def test_a_second_bot_with_the_same_token_is_told_in_plain_words(lonely: FakeTelegram, tmp_path: Path) -> None:
    """The one that goes on answers everything; nothing is lost."""
    first, second = (RunningBot(lonely, tmp_path / name) for name in ("first", "second"))
    await asyncio.gather(first.start(), second.start())
    await lonely.until(lambda: lonely.polls > 3)
    assert await second.stop() == 0
    assert await Person(lonely, 1).says("/start")
    assert await first.stop() == 0
    assert "Another program polls" in first.log + second.log


async def test_where_inline_mode_is_off_no_card_has_a_button_for_it(lonely: FakeTelegram, tmp_path: Path) -> None:
    lonely.inline = False
    bot = RunningBot(lonely, tmp_path / "work")
    await bot.start()
    ana = Person(lonely, 1)
    await ana.says("/start elig-wic_en_CA")
    await ana.presses("More …")
    *_, card = await ana.presses("Share this answer")
    assert card.labels == ["In two languages", "🗑 Delete"]
    assert "es: medicaid ice" not in (await ana.says("/start navigators"))[-1].text
    assert await bot.stop() == 0
