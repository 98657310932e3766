"""`amparo announce`: each correction stands in its channel once, whatever happens on the way, and a person is told what to do."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import clock
from bot.cli import main
from bot.i18n import load_interface, say_day
from bot.knowledge.load import load
from bot.knowledge.models import Hold
from bot.knowledge.validity import version_on
from bot.render.telegram_html import html
from bot.settings import Settings
from bot.storage import holds
from bot.storage.database import open_database
from bot.storage.holds import Held
from bot.telegram import announce as surface
from bot.telegram.pace import GROUP, Pace
from bot.telegram.send import TRIES, Sender
from tests.fake_telegram import HANDLE, TOKEN, FakeTelegram, Trouble

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)
TODAY = NOW.date()
TOPIC, OTHER = "data-medicaid-ice", "care-bills"
CHANNELS = {"en": "amparo_news", "ar": "amparo_ar", "zh-Hans": "amparo_zh"}


@dataclass
class Office:
    """An operator's machine: a database of its own, and channels on a fake Telegram."""

    fake: FakeTelegram
    folder: Path
    slept: list[float]

    @property
    def database(self) -> Path:
        return self.folder / "amparo.db"

    @property
    def environment(self) -> dict[str, str]:
        given = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.fake.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
            "UPDATE_CHANNELS": ",".join(f"{language}=@{name}" for language, name in CHANNELS.items()),
        }
        return {f"AMPARO_{name}": value for name, value in given.items()}

    async def announce(self, *args: str, answer: str | None = None, **settings: str) -> Result:
        """The command, in a thread: it runs a loop of its own, and the fake Telegram lives in this one."""
        ours = {name: None for name in os.environ if name.startswith("AMPARO_")}
        env = {**ours, **self.environment, **{f"AMPARO_{name}": value for name, value in settings.items()}}
        words = args if answer is not None or "--dry-run" in args else (*args, "--yes")
        return await asyncio.to_thread(CliRunner().invoke, main, ["announce", *words], input=answer, env=env)

    def posts(self, language: str) -> list[str]:
        """What stands in a language's channel, as Telegram HTML, oldest first."""
        return [message["html"] for message in self.fake.channels[CHANNELS[language]].messages.values()]

    def counts(self) -> dict[str, int]:
        return {language: len(self.posts(language)) for language in CHANNELS}


loaded = cache(load)
"""The shipped knowledge, read once for all runs."""


@pytest.fixture
async def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    """Channels in three languages; the day stands still, and waiting takes no time but is kept."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(surface, "Sender", lambda bot, waiting: Sender(bot, Pace(now=lambda: 0.0, sleep=sleep), sleep, waiting=waiting))
    monkeypatch.setattr("bot.knowledge.load.load", loaded)
    monkeypatch.setattr("bot.telegram.logs.set_up_logs", lambda *_, **__: None)  # changes the whole process; the killed one has the real logs
    fake = FakeTelegram()
    await fake.start()
    for name in CHANNELS.values():
        fake.open_channel(name)
    yield Office(fake, tmp_path, slept)
    await fake.stop()


PROGRAM = f"""
from datetime import datetime
from bot import clock
from bot.cli import main
clock.now = lambda: datetime.fromisoformat("{NOW.isoformat()}")
main()
"""
"""The command in a process of its own, on the day that stands still."""

ONCE = dict.fromkeys(CHANNELS, 1)


async def test_each_channel_gets_the_current_answer_in_brief_in_its_language(office: Office) -> None:
    result = await office.announce(TOPIC)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count(": posted.") == 3
    base = loaded(Settings().knowledge_dir)
    since, _ = version_on(base.topics[TOPIC], TODAY)
    for language in CHANNELS:
        answer = base.topics[TOPIC].answers[language, since]
        t = load_interface(Settings().locales_dir).strings(language)
        (post,) = office.posts(language)
        assert post.startswith(f"<b>{html(answer.title, language)}</b>")
        assert html(answer.short, language) in post
        assert f"https://t.me/{HANDLE}?start={TOPIC}_{language}" in post
        assert html(t("General information, not legal advice.") + " " + t("Draft written by a machine, not yet reviewed by a lawyer."), language) in post
        assert html(answer.more, language) not in post


async def test_a_second_run_posts_nothing_also_on_another_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day stands in the text, and makes no new correction of it."""
    await office.announce(TOPIC)
    monkeypatch.setattr(clock, "now", lambda: NOW.replace(day=25))
    result = await office.announce(TOPIC)
    assert (result.exit_code, office.counts()) == (0, ONCE)
    assert result.stdout.count("already posted on 2026-11-24") == 3


