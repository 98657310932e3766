"""A chat as a phone shows it: the real handlers speak, and a Telegram that is only in this process keeps what they sent.

So a screen in the gallery is what Telegram gets, and not a copy of how we think that it looks.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.reply import Verb
from bot.telegram.payload import decode

Json = dict[str, Any]
Rows = tuple[tuple[Json, ...], ...]

BOT_ID, HANDLE = 1, "amparo_bot"
"""The bot's number and name in the gallery; whoever runs it has others."""

DATE = 1_700_000_000
"""Telegram's messages have a time, which nothing here shows."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a message; a `picture` shows in the chat."""

    name: str
    content: bytes
    picture: bool


@dataclass(slots=True)
class Bubble:
    """One message: as HTML, with the buttons beneath it. `ours` tells the bot's from the person's, `gone` those that were deleted."""

    message_id: int
    html: str
    ours: bool
    rows: Rows = ()
    reply_to: int | None = None
    gone: bool = False
    file: Attached | None = None


@dataclass(slots=True)
class Phone(BaseRequest):
    """All chats of one bot. It takes the calls of python-telegram-bot in place of a network (telegram.request.BaseRequest)."""

    chats: dict[int, list[Bubble]] = field(default_factory=dict)
    _last_id: int = 0

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def next_id(self) -> int:
        """A new id for a message."""
        self._last_id += 1
        return self._last_id

    async def do_request(self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any) -> tuple[int, bytes]:  # noqa: ARG002 - all are POST
        """Do what one call of the Bot API asks for. Calls that show nothing are taken and forgotten."""
        params: Json = dict(request_data.parameters) if request_data else {}
        result: Any = True
        match url.rpartition("/")[2]:
            case "getMe":
                result = {"id": BOT_ID, "is_bot": True, "first_name": "Amparo", "username": HANDLE}
            case "sendMessage":
                result = self._sent(params, str(params["text"]))
            case "sendPhoto" | "sendDocument" if request_data:
                name, content, kind = next(iter(request_data.multipart_data.values()))
                result = self._sent(params, str(params.get("caption", "")), Attached(name, _bytes(content), kind.startswith("image")))
            case "answerInlineQuery":
                self._offered(params)
            case "editMessageText" | "editMessageReplyMarkup":
                result = self._edited(params)
            case "deleteMessage":
                self._bubble(params).gone = True
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _sent(self, params: Json, text: str, file: Attached | None = None) -> Json:
        quoted = params.get("reply_parameters", {}).get("message_id")
        bubble = Bubble(self.next_id(), text, ours=True, rows=_rows(params), reply_to=quoted, file=file)
        self.chats.setdefault(int(params["chat_id"]), []).append(bubble)
        return as_message(bubble, int(params["chat_id"]))

    def _edited(self, params: Json) -> Json:
        bubble = self._bubble(params)
        bubble.html, bubble.rows = str(params.get("text", bubble.html)), _rows(params)
        return as_message(bubble, int(params["chat_id"]))

    def _offered(self, params: Json) -> None:
        """The list above the keyboard in inline mode, and the first of it as the message it becomes. The query's id names the chat."""
        chat = self.chats.setdefault(int(params["inline_query_id"]), [])
        texts = [escape(params["button"]["text"])]
        texts += [f"<b>{escape(result['title'])}</b>\n{escape(result.get('description', ''))}" for result in params["results"]]
        chat += [Bubble(self.next_id(), text, ours=True) for text in texts]
        for result in params["results"][:1]:
            chat.append(Bubble(self.next_id(), result["input_message_content"]["message_text"], ours=True, rows=_rows(result)))

    def _bubble(self, params: Json) -> Bubble:
        return next(bubble for bubble in self.chats[int(params["chat_id"])] if bubble.message_id == params["message_id"])


def _bytes(content: object) -> bytes:
    return content if isinstance(content, bytes) else content.read()  # type: ignore[attr-defined]


def _rows(params: Json) -> Rows:
    return tuple(tuple(row) for row in params.get("reply_markup", {}).get("inline_keyboard", ()))


def as_message(bubble: Bubble, chat_id: int) -> Json:
    """The bot's message as Telegram gives it back (core.telegram.org/bots/api#message)."""
    message: Json = {
        "message_id": bubble.message_id, "date": DATE, "chat": {"id": chat_id, "type": "private" if chat_id > 0 else "group"},
        "from": {"id": BOT_ID, "is_bot": True, "first_name": "Amparo"}, "text": bubble.html,
    }  # fmt: skip
    if bubble.rows:
        message["reply_markup"] = {"inline_keyboard": bubble.rows}
    return message


def verb_of(button: Json) -> Verb:
    """What a button of a keyboard does."""
    pressed = decode(button.get("callback_data"))
    if pressed:
        return pressed.action.verb
    return Verb.OPEN if "url" in button else Verb.SHARE


def standing_buttons(bubbles: list[Bubble]) -> Iterator[tuple[Bubble, Json]]:
    """Every button that can be pressed in a chat, in the order of the page, the newest message first."""
    for bubble in reversed(bubbles):
        if not bubble.gone:
            yield from ((bubble, button) for row in bubble.rows for button in row)
