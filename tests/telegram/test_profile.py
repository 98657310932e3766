"""What Telegram shows before the first message: in each language, within its limits, and set only where it differs."""

from collections.abc import AsyncIterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from bot.i18n import Interface, load_interface
from bot.knowledge.languages import LANGUAGES
from bot.telegram.connection import Connection
from bot.telegram.profile import COMMAND_CHARS, DESCRIPTION_CHARS, SHORT_DESCRIPTION_CHARS, commands, description, introduce, short_description
from tests.fake_telegram import TOKEN, FakeTelegram

ROOT = Path(__file__).parents[2]
SETS = ("setMyCommands", "setMyDescription", "setMyShortDescription")


class Marked(NullTranslations):
    """Translates by putting the language's code before the English."""

    def __init__(self, code: str, changed: str = "") -> None:
        super().__init__()
        self.code, self.changed = code, changed

    def gettext(self, message: str) -> str:
        return f"{self.code} {message}"[:100] + (self.changed if message == "Privacy" else "")


def marked(**changed: str) -> Interface:
    return Interface({code: Marked(code, changed.get(code, "")) for code in LANGUAGES})


@pytest.fixture
async def connection(lonely: FakeTelegram) -> AsyncIterator[Connection]:
    async with Connection(TOKEN, api_url=lonely.url) as opened:
        yield opened


def sets(fake: FakeTelegram) -> list[tuple[str, str]]:
    """(method, language code) of each change so far."""
    return [(method, str(params.get("language_code", ""))) for method, params in fake.requests if method in SETS]


async def test_every_language_gets_its_own_under_the_code_telegram_knows(lonely: FakeTelegram, connection: Connection) -> None:
    await introduce(connection, marked(), LANGUAGES)
    codes = ["", "en", "es", "zh", "vi", "ko", "tl", "ar", "fa", "ru", "uk", "pt", "fr", "ht"]
    assert sets(lonely) == [(method, code) for code in codes for method in SETS]
    assert lonely.profile["Description", "ko"].startswith("ko ")


async def test_chinese_is_the_simplified_one(lonely: FakeTelegram, connection: Connection) -> None:
    """Telegram knows one `zh`, and more of its users in it read Simplified."""
    await introduce(connection, marked(), ("zh-Hant", "zh-Hans"))
    assert lonely.profile["ShortDescription", "zh"].startswith("zh-Hans ")


async def test_a_second_start_sets_nothing(lonely: FakeTelegram, connection: Connection) -> None:
    """Telegram counts these calls, and blocks a bot that makes many."""
    await introduce(connection, marked(), LANGUAGES)
    lonely.requests.clear()
    await introduce(connection, marked(), LANGUAGES)
    assert sets(lonely) == []


async def test_only_what_differs_is_set(lonely: FakeTelegram, connection: Connection) -> None:
    await introduce(connection, marked(), LANGUAGES)
    lonely.requests.clear()
    await introduce(connection, marked(fr="!"), LANGUAGES)
    assert sets(lonely) == [("setMyCommands", "fr")]


async def test_a_refusal_in_one_language_costs_no_other(lonely: FakeTelegram, connection: Connection) -> None:
    await introduce(connection, marked(es="!" * COMMAND_CHARS), ("es", "fr"))
    assert ("Commands", "fr") in lonely.profile
    assert ("Commands", "es") not in lonely.profile


@pytest.mark.parametrize("language", load_interface(ROOT / "locales").languages)
def test_the_shipped_texts_are_within_the_limits(language: str) -> None:
    t = load_interface(ROOT / "locales").strings(language)
    assert all(0 < len(command.description) <= COMMAND_CHARS for command in commands(t))
    assert 0 < len(description(t)) <= DESCRIPTION_CHARS
    assert 0 < len(short_description(t)) <= SHORT_DESCRIPTION_CHARS
