"""Keyboards within Telegram's limits, always with a way to delete, and HTML that can be read without its tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reply import LABEL_CHARS, Action, Button, Verb
from bot.telegram.keyboards import BUTTONS, BUTTONS_PER_ROW, keyboard, with_delete
from bot.telegram.payload import decode
from bot.telegram.show import unformatted

DELETE = Button("🗑 Delete", Action(Verb.DELETE))
START = Button("Start", Action(Verb.START))


@given(st.lists(st.integers(0, 12), max_size=40))
def test_a_keyboard_keeps_within_the_limits_and_keeps_its_way_out(widths: list[int]) -> None:
    markup = keyboard(with_delete([[START] * width for width in widths], label="🗑 Delete"), "en")
    assert markup
    rows = markup.inline_keyboard
    assert all(0 < len(row) <= BUTTONS_PER_ROW for row in rows)
    assert sum(map(len, rows)) <= BUTTONS
    assert rows[-1][-1].text == "🗑 Delete"


def test_delete_is_added_once_and_knows_the_earlier_parts() -> None:
    for rows in ([[START]], [[START, DELETE]]):
        buttons = [b for row in with_delete(rows, label="🗑 Delete", parts=(7, 8)) for b in row if b.action.verb is Verb.DELETE]
        assert [b.action.args for b in buttons] == [("7", "8")]


def test_a_button_that_cannot_travel_is_left_out_and_said(caplog: pytest.LogCaptureFixture) -> None:
    markup = keyboard([[Button("x", Action(Verb.TOPIC, ("x" * 80,))), START]], "en")
    assert markup
    assert [b.text for row in markup.inline_keyboard for b in row] == ["Start"]
    assert "left out" in caplog.text


def test_long_labels_end_in_an_ellipsis() -> None:
    markup = keyboard([[Button("long " * 40, Action(Verb.START))]], "es")
    assert markup
    button = markup.inline_keyboard[0][0]
    assert len(button.text) <= LABEL_CHARS
    assert button.text.endswith("…")
    pressed = decode(str(button.callback_data))
    assert pressed
    assert pressed.language == "es"


def test_no_buttons_are_no_keyboard() -> None:
    assert keyboard([], "en") is None


def test_unformatted_text_keeps_words_and_addresses() -> None:
    assert unformatted('<b>A &amp; B</b> <a href="https://x.org/?a=1&amp;b=2">site</a> &lt;', "en") == "A & B site (https://x.org/?a=1&b=2) <"


def test_rows_are_turned_for_those_who_read_from_the_right() -> None:
    """Telegram shows the first button of a row on the left in every language."""
    rows = [[Button("واحد", Action(Verb.START)), Button("Medicaid اثنان", Action(Verb.TOPICS))]]
    arabic, spanish = (keyboard(rows, language) for language in ("ar", "es"))
    assert arabic is not None
    assert spanish is not None
    assert [button.text for button in arabic.inline_keyboard[0]] == ["\u2068Medicaid\u2069 اثنان", "واحد"]
    assert [button.text for button in spanish.inline_keyboard[0]] == ["واحد", "Medicaid اثنان"]


def test_a_button_may_lead_out_of_the_chat() -> None:
    markup = keyboard([[Button("Updates", Action(Verb.OPEN, ("https://t.me/x",))), Button("Share", Action(Verb.SHARE, ("elig-wic_es",)))]], "en")
    assert markup
    first, second = markup.inline_keyboard[0]
    assert (first.url, first.callback_data) == ("https://t.me/x", None)
    assert (second.switch_inline_query, second.callback_data) == ("elig-wic_es", None)
