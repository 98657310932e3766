"""Button presses. Pages change in place, so that the chat stays short; an answer stands as a message of its own.

More changes only the buttons under an answer: the answer stays where it is, and Back brings its own buttons again.

A topic opened from a list or from the related ones under More is a new message: people keep and forward answers. Opened
under 'Which one is closest?' it takes that message's place, since the question above it is then the answer's. A card is always
a message of its own: it is what gets forwarded.
"""

from collections.abc import Iterator
from dataclasses import replace

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message
from telegram.constants import ChatType

from bot.navigators import general_only
from bot.reply import Action, Context, Verb
from bot.telegram.desk import Desk
from bot.telegram.handlers import sheets
from bot.telegram.handlers.commands import forget
from bot.telegram.handlers.limits import admits_press
from bot.telegram.handlers.questions import answered
from bot.telegram.payload import Pressed, decode, rescue
from bot.telegram.send import Text
from bot.telegram.show import say, show, show_buttons

PAGES = frozenset(
    {
        Verb.START, Verb.ABOUT, Verb.PRIVACY, Verb.HOW, Verb.TOPICS, Verb.AREA, Verb.STATES, Verb.STATE, Verb.LANGUAGES, Verb.LANGUAGE, Verb.GUIDE,
        Verb.GUIDE_SHEET, Verb.BACK, Verb.BOTH, Verb.LETTER,
    }
)  # fmt: skip
"""Pressed, these replace the message they stand under; help does, too, unless it was asked for under an answer."""

MENUS = frozenset({Verb.MORE, Verb.LESS})
"""Pressed, these replace only the buttons."""


async def press(desk: Desk, query: CallbackQuery) -> None:
    """Do what a button says; old and unknown ones lead to the topic they name, or to the start page."""
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        await desk.sender.answer_callback(query.id, query.from_user.id)  # in a group, or under a card put into another chat: nothing is said
        return
    context = await desk.people.context(message.chat.id, query.from_user.language_code)
    pressed = decode(query.data) or rescue(query.data, topics=desk.engine.base.topics, languages=desk.languages)
    if pressed.language in desk.languages:
        context = replace(context, language=pressed.language)
    if not await admits_press(desk, query, message.chat.id, verb=pressed.action.verb, language=desk.engine.answer_language(None, context)):
        return
    asked = message.reply_to_message if isinstance(message, Message) else None
    if pressed.action.verb is Verb.DELETE:
        await _delete(desk, message.chat.id, (message.message_id, asked.message_id if asked else None), pressed)
    elif pressed.action.verb is Verb.NOT_DANGER and asked and (asked.text or asked.caption):
        await answered(desk, asked, str(asked.text or asked.caption), context=context, ignore_danger=True)
    elif pressed.action.verb in MENUS:
        await _change_buttons(desk, message, action=pressed.action, context=context)
    else:
        await _open(desk, message, asked=asked.message_id if asked else None, action=pressed.action, context=context)


async def _change_buttons(desk: Desk, message: MaybeInaccessibleMessage, *, action: Action, context: Context) -> None:
    """Other buttons under the same text; where Telegram won't change them any more, the page with its text."""
    reply = await desk.act(action, context)
    if not await show_buttons(desk, message.chat.id, message.message_id, reply=reply, parts=_parts(message)):
        await show(desk, message.chat.id, reply)


async def _open(desk: Desk, message: MaybeInaccessibleMessage, *, asked: int | None, action: Action, context: Context) -> None:
    """Show the page or answer a button leads to; `asked` is the question its message replies to."""
    chat_id, message_id = message.chat.id, message.message_id
    if action.verb is Verb.FORGET:
        await forget(desk, chat_id, context, instead_of=message_id)
        return
    if await sheets.sent(desk, chat_id, action, context):
        if action.verb is not Verb.GUIDE_SHEET or len(action.args) < 4:
            return
        action = replace(action, verb=Verb.GUIDE)  # the question for the status goes, as after any answer to it
    context = await _chosen(desk, chat_id, action, context)
    reply = await desk.act(action, context)
    if action.verb is Verb.CARD and desk.people.tell_once(chat_id, "navigators"):
        await say(desk, chat_id, general_only(desk.strings(reply.answer_language)), language=reply.answer_language)
    listed = any(pressed.action.verb is Verb.LESS for pressed in _offered(message))
    chosen = (action.verb is Verb.TOPIC and asked is not None and not listed) or (action.verb is Verb.HELP and reply.topic is None)
    in_place = action.verb in PAGES or chosen
    if reply.topic:
        desk.people.asked(chat_id, reply.topic)
    for part in _parts(message) if in_place else ():
        await desk.sender.delete(chat_id, part)
    await show(desk, chat_id, reply, reply_to=asked if action.verb is Verb.DANGER else None, instead_of=message_id if in_place else None)


def _parts(message: MaybeInaccessibleMessage) -> tuple[int, ...]:
    """The earlier messages of a long reply, as the 🗑 under its last one knows them."""
    return next((_ids(pressed) for pressed in _offered(message) if pressed.action.verb is Verb.DELETE), ())


def _offered(message: MaybeInaccessibleMessage) -> Iterator[Pressed]:
    """What can be pressed under a message."""
    rows = message.reply_markup.inline_keyboard if isinstance(message, Message) and message.reply_markup else ()
    return filter(None, (decode(str(button.callback_data)) for row in rows for button in row if button.callback_data))


def _ids(pressed: Pressed) -> tuple[int, ...]:
    return tuple(int(part) for part in pressed.action.args if part.isdecimal())


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
    for part in _ids(pressed):
        await desk.sender.delete(chat_id, part)
    if not await desk.sender.delete(chat_id, message_id):
        t = desk.strings(pressed.language)
        gone = t("Deleted.")
        await desk.sender.edit(chat_id, message_id, text=Text(gone, gone))
