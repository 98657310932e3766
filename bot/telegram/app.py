"""Puts the surface together and runs it until it is told to stop."""

import asyncio
import gc
import logging
import signal
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot import clock
from bot.factory import build_engine
from bot.i18n import warm_dates
from bot.render import handout
from bot.seal import Seal
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.secret import secret_key
from bot.storage.store import Store
from bot.telegram import logs, profile
from bot.telegram.connection import Connection
from bot.telegram.desk import Desk
from bot.telegram.handlers.route import handle
from bot.telegram.people import People
from bot.telegram.poll import Poller, Work
from bot.telegram.send import Sender
from bot.telegram.switch import KillSwitch

START_PAUSE, LONGEST_START_PAUSE = 1.0, 30.0
"""Seconds between tries while Telegram is away at the start; each wait doubles."""

log = logging.getLogger(__name__)


class BadToken(Exception):
    """Telegram does not know the token."""


async def run_bot(settings: Settings, token: str) -> None:
    """Answer until SIGTERM or SIGINT. Raises SettingsError, BrokenKnowledge and BadToken before anything is answered."""
    asyncio.get_running_loop().set_exception_handler(logs.unhandled)
    key = secret_key(settings)
    store = Store(open_database(settings.database_url))
    await store.upkeep(today=clock.today(settings.zone))
    connection = Connection(token, api_url=settings.telegram_api_url)
    try:
        desk = await _desk(settings, connection, store, key)
        introducing = asyncio.create_task(profile.introduce(connection, desk.engine.interface, desk.languages))
        following = asyncio.create_task(desk.switch.follow())
        await _poll(connection, desk, settings, store)
        introducing.cancel()
        following.cancel()
    except InvalidToken:
        raise BadToken from None
    finally:
        await connection.shutdown()
        await store.close()


async def _desk(settings: Settings, connection: Connection, store: Store, key: bytes) -> Desk:
    engine = await asyncio.to_thread(build_engine, settings)
    await asyncio.to_thread(warm_dates, settings.language_codes)
    await _greet(connection)
    engine.handle = connection.username
    engine.makes_files = handout.available()
    engine.seal, engine.inline = Seal(key), bool(connection.supports_inline_queries)
    today = partial(clock.today, settings.zone)
    people = People(store if settings.remember else None, key, now=clock.now, today=today)
    switch = KillSwitch(engine, store, settings.maintainer_names)
    await switch.reread()
    return Desk(switch, Sender(connection), people, connection.username, settings.language_codes, today, engine.sounds_urgent)


async def _greet(connection: Connection) -> None:
    """Make the connection's first call, until it works. Raises InvalidToken."""
    wait = START_PAUSE
    while True:
        try:
            await connection.initialize()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram can't be reached (%s). Trying again in %.0f s.", error.__class__.__name__, wait)
        await asyncio.sleep(wait)
        wait = min(wait * 2, LONGEST_START_PAUSE)


def _beat(file: Path) -> None:
    """Show `amparo alive` that a poll was completed. A folder that can't be written costs the health check, not the answers."""
    try:
        file.touch()
    except OSError as error:
        log.debug("No heartbeat (%s).", error.__class__.__name__)


async def _poll(connection: Connection, desk: Desk, settings: Settings, store: Store) -> None:
    """Poll until a signal, then end what is under way."""
    gc.freeze()  # what is loaded stays; looking through it again and again stops every answer for 0.1 to 0.3 s (benchmarks/guide.py)
    tidied: date = desk.today()
    troubles = logs.HourlyCounts("Trouble with sending", desk.sender.counts)

    async def polled() -> None:
        nonlocal tidied
        _beat(settings.heartbeat_file)
        troubles.tell()
        if tidied != desk.today():
            tidied = desk.today()
            await store.upkeep(today=tidied)

    poller = Poller(connection, Work(partial(handle, desk), desk.urgent, polled, desk.today), store)
    polling = asyncio.create_task(poller.run())
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, polling.cancel)
    log.info("Amparo answers as @%s.", desk.handle)
    with suppress(asyncio.CancelledError):
        await polling
    await poller.finish()
    log.info("Stopped: %s. Trouble with sending: %s.", logs.in_words(poller.outcomes), logs.in_words(desk.sender.counts))
