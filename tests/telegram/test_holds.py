"""The kill switch from a phone, over two real processes that share one database, as two machines would."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from bot.i18n import load_interface
from bot.settings import Settings
from tests.fake_telegram import FakeTelegram, Person, Shown
from tests.running_bot import RunningBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

ANA, BEN = 7_345_120_981, 6_218_907_543
WHY = "new_ruling, *reading* it"
PATIENCE = 30.0
REREADS_OFTEN = "from bot.telegram import switch; switch.REREAD_SECONDS = 0.05; from bot.cli import main; main(['run', '--demo'])"


class QuickBot(RunningBot):
    """The bot, but it rereads what is held twenty times a second."""

    program = ("-c", REREADS_OFTEN)


class Two:
    """Two processes, a Telegram for each, one database."""

    def __init__(self, folder: Path) -> None:
        self.fakes = FakeTelegram(), FakeTelegram(first_id=1_000_000)
        self.folder = folder

    async def start(self) -> None:
        for fake in self.fakes:
            await fake.start()
        self.bots = tuple(self.bot(fake, name) for fake, name in zip(self.fakes, ("first", "second"), strict=True))
        for bot in self.bots:
            await bot.start()
        self.ana, self.ben = (Person(self.fakes[0], number) for number in (ANA, BEN))

    def bot(self, fake: FakeTelegram, name: str, **settings: str) -> QuickBot:
        given = {"DATABASE_URL": f"sqlite+aiosqlite:///{self.folder}/shared.db", "MAINTAINERS": f"{ANA}:Ana Lopez,{BEN}:Ben Ng"}
        return QuickBot(fake, self.folder / name, **{**given, **settings})

    @property
    def held(self) -> set[str]:
        """The topics that the database holds."""
        with closing(sqlite3.connect(self.folder / "shared.db")) as connection:
            return {topic for (topic,) in connection.execute("SELECT topic FROM holds")}

    async def stop(self) -> None:
        for bot in self.bots:
            assert await bot.stop() == 0
        for fake in self.fakes:
            await fake.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def two(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    pair = Two(tmp_path_factory.mktemp("two"))
    await pair.start()
    yield pair
    await pair.stop()


def only(shown: list[Shown]) -> str:
    assert len(shown) == 1, [message.text[:60] for message in shown]
    return shown[0].text


def is_held(text: str, language: str) -> bool:
    """Whether a reader was told so; the day between the two halves is the process's own."""
    before, after = load_interface(Settings().locales_dir).strings(language)("We have been checking this answer since {day}.").split("{day}")
    return before in text and after in text.partition(before)[2]


async def reads(fake: FakeTelegram, topic: str, language: str = "en") -> str:
    return only(await Person(fake, 500, language=language).says(f"/start {topic}_{language}"))


async def until_held(fake: FakeTelegram, topic: str, language: str = "en", *, held: bool = True) -> str:
    """Ask again and again, as people would, until the answer is held, or no longer."""
    async with asyncio.timeout(PATIENCE):
        while is_held(text := await reads(fake, topic, language), language) is not held:
            pass
    return text


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
async def test_a_hold_in_one_process_shows_in_the_other_and_so_does_its_release(two: Two, language: str) -> None:
    here, there = two.fakes
    answer = await reads(there, "care-bills", language)
    assert not is_held(answer, language)
    said = only(await two.ana.says(f"/hold care-bills {WHY}"))
    assert "Held: care-bills" in said
    assert f"To make this permanent: `amparo hold care-bills --why '{WHY}'` and commit." in said
    held = await reads(here, "care-bills", language)
    assert is_held(held, language), "the process that was told keeps to it at once"
    assert await until_held(there, "care-bills", language) == held
    assert WHY not in held
    assert not is_held(await reads(there, "care-emergency-room", language), language)
    assert "Released: care-bills" in only(await two.ben.says("/release care-bills"))
    assert await until_held(there, "care-bills", language, held=False) == answer


async def test_the_reply_quotes_what_readers_get(two: Two) -> None:
    said = only(await two.ana.says(f"/hold care-bills {WHY}"))
    quoted = said.partition("“")[2].partition("”")[0]
    assert quoted in await reads(two.fakes[0], "care-bills")
    await two.ana.says("/release care-bills")


