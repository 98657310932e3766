"""The measure of one person: a burst, a rate, one warning, then silence until it is over; never for ever, never about others."""

from collections import Counter

import pytest

from bot.telegram import throttle as module
from bot.telegram.throttle import Admission, Throttle, Throttles


class Time:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.moment = 50.0

    def __call__(self) -> float:
        return self.moment


def asked(throttle: Throttle, times: int, key: int = 1) -> Counter[Admission]:
    return Counter(throttle.admits(key) for _ in range(times))


def test_a_burst_is_admitted_then_one_warning_then_silence() -> None:
    throttle = Throttle(per_minute=20, burst=8, now=Time())
    assert asked(throttle, 8) == {Admission.ADMITTED: 8}
    assert throttle.admits(1) is Admission.WARN
    assert asked(throttle, 30) == {Admission.SILENT: 30}


def test_silence_ends_within_the_minute_however_much_is_written() -> None:
    time = Time()
    throttle = Throttle(per_minute=20, burst=8, now=time)
    asked(throttle, 20)
    for _ in range(59):
        time.moment += 1
        if throttle.admits(1) is Admission.ADMITTED:
            break
    assert time.moment - 50 == 24
    assert asked(throttle, 7) == {Admission.ADMITTED: 7}
    assert throttle.admits(1) is Admission.WARN, "each time anew one warning"


def test_the_rate_holds_for_ever() -> None:
    """One message every three seconds is never too much."""
    time = Time()
    throttle = Throttle(per_minute=20, burst=8, now=time)
    for _ in range(500):
        assert throttle.admits(1) is Admission.ADMITTED
        time.moment += 3


def test_nobody_pays_for_another() -> None:
    throttle = Throttle(per_minute=20, burst=8, now=Time())
    asked(throttle, 50, key=1)
    assert throttle.admits(2) is Admission.ADMITTED


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEYS", 3)
    throttle = Throttle(per_minute=20, burst=1, now=Time())
    for key in range(5):
        throttle.admits(key)
    assert [throttle.admits(key) for key in (4, 3, 0)] == [Admission.WARN, Admission.WARN, Admission.ADMITTED]


def test_the_measures_leave_room_for_the_family_guide() -> None:
    """Seven presses in a row, twice, and no more than Telegram's twenty messages to a group in a minute."""
    throttles = Throttles()
    assert asked(throttles.presses, 14) == {Admission.ADMITTED: 14}
    assert asked(throttles.groups, 100)[Admission.ADMITTED] <= 5
