"""A database that is away leaves no thread behind a test."""

import threading
from collections.abc import AsyncIterator

import pytest

LONGEST_WAIT = 5.0
"""Seconds; the thread has nothing to do but to end."""


@pytest.fixture(autouse=True)
async def no_thread_outlives_the_loop() -> AsyncIterator[None]:
    """Wait for the threads of connections that could not be made.

    aiosqlite (0.22) tells such a thread to stop without waiting for it. If the test's loop is closed first, the thread dies of 'Event
    loop is closed', and pytest blames whichever test is next.
    """
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(LONGEST_WAIT)
