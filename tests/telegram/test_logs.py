"""Log lines hold our own words; of libraries and exceptions only where something happened."""

import logging
import sys
from collections import Counter

import pytest

from bot.telegram.logs import HOUR, DiscreetFormatter, HourlyCounts, in_words

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


def test_counts_are_told_when_they_changed_and_at_most_once_an_hour(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="bot")
    moment = 0.0
    counts: Counter[str] = Counter()
    hourly = HourlyCounts("Trouble", counts, now=lambda: moment)
    hourly.tell()
    assert not caplog.messages
    counts["waits"] += 1
    counts["losses"] += 0
    hourly.tell()
    counts["waits"] += 1
    hourly.tell()
    assert caplog.messages == ["Trouble so far: 1 waits."]
    moment += HOUR
    hourly.tell()
    moment += HOUR
    hourly.tell()
    assert caplog.messages == ["Trouble so far: 1 waits.", "Trouble so far: 2 waits."]
    assert in_words(Counter()) == "nothing"
