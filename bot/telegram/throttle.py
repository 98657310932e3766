"""How much one person or group may ask of the bot: a leaky bucket each, in memory only; nobody is ever banned."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from enum import Enum

from bot import clock

KEYS = 10_000
"""Buckets in memory at most; the one that was quiet longest goes first."""


class Admission(Enum):
    """What is done with one more: it is handled, the person is asked once to wait, or nothing is said."""

    ADMITTED = "admitted"
    WARN = "warn"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class _Bucket:
    """When it will be empty, in seconds of the clock, and whether it ran over since it last was."""

    empty_at: float
    over: bool = False


class Throttle:
    """Admits `burst` at once and `per_minute` in the long run. Who goes beyond waits until the bucket is empty:

    at most burst / per_minute minutes, however much is written meanwhile. Keys are ids; they are held in memory and told to nobody.
    """

    def __init__(self, *, per_minute: int, burst: int, now: Callable[[], float] = clock.monotonic) -> None:
        self._every, self._burst, self._now = 60 / per_minute, burst, now
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def admits(self, key: Hashable) -> Admission:
        """Whether one more of this key is handled; it counts only if it is."""
        now = self._now()
        bucket = self._buckets.pop(key, _Bucket(now))
        if bucket.empty_at <= now:
            bucket = _Bucket(now)
        if bucket.over:
            admission = Admission.SILENT
        elif bucket.empty_at + self._every - now > self._burst * self._every:
            admission, bucket = Admission.WARN, replace(bucket, over=True)
        else:
            admission, bucket = Admission.ADMITTED, _Bucket(bucket.empty_at + self._every)
        self._buckets[key] = bucket
        if len(self._buckets) > KEYS:
            self._buckets.popitem(last=False)
        return admission


class Throttles:
    """One throttle for each kind of contact.

    Questions: nobody types faster, also not in many short lines; it is what costs the engine. Presses, menu commands among
    them, cost it little and come fast: the family guide is seven in a row. Groups: one line serves everyone who reads there;
    at most 15 in a minute, so that Telegram's 20 are never reached and nothing waits for them. Sheets: each may take half a
    second of a processor, and a navigator prints a few answers at a time. Inline mode: a phone asks again at every pause in
    typing, several times for one card.
    """

    def __init__(self, *, now: Callable[[], float] = clock.monotonic) -> None:
        self.questions = Throttle(per_minute=20, burst=8, now=now)
        self.presses = Throttle(per_minute=60, burst=20, now=now)
        self.groups = Throttle(per_minute=10, burst=5, now=now)
        self.sheets = Throttle(per_minute=4, burst=4, now=now)
        self.inline = Throttle(per_minute=60, burst=40, now=now)
