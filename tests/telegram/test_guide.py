"""The family guide on Telegram: one message that changes in place, and no trace of the status anywhere."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import get_args

import pytest
import pytest_asyncio

from bot.eligibility.evaluate import Unsaid
from bot.guide import words
from bot.guide.progress import STATUSES
from bot.i18n import Interface, load_interface
from bot.knowledge.models import StatusGroup
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, Person, Shown
from tests.guide.giveaways import gives_away
from tests.running_bot import RunningBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

Somebody = Callable[..., Person]

TO_THE_STATUS = ("Texas", "Another country", "Pregnant", "More, by immigration status")


def only(shown: list[Shown]) -> Shown:
    assert len(shown) == 1, [message.text[:40] for message in shown]
    return shown[0]


@pytest.fixture(scope="module")
def interface() -> Interface:
    return load_interface(Settings().locales_dir)


async def test_six_presses_from_start_to_the_result_all_in_one_message(somebody: Somebody) -> None:
    ana = somebody()
    start = only(await ana.says("/start"))
    presses = ("What can my family use?", *TO_THE_STATUS, "No papers")
    assert len(presses) == 6
    for label in presses:
        shown = only(await ana.presses(label))
        assert (shown.edited, shown.message_id) == (True, start.message_id)
    assert "What to do first" in shown.text
    assert [text for text in ana.sees() if text != "/start"] == [shown.text], "a question was left behind"
    assert any(label.startswith("🗑") for label in shown.labels)


async def test_check_opens_it_in_the_language_of_the_phone_and_leads_back(somebody: Somebody) -> None:
    ana = somebody("es")
    assert "¿En qué estado vive la persona?" in only(await ana.says("/check")).text
    for label in ("Texas", "Otro país", "65 años o más", "Más, según el estatus", "Sin papeles"):
        shown = only(await ana.presses(label))
    assert "Ahora no" in shown.text
    assert "¿Cuál se parece más?" in only(await ana.presses("‹")).text


async def test_the_list_of_topics_leads_to_it(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/topics")
    assert "one person at a time" in only(await ana.presses("What can my family use?")).text


async def test_a_state_chosen_in_the_guide_is_not_kept(somebody: Somebody) -> None:
    """It counts for the guide only: it may be a relative's."""
    ana = somebody()
    await ana.says("/check")
    await ana.presses("Texas")
    answer = only(await ana.says("/start data-medicaid-ice_en"))
    assert any("My state" in label for label in answer.labels)


async def test_help_opens_for_the_guides_state_in_a_message_of_its_own(somebody: Somebody) -> None:
    """The result stays; the state is not kept."""
    ana = somebody()
    await ana.says("/check")
    for label in (*TO_THE_STATUS, "No papers"):
        shown = only(await ana.presses(label))
    helpers = only(await ana.presses("Find help"))
    assert helpers.message_id != shown.message_id
    assert "help in Texas" in helpers.text
    answer = only(await ana.says("/start data-medicaid-ice_en"))
    assert any("My state" in label for label in answer.labels)


async def test_junk_in_the_guides_buttons_asks_again(somebody: Somebody) -> None:
    ana = somebody()
    page = only(await ana.says("/check"))
    junk = {"1:en:g:TX:mars:child:tps": "Where is the person from?", "1:en:g:TX:other:child:TPS": "Open to everyone", "1:en:g:ZZ": "Which state does"}
    for data, question in junk.items():
        assert question in only(await ana.taps(ana.chat.messages[page.message_id], data)).text


@pytest_asyncio.fixture(loop_scope="session")
async def own(tmp_path: Path) -> AsyncIterator[tuple[FakeTelegram, RunningBot]]:
    """A bot of the test's own, which logs all it can."""
    fake = FakeTelegram()
    await fake.start()
    bot = RunningBot(fake, tmp_path / "work")
    await bot.start()
    yield fake, bot
    await bot.stop()
    await fake.stop()


def traces(data: bytes, status: StatusGroup | Unsaid, labels: set[str]) -> list[str]:
    """Where bytes name a status: its name in our files as a word of its own, or the label of its button."""
    text = data.decode("utf-8", "replace")
    return [*re.findall(rf"(?<![\w-]){re.escape(status)}(?![\w-])", text), *(label for label in labels if label in text)]


async def test_the_search_for_traces_finds_one() -> None:
    """Without this the test below would prove nothing."""
    assert traces(b"x 1:en:g:TX:other:child:tps y", "tps", {"TPS"})
    assert traces(b"Sin papeles", "undocumented", {"No papers", "Sin papeles"})
    assert not traces(b"https://api", "tps", {"No TPS"})


async def lead(ana: Person, status: StatusGroup | Unsaid, interface: Interface) -> None:
    """Through the guide to the result for a status, which it must not repeat."""
    await ana.says("/check")
    *_, everyone, question = [only(await ana.presses(label)) for label in TO_THE_STATUS]
    assert "You do not have to say" in question.text
    shown = only(await ana.presses(words.statuses(interface.strings("en"))[status]))
    said = "\n".join(line for line in shown.text.splitlines() if line not in everyone.text)
    assert gives_away(said, status, interface) == []
    assert not [button for row in shown.buttons for button in row if status in button["callback_data"].split(":")[3:]]


async def test_no_status_reaches_a_log_the_database_or_the_result(own: tuple[FakeTelegram, RunningBot], interface: Interface) -> None:
    fake, bot = own
    people = [Person(fake, 800_001 + number) for number in range(len(STATUSES))]
    await people[0].says("/language")
    await people[0].presses("English")  # so that the database has something of this person
    await asyncio.gather(*(lead(person, status, interface) for person, status in zip(people, get_args(StatusGroup) + get_args(Unsaid), strict=True)))
    assert await bot.stop() == 0
    files = [bot.log_file, *(file for file in bot.folder.rglob("*") if file.is_file())]
    assert (bot.folder / "amparo.db") in files
    for status in get_args(StatusGroup) + get_args(Unsaid):
        labels = {words.statuses(interface.strings(language))[status] for language in ("en", "es")}
        assert [file.name for file in files if traces(file.read_bytes(), status, labels)] == []
