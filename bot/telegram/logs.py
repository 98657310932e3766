"""Logs that can't tell who wrote what: our own words at the chosen level, of libraries only that something happened.

Libraries put urls with the token (httpx), whole responses (python-telegram-bot) and statements with their values
(aiosqlite) into their messages; exceptions carry what was being worked on. So of both only names and places are written.
"""

import asyncio
import logging
import re
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from bot import clock

OURS = "bot"
PLACES = 4
"""Code locations of an exception that are written, innermost last."""

HOUR = 3600.0
"""Seconds between two lines about the same counts, at least."""

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
"""The shape of any bot token, also one that isn't ours."""


class DiscreetFormatter(logging.Formatter):
    """Writes our messages, of libraries' records only level and origin, and never a token or an exception's text."""

    def __init__(self, token: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        if record.name.split(".")[0] != OURS:
            record = _without_message(record)
        line = _TOKEN.sub("[token]", super().format(record))
        return line.replace(self._token, "[token]") if self._token else line

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return where(ei[0], ei[2])


def _without_message(record: logging.LogRecord) -> logging.LogRecord:
    return logging.LogRecord(
        record.name, record.levelno, record.pathname, record.lineno, f"(something at {record.module}:{record.lineno})", None, record.exc_info
    )  # fmt: skip


def where(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """'KeyError at engine.py:31 answer < …': class and code locations of an exception, never its text."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-PLACES:]]
    return f"{kind.__name__ if kind else 'error'} at {' > '.join(places)}"


def set_up_logs(level: str, *, token: str | None) -> None:
    """One handler to stderr: ours at the level, libraries at WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter(token))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(level)
    logging.raiseExceptions = False  # a broken log call would print its arguments
    logging.captureWarnings(True)


def unhandled(_: asyncio.AbstractEventLoop, about: dict[str, Any]) -> None:
    """The event loop's handler for errors nobody awaited: class and place only."""
    error = about.get("exception")
    logging.getLogger(f"{OURS}.telegram").error("A task failed: %s", where(type(error), error.__traceback__) if error else "no exception")


def in_words(counts: Mapping[str, int]) -> str:
    """'3 handled, 1 given up'; 'nothing' where nothing was counted."""
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing"


class HourlyCounts:
    """Writes counts into the log when they have changed, at most once an hour."""

    def __init__(self, what: str, counts: Counter[str], *, now: Callable[[], float] = clock.monotonic) -> None:
        self._what, self._counts, self._now = what, counts, now
        self._told: Counter[str] = Counter()
        self._next = now()

    def tell(self) -> None:
        """Write a line if one is due."""
        if self._now() >= self._next and self._counts != self._told:
            log.info("%s so far: %s.", self._what, in_words(self._counts))
            self._told, self._next = self._counts.copy(), self._now() + HOUR
