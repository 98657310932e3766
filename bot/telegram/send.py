"""Calls to Telegram that are tried again, wait when told to, and know which refusals are no errors."""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import httpx
from telegram import Bot, InlineKeyboardMarkup, InlineQueryResultArticle, InlineQueryResultsButton, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.pace import ChatId, Pace

PAUSES = (0.3, 1.5, 5.0)
"""Seconds before the tries after the first one, when a connection was lost or Telegram failed (5xx): a restart over there is outlived."""

TRIES = len(PAUSES) + 1
WAITING = 15.0
"""Seconds of Telegram's own waits that one call of an update sits out: with the calls themselves that stays within its 20."""

CLOSED_PAUSE = 2.0
"""Seconds between tries where Telegram's wait is longer than that: it may have meant the bot and not the chat."""

JITTER = 1.2
"""Waits are up to this many times as long, by chance, so that what failed together does not come back together."""

TOO_FAST, MAYBE_TWICE, GIVEN_UP = "times told to wait (429)", "messages maybe shown twice", "calls given up"
"""What a Sender counts. 'Maybe twice': tried again after a connection broke in which Telegram may have taken the message."""

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""The connection failed before anything was said over it."""

INLINE_CACHE_SECONDS = 10
"""Telegram's own 300 would show yesterday's card after a change, and a language that is chosen no more."""

CLOSED_CHATS = 1_000
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = logging.getLogger(__name__)
T = TypeVar("T")


_shown: ContextVar[bool] = ContextVar("shown", default=False)


class Unreachable(Exception):
    """Telegram did not take a call after all tries. `again`: the update may be begun again, since nothing of its reply stands in the chat yet."""

    def __init__(self, *, again: bool = False) -> None:
        super().__init__()
        self.again = again


class PerhapsSent(Exception):
    """The call left and no answer came back that tells what became of it."""


def nothing_shown_yet() -> None:
    """An update begins: what is sent from now on, in this task, is its reply."""
    _shown.set(False)


class NotModified(Exception):
    """The message already shows this text."""


@dataclass(frozen=True, slots=True)
class Text:
    """One message: as HTML, and as plain text for when Telegram refuses the HTML."""

    html: str
    plain: str


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name; a `picture` is shown in the chat, anything else stands there as a file."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(slots=True)
class Sender:
    """Sends, edits and deletes. None or False says: Telegram refused, and that is no error of ours.

    `waiting` is how many seconds of Telegram's own waits one call sits out.
    """

    bot: Bot
    pace: Pace = field(default_factory=Pace)
    sleep: Callable[[float], Awaitable[None]] = field(default_factory=lambda: asyncio.sleep)
    counts: Counter[str] = field(default_factory=Counter)
    waiting: float = WAITING
    _closed: dict[ChatId, float] = field(default_factory=dict)

    async def send(
        self, chat_id: int, text: Text, *, keyboard: InlineKeyboardMarkup | None = None, reply_to: int | None = None, urgent: bool = False
    ) -> Message | None:  # fmt: skip
        """The sent message; None when the chat is gone or has blocked the bot."""
        quoted = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

        async def call(words: str, mode: str | None) -> Message:
            return await self.bot.send_message(chat_id, words, parse_mode=mode, reply_markup=keyboard, reply_parameters=quoted, link_preview_options=NO_PREVIEW)

        return await self._said(chat_id, text, call, urgent=urgent, new=True)

    async def post(self, channel: str, html: str) -> None:
        """Put a message into a public channel ('@name') at most once: where it may have arrived, it is not tried again.

        Raises Forbidden and BadRequest as they come, Unreachable when it did not arrive, PerhapsSent when nobody can tell.
        """

        async def call() -> Message:
            await self.pace.wait(channel)
            return await self.bot.send_message(channel, html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)

        await self._attempted(channel, call, once=True)

    async def send_file(self, chat_id: int, file: File, *, caption: Text, keyboard: InlineKeyboardMarkup | None = None) -> Message | None:
        """The sent file with its caption; None when the chat is gone or has blocked the bot."""

        async def call(words: str, mode: str | None) -> Message:
            if file.picture:
                return await self.bot.send_photo(chat_id, file.content, words, parse_mode=mode, reply_markup=keyboard, filename=file.name)
            return await self.bot.send_document(chat_id, file.content, words, parse_mode=mode, reply_markup=keyboard, filename=file.name)

        return await self._said(chat_id, caption, call, urgent=False, new=True)

    async def edit(
        self, chat_id: int, message_id: int, *, text: Text, keyboard: InlineKeyboardMarkup | None = None, urgent: bool = False
    ) -> bool:  # fmt: skip
        """True when the message now shows the text; False when it can't be edited any more."""

        async def call(words: str, mode: str | None) -> Message | bool:
            return await self.bot.edit_message_text(words, chat_id, message_id, parse_mode=mode, reply_markup=keyboard, link_preview_options=NO_PREVIEW)

        try:
            return await self._said(chat_id, text, call, urgent=urgent) is not None
        except NotModified:
            return True

    async def edit_keyboard(self, chat_id: int, message_id: int, *, keyboard: InlineKeyboardMarkup | None) -> bool:
        """True when the message now has these buttons; False when it can't be edited any more."""

        async def call() -> Message | bool:
            await self.pace.wait(chat_id)
            return await self.bot.edit_message_reply_markup(chat_id, message_id, reply_markup=keyboard)

        try:
            return await self._tried(chat_id, call) is not None
        except BadRequest as error:
            return _says(error, "not modified")

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """True when the message is gone; False when Telegram won't delete it (older than 48 hours, foreign)."""
        try:
            return bool(await self._tried(chat_id, lambda: self.bot.delete_message(chat_id, message_id)))
        except BadRequest as error:
            return _says(error, "not found")

    async def answer_callback(self, callback_id: str, chat_id: int, *, say: str | None = None) -> None:
        """Stop the button's little clock; `say` shows above the chat for a moment. Whatever goes wrong here must not cost the answer."""
        try:
            await self._tried(chat_id, lambda: self.bot.answer_callback_query(callback_id, say), tries=1)
        except (BadRequest, Unreachable) as error:
            log.debug("A button press was not acknowledged: %s.", error.__class__.__name__)

    async def answer_inline(self, query_id: str, results: Sequence[InlineQueryResultArticle], *, button: InlineQueryResultsButton) -> None:
        """Show results for what somebody types. Once: a moment later they have typed on, and Telegram takes no answer to an old query."""
        try:
            await self.bot.answer_inline_query(query_id, results, cache_time=INLINE_CACHE_SECONDS, is_personal=True, button=button)
        except TelegramError as error:
            log.debug("An inline query was not answered: %s.", error.__class__.__name__)

    async def typing(self, chat_id: int) -> None:
        """Show 'typing…' for five seconds or until a message comes. Tried once: it must cost nothing."""
        with suppress(TelegramError):
            await self.bot.send_chat_action(chat_id, ChatAction.TYPING)

    async def _said(self, chat_id: int, text: Text, call: Callable[[str, str | None], Awaitable[T]], *, urgent: bool, new: bool = False) -> T | None:
        """Try with HTML; when Telegram can't parse it, as plain text; other refusals are None. Each try has a slot of its own.

        `new` says that the call makes a message: from then on the update is not begun again, or it would stand there twice.
        """

        async def paced(words: str, mode: str | None) -> T:
            await self.pace.wait(chat_id, urgent=urgent)
            made = await call(words, mode)
            if new:
                _shown.set(True)
            return made

        try:
            return await self._tried(chat_id, lambda: paced(text.html, ParseMode.HTML), new=new)
        except BadRequest as error:
            if _says(error, "not modified"):
                raise NotModified from None
            if not _says(error, "can't parse entities"):
                log.info("Telegram refused a message (BadRequest).")
                return None
        log.warning("Telegram could not parse our HTML; the plain text was sent instead.")
        return await self._tried(chat_id, lambda: paced(text.plain, None), new=new)

    async def _tried(self, chat_id: int, call: Callable[[], Awaitable[T]], *, tries: int = TRIES, new: bool = False) -> T | None:
        """The call's result; None when the chat blocked us. Raises BadRequest as it comes, Unreachable after the last try.

        `new` says that the call makes a message, so that a second one shows a second message.
        """
        try:
            return await self._attempted(chat_id, call, tries=tries, new=new)
        except Forbidden:
            return None

    async def _attempted(
        self, chat_id: ChatId, call: Callable[[], Awaitable[T]], *, tries: int = TRIES, new: bool = False, once: bool = False
    ) -> T:  # fmt: skip
        """The call's result. Raises refusals as they come, Unreachable after the last try; `once`: PerhapsSent instead of a try that may repeat it."""
        last = 1 if self._is_closed(chat_id) else tries
        patience = self.waiting
        for attempt in range(1, last + 1):
            lost = False
            try:
                return await call()
            except (Forbidden, BadRequest, InvalidToken):
                raise
            except RetryAfter as error:
                self.counts[TOO_FAST] += 1
                wait = self._told_to_wait(chat_id, seconds(error), patience)
            except TelegramError as error:
                if once and not isinstance(error.__cause__, NOT_SENT):
                    raise PerhapsSent from None
                lost, wait = new and may_have_arrived(error), PAUSES[min(attempt, len(PAUSES)) - 1]
            if attempt < last:
                self.counts[MAYBE_TWICE] += lost
                wait *= random.uniform(1.0, JITTER)  # noqa: S311 - spreads retries, no secret
                patience -= wait
                await self.sleep(wait)
        self.counts[GIVEN_UP] += tries > 1
        raise Unreachable(again=not _shown.get() and not self._is_closed(chat_id))

    def _told_to_wait(self, chat_id: ChatId, wait: float, patience: float) -> float:
        """How long to wait before the next try. A wait beyond our patience is remembered.

        Until it is over each later update of the chat gets one try, so that a flooded chat holds up nothing.
        """
        if wait * JITTER <= patience:
            return wait
        self._closed[chat_id] = asyncio.get_running_loop().time() + wait
        if len(self._closed) > CLOSED_CHATS:
            self._closed.pop(next(iter(self._closed)))
        return CLOSED_PAUSE

    def _is_closed(self, chat_id: ChatId) -> bool:
        until = self._closed.get(chat_id, 0.0)
        if until and until <= asyncio.get_running_loop().time():
            self._closed.pop(chat_id, None)
            return False
        return bool(until)


def _says(error: BadRequest, words: str) -> bool:
    """Telegram has one code for all bad requests; only the words tell them apart, and the library capitalises them."""
    return words in str(error).lower()


def may_have_arrived(error: TelegramError) -> bool:
    """Whether Telegram may have done what it did not confirm: the connection broke after it stood, or a gateway answered instead.

    An error in Telegram's own words is an answer; the library keeps everything else as the error's cause.
    """
    return error.__cause__ is not None and not isinstance(error.__cause__, NOT_SENT)


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants us to wait."""
    wait: int | timedelta = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
