"""From an update to its handler. The bot answers people in private chats; it never writes first."""

from contextlib import suppress

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.telegram.desk import Desk
from bot.telegram.handlers import commands, groups, inline, media, presses, questions
from bot.telegram.raw import Raw
from bot.telegram.send import Unreachable
from bot.telegram.show import say

_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def handle(desk: Desk, raw: Raw) -> None:
    """Handle one update. An error of ours is told to the person in one line, then raised for the log."""
    update = Update.de_json(dict(raw), None)
    try:
        await _route(desk, update)
    except Unreachable:
        raise
    except Exception:
        with suppress(Unreachable):
            await _apologise(desk, update)
        raise


async def _route(desk: Desk, update: Update) -> None:
    if update.callback_query:
        await presses.press(desk, update.callback_query)
    elif update.inline_query:
        await inline.offer(desk, update.inline_query)
    elif update.my_chat_member and update.my_chat_member.new_chat_member.status in _GONE:
        await desk.people.forget(update.my_chat_member.chat.id)  # who blocks the bot has left: nothing is kept of them
    elif update.message:
        await _message(desk, update.message)
    elif update.edited_message and update.edited_message.text:
        await _message(desk, update.edited_message)


async def _message(desk: Desk, message: Message) -> None:
    """A new message; or an edited one, which is a corrected question and gets an answer of its own."""
    if message.from_user is None or message.from_user.is_bot:
        return
    if message.chat.type != ChatType.PRIVATE:
        await groups.point_to_private(desk, message)
    elif message.text and message.text.startswith("/") and (command := commands.parse(message.text)):
        await commands.run(desk, message, command)
    elif message.text:
        await questions.question(desk, message, message.text)
    elif media.received(message):
        await media.decline(desk, message)


async def _apologise(desk: Desk, update: Update) -> None:
    chat = update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE or update.my_chat_member:
        return
    user = update.effective_user
    context = await desk.people.context(chat.id, user.language_code if user else None)
    language = desk.engine.answer_language(None, context)
    t = desk.strings(language)
    await say(desk, chat.id, t("Something went wrong on my side. Please write again in a moment. In an emergency call 911."), language=language)
