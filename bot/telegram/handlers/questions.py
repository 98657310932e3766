"""A question in someone's own words: the answer, and what is done about personal data in it."""

from telegram import Message, MessageOriginUser
from telegram.constants import MessageEntityType

from bot.recognise import Origin
from bot.reply import Action, Button, Context, Decision, Reply, Verb
from bot.telegram.desk import Desk
from bot.telegram.show import say, show
from bot.understanding.personal import GRAVE

RETOUCHED = frozenset(
    {MessageEntityType.TEXT_LINK, MessageEntityType.TEXT_MENTION, MessageEntityType.STRIKETHROUGH, MessageEntityType.SPOILER, MessageEntityType.CUSTOM_EMOJI}
)
"""Ways to show a text as another one (core.telegram.org/bots/api#messageentity): links behind words, words struck out or covered, letters as pictures."""


def hint(message: Message) -> str | None:
    """The language the person's Telegram is set to."""
    return message.from_user.language_code if message.from_user else None


def origin(message: Message, bot_id: int) -> Origin:
    """Where a message's text comes from, as Telegram tells it: that a message was first sent by us nobody can make up."""
    source = message.forward_origin
    writer = source.sender_user.id if isinstance(source, MessageOriginUser) else None
    return Origin(
        ours=writer == bot_id,
        via_us=message.via_bot is not None and message.via_bot.id == bot_id,
        forwarded=source is not None and (message.from_user is None or writer != message.from_user.id),
        retouched=any(entity.type in RETOUCHED for entity in (*message.entities, *message.caption_entities)),
    )


async def question(desk: Desk, message: Message, text: str) -> Reply:
    """Answer what a person typed."""
    context = await desk.people.context(message.chat.id, hint(message))
    return await answered(desk, message, text, context=context)


async def answered(desk: Desk, message: Message, text: str, *, context: Context, ignore_danger: bool = False) -> Reply:
    """Answer as a reply to the message, so that 🗑 can delete both and 'no emergency' finds the text again."""
    reply = await desk.answer(text, context, ignore_danger=ignore_danger, origin=origin(message, desk.sender.bot.id))
    calm = reply.decision is not Decision.DANGER
    grave = calm and bool(GRAVE.intersection(reply.personal_data))
    await show(desk, message.chat.id, reply, reply_to=None if grave else message.message_id)  # a quote would keep the number
    if reply.topic:
        desk.people.asked(message.chat.id, reply.topic)
    if grave:
        await _take_away(desk, message, reply.answer_language)
    elif calm and reply.personal_data:
        await _offer_to_delete(desk, message, reply.answer_language)
    return reply


async def danger_heard(desk: Desk, message: Message, text: str) -> bool:
    """Whether a question too many speaks of danger, which is answered; a grave number is taken away; else nothing is said.

    The engine decides, not the cheap look for danger, which knows only so many words. Looking costs little; it is sending that is scarce.
    """
    context = await desk.people.context(message.chat.id, hint(message))
    reply = await desk.answer(text, context, origin=origin(message, desk.sender.bot.id))
    if reply.decision is Decision.DANGER:
        await show(desk, message.chat.id, reply, reply_to=message.message_id)
        return True
    if GRAVE.intersection(reply.personal_data):
        await _take_away(desk, message, reply.answer_language)
    return False


async def _take_away(desk: Desk, message: Message, language: str) -> None:
    """Delete a message with a number that can harm, and say why."""
    t = desk.strings(language)
    if await desk.sender.delete(message.chat.id, message.message_id):
        line = t(
            "I deleted your message from this chat because it had a personal number. I did not keep it; Telegram may have a copy. I do not need your numbers."
        )
    else:
        line = t("Your message has a personal number, and I could not delete it. Please delete it yourself. I did not keep it and do not need your numbers.")
    await say(desk, message.chat.id, line, language=language)


async def _offer_to_delete(desk: Desk, message: Message, language: str) -> None:
    """For contact details one line and a button: the note replies to the message, so 🗑 takes both."""
    t = desk.strings(language)
    line = t("Your message has an address, a phone number, an email or a birth date. I did not keep it and do not need it.")
    button = Button(t("🗑 Delete my message"), Action(Verb.DELETE))
    await say(desk, message.chat.id, line, language=language, reply_to=message.message_id, buttons=((button,),))
