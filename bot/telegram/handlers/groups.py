"""In a group the bot says one thing, and only when spoken to: ask me in private."""

import re

from telegram import Message
from telegram.constants import ChatType

from bot.reply import Context
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import COMMANDS, parse
from bot.telegram.handlers.questions import hint
from bot.telegram.send import Text
from bot.telegram.throttle import Admission


async def point_to_private(desk: Desk, message: Message) -> None:
    """Answer a mention, a command or a reply with the private chat's address; everything else is not for us.

    Beyond the group's measure nothing is said: the line stands there already.
    """
    if message.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP) or not _spoken_to(desk, message):
        return
    if desk.throttles.groups.admits(message.chat.id) is not Admission.ADMITTED:
        return
    language = desk.engine.answer_language(None, Context(hint=hint(message)))
    t = desk.strings(language)
    line = t("Ask me in private") + f": https://t.me/{desk.handle}"
    await desk.sender.send(message.chat.id, Text(line, line), reply_to=message.message_id)


def _spoken_to(desk: Desk, message: Message) -> bool:
    """Whether a person means us. A card of ours that somebody put here (via_bot) and a channel's post passed on do not."""
    if message.via_bot or message.is_automatic_forward:
        return False
    text = message.text or message.caption or ""
    if re.search(rf"@{re.escape(desk.handle)}\b", text, re.IGNORECASE) or _answers_us(desk, message):
        return True
    command = parse(text)
    return command is not None and command.name in COMMANDS and "@" not in text.split()[0]


def _answers_us(desk: Desk, message: Message) -> bool:
    to = message.reply_to_message
    return bool(to and to.from_user and to.from_user.username == desk.handle)
