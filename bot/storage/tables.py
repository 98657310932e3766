"""The tables. No column can hold a Telegram id, or a text or a name of anybody who asks.

The one exception is about people who are listed in the settings: `holds` and `hold_requests` keep a maintainer's own words
on why an answer is held, and the maintainer's name as AMPARO_MAINTAINERS gives it, since colleagues must know whom to ask.
`announced` names the operator's own public channels.
"""

from sqlalchemy import BigInteger, Column, Date, Index, MetaData, SmallInteger, String, Table

from bot.settings import NAME_CHARS

HASH_CHARS = 64
"""SHA-256 in hexadecimal."""

WHY_CHARS = 200
"""A sentence or two, as in topic.yaml."""

BY_CHARS = 2 * NAME_CHARS + len(" and ")
"""Two maintainers agree to hold everything."""

CHANNEL_CHARS, TOPIC_CHARS = 32, 64
"""A public name on Telegram; a topic's id, which fits into an address (bot/links.py)."""

metadata = MetaData()

preferences = Table(
    "preferences",
    metadata,
    Column("chat_hash", String(HASH_CHARS), primary_key=True),
    Column("language", String(16)),
    Column("state", String(2)),
    Column("last_used", Date, nullable=False),
    Index("preferences_last_used", "last_used"),
)

handled_updates = Table(
    "handled_updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("tries", SmallInteger, nullable=False),
    Column("done", SmallInteger, nullable=False),
    Column("handled_on", Date, nullable=False),
)

holds = Table(
    "holds",
    metadata,
    Column("topic", String(64), primary_key=True),  # a topic's or block's id, or knowledge.holds.EVERY
    Column("since", Date, nullable=False),
    Column("why", String(WHY_CHARS), nullable=False),
    Column("by", String(BY_CHARS), nullable=False),
)

hold_requests = Table(
    "hold_requests",
    metadata,
    Column("action", String(8), primary_key=True),  # "hold" or "release", of everything
    Column("by", String(NAME_CHARS), primary_key=True),
    Column("why", String(WHY_CHARS), nullable=False),
    Column("asked_at", BigInteger, nullable=False),  # seconds since 1970, UTC
)

announced = Table(
    "announced",
    metadata,
    Column("channel", String(CHANNEL_CHARS), primary_key=True),
    Column("topic", String(TOPIC_CHARS), primary_key=True),
    Column("language", String(16), primary_key=True),
    Column("text_hash", String(HASH_CHARS), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("day", Date, nullable=False),
)
