"""Corrections in the operator's public channels: one short message per channel and topic, never twice."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.error import BadRequest, Forbidden

from bot.compose import Asked, Composer
from bot.i18n import Interface, say_day
from bot.knowledge.models import Hold
from bot.links import Target, address
from bot.render.telegram_html import messages
from bot.reply import Block, Part, Reply
from bot.settings import Settings, key
from bot.storage import holds
from bot.storage.announced import Post, State, claim, release, settle
from bot.storage.database import open_database, upgrade
from bot.telegram.connection import Connection
from bot.telegram.send import PerhapsSent, Sender, Unreachable

WAITING = 300.0
"""Seconds of Telegram's own waits that one message sits out: nobody waits for an answer here, and the operator can end it at any time."""


class TooLong(Exception):
    """A correction does not fit into one message. The message says which one, and what to do."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands in one channel on one topic, as Telegram HTML."""

    post: Post
    html: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction. `there`: it stands in its channel, now or since an earlier run."""

    there: bool
    words: str


def corrections(
    composer: Composer, interface: Interface, topics: Iterable[str], channels: Mapping[str, str], *, handle: str, today: date
) -> tuple[Correction, ...]:  # fmt: skip
    """A correction on each topic for each channel, in its language. Raises TooLong."""
    return tuple(
        _correction(composer.correction(topic, Asked(language, None, today)), interface, Target(topic, language), channel, handle=handle, today=today)
        for topic in topics
        for language, channel in channels.items()
    )


def _correction(reply: Reply, interface: Interface, target: Target, channel: str, *, handle: str, today: date) -> Correction:
    """The reply with its day and address. They are no part of what makes a text new, or tomorrow's run would post all of it again."""
    language = reply.answer_language
    digest = hashlib.sha256("\n\n".join(messages(reply)).encode()).hexdigest()
    t = interface.strings(language)
    current = Block(Part.TEXT, t("As of {day}. The current answer: {address}").format(day=say_day(today, language), address=address(handle, target)))
    first, *rest = messages(replace(reply, blocks=(*reply.blocks[:-1], current, reply.blocks[-1])))
    if rest:
        raise TooLong(f"{target.topic}, {language}: longer than one message. Shorten its `short` or `fallback`.")
    return Correction(Post(channel, target.topic, language, digest), first)


async def handle_of(settings: Settings, token: str) -> str:
    """The bot's name on Telegram without @. Raises TelegramError."""
    async with Connection(token, api_url=settings.telegram_api_url) as connection:
        return connection.username


async def held_now(settings: Settings) -> Mapping[str, Hold]:
    """What maintainers hold in the database, by topic: no correction may say it. Raises what SQLAlchemy and Alembic raise."""
    database = open_database(settings.database_url)
    try:
        await upgrade(database)
        return {held.topic: Hold(since=held.since, why=held.why) for held in await holds.read(database)}
    finally:
        await database.dispose()


async def announce(
    settings: Settings, token: str, wanted: Iterable[Correction], *, today: date, again: bool, tell: Callable[[Post, Outcome], None]
) -> bool:  # fmt: skip
    """Post what is not in its channel yet, one after the other, and tell each outcome. True when all are there.

    `again` posts also what may be there, because an earlier run did not learn what became of it.
    Raises TelegramError when Telegram can't be reached at all, and what SQLAlchemy and Alembic raise.
    """
    database = open_database(settings.database_url)
    there = True
    try:
        await upgrade(database)
        async with Connection(token, api_url=settings.telegram_api_url) as connection:
            sender = Sender(connection, waiting=WAITING)
            for correction in wanted:
                outcome = await _posted(correction, sender, database, today=today, again=again)
                tell(correction.post, outcome)
                there = there and outcome.there
    finally:
        await database.dispose()
    return there


async def _posted(correction: Correction, sender: Sender, database: AsyncEngine, *, today: date, again: bool) -> Outcome:
    """Recorded before the call and settled after it: where a process dies between, the next one finds that it does not know."""
    post = correction.post
    known = await claim(database, post, today=today)
    if known and known.state is State.SENT:
        return Outcome(True, f"already posted on {known.day}")
    if known and not again:
        return _perhaps(known.day)
    try:
        await sender.post(f"@{post.channel}", correction.html)
    except PerhapsSent:
        return _perhaps(today)
    except (Forbidden, BadRequest, Unreachable) as error:
        await release(database, post)
        return Outcome(False, f"not posted: {_why(error)}")
    await settle(database, post, today=today)
    return Outcome(True, "posted")


def _perhaps(day: date) -> Outcome:
    return Outcome(False, f"may have been posted on {day}; look at the channel. If it is not there, `--again` posts it")


def _why(error: Exception) -> str:
    """Why Telegram did not take a message, and what to do. It has few codes; its words tell them apart."""
    said = str(error).lower()
    if isinstance(error, Unreachable):
        return "Telegram could not be reached, or wants us to wait for long. Run the same command again later"
    if "chat not found" in said:
        return f"Telegram knows no public channel of this name. Correct it in {key('update_channels')}"
    if isinstance(error, Forbidden) or "rights" in said:
        return f"the bot may not post there ({error}). Make it an administrator of the channel, with the right to post messages"
    return f"Telegram refused it ({error})"
