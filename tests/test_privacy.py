"""Nothing a person says, nor who they are, nor the token, is in a log line, the database, a file or callback data."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.send import TRIES
from tests.fake_telegram import HANDLE, TOKEN, FakeTelegram, Person, Trouble
from tests.running_bot import RunningBot

CHAT = 7_345_120_981
NAME = "Xochiquetzal"
STORY = f"me llamo {NAME} y mi hija tiene mielomeningocele, mi A number es A219 384 756, puede ICE ver mi Medicaid?"
SECRETS: Mapping[str, bytes] = {
    "name": NAME.encode(),
    "health story": b"mielomeningocele",
    "A-number": b"219 384 756",
    "A-number's digits": b"219384756",
    "chat id": str(CHAT)[:-1].encode(),  # without the last digit: of everybody who takes part
    "chat id as SQLite stores it": CHAT.to_bytes(5, "big")[:-1],
    "token": TOKEN.encode(),
    "token's secret half": TOKEN.split(":")[1].encode(),
}


def leaks(data: bytes, *, place: str) -> list[str]:
    """Which secrets some bytes hold, in any case, also as UTF-16."""
    seen = data.lower()
    return [f"{what} in {place}" for what, secret in SECRETS.items() if secret.lower() in seen or secret.decode("latin-1").lower().encode("utf-16-le") in seen]


def leaks_in(files: Iterable[Path]) -> list[str]:
    """Which secrets files hold, in their bytes or their names."""
    return [leak for file in files if file.is_file() for leak in leaks(file.read_bytes() + file.name.encode(), place=file.name)]


def everything(bot: RunningBot) -> list[Path]:
    """Every file of a bot, and what it wrote to its standard streams."""
    return [bot.log_file, *bot.folder.rglob("*")]


def callback_data(fake: FakeTelegram) -> bytes:
    markups = [params.get("reply_markup", {}) for _, params in fake.requests]
    buttons = [button for markup in markups for row in markup.get("inline_keyboard", []) for button in row]
    return "\n".join(button.get("callback_data") or button.get("switch_inline_query", "") for button in buttons).encode()


def test_the_search_finds_what_is_planted(tmp_path: Path) -> None:
    """Without this the other tests would prove nothing."""
    (tmp_path / "canary.log").write_bytes(b"\x00".join(SECRETS.values()))
    assert len(leaks_in(tmp_path.iterdir())) == len(SECRETS)
    assert leaks(NAME.upper().encode("utf-16-le"), place="memory") == ["name in memory"]
    connection = sqlite3.connect(tmp_path / "canary.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (id INTEGER, said TEXT)")
    connection.execute("INSERT INTO t VALUES (?, ?)", (CHAT, f"{STORY} {TOKEN} 219384756 {CHAT}"))
    connection.commit()
    found = leaks_in(tmp_path.glob("canary.db*"))
    connection.close()
    assert {leak.split(" in ")[0] for leak in found} == set(SECRETS)


@pytest.fixture
async def fake() -> Any:
    telegram = FakeTelegram()
    await telegram.start()
    yield telegram
    await telegram.stop()


async def talk(ana: Person) -> None:
    """Choices, questions and commands, with the story in each place a person can put it."""
    await ana.says("/language")
    await ana.presses("Español")
    for text in (STORY, f"/start {NAME}", f"/help {STORY}", "mi papá no puede respirar " + STORY, "what is WIC " + NAME):
        await ana.says(text)
    await ana.presses("🗑")


async def talk_on(ana: Person) -> None:
    """Edits, pictures, contacts and junk callback data."""
    await ana.says(STORY, kind="edited_message")
    photo = [{"file_id": NAME, "file_unique_id": NAME, "width": 1, "height": 1}]
    await ana.says(caption=STORY, photo=photo)
    await ana.says(contact={"phone_number": "219384756", "first_name": NAME})
    page = (await ana.says("/states"))[-1]
    for data in (NAME, f"1:es:t:{NAME}", f"1:es:state:{NAME}", f"1:es:danger:{NAME}"):
        await ana.taps(ana.chat.messages[page.message_id], data)
    assert await ana.types(f"es: {STORY}")
    await ana.forwards(STORY, {"id": CHAT, "is_bot": False, "first_name": NAME}, via_bot={"id": 5, "is_bot": True, "first_name": NAME})
    await ana.says(f"Amparo · {NAME} · {STORY} https://t.me/{HANDLE}?start={NAME} ABCD-EFGH-IJKL-MNOP")


async def fail(fake: FakeTelegram, ana: Person, database: Path) -> None:
    """The same on paths where something breaks."""
    fake.troubles += [Trouble("server-error", "sendMessage", times=TRIES), Trouble("garbage", "getUpdates", body='{"ok": true, "result": [' + STORY)]
    await ana.says(STORY)
    fake.troubles.append(Trouble("unparsable", "sendMessage"))
    await ana.says(STORY)
    fake.troubles += [Trouble("drop-after", "sendMessage"), Trouble("too-many", "deleteMessage", retry_after=1)]
    await ana.says(STORY)
    malformed: dict[str, Any] = {"message_id": STORY, "date": STORY, "chat": ana.chat.as_json(), "from": ana.as_json(), "text": STORY}
    await fake.confirmed(fake.push(message=malformed))
    await fake.confirmed(fake.push(callback_query={"id": STORY, "from": STORY, "message": malformed, "data": STORY}))
    await fake.confirmed(fake.push(inline_query={"id": STORY, "from": STORY, "query": STORY, "offset": STORY}))
    await fake.confirmed(fake.push(inline_query={"id": "stale", "from": ana.as_json(), "query": STORY, "offset": ""}))
    fake.troubles += [Trouble("server-error", "answerInlineQuery"), Trouble("too-many", "answerInlineQuery")]
    await ana.types(STORY)
    await ana.types(STORY)
    for file in database.parent.glob(f"{database.name}*"):
        file.write_bytes(b"no database " * 1000)
    await ana.says(STORY)
    await ana.says("/forget")


async def test_no_trace_of_a_conversation_is_left_anywhere(fake: FakeTelegram, tmp_path: Path) -> None:
    bot = RunningBot(fake, tmp_path / "work")
    await bot.start()
    ana = Person(fake, CHAT, name=NAME)
    await talk(ana)
    await talk_on(Person(fake, CHAT + 1, name=NAME))
    assert leaks_in(everything(bot)) == []
    assert (bot.folder / "amparo.db").stat().st_size > 0
    await fail(fake, Person(fake, CHAT + 2, name=NAME), bot.folder / "amparo.db")
    assert await bot.stop() == 0
    log = bot.log
    for sign in ("failed", "given up", "could not parse our HTML", "The database failed", "Telegram can't be reached"):
        assert sign in log, f"the path that logs '{sign}' was not taken"
    assert leaks_in(everything(bot)) == []
    assert leaks(callback_data(fake), place="callback data") == []
    assert leaks(json.dumps(fake.calls("answerInlineQuery"), ensure_ascii=False).encode(), place="inline results") == []


async def test_a_start_that_fails_leaves_no_trace_of_the_token(fake: FakeTelegram, tmp_path: Path) -> None:
    """Telegram away at the start, a database that can't be opened, and then a token Telegram does not know."""
    (tmp_path / "work" / "amparo.db").mkdir(parents=True)
    bot = RunningBot(fake, tmp_path / "work")
    fake.troubles += [Trouble("drop-before", "getMe"), Trouble("garbage", "getMe", body=f"not json {TOKEN}")]
    await bot.start()
    assert await Person(fake, CHAT, name=NAME).says(STORY)
    assert await bot.stop() == 0
    assert leaks_in(everything(bot)) == []

    wrong = RunningBot(fake, tmp_path / "wrong", TELEGRAM_TOKEN=TOKEN[::-1].replace(":", "1", 1)[:9] + ":" + TOKEN[-30:])
    await wrong.launch()
    assert await wrong.ended() == 2
    assert "AMPARO_TELEGRAM_TOKEN" in wrong.log
    assert wrong.environment["AMPARO_TELEGRAM_TOKEN"] not in wrong.log
