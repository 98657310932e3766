"""Callback data: what is encoded comes back the same, and anything else is nothing, never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.load import load
from bot.reply import OUTWARD, Action, Verb
from bot.settings import load_settings
from bot.telegram.payload import CALLBACK_DATA_BYTES, Pressed, decode, encode

ids = st.from_regex(r"[A-Za-z0-9@._-]{1,12}", fullmatch=True)
actions = st.builds(Action, st.sampled_from(sorted(set(Verb) - OUTWARD)), st.lists(ids, max_size=3).map(tuple))


@given(actions, st.sampled_from(["en", "es", "zh-Hans"]))
def test_what_is_encoded_comes_back(action: Action, language: str) -> None:
    data = encode(action, language)
    assert len(data.encode()) <= CALLBACK_DATA_BYTES
    assert decode(data) == Pressed(language, action)


@given(st.one_of(st.text(), st.text().map(lambda rest: f"1:en:{rest}"), st.text("1ent:.-\ud800", max_size=80)))
def test_any_text_is_decoded_or_refused(data: str) -> None:
    pressed = decode(data)
    assert pressed is None or encode(pressed.action, pressed.language) == data


@pytest.mark.parametrize("data", [None, "", "1", "1:en", "1:en:nope", "0:en:start", "2:en:start", "1:en:t:", "1:en:t:a b", "1::start", "1:en:t:" + "x" * 60])
def test_junk_is_nothing(data: str | None) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("args", [("x" * 60,), ("a:b",), ("",), ("ñ",)])
def test_what_would_not_come_back_is_not_encoded(args: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="can't carry"):
        encode(Action(Verb.TOPIC, args), "en")


def test_every_topic_fits_every_verb() -> None:
    base = load(load_settings({}).knowledge_dir)
    for topic in base.topics:
        for action in (Action(Verb.STATE, ("none", topic)), Action(Verb.LANGUAGE, ("zh-Hans", topic)), Action(Verb.STATES, (topic,))):
            encode(action, "zh-Hans")
    for kind, _ in base.danger:
        encode(Action(Verb.DANGER, (kind, "follow-up-with-a-name")), "zh-Hans")


def test_what_leads_out_of_the_chat_never_comes_back_as_a_press() -> None:
    assert [decode(f"1:en:{verb.value}:anything") for verb in OUTWARD] == [None, None]
