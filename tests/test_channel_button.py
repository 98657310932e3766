"""'Tell me if this changes' opens the operator's public channel, and nothing comes back to us."""

from datetime import date

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.i18n import load_interface
from bot.knowledge.models import Hold
from bot.reply import OUTWARD, Action, Context, Verb
from bot.settings import Settings
from bot.telegram.keyboards import keyboard

TOPIC = "data-medicaid-ice"
TODAY = date(2026, 11, 24)
LABEL = "🔔 Tell me if this changes"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings(update_channels="en=@amparo_news,ar=@amparo_ar,zh-Hans=@amparo_zh"))


@pytest.mark.parametrize(
    ("language", "name"), [("en", "amparo_news"), ("ar", "amparo_ar"), ("zh-Hans", "amparo_zh"), ("zh-Hant", "amparo_news"), ("es", "amparo_news")]
)
def test_it_opens_the_channel_in_the_readers_language_else_the_english_one(engine: Engine, language: str, name: str) -> None:
    reply = engine.act(Action(Verb.MORE, (TOPIC,)), context=Context(language=language), today=TODAY)
    label = load_interface(Settings().locales_dir).strings(language)(LABEL)
    (button,) = (button for row in reply.buttons for button in row if button.label == label)
    assert button.action == Action(Verb.OPEN, (f"https://t.me/{name}",))
    assert button.action.verb in OUTWARD
    shown = keyboard(reply.buttons, language)
    assert shown is not None
    (pressed,) = (button for row in shown.inline_keyboard for button in row if button.url)
    assert (pressed.url, pressed.callback_data) == (f"https://t.me/{name}", None)


@pytest.mark.parametrize("channels", [None, "ar=@amparo_ar"])
def test_without_a_channel_there_is_no_button(channels: str | None) -> None:
    engine = build_engine(Settings(update_channels=channels))
    reply = engine.act(Action(Verb.MORE, (TOPIC,)), context=Context(language="es"), today=TODAY)
    assert not [button for row in reply.buttons for button in row if button.action.verb is Verb.OPEN]


def test_a_hold_from_a_phone_takes_no_channel_away(engine: Engine) -> None:
    """Who is told 'we are checking this' wants to hear of it most."""
    held = engine.holding({TOPIC: Hold(since=TODAY, why="a new order")})
    reply = held.act(Action(Verb.MORE, (TOPIC,)), context=Context(language="ar"), today=TODAY)
    assert Action(Verb.OPEN, ("https://t.me/amparo_ar",)) in [button.action for row in reply.buttons for button in row]
