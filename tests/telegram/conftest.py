"""A fake Telegram and a real bot process, shared by the conversations; people are new in each test."""

from collections.abc import AsyncIterator, Callable
from functools import cache
from itertools import count

import pytest
import pytest_asyncio

from bot import clock
from bot.factory import build_engine
from bot.reply import Context, Decision
from bot.settings import load_settings
from bot.telegram.desk import Desk
from tests.fake_telegram import FakeTelegram, Person
from tests.running_bot import RunningBot
from tests.telegram.direct_bot import Time, answering, direct_desk

_numbers = count(700_001)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def town() -> AsyncIterator[FakeTelegram]:
    """The Telegram of the shared bot."""
    fake = FakeTelegram()
    await fake.start()
    yield fake
    await fake.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(town: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningBot]:
    """A process that many tests talk to."""
    _decisions()  # takes seconds in which the fake could not answer a bot that runs already
    running = RunningBot(town, tmp_path_factory.mktemp("bot") / "work")
    await running.start()
    yield running
    assert await running.stop() == 0


@pytest.fixture
def somebody(town: FakeTelegram, bot: RunningBot) -> Callable[..., Person]:
    """Makes a new person in a chat of their own with the shared bot."""

    def new(language: str = "en", *, group: bool = False) -> Person:
        number = next(_numbers)
        return Person(town, number, language=language, group=-number if group else None)

    return new


@pytest.fixture
async def lonely() -> AsyncIterator[FakeTelegram]:
    """A Telegram for a process of the test's own."""
    fake = FakeTelegram()
    await fake.start()
    yield fake
    await fake.stop()


CANDIDATES = {
    "en": ("what is WIC", "what is the child tax credit passport", "how do I renew my passport", "medicaid", "address", "can I apply", "a letter came"),
    "es": ("qué es WIC", "cómo renuevo mi pasaporte", "medicaid para mi hijo", "dirección", "una carta", "puede la migra ver mi medicaid"),
}
"""Which of them is answered and which gets a choice depends on what the matcher has learned; some always do."""


@cache
def _decisions() -> dict[tuple[str, Decision], str]:
    """A question for each language and decision, found by asking the shipped knowledge itself."""
    settings = load_settings({})
    engine = build_engine(settings)
    found: dict[tuple[str, Decision], str] = {}
    for language, texts in CANDIDATES.items():
        for text in texts:
            reply = engine.answer(text, context=Context(hint=language), today=clock.today(settings.zone))
            if reply.answer_language == language:
                found.setdefault((language, reply.decision), text)
    return found


@pytest.fixture
def question() -> Callable[[str, Decision], str]:
    """A question in a language that the shipped knowledge answers, offers choices for, or abstains from."""
    return lambda language, decision: _decisions()[(language, decision)]


@pytest.fixture
def time() -> Time:
    """The seconds by which the direct bot measures how much a person asks; only the test moves them."""
    return Time()


@pytest.fixture
async def desk(lonely: FakeTelegram, time: Time) -> AsyncIterator[Desk]:
    """What the handlers work with, in the test's own process; 'typing…' never shows."""
    async with direct_desk(lonely, time=time) as made:
        yield made


@pytest.fixture
async def direct(lonely: FakeTelegram, desk: Desk) -> AsyncIterator[FakeTelegram]:
    """A Telegram whose updates the desk's handlers answer."""
    async with answering(lonely, desk):
        yield lonely
