"""The tables. No column can hold a text, a name or a Telegram id of a person; `announced` names the operator's own public channels."""

from sqlalchemy import BigInteger, Column, Date, Index, MetaData, SmallInteger, String, Table

HASH_CHARS = 64
"""SHA-256 in hexadecimal."""

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
