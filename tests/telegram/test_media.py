"""Photos of letters, voice, places: kindly declined, never fetched, with a way on; one explanation for an album."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n import load_interface
from bot.pages import LETTER_TOPICS
from bot.reply import Action, Context, Part, Verb
from bot.settings import load_settings
from bot.telegram.people import People
from tests.fake_telegram import FakeTelegram, Person
from tests.telegram.direct_bot import TODAY, shipped_engine

LANGUAGES = ("en", "ar", "zh-Hans")
PHOTO: dict[str, Any] = {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]}
DOCUMENT: dict[str, Any] = {"document": {"file_id": "x", "file_unique_id": "x", "mime_type": "application/pdf"}}
VOICE: dict[str, Any] = {"voice": {"file_id": "x", "file_unique_id": "x", "duration": 3}}
PLACE: dict[str, Any] = {"location": {"latitude": 1.0, "longitude": 1.0}}
CONTACT: dict[str, Any] = {"contact": {"phone_number": "1", "first_name": "x"}}
STICKER = {"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
DANGERS = {"en": "my dad can't breathe", "ar": "أبي لا يستطيع التنفس", "zh-Hans": "我爸爸不能呼吸"}

LETTER_LINE = "I can't open photos or files, and I did not look at it. If it is a letter: what is it about?"
VOICE_LINE = "I can't listen to voice messages. Please write your question in words, or press a button."
PERSONAL_LINE = "I don't need to know where you are, or anybody's phone number. I did not look at it and do not keep it."
OTHER_LINE = "I can't open voice messages, photos, files or places. I did not look at it. Write your question in words."


def said(language: str, english: str) -> str:
    return load_interface(load_settings({}).locales_dir).strings(language)(english)


def plain(text: str) -> str:
    """Without the isolates that keep Latin words in order among Arabic ones."""
    return "".join(char for char in text if char not in "\u2068\u2069\u200f")


def labels(ana: Person) -> list[list[str]]:
    return [[plain(button["text"]) for button in row] for row in ana.chat.shown[-1].buttons]


def titles(language: str) -> list[str]:
    context, engine = Context(language=language), shipped_engine()
    answers = [engine.act(Action(Verb.TOPIC, (topic,)), context=context, today=TODAY) for topic in LETTER_TOPICS]
    return [plain(block.text) for answer in answers for block in answer.blocks if block.part is Part.TITLE]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [PHOTO, DOCUMENT], ids=["photo", "document"])
async def test_a_photo_or_file_gets_the_questions_that_letters_raise(direct: FakeTelegram, language: str, content: dict[str, Any]) -> None:
    ana = Person(direct, 1, language=language)
    shown = (await ana.says(**content))[0]
    assert plain(shown.text).startswith(plain(said(language, LETTER_LINE)))
    *topics, last = labels(ana)
    assert [row[0] for row in topics] == titles(language)
    assert set(last) == {said(language, "Something else"), said(language, "🗑 Delete")}
    assert shown.reply_to in ana.chat.messages
    assert not direct.calls("getFile")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_chosen_topic_takes_the_place_of_the_explanation(direct: FakeTelegram, language: str) -> None:
    ana = Person(direct, 1, language=language)
    shown = (await ana.says(**PHOTO))[0]
    message = ana.chat.messages[shown.message_id]
    answer = (await ana.taps(message, shown.buttons[0][0]["callback_data"]))[0]
    assert (answer.message_id, answer.edited) == (shown.message_id, True)
    assert titles(language)[0] in plain(answer.text)


async def test_the_question_about_a_letter_is_a_page_that_a_button_can_open(direct: FakeTelegram) -> None:
    ana = Person(direct, 1, language="en")
    page = (await ana.says("/help"))[0]
    letter = (await ana.taps(ana.chat.messages[page.message_id], "1:en:letter"))[0]
    assert letter.message_id == page.message_id
    assert letter.text.startswith(LETTER_LINE)


async def test_something_else_leads_to_people_in_the_same_place(direct: FakeTelegram) -> None:
    ana = Person(direct, 1)
    shown = (await ana.says(**PHOTO))[0]
    helpers = (await ana.presses("Something else"))[0]
    assert helpers.message_id == shown.message_id
    assert "help" in helpers.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_delete_takes_the_photo_and_the_explanation(direct: FakeTelegram, language: str) -> None:
    ana = Person(direct, 1, language=language)
    await ana.says(**PHOTO)
    await ana.presses("🗑")
    assert ana.sees() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_album_gets_one_explanation(direct: FakeTelegram, language: str) -> None:
    """And counts as one message: ten photos must not use up what a person may ask."""
    ana = Person(direct, 1, language=language)
    for _ in range(10):
        ana.sends(**PHOTO, media_group_id="album-1")
    await ana.says(**PHOTO, media_group_id="album-1")
    assert [plain(shown.text).startswith(plain(said(language, LETTER_LINE))) for shown in ana.chat.shown] == [True]
    assert len(await ana.says(**PHOTO, media_group_id="album-2")) == 1
    assert len(await ana.says(**PHOTO)) == 1
    assert len(await Person(direct, 2).says(**PHOTO, media_group_id="album-2")) == 1


async def test_the_first_picture_of_an_album_stays_the_first_when_telegram_has_to_be_tried_again() -> None:
    people = People(None, b"k" * 32, now=lambda: datetime(2026, 11, 29, tzinfo=UTC), today=lambda: TODAY)
    assert [people.new_album(1, "album", message) for message in (7, 8, 7, 9)] == [True, False, True, False]
    assert people.new_album(1, "another", 10)


async def test_words_anywhere_in_an_album_are_answered_and_the_explanation_stays_one(direct: FakeTelegram) -> None:
    ana = Person(direct, 1)
    await ana.says(**PHOTO, media_group_id="a")
    answer = await ana.says(**PHOTO, media_group_id="a", caption="what is WIC")
    assert len(answer) == 1
    assert "WIC" in answer[0].text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_under_a_photo_stands_alone(direct: FakeTelegram, language: str) -> None:
    ana = Person(direct, 1, language=language)
    shown = await ana.says(**PHOTO, caption=DANGERS[language])
    assert [plain(message.text).startswith("911") for message in shown] == [True]


async def test_words_under_a_photo_are_answered_before_the_explanation(direct: FakeTelegram) -> None:
    answer, note = await Person(direct, 1, language="en").says(**PHOTO, caption="qué es WIC")
    assert "WIC" in answer.text
    assert note.text.startswith(said("es", LETTER_LINE)), "not in the language of the question"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [VOICE, {"video_note": {**VOICE["voice"], "length": 1}}], ids=["voice", "video_note"])
async def test_voice_gets_a_way_to_write_or_press(direct: FakeTelegram, language: str, content: dict[str, Any]) -> None:
    ana = Person(direct, 1, language=language)
    shown = (await ana.says(**content))[0]
    assert plain(shown.text) == plain(said(language, VOICE_LINE))
    assert {label for row in labels(ana) for label in row} == {said(language, label) for label in ("Find help", "All topics", "🗑 Delete")}
    topics = (await ana.presses(said(language, "All topics")))[0]
    assert topics.message_id == shown.message_id
    assert not direct.calls("getFile")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [PLACE, CONTACT], ids=["location", "contact"])
async def test_a_place_or_a_contact_can_be_taken_back(direct: FakeTelegram, language: str, content: dict[str, Any]) -> None:
    ana = Person(direct, 1, language=language)
    shown = (await ana.says(**content))[0]
    assert plain(shown.text) == plain(said(language, PERSONAL_LINE))
    assert [label for row in labels(ana) for label in row] == [plain(said(language, "🗑 Delete my message"))]
    await ana.presses("🗑")
    assert ana.sees() == []


async def test_everything_else_gets_the_plain_line(direct: FakeTelegram) -> None:
    assert [shown.text for shown in await Person(direct, 1).says(sticker=STICKER)] == [OTHER_LINE]
