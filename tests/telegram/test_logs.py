"""Log lines hold our own words; of libraries and exceptions only where something happened."""

import logging
import sys

from bot.telegram.logs import DiscreetFormatter

TOKEN = "4815162342:AAFakeTokenForTestsOnly-abcdefghijklmno"
SAID = "my name is Xochitl"


def written(name: str, message: str, error: Exception | None = None) -> str:
    formatter = DiscreetFormatter(TOKEN)
    try:
        if error:
            raise error
    except Exception:
        record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, None, sys.exc_info())
    else:
        record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, None, None)
    return formatter.format(record)


def test_our_words_are_written() -> None:
    assert "The bot answers." in written("bot.telegram.app", "The bot answers.")


def test_a_librarys_words_are_not() -> None:
    line = written("httpx", f"POST https://api.telegram.org/bot{TOKEN}/sendMessage {SAID}")
    assert "httpx" in line
    assert SAID not in line
    assert "test_logs" in line


def test_an_exception_is_its_class_and_place() -> None:
    line = written("bot.telegram.poll", "An update failed.", ValueError(SAID))
    assert "ValueError at test_logs.py" in line
    assert SAID not in line


def test_tokens_are_blacked_out_also_other_ones() -> None:
    line = written("bot.x", f"{TOKEN} and {TOKEN.replace('4815162342', '123456789')} and bot")
    assert line.count("[token]") == 2
    assert "AAFake" not in line