async def test_an_answer_held_from_a_phone_is_posted_as_held_and_is_a_new_correction(office: Office) -> None:
    """Whoever reads the channel must hear that the answer posted before was pulled."""
    await office.announce(TOPIC)
    database = open_database(office.environment["AMPARO_DATABASE_URL"])
    await holds.hold(database, Held(TOPIC, TODAY, "a new order", "Ana Lopez"))
    await database.dispose()
    result = await office.announce(TOPIC)
    assert (result.exit_code, office.counts()) == (0, dict.fromkeys(CHANNELS, 2))
    for language in CHANNELS:
        said = load_interface(Settings().locales_dir).strings(language)("We have been checking this answer since {day}.")
        assert html(said.format(day=say_day(TODAY, language)), language) in office.posts(language)[1]
        assert "a new order" not in office.posts(language)[1]


async def test_a_dry_run_prints_what_is_posted_and_touches_nothing(office: Office) -> None:
    office.fake.channels.clear()
    shown = await office.announce(TOPIC, "--dry-run", "--handle", HANDLE)
    assert (shown.exit_code, office.fake.requests, list(office.folder.iterdir())) == (0, [], [])
    for name in CHANNELS.values():
        office.fake.open_channel(name)
    await office.announce(TOPIC)
    assert shown.stdout == "".join(f"--- @{CHANNELS[language]} ({language}) {TOPIC}\n{office.posts(language)[0]}\n\n" for language in CHANNELS)


async def test_a_dry_run_needs_no_token(office: Office) -> None:
    result = await office.announce(TOPIC, "--dry-run", "--today", "2025-08-20", TELEGRAM_TOKEN="")
    assert result.exit_code == 0
    assert "12 August 2025" in result.stdout


async def test_nothing_is_posted_before_a_person_says_yes(office: Office) -> None:
    result = await office.announce(TOPIC, answer="n\n")
    assert (result.exit_code, office.counts()) == (1, dict.fromkeys(CHANNELS, 0))
    assert f"?start={TOPIC}_zh-Hans" in result.stdout
    assert (await office.announce(TOPIC, answer="y\n")).exit_code == 0
    assert office.counts() == ONCE


