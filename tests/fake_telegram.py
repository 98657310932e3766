"""A real HTTP server that speaks enough of the Bot API to run the real bot against it, and refuses what Telegram refuses."""

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.markup import CannotParse, parse_html

LANGUAGE_CODES = {"", *["ar", "en", "es", "fa", "fr", "ht", "ko", "pt", "ru", "tl", "uk", "vi", "zh"]}
"""'' is everyone; else two letters of ISO 639-1, of which these are ours."""

PROFILE_LIMITS = {"Commands": 256, "Description": 512, "ShortDescription": 120}

TOKEN = "4815162342:AAFakeTokenForTestsOnly-abcdefghijklmno"
HANDLE = "amparo_test_bot"
DATE = 1_795_305_600
"""22 November 2026; nothing here reads the clock."""

TEXT_LIMIT, DATA_LIMIT, ROW_LIMIT, BUTTON_LIMIT = 4096, 64, 8, 100
UPDATES_LIMIT = 100
TOAST_LIMIT = 200
CAPTION_LIMIT = 1024
PHOTO_BYTES, DOCUMENT_BYTES = 10 << 20, 50 << 20
PHOTO_SIDES, PHOTO_RATIO = 10_000, 20
"""core.telegram.org/bots/api#sendphoto: width and height together, and how much longer one side may be."""

QUERY_LIMIT, RESULTS_LIMIT, RESULT_ID_BYTES, OFFSET_BYTES = 256, 50, 64, 64
RESULTS_BUTTON_CHARS = 64
"""Not documented; what the list of results shows."""

START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
PATIENCE = 30.0
"""Seconds a test waits for a condition before it fails."""

Json = dict[str, Any]


