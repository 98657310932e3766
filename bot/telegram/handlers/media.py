"""Pictures, files, voice, places and contacts: declined kindly and never downloaded; words written with them are answered.

Most photos here are of letters. So instead of 'no' the bot offers the questions that letters raise.
"""

from dataclasses import replace

from telegram import Message

from bot.reply import Action, Button, Decision, Verb
from bot.telegram.desk import Desk
from bot.telegram.handlers.questions import hint, question
from bot.telegram.show import say, show

LETTERS = ("photo", "document")
SPOKEN = ("voice", "audio", "video_note")
PERSONAL = ("location", "venue", "contact")
OTHERS = ("video", "animation", "sticker", "poll", "dice", "story", "paid_media", "checklist", "game", "invoice")
KINDS = (*LETTERS, *SPOKEN, *PERSONAL, *OTHERS)
"""Contents of a message a person sends (core.telegram.org/bots/api#message); service messages are none."""


def received(message: Message) -> bool:
    """Whether the message holds something besides text that a person sent."""
    return _holds(message, KINDS) or bool(message.api_kwargs and message.caption)


def goes_on(desk: Desk, message: Message) -> bool:
    """Whether this is a further picture of an album. Ten photos arrive as ten messages; one explanation is enough."""
    return message.media_group_id is not None and not desk.people.new_album(message.chat.id, message.media_group_id, message.message_id)


async def decline(desk: Desk, message: Message, *, explained: bool = False) -> None:
    """Answer the words under a picture, then say that the picture was not looked at, unless that is explained already."""
    if message.caption:
        reply = await question(desk, message, message.caption)
        if reply.decision is Decision.DANGER or explained:
            return  # in danger one thing to do, nothing beside it
        language = reply.answer_language
    else:
        language = desk.engine.answer_language(None, await desk.people.context(message.chat.id, hint(message)))
    await _explain(desk, message, language)


async def _explain(desk: Desk, message: Message, language: str) -> None:
    """Say what is not opened, as a reply to it, so that 🗑 takes both."""
    if _holds(message, LETTERS):
        await _ask_about_letter(desk, message, language)
        return
    t = desk.strings(language)
    ways = [Button(t("Find help"), Action(Verb.HELP)), Button(t("All topics"), Action(Verb.TOPICS))]
    if _holds(message, SPOKEN):
        line = t("I can't listen to voice messages. Please write your question in words, or press a button.")
    elif _holds(message, PERSONAL):
        line = t("I don't need to know where you are, or anybody's phone number. I did not look at it and do not keep it.")
        ways = [Button(t("🗑 Delete my message"), Action(Verb.DELETE))]
    else:
        line = t("I can't open voice messages, photos, files or places. I did not look at it. Write your question in words.")
    await say(desk, message.chat.id, line, language=language, reply_to=message.message_id, buttons=(ways,))


async def _ask_about_letter(desk: Desk, message: Message, language: str) -> None:
    context = await desk.people.context(message.chat.id, hint(message))
    reply = await desk.act(Action(Verb.LETTER), replace(context, language=language))
    await show(desk, message.chat.id, reply, reply_to=message.message_id)


def _holds(message: Message, kinds: tuple[str, ...]) -> bool:
    return any(getattr(message, kind, None) for kind in kinds)
