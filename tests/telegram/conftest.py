"""A fake Telegram and a real bot process, shared by the conversations; people are new in each test."""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from itertools import count

import pytest
import pytest_asyncio

from bot.factory import build_engine
from bot.reply import Context, Decision
from bot.settings import load_settings
from bot.understanding.examples import read_examples
from tests.fake_telegram import FakeTelegram, Person
from tests.running_bot import RunningBot

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


@cache
def _decisions() -> dict[tuple[str, Decision], str]:
    """One question for each language and decision, found by asking the shipped knowledge itself."""
    settings = load_settings({})
    engine = build_engine(settings)
    from bot import clock

    found: dict[tuple[str, Decision], str] = {}
    for example in read_examples(settings.knowledge_dir / "questions"):
        if len(found) == 6:
            break
        reply = engine.answer(example.text, context=Context(), today=clock.today(settings.zone))
        wanted = reply.decision in (Decision.ANSWER, Decision.CHOOSE, Decision.ABSTAIN)
        if wanted and not reply.personal_data and reply.answer_language == example.language:
            found.setdefault((example.language, reply.decision), example.text)
    return found


@pytest.fixture
def question() -> Iterator[Callable[[str, Decision], str]]:
    """A question in a language that the shipped knowledge answers, offers choices for, or abstains from."""
    yield lambda language, decision: _decisions()[(language, decision)]