class Refused(Exception):
    """An error answer of the Bot API."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


@dataclass(slots=True)
class Trouble:
    """What goes wrong with the next calls: 'too-many', 'server-error', 'unparsable', 'garbage', 'drop-before', 'drop-after' or 'hang'."""

    how: str
    method: str
    times: int = 1
    chat: int | str | None = None
    retry_after: int = 3600
    body: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as a person saw it appear or change."""

    message_id: int
    text: str
    html: str
    buttons: tuple[tuple[Json, ...], ...]
    reply_to: int | None
    edited: bool

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was uploaded, and how: 'photo' or 'document'."""

    how: str
    name: str
    content: bytes


@dataclass(slots=True)
class Chat:
    """One chat: every message that still stands in it, and what the bot did there, in order."""

    id: int
    type: str = "private"
    blocked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    files: list[Sent] = field(default_factory=list)

    def as_json(self) -> Json:
        return {"id": self.id, "type": self.type, "first_name" if self.type == "private" else "title": "Chat"}


class FakeTelegram:
    """The server's state. Waiting is on `until`, which looks again after every change. Two bots on one database need ids apart: `first_id`."""

    def __init__(self, *, first_id: int = 1) -> None:
        self.chats: dict[int, Chat] = {}
        self.channels: dict[str, Chat] = {}
        self.updates: list[Json] = []
        self.requests: list[tuple[str, Json]] = []
        self.troubles: list[Trouble] = []
        self.answered: set[str] = set()
        self.queries: set[str] = set()
        self.inline = True
        self.inline_answers: dict[str, Json] = {}
        self.too_old: set[int] = set()
        self.profile: dict[tuple[str, str], Any] = {}
        self.polls = 0
        self.confirmed_to = 0
        self._ids = iter(range(first_id, 1 << 31))
        self._changed = asyncio.Event()
        self._stopping = asyncio.Event()
        self._poll: asyncio.Event | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1."""
        app = web.Application(client_max_size=2 * DOCUMENT_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/bot"

    async def stop(self) -> None:
        """Stop listening."""
        self._stopping.set()
        if self._runner:
            await self._runner.cleanup()

    def open_channel(self, name: str, *, admin: bool = True) -> Chat:
        """A public channel, where the bot may post if it is an administrator."""
        return self.channels.setdefault(name, Chat(-1_000_000_000_000 - self.next_id(), "channel", blocked=not admin))

    def next_id(self) -> int:
        """A new id for a message, an update or a query."""
        return next(self._ids)

    def changed(self) -> None:
        """Wake everybody who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, true: Callable[[], bool], *, patience: float = PATIENCE) -> None:
        """Return when the condition holds; TimeoutError when it doesn't in time."""
        async with asyncio.timeout(patience):
            while not true():
                await self._changed.wait()

    def push(self, **update: Any) -> int:
        """Queue an update for the bot; its id."""
        update_id = self.next_id()
        self.updates.append({"update_id": update_id, **update})
        self.changed()
        return update_id

    async def confirmed(self, update_id: int) -> None:
        """Return when the bot has confirmed an update, that is, handled it and all before it."""
        await self.until(lambda: self.confirmed_to > update_id)

    def calls(self, method: str) -> list[Json]:
        """The parameters of every call of a method so far."""
        return [params for name, params in self.requests if name == method]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = {name: _value(name, value) for name, value in (await request.post()).items()}
        self.requests.append((method, params))
        trouble = self._trouble(method, params)
        if trouble and trouble.how == "hang":
            self.changed()
            await self._stopping.wait()
        if trouble and trouble.how == "drop-before":
            return _drop(request)
        if trouble and trouble.how == "garbage":
            return web.Response(text=trouble.body, content_type="application/json")
        try:
            answer = web.json_response({"ok": True, "result": await self._result(request, method, params, trouble)})
        except Refused as refused:
            body = {"ok": False, "error_code": refused.status, "description": refused.description}
            answer = web.json_response({**body, **({"parameters": refused.parameters} if refused.parameters else {})}, status=refused.status)
        self.changed()
        return _drop(request) if trouble and trouble.how == "drop-after" else answer

    def _trouble(self, method: str, params: Json) -> Trouble | None:
        for trouble in self.troubles:
            if trouble.method == method and trouble.times > 0 and trouble.chat in (None, params.get("chat_id")):
                trouble.times -= 1
                return trouble
        return None

    async def _result(self, request: web.Request, method: str, params: Json, trouble: Trouble | None) -> Any:
        if request.match_info["token"] != TOKEN:
            raise Refused(401, "Unauthorized")
        if trouble and trouble.how == "too-many":
            raise Refused(429, f"Too Many Requests: retry after {trouble.retry_after}", retry_after=trouble.retry_after)
        if trouble and trouble.how == "server-error":
            raise Refused(500, "Internal Server Error")
        if trouble and trouble.how == "unparsable" and params.get("parse_mode"):
            raise Refused(400, "Bad Request: can't parse entities: refused by the test")
        known: Mapping[str, Callable[[Json], Awaitable[Any]]] = {
            "getMe": self._get_me, "getUpdates": self._get_updates, "sendMessage": self._send_message, "editMessageText": self._edit_message_text,
            "sendPhoto": self._send_photo, "sendDocument": self._send_document,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "deleteMessage": self._delete_message, "answerCallbackQuery": self._answer_callback_query,
            "answerInlineQuery": self._answer_inline_query,
            "sendChatAction": self._send_chat_action,
        }  # fmt: skip
        if method in known:
            return await known[method](params)
        if method.startswith(("getMy", "setMy")):
            return self._profile(method, params)
        raise Refused(404, "Not Found")

    async def _get_me(self, _: Json) -> Json:
        return {**bot_user(), "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": self.inline}

    async def _get_updates(self, params: Json) -> list[Json]:
        """Everything unconfirmed from the offset on; a second poll ends the first with 409, as Telegram does."""
        self.polls += 1
        if self._poll is not None:
            self._poll.set()
        self._poll = mine = asyncio.Event()
        offset = int(params.get("offset", 0))
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        self.confirmed_to = max(self.confirmed_to, offset)
        self.changed()
        try:
            await self.until(lambda: bool(self.updates) or mine.is_set(), patience=float(params.get("timeout", 0)))
        except TimeoutError:
            return []
        if mine.is_set():
            raise Refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        return self.updates[: min(int(params.get("limit", UPDATES_LIMIT)), UPDATES_LIMIT)]

    async def _send_message(self, params: Json) -> Json:
        chat = self._chat(params)
        text = _text(params)
        message: Json = {"message_id": self.next_id(), "date": DATE, "chat": chat.as_json(), "from": bot_user(), "text": text, "html": str(params["text"])}
        _put_markup(message, params)
        quoted = params.get("reply_parameters", {})
        if quoted and quoted["message_id"] in chat.messages:
            message["reply_to_message"] = {name: value for name, value in chat.messages[quoted["message_id"]].items() if name != "reply_to_message"}
        elif quoted and not quoted.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        chat.messages[message["message_id"]] = message
        chat.shown.append(_shown(message, edited=False))
        return message

    async def _send_photo(self, params: Json) -> Json:
        width, height = _png_size(params["photo"].content)
        if len(params["photo"].content) > PHOTO_BYTES or width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
            raise Refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        return self._send_file(params, "photo", [{**_file(params["photo"]), "width": width, "height": height}])

    async def _send_document(self, params: Json) -> Json:
        if len(params["document"].content) > DOCUMENT_BYTES:
            raise Refused(413, "Request Entity Too Large")
        return self._send_file(params, "document", {**_file(params["document"]), "file_name": params["document"].name})

    def _send_file(self, params: Json, how: str, file: Any) -> Json:
        chat = self._chat(params)
        caption = _text({**params, "text": params.get("caption", "")}, limit=CAPTION_LIMIT)
        message: Json = {"message_id": self.next_id(), "date": DATE, "chat": chat.as_json(), "from": bot_user(), "caption": caption, how: file}
        _put_markup(message, params)
        chat.messages[message["message_id"]] = message
        chat.shown.append(_shown({**message, "text": caption, "html": str(params.get("caption", ""))}, edited=False))
        chat.files.append(params[how])
        return message

    async def _edit_message_text(self, params: Json) -> Json:
        chat = self._chat(params)
        message = chat.messages.get(int(params["message_id"]))
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if message["from"]["id"] != bot_user()["id"]:
            raise Refused(400, "Bad Request: message can't be edited")
        if "text" not in message:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        changed = {**message, "text": _text(params), "html": str(params["text"]), "edit_date": DATE}
        changed.pop("reply_markup", None)
        _put_markup(changed, params)
        if (changed["html"], changed.get("reply_markup")) == (message["html"], message.get("reply_markup")):
            raise Refused(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same")
        chat.messages[message["message_id"]] = changed
        chat.shown.append(_shown(changed, edited=True))
        return changed

    async def _edit_message_reply_markup(self, params: Json) -> Json:
        message = self._chat(params).messages.get(int(params["message_id"]))
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        return await self._edit_message_text({**params, "text": message["html"], "parse_mode": "HTML"})

    async def _delete_message(self, params: Json) -> bool:
        chat = self._chat(params)
        message_id = int(params["message_id"])
        if message_id not in chat.messages:
            raise Refused(400, "Bad Request: message to delete not found")
        if message_id in self.too_old:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        del chat.messages[message_id]
        return True

    async def _answer_callback_query(self, params: Json) -> bool:
        query = str(params["callback_query_id"])
        if query not in self.queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered.add(query)
        if len(str(params.get("text", ""))) > TOAST_LIMIT:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    async def _send_chat_action(self, params: Json) -> bool:
        self._chat(params)
        if params["action"] not in ("typing", "upload_document"):
            raise Refused(400, "Bad Request: wrong parameter action in request")
        return True

    async def _answer_inline_query(self, params: Json) -> bool:
        """core.telegram.org/bots/api#answerinlinequery: every result is checked as the message it would become."""
        query = str(params["inline_query_id"])
        if query not in self.queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        results, button = params["results"], params.get("button")
        ids = [result["id"] for result in results]
        if len(ids) > RESULTS_LIMIT:
            raise Refused(400, "Bad Request: RESULTS_TOO_MUCH")
        if len(set(ids)) < len(ids) or not all(1 <= len(i.encode()) <= RESULT_ID_BYTES for i in ids):
            raise Refused(400, "Bad Request: RESULT_ID_INVALID")
        if len(str(params.get("next_offset", "")).encode()) > OFFSET_BYTES:
            raise Refused(400, "Bad Request: NEXT_OFFSET_INVALID")
        for result in results:
            _refuse_result(result)
        if button and not (START_PARAMETER.fullmatch(button.get("start_parameter", "")) and 1 <= len(button["text"]) <= RESULTS_BUTTON_CHARS):
            raise Refused(400, "Bad Request: START_PARAM_INVALID")
        self.inline_answers[query] = params
        return True

    def _profile(self, method: str, params: Json) -> Any:
        name = method[len("getMy") :]
        place = (name, str(params.get("language_code", "")))
        if place[1] not in LANGUAGE_CODES:
            raise Refused(400, "Bad Request: invalid language code specified")
        if method.startswith("set"):
            self._refuse_long(name, params)
            self.profile[place] = params.get(name[0].lower() + name[1:]) or params.get("description") or params.get("short_description")
            return True
        if name == "Commands":
            return self.profile.get(place, [])
        return {"description" if name == "Description" else "short_description": self.profile.get(place, "")}

    def _refuse_long(self, name: str, params: Json) -> None:
        texts = [command["description"] for command in params["commands"]] if name == "Commands" else [params.get("description") or params["short_description"]]
        if any(len(text) > PROFILE_LIMITS[name] for text in texts):
            raise Refused(400, f"Bad Request: {name} is too long")

    def _chat(self, params: Json) -> Chat:
        number = str(params["chat_id"])
        chat = self.channels.get(number[1:]) if number.startswith("@") else self.chats.get(int(number))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat.blocked and chat.type == "channel":
            raise Refused(403, "Forbidden: bot is not a member of the channel chat")
        if chat.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat


def _refuse_result(result: Json) -> None:
    """core.telegram.org/bots/api#inlinequeryresultarticle."""
    if result["type"] != "article" or not result["title"].strip():
        raise Refused(400, "Bad Request: ARTICLE_TITLE_EMPTY")
    content = result["input_message_content"]
    _text({"text": content["message_text"], "parse_mode": content.get("parse_mode")})
    _put_markup({}, result)


def bot_user() -> Json:
    """The bot itself."""
    return {"id": int(TOKEN.split(":")[0]), "is_bot": True, "first_name": "Amparo", "username": HANDLE}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return Sent(name, value.filename, value.file.read())
    return str(value) if name in ("text", "caption") else _decoded(str(value))


def _file(sent: Sent) -> Json:
    unique = hashlib.sha256(sent.content).hexdigest()[:16]
    return {"file_id": unique, "file_unique_id": unique, "file_size": len(sent.content)}


def _png_size(content: bytes) -> tuple[int, int]:
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _decoded(value: str) -> Any:
    """Objects, lists and numbers travel as JSON; text as it is."""
    if value[:1] in "{[" or value.lstrip("-").isdecimal() or value in ("true", "false"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _drop(request: web.Request) -> web.Response:
    """Cut the connection instead of answering."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _text(params: Json, *, limit: int = TEXT_LIMIT) -> str:
    markup = str(params.get("text", ""))
    try:
        text = parse_html(markup) if params.get("parse_mode") == "HTML" else markup
    except CannotParse as error:
        raise Refused(400, f"Bad Request: {error}") from None
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > limit:
        raise Refused(400, "Bad Request: message is too long" if limit == TEXT_LIMIT else "Bad Request: message caption is too long")
    return text.strip()


def _put_markup(message: Json, params: Json) -> None:
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    if any(len(button.get("callback_data", "x").encode()) > DATA_LIMIT for row in rows for button in row):
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    if any(not row or len(row) > ROW_LIMIT for row in rows) or sum(map(len, rows)) > BUTTON_LIMIT:
        raise Refused(400, "Bad Request: reply markup is too long")
    if rows:
        message["reply_markup"] = {"inline_keyboard": rows}


def _shown(message: Json, *, edited: bool) -> Shown:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    reply_to = message.get("reply_to_message", {}).get("message_id")
    return Shown(message["message_id"], message["text"], message["html"], tuple(tuple(row) for row in rows), reply_to, edited)


class Person:
    """Somebody with a phone, in a private chat or in a group."""

    def __init__(self, fake: FakeTelegram, person_id: int, *, language: str = "en", name: str = "Ana", group: int | None = None) -> None:
        self.fake, self.id, self.language, self.name = fake, person_id, language, name
        number = person_id if group is None else group
        self.chat = fake.chats.setdefault(number, Chat(number, "private" if group is None else "supergroup"))

    def as_json(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}

    def sends(self, text: str | None = None, *, kind: str = "message", **content: Any) -> int:
        """Put a message into the chat; the id of its update. Does not wait."""
        message = {"message_id": self.fake.next_id(), "date": DATE, "chat": self.chat.as_json(), "from": self.as_json(), **content}
        if text is not None:
            message["text"] = text
        self.chat.messages[message["message_id"]] = message
        return self.fake.push(**{kind: message})

    async def says(self, text: str | None = None, *, kind: str = "message", **content: Any) -> list[Shown]:
        """Send a message and wait until it is handled; what the bot showed meanwhile."""
        return await self._handled(lambda: self.sends(text, kind=kind, **content))

    async def types(self, query: str, *, chat_type: str = "private") -> Json:
        """Type behind the bot's name in some chat and wait until that is handled; the bot's answer, empty when it gave none."""
        assert len(query) <= QUERY_LIMIT
        name = str(self.fake.next_id())
        self.fake.queries.add(name)
        await self.fake.confirmed(self.fake.push(inline_query={"id": name, "from": self.as_json(), "query": query, "offset": "", "chat_type": chat_type}))
        return self.fake.inline_answers.get(name, {})

    async def forwards(self, text: str, origin: Json | None, **content: Any) -> list[Shown]:
        """Forward a text that a user wrote; None is somebody who hides their account."""
        source = {"type": "user", "sender_user": origin} if origin else {"type": "hidden_user", "sender_user_name": "Hidden"}
        return await self.says(text, forward_origin={**source, "date": DATE}, **content)

    async def presses(self, label: str) -> list[Shown]:
        """Press the newest button whose words contain the label, and wait until it is handled."""
        for message in sorted(self.chat.messages.values(), key=lambda m: -int(m["message_id"])):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if label in button["text"]:
                        return await self.taps(message, button["callback_data"])
        raise AssertionError(f"there is no button '{label}' in the chat")

    async def taps(self, message: Json, data: str) -> list[Shown]:
        """Send callback data from a message, whatever it is."""
        query = str(self.fake.next_id())
        self.fake.queries.add(query)
        update = {"id": query, "from": self.as_json(), "message": message, "chat_instance": "1", "data": data}
        return await self._handled(lambda: self.fake.push(callback_query=update))

    async def blocks(self) -> None:
        """Block the bot."""
        self.chat.blocked = True
        member = {"user": bot_user(), "until_date": 0}
        change = {"chat": self.chat.as_json(), "from": self.as_json(), "date": DATE}
        change |= {"old_chat_member": {**member, "status": "member"}, "new_chat_member": {**member, "status": "kicked"}}
        await self._handled(lambda: self.fake.push(my_chat_member=change))

    def sees(self) -> list[str]:
        """The texts that stand in the chat now, oldest first."""
        return [str(message.get("text", "")) for message in self.chat.messages.values()]

    async def _handled(self, act: Callable[[], int]) -> list[Shown]:
        before = len(self.chat.shown)
        await self.fake.confirmed(act())
        return self.chat.shown[before:]
