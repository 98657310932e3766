"""Voice, pictures, files, places and contacts: declined kindly and never downloaded; words written with them are answered."""

from telegram import Message

from bot.reply import Decision
from bot.telegram.desk import Desk
from bot.telegram.handlers.questions import hint, question
from bot.telegram.show import say

KINDS = (
    "voice", "audio", "video", "video_note", "photo", "animation", "document", "sticker", "location", "venue", "contact", "poll", "dice",
    "story", "paid_media", "checklist", "game", "invoice",
)  # fmt: skip
"""Contents of a message a person sends (core.telegram.org/bots/api#message); service messages are none."""


def received(message: Message) -> bool:
    """Whether the message holds something besides text that a person sent."""
    return any(getattr(message, kind, None) for kind in KINDS) or bool(message.api_kwargs and message.caption)


async def decline(desk: Desk, message: Message) -> None:
    """Answer the words under a picture, then say that the picture was not looked at."""
    if message.caption:
        reply = await question(desk, message, message.caption)
        if reply.decision is Decision.DANGER:
            return  # one thing to do, nothing beside it
        language = reply.answer_language
    else:
        language = desk.engine.answer_language(None, await desk.people.context(message.chat.id, hint(message)))
    t = desk.strings(language)
    line = t("I can't open voice messages, photos, files or places. I did not look at it. Write your question in words.")
    await say(desk, message.chat.id, line, language=language, reply_to=message.message_id)
