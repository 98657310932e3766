"""Cards, inline mode and cards that come back, over the real process."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.i18n import Translate, load_interface
from bot.knowledge.load import load
from bot.render.direction import isolate
from bot.settings import load_settings
from tests.fake_telegram import HANDLE, FakeTelegram, Person, Shown, bot_user
from tests.markup import parse_html
from tests.running_bot import RunningBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

Somebody = Callable[..., Person]
THREE = [("en", "en"), ("ar", "ar"), ("zh-hans", "zh-Hans")]
"""What Telegram calls a language, and what we do."""
SOMEBODY_ELSE = {"id": 42, "is_bot": False, "first_name": "Somebody"}
INTERFACE = load_interface(load_settings({}).locales_dir)


def strings(language: str) -> Translate:
    return INTERFACE.strings(language)


def bare(text: str) -> str:
    """A text without the signs that direct it."""
    return re.sub("[\u2068\u2069\u200f]", "", text)


def last(shown: list[Shown]) -> Shown:
    return shown[-1]


def message_of(result: dict[str, Any]) -> str:
    """An inline result as the text it becomes."""
    return parse_html(result["input_message_content"]["message_text"])


def base_title(topic: str, language: str) -> str:
    return next(answer.title for answer in load(load_settings({}).knowledge_dir).topics[topic].answers.values() if answer.language == language)


async def card_of(person: Person, language: str) -> Shown:
    """The card behind 'More …' and 'Share this answer'."""
    t = strings(language)
    await person.says(f"/start data-medicaid-ice_{language}_CA")
    await person.presses(t("More …"))
    return last(await person.presses(t("Share this answer")))


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_a_card_is_a_message_of_its_own_under_one_notice(somebody: Somebody, phone: str, language: str) -> None:
    ana = somebody(phone)
    t = strings(language)
    await ana.says(f"/start data-medicaid-ice_{language}_CA")
    await ana.presses(t("More …"))
    notice, card = await ana.presses(t("Share this answer"))
    assert bare(notice.text) == t("For those who help others: general questions only. No patient names, numbers, dates or stories.")
    assert not card.edited
    assert f"https://t.me/{HANDLE}?start=data-medicaid-ice_{language}_CA" in bare(card.text)
    assert sorted(map(bare, card.labels)) == sorted([t("Send to a chat"), t("In two languages"), t("🗑 Delete")])
    share = next(button for row in card.buttons for button in row if bare(button["text"]) == t("Send to a chat"))
    assert share["switch_inline_query"] == f"data-medicaid-ice_{language}_CA"
    assert len(await ana.presses(t("Share this answer"))) == 1, "the notice is given once"


async def test_two_languages_are_chosen_and_shown(somebody: Somebody) -> None:
    ana = somebody("es")
    await ana.says("/start elig-wic_es_CA")
    await ana.presses("Más")
    await ana.presses(strings("es")("In two languages"))
    both = await ana.presses("Tiếng Việt")
    text = "\n".join(part.text for part in both)
    assert "¿Puedo recibir WIC?" in text
    assert base_title("elig-wic", "vi") in text
    assert not any("Tiếng" in label for label in last(both).labels)
    await card_of(ana, "es")
    await ana.presses(strings("es")("In two languages"))
    assert "English" in last(ana.chat.shown).labels
    card = await ana.presses("English")
    assert "Can ICE see my Medicaid information?" in "\n".join(part.text for part in card)


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_typing_in_any_chat_gives_cards(somebody: Somebody, phone: str, language: str) -> None:
    ana = somebody(phone)
    for chat_type in ("private", "group", "supergroup", "channel", "sender"):
        answer = await ana.types("can ICE see my medicaid", chat_type=chat_type)
    assert answer["is_personal"] is True
    assert answer["cache_time"] == 10
    assert answer["button"]["start_parameter"] == "navigators"
    best = answer["results"][0]
    assert best["id"] == f"data-medicaid-ice_{language}"
    assert best["title"]
    assert best["description"]
    assert bare(message_of(best)).startswith("Amparo")
    assert best["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert best["reply_markup"]["inline_keyboard"][0][0]["url"] == f"https://t.me/{HANDLE}?start=data-medicaid-ice_{language}"
    assert (await ana.types("es: can ICE see my medicaid"))["results"][0]["id"] == "data-medicaid-ice_es"
    assert not ana.chat.shown, "the bot says nothing of its own"


async def test_too_little_typed_gives_only_the_button(somebody: Somebody) -> None:
    answer = await somebody().types("me")
    assert answer["results"] == []
    assert answer["button"]["text"] == "General questions only: no names or stories"


async def test_the_chosen_language_and_state_count(somebody: Somebody) -> None:
    ana = somebody("en")
    await ana.says("/state")
    await ana.presses("California")
    await ana.says("/language")
    await ana.presses("Español")
    assert (await ana.types("wic"))["results"][0]["id"] == "elig-wic_es_CA"
    assert (await ana.types("elig-wic_ar_TX"))["results"][0]["id"] == "elig-wic_ar_TX"


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_danger_comes_first_inline(somebody: Somebody, phone: str, language: str) -> None:
    best = (await somebody(phone).types("mi papá no puede respirar"))["results"][0]
    assert best["id"] == "danger_medical"
    assert bare(message_of(best)).startswith("911")
    assert "reply_markup" not in best


async def test_a_query_that_is_too_old_is_no_error(somebody: Somebody, town: FakeTelegram, bot: RunningBot) -> None:
    ana = somebody()
    errors = bot.log.count("ERROR")
    await town.confirmed(town.push(inline_query={"id": "stale", "from": ana.as_json(), "query": "wic", "offset": ""}))
    assert town.calls("answerInlineQuery")[-1]["inline_query_id"] == "stale"
    assert bot.log.count("ERROR") == errors


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_a_card_that_comes_back_is_known(somebody: Somebody, phone: str, language: str) -> None:
    """Pasted, forwarded from the bot, forwarded from whoever passed it on, and sent by inline mode."""
    current = strings(language)("This card is mine, and it is still current (until {day}).").partition("{day}")[0].rstrip("(（")
    card = await card_of(somebody(phone), language)
    ana = somebody(phone)
    assert bare(last(await ana.says(card.text)).text).startswith(current)
    assert bare(last(await ana.forwards(card.text, bot_user())).text).startswith(current)
    assert bare(last(await ana.forwards(card.text, SOMEBODY_ELSE)).text).startswith(current)
    inline = message_of((await ana.types(f"elig-wic_{language}_TX"))["results"][0])
    assert bare(last(await ana.says(inline, via_bot=bot_user())).text).startswith(current)
    answer = last(await ana.presses(strings(language)("Open the answer")))
    assert "WIC" in answer.text


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_an_altered_card_is_not_confirmed(somebody: Somebody, phone: str, language: str) -> None:
    t = strings(language)
    beware = t("I can't confirm that this card is mine: its words or its code were changed, or a part is missing.")
    card = await card_of(somebody(phone), language)
    ana = somebody(phone)
    reply = last(await ana.says(card.text.replace("888", "900")))
    assert beware in bare(reply.text)
    assert "900" not in reply.text
    for retouched in ({"type": "text_link", "url": "https://evil.example"}, {"type": "strikethrough"}, {"type": "spoiler"}):
        assert beware in bare(last(await ana.says(card.text, entities=[{**retouched, "offset": 0, "length": 6}])).text)
    assert beware in bare(last(await ana.forwards(card.text.replace("888", "900"), SOMEBODY_ELSE)).text)


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_somebody_elses_words_are_said_to_be_so(somebody: Somebody, phone: str, language: str) -> None:
    line = strings(language)("I did not write this message and can't say whether it is true.")
    question = {
        "en": "can ICE see my medicaid information",
        "ar": "هل تستطيع ICE رؤية معلومات Medicaid الخاصة بي؟",
        "zh-Hans": "ICE 能看到我的 Medicaid 信息吗？",
    }[language]
    ana = somebody(phone)
    for writer in (SOMEBODY_ELSE, None):
        assert line in bare(last(await ana.forwards(question, writer)).text)
    assert line not in bare(last(await ana.forwards(question, ana.as_json())).text), "their own words"
    assert line not in bare(last(await ana.says(question)).text)
    assert "911" in last(await ana.forwards("mi papá no puede respirar", SOMEBODY_ELSE)).text


async def test_the_way_out_of_danger_remembers_who_wrote(somebody: Somebody) -> None:
    ana = somebody("en")
    assert last(await ana.forwards("my dad can't breathe", SOMEBODY_ELSE)).text.startswith("911")
    calm = last(await ana.presses("This is not an emergency"))
    assert "I did not write this message" in calm.text


@pytest.mark.parametrize(("phone", "language"), THREE)
async def test_the_page_for_navigators(somebody: Somebody, phone: str, language: str) -> None:
    t = strings(language)
    ana = somebody(phone)
    opened = last(await ana.says("/start navigators"))
    assert t("For navigators") in bare(opened.text)
    assert "es: medicaid ice" in bare(opened.text)
    await ana.says("/help")
    assert last(await ana.presses(isolate(t("For navigators"), language))).text == opened.text
