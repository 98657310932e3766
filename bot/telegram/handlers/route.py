"""From an update to its handler. The bot answers people in private chats; it never writes first."""

from contextlib import suppress

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.reply import Verb
from bot.telegram.busy import typing
from bot.telegram.desk import Desk
from bot.telegram.handlers import commands, groups, holds, inline, limits, media, presses, questions
from bot.telegram.payload import decode
from bot.telegram.raw import Raw
from bot.telegram.send import Unreachable, nothing_shown_yet
from bot.telegram.show import say

_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def handle(desk: Desk, raw: Raw) -> None:
    """Handle one update. An error of ours is told to the person in one line, then raised for the log."""
    update = Update.de_json(dict(raw), None)
    nothing_shown_yet()
    try:
        async with typing(desk.sender, _waits_where(update), patience=desk.patience):
            await _route(desk, update)
    except Unreachable:
        raise
    except Exception:
        with suppress(Unreachable):
            await _apologise(desk, update)
        raise


def _waits_where(update: Update) -> int | None:
    """The private chat in which somebody waits for words; None for 🗑, in groups, and when nobody wrote."""
    if update.callback_query and (pressed := decode(update.callback_query.data)) and pressed.action.verb is Verb.DELETE:
        return None
    chat = None if update.my_chat_member else update.effective_chat
    return chat.id if chat and chat.type == ChatType.PRIVATE else None


async def _route(desk: Desk, update: Update) -> None:
    if update.callback_query:
        await presses.press(desk, update.callback_query)
    elif update.inline_query:
        await inline.offer(desk, update.inline_query)
    elif update.my_chat_member and update.my_chat_member.new_chat_member.status in _GONE:
        await desk.people.forget(update.my_chat_member.chat.id)  # who blocks the bot has left: nothing is kept of them
    elif update.message:
        await _message(desk, update.message)
    elif update.edited_message and update.edited_message.text and update.edited_message.chat.type == ChatType.PRIVATE:
        await _message(desk, update.edited_message)


async def _message(desk: Desk, message: Message) -> None:
    """A new message; or an edited one, which is a corrected question and gets an answer of its own."""
    if message.from_user is None or message.from_user.is_bot:
        return
    if message.chat.type != ChatType.PRIVATE:
        await groups.point_to_private(desk, message)
    elif maintenance := holds.wanted(desk, message):
        await holds.run(desk, message, maintenance)
    elif message.text or media.received(message):
        await _private(desk, message)


async def _private(desk: Desk, message: Message) -> None:
    """What a person wrote or sent, unless it is too much at once; an album counts once."""
    goes_on = media.goes_on(desk, message)
    if goes_on and not message.caption:
        return
    if not await limits.admits(desk, message):
        return
    if message.text and message.text.startswith("/") and (command := commands.parse(message.text)):
        await commands.run(desk, message, command)
    elif message.text:
        await questions.question(desk, message, message.text)
    else:
        await media.decline(desk, message, explained=goes_on)


async def _apologise(desk: Desk, update: Update) -> None:
    chat = update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE or update.my_chat_member:
        return
    user = update.effective_user
    context = await desk.people.context(chat.id, user.language_code if user else None)
    language = desk.engine.answer_language(None, context)
    t = desk.strings(language)
    await say(desk, chat.id, t("Something went wrong on my side. Please write again in a moment. In an emergency call 911."), language=language)
