"""The connection to the Bot API: our updates as they come, unparsed, so that one malformed update spoils no window."""

from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.telegram.raw import KINDS, Raw

SEND_CONNECTIONS = 32
"""Thirty messages a second is the most Telegram takes; each needs a connection for a fraction of a second."""

READ_SECONDS = 6.0
CONNECT_SECONDS = 4.0
POOL_SECONDS = 10.0
"""The tries of a send, with these, end within the 20 seconds of an update unless three of them hang."""

POLL_MARGIN = 10.0
"""Seconds a long poll's answer may come late; the loop's own watchdog is a little longer."""


class Connection(Bot):
    """python-telegram-bot's Bot with one method more."""

    def __init__(self, token: str, *, api_url: str) -> None:
        self._polling = HTTPXRequest(connection_pool_size=1, connect_timeout=CONNECT_SECONDS)
        sending = HTTPXRequest(SEND_CONNECTIONS, read_timeout=READ_SECONDS, connect_timeout=CONNECT_SECONDS, pool_timeout=POOL_SECONDS)
        super().__init__(token, base_url=api_url, request=sending, get_updates_request=self._polling)

    async def updates(self, *, offset: int | None, limit: int, wait: int) -> Sequence[Raw]:
        """One getUpdates. Raises TelegramError."""
        data: dict[str, Any] = {"limit": limit, "timeout": wait, "allowed_updates": list(KINDS)}
        if offset is not None:
            data["offset"] = offset
        fetched = await self._post("getUpdates", data, read_timeout=wait + POLL_MARGIN)
        return fetched if isinstance(fetched, list) else ()

    async def reconnect(self) -> None:
        """Drop the polling connection; the next poll opens a new one."""
        await self._polling.shutdown()
        await self._polling.initialize()
