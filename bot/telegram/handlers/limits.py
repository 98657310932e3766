"""Who asks faster than the bot can answer is told so once, kindly, and then not answered for a while. Danger is always answered."""

from telegram import CallbackQuery, Message

from bot.i18n import Translate
from bot.reply import Verb
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import COMMANDS, parse
from bot.telegram.handlers.questions import danger_heard, hint
from bot.telegram.show import say
from bot.telegram.throttle import Admission

UNLIMITED = frozenset({Verb.DANGER, Verb.NOT_DANGER, Verb.DELETE})
"""Presses that are done whatever came before: ways through danger and out of it, and 🗑, which sends nothing."""

CALLBACK_ANSWER_CHARS = 200
"""core.telegram.org/bots/api#answercallbackquery."""


async def admits(desk: Desk, message: Message) -> bool:
    """Whether a message is handled as any other. /start and the rest of the menu count as presses: they are pressed, not written.

    A message too many is still heard for danger, which is answered alone; else the first one gets a kind line.
    """
    text = message.text or message.caption or ""
    command = parse(text)
    throttle = desk.throttles.presses if command and command.name in COMMANDS else desk.throttles.questions
    admission = throttle.admits(message.chat.id)
    if admission is Admission.ADMITTED:
        return True
    danger = bool(text) and await danger_heard(desk, message, text)
    if admission is Admission.WARN and not danger:
        language = desk.engine.answer_language(None, await desk.people.context(message.chat.id, hint(message)))
        await say(desk, message.chat.id, _please_wait(desk.strings(language)), language=language)
    return False


async def admits_press(desk: Desk, query: CallbackQuery, chat_id: int, *, verb: Verb, language: str) -> bool:
    """Whether a press is done; either way it is acknowledged. The request to wait only shows above the chat for a moment."""
    admission = Admission.ADMITTED if verb in UNLIMITED else desk.throttles.presses.admits(chat_id)
    told = _please_wait(desk.strings(language))[:CALLBACK_ANSWER_CHARS] if admission is Admission.WARN else None
    await desk.sender.answer_callback(query.id, chat_id, say=told)
    return admission is Admission.ADMITTED


def _please_wait(t: Translate) -> str:
    return t("You are faster than I am. Please wait a minute; then I answer again. In an emergency call 911.")