async def test_everything_takes_two_people(two: Two) -> None:
    here, there = two.fakes
    for _ in range(2):
        said = only(await two.ana.says("/hold —all the court has ruled"))
        assert "Within 15 minutes another maintainer (Ben Ng) must send the same:\n/hold --all the court has ruled" in said
        assert not is_held(await reads(here, "care-bills"), "en"), "one person held everything"
    said = only(await two.ben.says("/hold --all yes"))
    assert "Held: --all" in said
    assert "amparo hold --all --why 'the court has ruled'" in said
    assert is_held(await reads(here, "care-bills"), "en")
    await until_held(there, "care-emergency-room")
    assert "911" in only(await Person(there, 501, language="es").says("mi papá no puede respirar"))
    assert "Still held:\n• --all since" in only(await two.ben.says("/release care-bills"))
    assert "must send the same:\n/release --all" in only(await two.ben.says("/release --all"))
    assert is_held(await reads(here, "care-bills"), "en")
    assert "Released: --all" in only(await two.ana.says("/release --all"))
    await until_held(there, "care-bills", held=False)


async def test_the_second_request_handled_again_says_that_all_is_held(two: Two) -> None:
    """Telegram may not have taken the reply to it; 'noted, and nothing is changed yet' would be untrue then."""
    for maintainer in (two.ana, two.ben):
        await maintainer.says("/hold --all the court has ruled")
    assert "Held already" in only(await two.ben.says("/hold --all yes"))
    for maintainer in (two.ana, two.ben):
        await maintainer.says("/release --all")
    await until_held(two.fakes[1], "care-bills", held=False)


async def test_what_a_maintainer_passes_on_commands_nothing(two: Two) -> None:
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "somebody"}
    await two.ana.says("/hold care-bills a text to be looked at", forward_origin=origin)
    assert only(await two.ana.says("/holds")) == "Nothing is held."


async def test_two_processes_count_two_people(two: Two) -> None:
    """The second maintainer's message may reach another replica."""
    await two.ana.says("/hold --all the court has ruled")
    assert "Held: --all" in only(await Person(two.fakes[1], BEN).says("/hold --all yes"))
    await until_held(two.fakes[0], "care-bills")
    for ben_or_ana in (two.ben, two.ana):
        await ben_or_ana.says("/release --all")
    await until_held(two.fakes[1], "care-bills", held=False)


async def test_what_is_held_is_listed(two: Two) -> None:
    assert only(await two.ana.says("/holds")) == "Nothing is held."
    await two.ana.says(f"/hold care-bills {WHY}")
    listed = only(await two.ben.says("/holds"))
    assert listed.startswith("• care-bills since ")
    assert listed.endswith(f" by Ana Lopez: {WHY}")
    assert "Held already" in only(await two.ben.says("/hold care-bills again"))
    await two.ana.says("/release care-bills")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("/hold", "/hold TOPIC why"),
        ("/release", "/hold TOPIC why"),
        ("/hold care-bill wrong number", "Did you mean care-bills?"),
        ("/release care-bill", "Did you mean care-bills?"),
        ("/hold zzz wrong", "amparo topics"),
        ("/hold care-bills", "/hold care-bills new ruling"),
        ("/hold --all", "/hold --all new ruling"),
        (f"/hold care-bills {'x' * 201}", "201 characters, and 200 fit"),
        ("/release care-bills", "care-bills was not held in the database."),
        ("/release --all", "--all was not held in the database."),
    ],
)
async def test_what_cannot_be_done_is_said_and_changes_nothing(two: Two, typed: str, says: str) -> None:
    assert says in only(await two.ana.says(typed))
    assert two.held == set()


@pytest.mark.parametrize("typed", ["/hold care-bills wrong", "/release care-bills", "/holds", "/hold", "/hold --all wrong", "/release --all"])
async def test_for_everybody_else_these_are_commands_that_do_not_exist(two: Two, typed: str) -> None:
    """The same page, choice or answer as for a command nobody ever thought of; and nothing is held."""
    strangers = Person(two.fakes[0], 502), Person(two.fakes[0], 503)
    unknown = typed.replace("hold", "hxld").replace("release", "relxase")
    shown, as_shown = [[(s.text, s.labels) for s in await person.says(text)] for person, text in zip(strangers, (typed, unknown), strict=True)]
    assert shown == as_shown
    assert two.held == set()
    menus = [command["command"] for (what, _), value in two.fakes[0].profile.items() if what == "Commands" for command in value]
    assert menus
    assert not {"hold", "release", "holds"} & set(menus)