async def test_a_hold_between_the_question_and_the_yes_stops_the_post(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter(({}, {TOPIC: Hold(since=TODAY, why="new ruling")}))

    async def held_now(_: Settings) -> object:
        return next(held)

    monkeypatch.setattr(surface, "held_now", held_now)
    result = await office.announce(TOPIC, answer="y\n")
    assert result.exit_code == 1
    assert "Run the same command again" in result.output
    assert office.counts() == dict.fromkeys(CHANNELS, 0)


async def test_only_the_languages_asked_for_and_each_topic_once(office: Office) -> None:
    await office.announce(TOPIC, OTHER, TOPIC, "--lang", "ar")
    assert office.counts() == {"en": 0, "ar": 2, "zh-Hans": 0}


async def test_a_lost_answer_is_not_tried_again_and_not_forgotten(office: Office) -> None:
    office.fake.troubles.append(Trouble("drop-after", "sendMessage", chat="@amparo_ar"))
    first = await office.announce(TOPIC)
    assert (first.exit_code, office.counts()) == (1, ONCE)
    assert "@amparo_ar (ar) data-medicaid-ice: may have been posted on 2026-11-24; look at the channel" in first.stdout
    second = await office.announce(TOPIC)
    assert (second.exit_code, office.counts()) == (1, ONCE)
    assert "`--again` posts it" in second.stdout
    third = await office.announce(TOPIC, "--again")
    assert (third.exit_code, office.counts()) == (0, {**ONCE, "ar": 2})
    assert third.stdout.count("already posted") == 2
    assert (await office.announce(TOPIC, "--again")).exit_code == 0
    assert office.counts() == {**ONCE, "ar": 2}


@pytest.mark.parametrize("how", ["server-error", "garbage"])
async def test_an_answer_that_says_nothing_is_no_reason_to_post_again(office: Office, how: str) -> None:
    office.fake.troubles.append(Trouble(how, "sendMessage", chat="@amparo_ar", body="<html>"))
    result = await office.announce(TOPIC)
    assert (result.exit_code, len(office.fake.calls("sendMessage"))) == (1, 3)
    assert "may have been posted" in result.stdout


async def test_a_killed_process_is_resumed(office: Office) -> None:
    """What was posted stays alone, what hung is left to a person, what was not begun is posted."""
    office.fake.troubles.append(Trouble("hang", "sendMessage", chat="@amparo_ar"))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AMPARO_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, "announce", TOPIC, "--yes",
        env={**clean, **office.environment, "PYTHONPATH": str(ROOT), "AMPARO_LOG_LEVEL": "DEBUG"},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    await office.fake.until(lambda: len(office.fake.calls("sendMessage")) == 2)
    process.kill()
    printed, _ = await process.communicate()
    assert printed.decode().splitlines() == [f"@amparo_news (en) {TOPIC}: posted."], "no token, and nothing of the libraries"
    assert office.counts() == {"en": 1, "ar": 0, "zh-Hans": 0}
    result = await office.announce(TOPIC)
    assert result.exit_code == 1
    said = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert "already posted" in said["@amparo_news"]
    assert "may have been posted" in said["@amparo_ar"]
    assert said["@amparo_zh"].endswith(": posted.")
    await office.announce(TOPIC, "--again")
    assert office.counts() == ONCE


async def test_telegrams_wait_is_waited_out(office: Office) -> None:
    office.fake.troubles.append(Trouble("too-many", "sendMessage", chat="@amparo_ar", retry_after=40))
    assert (await office.announce(TOPIC)).exit_code == 0
    assert office.counts() == ONCE
    assert any(40 <= wait < 60 for wait in office.slept)


async def test_a_wait_too_long_is_for_a_later_run(office: Office) -> None:
    office.fake.troubles.append(Trouble("too-many", "sendMessage", times=TRIES, chat="@amparo_ar", retry_after=3600))
    result = await office.announce(TOPIC)
    assert (result.exit_code, office.counts()) == (1, {**ONCE, "ar": 0})
    assert "Run the same command again later" in result.stdout
    assert (await office.announce(TOPIC)).exit_code == 0
    assert office.counts() == ONCE


async def test_many_topics_keep_to_the_pace_of_each_channel(office: Office) -> None:
    """As in a group: a burst, and then one message every few seconds in each channel."""
    topics = sorted(loaded(Settings().knowledge_dir).topics)[: GROUP.burst + 1]
    assert (await office.announce(*topics)).exit_code == 0
    assert office.counts() == dict.fromkeys(CHANNELS, GROUP.burst + 1)
    assert office.slept.count(GROUP.every) == len(CHANNELS)


@pytest.mark.parametrize(("admin", "does"), [(False, "Make it an administrator of the channel"), (None, "Correct it in AMPARO_UPDATE_CHANNELS")])
async def test_a_channel_that_refuses_is_told_in_words_and_costs_no_other(office: Office, admin: bool | None, does: str) -> None:
    del office.fake.channels["amparo_ar"]
    if admin is False:
        office.fake.open_channel("amparo_ar", admin=False)
    result = await office.announce(TOPIC)
    assert result.exit_code == 1
    assert "@amparo_ar (ar) data-medicaid-ice: not posted" in result.stdout
    assert does in result.stdout
    assert (len(office.posts("en")), len(office.posts("zh-Hans"))) == (1, 1)
    office.fake.channels.pop("amparo_ar", None)
    office.fake.open_channel("amparo_ar")
    assert (await office.announce(TOPIC)).exit_code == 0
    assert office.counts() == ONCE


@pytest.mark.parametrize(
    ("args", "settings", "code", "says"),
    [
        (("data-medicaid-icee",), {}, 2, "Did you mean data-medicaid-ice?"),
        (("nonsense",), {}, 2, "amparo topics"),
        ((TOPIC, "--lang", "fr"), {}, 2, "no channel for 'fr'"),
        ((TOPIC,), {"UPDATE_CHANNELS": ""}, 2, "AMPARO_UPDATE_CHANNELS: no channel is set"),
        ((TOPIC,), {"TELEGRAM_TOKEN": ""}, 2, "AMPARO_TELEGRAM_TOKEN: posting needs"),
        ((TOPIC,), {"TELEGRAM_TOKEN": "1234567:wrong"}, 2, "Copy it again from @BotFather"),
        ((TOPIC, "--today", "2025-08-20"), {}, 2, "go with --dry-run"),
        ((TOPIC, "--handle", "other_bot"), {}, 2, "go with --dry-run"),
        ((TOPIC,), {"TELEGRAM_API_URL": "http://127.0.0.1:9/bot"}, 1, "Nothing was posted"),
    ],
)
async def test_what_stops_the_command_is_told_and_posts_nothing(
    office: Office, args: tuple[str, ...], settings: dict[str, str], code: int, says: str
) -> None:  # fmt: skip
    result = await office.announce(*args, **settings)
    assert (result.exit_code, office.counts()) == (code, dict.fromkeys(CHANNELS, 0))
    assert says in result.output
    assert "Traceback" not in result.output


async def test_without_its_database_nothing_is_posted(office: Office) -> None:
    """Nobody knows then what was posted before."""
    office.database.write_bytes(b"no database " * 1000)
    result = await office.announce(TOPIC)
    assert (result.exit_code, office.counts()) == (1, dict.fromkeys(CHANNELS, 0))
    assert "AMPARO_DATABASE_URL" in result.stderr


async def test_the_database_holds_no_text_and_no_token(office: Office) -> None:
    await office.announce(TOPIC)
    connection = sqlite3.connect(office.database)
    rows = connection.execute("SELECT channel, topic, language, length(text_hash), state, day FROM announced ORDER BY language").fetchall()
    connection.close()
    assert TOKEN.split(":")[1].encode() not in office.database.read_bytes()
    assert rows == [(CHANNELS[language], TOPIC, language, 64, "sent", "2026-11-24") for language in sorted(CHANNELS)]
