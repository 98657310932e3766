"""The only place that reads the clock. Everything else takes the day as an argument."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """The day in the operator's time zone."""
    return now().astimezone(zone).date()


def monotonic() -> float:
    """Seconds since some moment; they never run backwards."""
    return time.monotonic()
