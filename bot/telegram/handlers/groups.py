"""In a group the bot says one thing, and only when spoken to: ask me in private."""

from telegram import Message
from telegram.constants import ChatType

from bot.reply import Context
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import COMMANDS, parse
from bot.telegram.handlers.questions import hint
from bot.telegram.send import Text


async def point_to_private(desk: Desk, message: Message) -> None:
    """Answer a mention or a command with the private chat's address; everything else is not for us."""
    if message.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP) or not _spoken_to(desk, message.text or message.caption or ""):
        return
    language = desk.engine.answer_language(None, Context(hint=hint(message)))
    t = desk.strings(language)
    line = t("Ask me in private") + f": https://t.me/{desk.handle}"
    await desk.sender.send(message.chat.id, Text(line, line), reply_to=message.message_id)


def _spoken_to(desk: Desk, text: str) -> bool:
    if f"@{desk.handle.lower()}" in text.lower():
        return True
    command = parse(text)
    return command is not None and command.name in COMMANDS and "@" not in text.split()[0]
