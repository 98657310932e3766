"""Everything is reachable by buttons: three presses from /start, four under an answer, and always a way back."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.guide.progress import STATUSES
from bot.help import NEEDS
from bot.i18n import Translate, load_interface
from bot.knowledge.languages import COMPLETE
from bot.pages import area_names
from bot.reply import OUTWARD, Action, Context, Reply, Verb, step_to
from bot.settings import load_settings
from bot.telegram.keyboards import with_delete
from tests.fake_telegram import Person, Shown

TODAY = date(2026, 11, 29)
SETTINGS = load_settings({})
INTERFACE = load_interface(SETTINGS.locales_dir)
LANGUAGES = ("en", "ar", "zh-Hans")
MOST = 4
Somebody = Callable[..., Person]


def said(language: str) -> Translate:
    return INTERFACE.strings(language)


def actions(reply: Reply) -> Iterator[Action]:
    return (button.action for row in reply.buttons for button in row if button.action.verb not in OUTWARD)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(SETTINGS)


@pytest.fixture(scope="module")
def reached(engine: Engine) -> dict[Action, tuple[int, Reply]]:
    """Every action by the fewest presses from /start, up to three, with what it shows."""
    found = {Action(Verb.START): (0, engine.act(Action(Verb.START), context=Context(), today=TODAY))}
    for presses in (1, 2, 3):
        for action in [a for before, reply in found.values() if before == presses - 1 for a in actions(reply)]:
            if action not in found:
                found[action] = (presses, engine.act(action, context=Context(), today=TODAY))
    return found


def test_everything_is_three_presses_away(engine: Engine, reached: dict[Action, tuple[int, Reply]]) -> None:
    topics = {action.args[0] for action in reached if action.verb is Verb.TOPIC}
    assert topics == set(engine.base.topics)
    assert {action.args[0] for action in reached if action.verb is Verb.AREA} == set(area_names(said("en")))
    assert {action.args[0] for action in reached if action.verb is Verb.LANGUAGE} == set(COMPLETE)
    assert {action.args[0] for action in reached if action.verb is Verb.STATE} >= set(engine.base.states)
    assert {action.args[0] for action in reached if action.verb is Verb.HELP and action.args} >= set(NEEDS)
    assert {Verb.PRIVACY, Verb.ABOUT, Verb.HOW, Verb.FORGET, Verb.GUIDE, Verb.TOPICS, Verb.MORE} <= {action.verb for action in reached}


def test_every_page_has_a_way_back(reached: dict[Action, tuple[int, Reply]]) -> None:
    for action, (_, reply) in reached.items():
        if reply.freshness is None and action.verb not in (Verb.START, Verb.LANGUAGE, Verb.STATE, Verb.DELETE):  # answers lead on; they are no pages
            assert any(button.label.startswith("‹") for row in reply.buttons for button in row), action


def test_at_most_four_buttons_stand_under_an_answer(engine: Engine) -> None:
    for topic in engine.base.topics:
        for state in (None, "CA", "TX"):
            reply = engine.act(step_to(Verb.TOPIC, topic, state), context=Context(), today=TODAY)
            assert sum(map(len, with_delete(reply.buttons, label="🗑"))) <= MOST, topic
    questions = ("and my son?", "and what about food stamps?", "and the emergency room?", "what about WIC?")
    followed = [engine.answer(text, context=Context(previous_topic="data-medicaid-ice"), today=TODAY) for text in questions]
    answers = [reply for reply in followed if reply.buttons[0][0].label == "Not this"]
    assert answers
    assert all(sum(map(len, with_delete(reply.buttons, label="🗑"))) <= MOST for reply in answers)


@pytest.mark.parametrize("status", STATUSES)
def test_at_most_four_buttons_stand_under_the_guides_results(engine: Engine, status: str) -> None:
    for args in (("CA", "other", "adult"), ("CA", "other", "adult", status)):
        reply = engine.act(Action(Verb.GUIDE, args), context=Context(), today=TODAY)
        assert sum(map(len, with_delete(reply.buttons, label="🗑"))) <= MOST


def only(shown: list[Shown]) -> Shown:
    assert len(shown) == 1, [message.text[:40] for message in shown]
    return shown[0]


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_more_changes_only_the_buttons_and_back_brings_them_again(somebody: Somebody, language: str) -> None:
    ana, t = somebody(language), said(language)
    answer = only(await ana.says(f"/start data-medicaid-ice_{language}"))
    more = only(await ana.presses(t("More …")))
    assert (more.message_id, more.text) == (answer.message_id, answer.text)
    assert more.labels != answer.labels
    assert any(label.startswith("🗑") for label in more.labels)
    back = only(await ana.presses(t("‹ Back")))
    assert (back.message_id, back.text, back.buttons) == (answer.message_id, answer.text, answer.buttons)


@pytest.mark.asyncio(loop_scope="session")
async def test_a_related_question_is_a_message_of_its_own(somebody: Somebody) -> None:
    ana = somebody()
    answer = only(await ana.says("can ICE see my Medicaid information?"))
    assert answer.reply_to
    more = only(await ana.presses("More …"))
    related = only(await ana.presses(more.labels[-4]))
    assert related.message_id != answer.message_id
    assert answer.text in ana.sees()


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_page_opened_under_an_answer_leads_back_to_it(somebody: Somebody, language: str) -> None:
    ana, t = somebody(language), said(language)
    answer = only(await ana.says(f"/start data-medicaid-ice_{language}"))
    states = only(await ana.presses(t("📍 My state")))
    assert states.message_id == answer.message_id
    back = only(await ana.presses(t("‹ Back")))
    assert (back.message_id, back.text) == (answer.message_id, answer.text)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_button_of_another_version_leads_to_the_topic_it_names(somebody: Somebody, language: str) -> None:
    ana, t = somebody(language), said(language)
    await ana.says("/start")
    message = next(iter(ana.chat.messages.values()))
    for data in (f"0:{language}:t:elig-wic", "9:topic=elig-wic", "elig-wic"):
        assert any(label == t("More …") for label in only(await ana.taps(message, data)).labels) or "WIC" in ana.chat.shown[-1].text
    assert "Amparo" in only(await ana.taps(message, f"0:{language}:gone:nothing")).text


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_privacy_tells_how_to_clear_the_chat(somebody: Somebody, language: str) -> None:
    ana, t = somebody(language), said(language)
    text = only(await ana.says("/privacy")).text
    for line in (
        "To erase the chat: hold it in Telegram's list of chats, choose Delete, and say yes if Telegram offers to delete it for both sides. "
        "🗑 under a reply erases that reply and your question. What you forwarded stays with those who got it.",
        "Telegram keeps this chat, and it stays on your phone. Chats with bots are not end-to-end encrypted: Telegram could read them.",
    ):
        words = [word for word in t(line).split() if word.isalpha()]
        assert all(word in text for word in words)
