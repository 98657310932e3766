"""Button presses. Pages change in place, so that the chat stays short; an answer stands as a message of its own.

A topic opened from a list is a new message: people keep and forward answers, and the list stays for the next one. Opened
under 'Which one is closest?' it takes that message's place, since the question above it is then the answer's. A card is always
a message of its own: it is what gets forwarded.
"""

from dataclasses import replace

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from bot.navigators import general_only
from bot.reply import Action, Context, Verb
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import COMMANDS, forget
from bot.telegram.handlers.questions import answered
from bot.telegram.payload import Pressed, decode
from bot.telegram.send import Text
from bot.telegram.show import say, show

PAGES = frozenset(
    {Verb.START, Verb.ABOUT, Verb.PRIVACY, Verb.HOW, Verb.TOPICS, Verb.AREA, Verb.STATES, Verb.STATE, Verb.LANGUAGES, Verb.LANGUAGE, Verb.GUIDE}
)  # fmt: skip
"""Pressed, these replace the message they stand under; help does, too, unless it was asked for under an answer."""


async def press(desk: Desk, query: CallbackQuery) -> None:
    """Do what a button says; unknown and old ones lead to the start page."""
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return
    await desk.sender.answer_callback(query.id, message.chat.id)
    context = await desk.people.context(message.chat.id, query.from_user.language_code)
    pressed = decode(query.data) or Pressed("", COMMANDS["start"])
    if pressed.language in desk.languages:
        context = replace(context, language=pressed.language)
    asked = message.reply_to_message if isinstance(message, Message) else None
    if pressed.action.verb is Verb.DELETE:
        await _delete(desk, message.chat.id, (message.message_id, asked.message_id if asked else None), pressed)
    elif pressed.action.verb is Verb.NOT_DANGER and asked and (asked.text or asked.caption):
        await answered(desk, asked, str(asked.text or asked.caption), context=context, ignore_danger=True)
    else:
        await _open(desk, message.chat.id, message.message_id, asked=asked.message_id if asked else None, action=pressed.action, context=context)


async def _open(desk: Desk, chat_id: int, message_id: int, *, asked: int | None, action: Action, context: Context) -> None:
    """Show the page or answer a button leads to; `asked` is the question its message replies to."""
    if action.verb is Verb.FORGET:
        await forget(desk, chat_id, context, instead_of=message_id)
        return
    context = await _chosen(desk, chat_id, action, context)
    reply = await desk.act(action, context)
    if action.verb is Verb.CARD and desk.people.tell_once(chat_id, "navigators"):
        await say(desk, chat_id, general_only(desk.strings(reply.answer_language)), language=reply.answer_language)
    chosen = (action.verb is Verb.TOPIC and asked is not None) or (action.verb is Verb.HELP and reply.topic is None)
    in_place = action.verb in PAGES or chosen
    if reply.topic:
        desk.people.asked(chat_id, reply.topic)
    await show(desk, chat_id, reply, reply_to=asked if action.verb is Verb.DANGER else None, instead_of=message_id if in_place else None)


async def _chosen(desk: Desk, chat_id: int, action: Action, context: Context) -> Context:
    """The context after a choice of language or state, which is kept. A value that is none of ours changes nothing."""
    value = action.args[0] if action.args else ""
    if action.verb is Verb.LANGUAGE and value in desk.languages:
        await desk.people.chose(chat_id, language=value)
        return replace(context, language=value)
    if action.verb is Verb.STATE and (value == "none" or value in desk.engine.base.states):
        state = None if value == "none" else value
        await desk.people.chose(chat_id, state=state)
        return replace(context, state=state)
    return context


async def _delete(desk: Desk, chat_id: int, ids: tuple[int, int | None], pressed: Pressed) -> None:
    """Delete the question, the reply's earlier messages, and last the one with the button, so that it can be pressed again."""
    message_id, question = ids
    if question is not None:
        await desk.sender.delete(chat_id, question)
    for part in pressed.action.args:
        if part.isdecimal():
            await desk.sender.delete(chat_id, int(part))
    if not await desk.sender.delete(chat_id, message_id):
        t = desk.strings(pressed.language)
        gone = t("Deleted.")
        await desk.sender.edit(chat_id, message_id, text=Text(gone, gone))
