"""Puts a reply into a chat: as new messages, or in place of the message a button stands under."""

import html
import re
from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardMarkup

from bot.render.direction import isolate
from bot.render.telegram_html import TEXT_LIMIT, messages, units
from bot.reply import Block, Button, Decision, Part, Reply
from bot.telegram.desk import Desk
from bot.telegram.keyboards import keyboard, with_delete
from bot.telegram.send import Text

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


async def show(desk: Desk, chat_id: int, reply: Reply, *, reply_to: int | None = None, instead_of: int | None = None) -> None:
    """Send the reply; with `instead_of`, its first part replaces that message where Telegram still allows it."""
    urgent = reply.decision is Decision.DANGER
    *first, last = (Text(part, unformatted(part, reply.answer_language)) for part in messages(reply))
    sent: list[int] = []
    for text in first:
        sent += await _put(desk, chat_id, text, buttons=None, reply_to=reply_to, instead_of=None if sent else instead_of, urgent=urgent)
    await _put(desk, chat_id, last, buttons=_keyboard(desk, reply, sent), reply_to=reply_to, instead_of=None if sent else instead_of, urgent=urgent)


def _keyboard(desk: Desk, reply: Reply, parts: Iterable[int]) -> InlineKeyboardMarkup | None:
    t = desk.strings(reply.answer_language)
    return keyboard(with_delete(reply.buttons, label=t("🗑 Delete"), parts=parts), reply.answer_language)


async def show_buttons(desk: Desk, chat_id: int, message_id: int, *, reply: Reply, parts: Iterable[int]) -> bool:
    """Put the reply's buttons under a message that stays as it is. False when Telegram won't change it any more."""
    return await desk.sender.edit_keyboard(chat_id, message_id, keyboard=_keyboard(desk, reply, parts))


async def say(desk: Desk, chat_id: int, line: str, *, language: str, reply_to: int | None = None, buttons: Sequence[Sequence[Button]] = ()) -> None:
    """Show one line of the surface's own."""
    rows = tuple(tuple(row) for row in buttons)
    await show(desk, chat_id, Reply(Decision.PAGE, language, (Block(Part.TEXT, line),), rows), reply_to=reply_to)


async def _put(
    desk: Desk, chat_id: int, text: Text, *, buttons: InlineKeyboardMarkup | None, reply_to: int | None, instead_of: int | None, urgent: bool
) -> list[int]:  # fmt: skip
    """The id of the message that now shows the text; none when the chat has blocked us."""
    if instead_of is not None and await desk.sender.edit(chat_id, instead_of, text=text, keyboard=buttons, urgent=urgent):
        return [instead_of]
    message = await desk.sender.send(chat_id, text, keyboard=buttons, reply_to=reply_to, urgent=urgent)
    return [message.message_id] if message else []


def unformatted(markup: str, language: str) -> str:
    """One HTML message as plain text within the limit; links keep their address where it fits."""
    with_links, without = _LINK.sub(lambda link: f"{link[2]} ({isolate(link[1], language)})", markup), markup
    plain, short = (html.unescape(_TAG.sub("", text)) for text in (with_links, without))
    return plain if units(plain) <= TEXT_LIMIT else short
