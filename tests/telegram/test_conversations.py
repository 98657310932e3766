"""Conversations over the real process: what a person sends, and what they then see."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from bot.knowledge.languages import COMPLETE
from bot.reply import Decision
from bot.telegram.profile import telegram_code
from tests.fake_telegram import HANDLE, FakeTelegram, Person, Shown
from tests.running_bot import RunningBot

pytestmark = pytest.mark.asyncio(loop_scope="session")

Somebody = Callable[..., Person]
Question = Callable[[str, Decision], str]
BOT_SENT: dict[str, Any] = {"from": {"id": 5, "is_bot": True, "first_name": "Bot"}}
MOST_MEMORY = 250 * 1024 * 1024
MEDICAL = "mi papá no puede respirar"


def only(shown: list[Shown]) -> Shown:
    assert len(shown) == 1, [message.text[:40] for message in shown]
    return shown[0]


async def test_first_contact_is_one_page_in_the_language_of_the_phone(somebody: Somebody) -> None:
    page = only(await somebody("es").says("/start"))
    assert "Soy Amparo, un programa" in page.text
    assert "demostración" in page.text
    assert page.reply_to is None
    assert any("English" in label for label in page.labels)


async def test_a_question_is_answered_with_date_sources_and_a_way_to_delete(somebody: Somebody, question: Question) -> None:
    ana = somebody()
    answer = only(await ana.says(question("en", Decision.ANSWER)))
    assert "not legal advice" in answer.text
    assert any(label.startswith("🗑") for label in answer.labels)
    assert answer.reply_to in ana.chat.messages


async def test_did_you_mean_becomes_the_answer_chosen(somebody: Somebody, question: Question) -> None:
    ana = somebody("es")
    choice = only(await ana.says(question("es", Decision.CHOOSE)))
    answer = only(await ana.presses(choice.labels[0]))
    assert answer.edited
    assert answer.message_id == choice.message_id
    assert choice.labels[0] in answer.text


async def test_something_else_leads_to_people(somebody: Somebody, question: Question) -> None:
    ana = somebody()
    await ana.says(question("en", Decision.CHOOSE))
    assert "help" in only(await ana.presses("Something else")).text.lower()


async def test_what_we_dont_know_is_said(somebody: Somebody, question: Question) -> None:
    shown = only(await somebody().says(question("en", Decision.ABSTAIN)))
    assert "I don't know about that" in shown.text


async def test_a_topic_opened_from_a_list_is_a_message_of_its_own(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/topics")
    area = only(await ana.presses("court order"))
    assert area.edited
    answer = only(await ana.presses(area.labels[0]))
    assert not answer.edited
    assert answer.message_id != area.message_id


async def test_choosing_a_state_turns_the_answer_into_the_one_for_it(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/start data-medicaid-ice_en")
    states = only(await ana.presses("My state"))
    assert "California" in states.labels
    answer = only(await ana.presses("California"))
    assert answer.edited
    assert answer.message_id == states.message_id
    assert not any("My state" in label for label in answer.labels)
    again = only(await ana.says("/start data-medicaid-ice"))
    assert not any("My state" in label for label in again.labels), "the state was not kept"


async def test_help_is_found_by_need_and_then_by_state(somebody: Somebody) -> None:
    """Three presses, all in one message: the kind of help, the state, and who helps there."""
    ana = somebody()
    await ana.says("/start")
    needs = only(await ana.presses("Find legal help"))
    helpers = only(await ana.presses("A hospital bill"))
    assert helpers.message_id == needs.message_id
    assert "in the whole country" in helpers.text
    await ana.presses("My state")
    near = only(await ana.presses("California"))
    assert near.message_id == needs.message_id
    assert "help in California" in near.text
    assert "+1-888-804-3536" in near.text


async def test_a_state_named_in_a_question_counts_for_that_answer_only(somebody: Somebody, bot: RunningBot) -> None:
    ana = somebody()
    answer = only(await ana.says("can ICE see my medicaid information in Texas"))
    assert "Texas" in answer.text
    assert not any("My state" in label for label in answer.labels)
    again = only(await ana.says("/start data-medicaid-ice"))
    assert any("My state" in label for label in again.labels), "a state that was only mentioned was kept"


async def test_choosing_a_language_is_kept(somebody: Somebody) -> None:
    ana = somebody("en")
    await ana.says("/language")
    assert "Soy Amparo" in only(await ana.presses("Español")).text
    assert "Soy Amparo" in only(await ana.says("/start")).text


async def test_buttons_go_on_in_the_language_of_their_message(somebody: Somebody) -> None:
    """Somebody with an English phone who writes Spanish gets Spanish behind the buttons too."""
    ana = somebody("en")
    danger = only(await ana.says(MEDICAL))
    follow_up = only(await ana.presses(danger.labels[0]))
    assert "Es normal tener miedo" in follow_up.text


async def test_danger_comes_first_and_has_a_way_out(somebody: Somebody) -> None:
    ana = somebody("es")
    danger = only(await ana.says(MEDICAL))
    assert danger.text.startswith("911")
    assert danger.reply_to is not None
    calm = only(await ana.presses("No es una emergencia"))
    assert not calm.text.startswith("911")
    assert calm.reply_to == danger.reply_to
    assert danger.text in ana.sees(), "the number to call must not go away"


async def test_the_way_out_of_danger_works_without_the_question(somebody: Somebody) -> None:
    ana = somebody("es")
    danger = only(await ana.says(MEDICAL))
    message = {name: value for name, value in ana.chat.messages[danger.message_id].items() if name != "reply_to_message"}
    assert "Soy Amparo" in only(await ana.taps(message, "1:es:calm")).text


async def test_danger_with_a_number_deletes_nothing(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("my dad can't breathe, his social is 123-45-6789")
    assert len(ana.sees()) == 2


async def test_a_message_with_a_grave_number_is_deleted_and_said_why(somebody: Somebody) -> None:
    ana = somebody()
    text = "my A number is A123 456 789, can ICE see my Medicaid?"
    answer, note = await ana.says(text)
    assert text not in ana.sees()
    assert "A123" not in answer.text + note.text
    assert note.text.startswith("I deleted your message")
    assert answer.reply_to is None
    await ana.presses("🗑")
    assert ana.sees() == [answer.text]


async def test_a_grave_number_that_cannot_be_deleted_is_said_too(somebody: Somebody, town: FakeTelegram) -> None:
    ana = somebody()
    update = ana.sends("my ssn is 123-45-6789, can ICE see my Medicaid?")
    town.too_old.add(next(iter(ana.chat.messages)))
    await town.confirmed(update)
    assert "could not delete" in ana.chat.shown[-1].text


async def test_for_milder_data_a_button_is_offered(somebody: Somebody) -> None:
    ana = somebody()
    _, note = await ana.says("I live at 123 Main Street, can ICE see my Medicaid?")
    assert "address" in note.text
    assert len(ana.sees()) == 3
    await ana.presses("Delete my message")
    assert len(ana.sees()) == 1


async def test_delete_takes_the_answer_and_the_question(somebody: Somebody, question: Question) -> None:
    ana = somebody()
    await ana.says(question("en", Decision.ANSWER))
    await ana.presses("🗑")
    assert ana.sees() == []


async def test_delete_of_an_old_message_blanks_it(somebody: Somebody, town: FakeTelegram) -> None:
    ana = somebody()
    page = only(await ana.says("/start"))
    town.too_old.add(page.message_id)
    assert only(await ana.presses("🗑")).text == "Deleted."


async def test_forget_erases_what_was_chosen(somebody: Somebody) -> None:
    ana = somebody("en")
    await ana.says("/language")
    await ana.presses("Español")
    await ana.says("/forget")
    assert "I am Amparo" in only(await ana.says("/start")).text


async def test_forget_works_as_a_button(somebody: Somebody) -> None:
    ana = somebody("en")
    await ana.says("/privacy")
    assert "I keep nothing about you now" in only(await ana.presses("Erase")).text


async def test_about_names_the_one_true_handle(somebody: Somebody) -> None:
    assert f"@{HANDLE}" in only(await somebody().says("/about")).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"@{HANDLE} can ice see medicaid?", True),
        ("/start", True),
        (f"/help@{HANDLE}", True),
        ("/start@another_bot", False),
        ("/unknown", False),
        ("can ice see medicaid?", False),
    ],
)
async def test_in_a_group_it_only_points_to_the_private_chat(somebody: Somebody, text: str, shown: bool) -> None:
    said = await somebody(group=True).says(text)
    assert [message.text for message in said] == ([f"Ask me in private: https://t.me/{HANDLE}"] if shown else [])


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]},
        {"document": {"file_id": "x", "file_unique_id": "x"}},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {"contact": {"phone_number": "1", "first_name": "x"}},
        {"sticker": {"file_id": "x", "file_unique_id": "x", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_is_not_text_is_declined_and_never_fetched(somebody: Somebody, town: FakeTelegram, content: dict[str, Any]) -> None:
    note = only(await somebody().says(**content))
    assert "I did not look at it" in note.text
    assert not town.calls("getFile")


async def test_words_under_a_picture_are_heard(somebody: Somebody) -> None:
    photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    ana = somebody("es")
    danger = only(await ana.says(photo=photo, caption=MEDICAL))
    assert danger.text.startswith("911")
    calm = await ana.presses("No es una emergencia")
    assert calm
    answer, note = await somebody().says(photo=photo, caption="can ICE see my Medicaid?")
    assert answer.text != note.text


@pytest.mark.parametrize("data", ["junk", "0:en:start", "1:en:t:no-such-topic", "1:en:state:ZZ", "1:en:lang:xx", "1:en:danger:none", "\u202e", "1:en:more"])
async def test_junk_callback_data_leads_to_a_page(somebody: Somebody, town: FakeTelegram, data: str) -> None:
    ana = somebody()
    page = only(await ana.says("/privacy"))
    answered = len(town.answered)
    shown = only(await ana.taps(ana.chat.messages[page.message_id], data))
    assert shown.labels
    assert len(town.answered) == answered + 1


async def test_a_deep_link_opens_its_topic_in_its_language_and_state(somebody: Somebody) -> None:
    ana = somebody("en")
    answer = only(await ana.says("/start data-medicaid-ice_es_tx"))
    assert "¿Puede la migra ver" in answer.text
    assert not any("Mi estado" in label for label in answer.labels)
    assert "Soy Amparo" in only(await ana.says("/start nonsense_xx")).text, "the link's language holds for a while"


async def test_a_command_with_danger_behind_it_is_danger(somebody: Somebody) -> None:
    assert only(await somebody().says("/help my dad can't breathe")).text.startswith("911")
    assert "How this works" in only(await somebody().says("/unknown")).text


async def test_an_edited_question_is_answered_anew(somebody: Somebody) -> None:
    ana = somebody("es")
    assert only(await ana.says(MEDICAL, kind="edited_message")).text.startswith("911")


async def test_other_bots_and_service_messages_get_no_answer(somebody: Somebody) -> None:
    ana = somebody()
    assert await ana.says("hello", **BOT_SENT) == []
    assert await ana.says(pinned_message=None, group_chat_created=True) == []


async def test_who_blocks_the_bot_is_forgotten_and_nothing_fails(somebody: Somebody) -> None:
    ana = somebody("en")
    await ana.says("/language")
    await ana.presses("Español")
    await ana.blocks()
    assert await ana.says("/start") == []
    ana.chat.blocked = False
    assert "I am Amparo" in only(await ana.says("/start")).text


async def test_a_press_that_is_too_old_to_acknowledge_still_works(somebody: Somebody, town: FakeTelegram) -> None:
    ana = somebody()
    page = only(await ana.says("/start"))
    stale = {"id": "stale", "from": ana.as_json(), "message": ana.chat.messages[page.message_id], "chat_instance": "1", "data": "1:en:about"}
    await town.confirmed(town.push(callback_query=stale))
    assert "About Amparo" in ana.sees()[-1]


async def test_a_button_pressed_twice_changes_nothing_and_fails_nothing(somebody: Somebody) -> None:
    ana = somebody()
    page = only(await ana.says("/privacy"))
    message = ana.chat.messages[page.message_id]
    assert await ana.taps(message, "1:en:privacy") == []


async def test_the_menu_is_set_once_per_language(town: FakeTelegram, somebody: Somebody) -> None:
    await somebody().says("/start")
    codes = {"", *(code for language in COMPLETE if (code := telegram_code(language)))}
    await town.until(lambda: codes == {code for name, code in town.profile if name == "ShortDescription"})
    assert {code for name, code in town.profile if name == "Commands"} == codes


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_the_process_is_healthy_and_small(somebody: Somebody, bot: RunningBot) -> None:
    await somebody().says("/start")
    assert bot.resident_bytes < MOST_MEMORY
    assert (bot.folder / "amparo.alive").exists()
