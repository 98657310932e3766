"""Who asks too fast is told so once, in their language, and answered again later; danger, /start and 🗑 always work."""

import pytest

from bot.i18n import load_interface
from bot.settings import load_settings
from bot.telegram.desk import Desk
from bot.telegram.handlers.limits import CALLBACK_ANSWER_CHARS
from tests.fake_telegram import FakeTelegram, Person
from tests.telegram.direct_bot import Time

CHEAP = "/unknown"
"""Answered with a page, so that the tests need not wait for the encoder; counted like any question."""

QUESTIONS = {"en": "what is WIC", "ar": "ما هو WIC", "zh-Hans": "什么是WIC"}
DANGERS = {"en": "my dad can't breathe", "ar": "أبي لا يستطيع التنفس", "zh-Hans": "我爸爸不能呼吸"}


def please_wait(language: str) -> str:
    t = load_interface(load_settings({}).locales_dir).strings(language)
    return t("You are faster than I am. Please wait a minute; then I answer again. In an emergency call 911.")


def plain(text: str) -> str:
    """Without the isolates that keep Latin words in order among Arabic ones."""
    return "".join(char for char in text if char not in "\u2068\u2069\u200f")


async def too_many(ana: Person) -> None:
    """Ask until there is a warning."""
    for _ in range(9):
        assert len(await ana.says(CHEAP)) == 1
    assert await ana.says(CHEAP) == []


@pytest.mark.parametrize("language", QUESTIONS)
async def test_one_kind_warning_then_silence_then_answers_again(direct: FakeTelegram, time: Time, language: str) -> None:
    ana = Person(direct, 1, language=language)
    for text in (*[CHEAP] * 7, QUESTIONS[language]):
        answer = await ana.says(text)
        assert plain(answer[-1].text) != please_wait(language)
    warning = await ana.says(QUESTIONS[language])
    assert [plain(shown.text) for shown in warning] == [please_wait(language)]
    assert [await ana.says(QUESTIONS[language]) for _ in range(2)] == [[]] * 2
    assert await Person(direct, 2).says("what is WIC"), "somebody else had to wait"
    time.moment += 60
    assert await ana.says(QUESTIONS[language])


@pytest.mark.parametrize("language", DANGERS)
async def test_danger_is_always_answered(direct: FakeTelegram, language: str) -> None:
    ana = Person(direct, 1, language=language)
    await too_many(ana)
    for _ in range(3):
        assert plain((await ana.says(DANGERS[language]))[0].text).startswith("911")
    for _ in range(25):
        await ana.presses(ana.chat.shown[-1].labels[0])
    assert len(ana.chat.shown) > 25, "a button under danger did nothing"
    assert await ana.says(QUESTIONS[language]) == []


async def test_danger_that_no_list_of_words_knows_is_answered_too(direct: FakeTelegram, desk: Desk) -> None:
    """The cheap look for danger misses some; the engine's own decision counts."""
    assert not desk.urgent(DANGERS["ar"])
    ana = Person(direct, 1, language="ar")
    for _ in range(8):
        await ana.says(CHEAP)
    for _ in range(2):
        shown = await ana.says(DANGERS["ar"])
        assert [plain(message.text).startswith("911") for message in shown] == [True], "danger does not stand alone"


async def test_only_answers_to_danger_pass_the_line(direct: FakeTelegram, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[bool] = []

    async def wait(_: int, *, urgent: bool = False) -> None:
        waited.append(urgent)

    monkeypatch.setattr(desk.sender.pace, "wait", wait)
    ana = Person(direct, 1)
    await ana.says(DANGERS["en"])
    await ana.presses(ana.chat.shown[-1].labels[0])
    await ana.says(CHEAP)
    assert waited == [True, True, False]


async def test_a_grave_number_is_taken_away_even_then(direct: FakeTelegram) -> None:
    ana = Person(direct, 1)
    await too_many(ana)
    text = "my A number is A123 456 789, can ICE see my Medicaid?"
    note = await ana.says(text)
    assert [shown.text.startswith("I deleted your message") for shown in note] == [True]
    assert text not in ana.sees()


async def test_start_is_answered_and_everything_can_be_deleted(direct: FakeTelegram) -> None:
    ana = Person(direct, 1)
    await too_many(ana)
    assert "I am Amparo" in (await ana.says("/start"))[0].text
    for _ in range(20):
        await ana.says("/help")
    before = len(ana.sees())
    await ana.presses("🗑")
    assert len(ana.sees()) < before


async def test_a_button_hammered_is_acknowledged_and_asks_to_wait_without_a_message(direct: FakeTelegram, time: Time) -> None:
    ana = Person(direct, 1, language="zh-Hans")
    page = (await ana.says("/start"))[0]
    message = ana.chat.messages[page.message_id]
    pages = ("1:zh-Hans:about", "1:zh-Hans:privacy")
    for number in range(30):
        await ana.taps(message, pages[number % 2])
    assert len(ana.chat.shown) == 20, "twenty presses pass, /start among them"
    assert len(direct.answered) == 30
    toasts = [str(call["text"]) for call in direct.calls("answerCallbackQuery") if "text" in call]
    assert toasts == [please_wait("zh-Hans")[:CALLBACK_ANSWER_CHARS]]
    time.moment += 60
    assert await ana.taps(message, "1:zh-Hans:how")


async def test_a_warning_names_nobody(direct: FakeTelegram, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="bot")
    ana = Person(direct, 7_345_120_981, name="Xochiquetzal")
    await too_many(ana)
    await ana.says("what is WIC Xochiquetzal")
    assert "7345120981" not in caplog.text
    assert "Xochiquetzal" not in caplog.text


async def test_the_word_for_agents_alone_opens_no_door(direct: FakeTelegram) -> None:
    """It is the commonest word of all, and sounds urgent to the cheap look; only danger passes."""
    ana = Person(direct, 1, language="es")
    await too_many(ana)
    assert await ana.says("puede la migra ver mis datos del medical") == []
