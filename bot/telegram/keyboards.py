"""From a reply's buttons to Telegram's inline keyboard; a way to delete is always among them."""

import logging
from collections.abc import Iterable, Iterator, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.render.direction import is_right_to_left, isolate
from bot.reply import LABEL_CHARS, Action, Button, Verb
from bot.telegram.payload import encode

BUTTONS_PER_ROW = 8
BUTTONS = 100
"""Telegram cuts longer rows and refuses more buttons (telegram.constants.InlineKeyboardMarkupLimit)."""

Rows = Sequence[Sequence[Button]]

log = logging.getLogger(__name__)


def with_delete(rows: Rows, *, label: str, parts: Iterable[int] = ()) -> Rows:
    """The rows with exactly one kind of delete button, which also knows the reply's earlier messages."""
    action = Action(Verb.DELETE, tuple(str(part) for part in parts))
    known = [[Button(b.label, action) if b.action.verb is Verb.DELETE else b for b in row] for row in rows]
    if not any(b.action.verb is Verb.DELETE for row in known for b in row):
        known = [*known, [Button(label, action)]]
    return known


def keyboard(rows: Rows, language: str) -> InlineKeyboardMarkup | None:
    """Telegram's keyboard within its limits, for a message in a language; None without buttons."""
    shown = [_turned(list(_buttons(part, language)), language) for row in rows for part in _split(row)]
    while sum(map(len, shown)) > BUTTONS:
        shown.pop(-2)  # the last row holds the ways out
    return InlineKeyboardMarkup([row for row in shown if row]) if any(shown) else None


def _split(row: Sequence[Button]) -> Iterator[Sequence[Button]]:
    return (row[i : i + BUTTONS_PER_ROW] for i in range(0, len(row), BUTTONS_PER_ROW))


def _turned(row: list[InlineKeyboardButton], language: str) -> list[InlineKeyboardButton]:
    """The first button on the right for who reads from there: Telegram turns no keyboards itself (tdlib/telegram-bot-api#882)."""
    return row[::-1] if is_right_to_left(language) else row


def _buttons(row: Iterable[Button], language: str) -> Iterator[InlineKeyboardButton]:
    for button in row:
        label = isolate(_short(button.label), language)
        try:
            yield _button(label, button.action, language)
        except ValueError as error:
            log.warning("A button is left out: %s.", error)


def _button(label: str, action: Action, language: str) -> InlineKeyboardButton:
    match action.verb:
        case Verb.OPEN:
            return InlineKeyboardButton(label, url=action.args[0])
        case Verb.SHARE:
            return InlineKeyboardButton(label, switch_inline_query=action.args[0])
    return InlineKeyboardButton(label, callback_data=encode(action, language))


def _short(label: str) -> str:
    return label if len(label) <= LABEL_CHARS else label[: LABEL_CHARS - 1].rstrip() + "…"
