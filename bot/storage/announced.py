"""Which corrections were posted to which public channel, so that none is posted twice. Nothing of people is in it.

What a channel said before its newest post is not kept: an answer that was held and is given again in the same words is news again.

Unlike the rest of what is stored, this raises what SQLAlchemy raises: who can't look up what was posted must not post.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.tables import announced


class State(StrEnum):
    """SENDING until Telegram has said yes: after a crash or a lost answer nobody knows whether it was posted."""

    SENDING = "sending"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Post:
    """One correction in one channel: the channel's name without @, and the SHA-256 of the text in hexadecimal."""

    channel: str
    topic: str
    language: str
    text_hash: str

    def is_this(self) -> ColumnElement[bool]:
        """The condition for its row."""
        return and_(self.on_the_same(), announced.c.text_hash == self.text_hash)

    def on_the_same(self) -> ColumnElement[bool]:
        """The condition for all that was posted there on the topic. Telegram reads names of channels in any case."""
        return and_(announced.c.channel == self.channel.lower(), announced.c.topic == self.topic, announced.c.language == self.language)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a post, and since when."""

    state: State
    day: date


async def claim(engine: AsyncEngine, post: Post, *, today: date) -> Record | None:
    """Record that a post is being sent; None says that it is ours to send. Of two processes one gets it, the other what is recorded."""
    row = {"channel": post.channel.lower(), "topic": post.topic, "language": post.language, "text_hash": post.text_hash}
    try:
        async with engine.begin() as connection:
            await connection.execute(insert(announced).values(**row, state=State.SENDING, day=today))
    except IntegrityError:
        async with engine.connect() as connection:
            found = (await connection.execute(select(announced).where(post.is_this()))).one()
        return Record(State(found.state), found.day)
    return None


async def settle(engine: AsyncEngine, post: Post, *, today: date) -> None:
    """Record that a post is in its channel, and forget those that it takes the place of."""
    async with engine.begin() as connection:
        older = (announced.c.text_hash != post.text_hash) & (announced.c.state == State.SENT)
        await connection.execute(delete(announced).where(post.on_the_same(), older))
        await connection.execute(update(announced).where(post.is_this()).values(state=State.SENT, day=today))


async def release(engine: AsyncEngine, post: Post) -> None:
    """Record that a post is not in its channel: Telegram did not take it, so a later run may try again."""
    async with engine.begin() as connection:
        await connection.execute(delete(announced).where(post.is_this()))