async def test_in_a_group_a_maintainer_holds_nothing(two: Two) -> None:
    group = Person(two.fakes[0], ANA, group=-503)
    assert await group.says("/hold care-bills wrong") == []
    assert two.held == set()


async def test_a_hold_outlives_the_process(two: Two) -> None:
    """kill -9, a new start, and the answer is held from the first question on."""
    await two.ana.says(f"/hold care-bills {WHY}")
    await two.bots[0].kill()
    await two.bots[0].start()
    assert is_held(await reads(two.fakes[0], "care-bills"), "en")
    assert "Released" in only(await two.ana.says("/release care-bills"))


async def test_the_log_names_people_and_topics_and_no_trace_of_an_id_is_left(two: Two) -> None:
    """Neither in the logs nor in the database, not even of who was told that there is no such command."""
    await two.ana.says(f"/hold care-bills {WHY}")
    await two.ben.says("/release care-bills")
    for person in (two.ana, two.ben):
        await person.says("/hold --all the court has ruled")
    for person in (two.ana, two.ben):
        await person.says("/release --all")
    await two.ana.says("/hold xochitl she told me")
    log = two.bots[0].log
    for line in (
        "care-bills: held by Ana Lopez.",
        "care-bills: released by Ben Ng.",
        "--all: held by Ana Lopez and Ben Ng.",
        "--all: released by Ana Lopez and Ben Ng.",
    ):
        assert line in log
    for typed in (WHY, "the court has ruled", "xochitl", "she told me"):
        assert typed not in log
    written = b"".join(file.read_bytes() for file in two.folder.rglob("*") if file.is_file())
    assert b"preferences" in written, "the database was not looked into"
    for number in (ANA, BEN):
        assert str(number)[:-1].encode() not in written
        assert number.to_bytes(5, "big")[:-1] not in written


@pytest_asyncio.fixture(loop_scope="session")
async def lone(tmp_path: Path) -> AsyncIterator[QuickBot]:
    """A bot of the test's own with one maintainer, not yet started."""
    fake = FakeTelegram()
    await fake.start()
    bot = QuickBot(fake, tmp_path / "work", MAINTAINERS=f"{ANA}:Ana Lopez", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/own.db")
    yield bot
    assert await bot.stop() == 0
    await fake.stop()


async def test_what_the_file_holds_too_stays_held_and_the_reply_says_how_to_end_it(lone: QuickBot, tmp_path: Path) -> None:
    shutil.copytree(Settings().knowledge_dir, tmp_path / "knowledge")
    with (tmp_path / "knowledge/topics/care/care-bills/topic.yaml").open("a", encoding="utf-8") as file:
        file.write("hold: {since: 2026-11-01, why: reading it}\n")
    lone.settings["KNOWLEDGE_DIR"] = str(tmp_path / "knowledge")
    await lone.start()
    ana = Person(lone.fake, ANA)
    assert only(await ana.says("/holds")) == "• care-bills since 1 November 2026 in its file: reading it"
    await ana.says("/hold care-bills wrong number")
    said = only(await ana.says("/release care-bills"))
    assert "Released: care-bills" in said
    assert "only a change of the file (`amparo hold care-bills --release`, commit) and a new start release it" in said
    assert "get it again" not in said
    assert is_held(await reads(lone.fake, "care-bills"), "en")


async def test_one_maintainer_cannot_hold_everything(lone: QuickBot) -> None:
    await lone.start()
    assert "the settings name only you" in only(await Person(lone.fake, ANA).says("/hold --all the court has ruled"))
    assert not is_held(await reads(lone.fake, "care-bills"), "en")


async def test_without_the_database_a_maintainer_is_told_that_nothing_was_done(lone: QuickBot, tmp_path: Path) -> None:
    (tmp_path / "own.db").mkdir()
    await lone.start()
    for typed in ("/hold care-bills wrong", "/release care-bills"):
        assert "The database can't be reached, so nothing was changed." in only(await Person(lone.fake, ANA).says(typed))
    assert not is_held(await reads(lone.fake, "care-bills"), "en")
