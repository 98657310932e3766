"""Somebody who writes to the bot and presses its buttons, for one screen of the gallery."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.gallery.phone import DATE, Bubble, Json, Phone, as_message, standing_buttons
from bot.gallery.stage import Stage
from bot.gallery.typist import Typist
from bot.reply import Action, Context, Reply, Verb
from bot.telegram.desk import Desk
from bot.telegram.handlers.route import handle
from bot.telegram.payload import decode


class NothingToShow(Exception):
    """There is no such screen today in this language; the text says why."""


@dataclass(frozen=True, slots=True)
class Watched(Desk):
    """A desk that also keeps the engine's replies, for what the chat does not show: decision, topic, freshness. `acts` are what led to them."""

    replies: list[Reply] = field(default_factory=list)
    acts: list[Verb | None] = field(default_factory=list)

    async def answer(self, text: str, context: Context, **more: Any) -> Reply:
        """The engine's answer."""
        return self._kept(None, await Desk.answer(self, text, context, **more))

    async def act(self, action: Action, context: Context) -> Reply:
        """The engine's reply to a button or a command."""
        return self._kept(action.verb, await Desk.act(self, action, context))

    def _kept(self, verb: Verb | None, reply: Reply) -> Reply:
        self.acts.append(verb)
        self.replies.append(reply)
        return reply


@dataclass(frozen=True, slots=True)
class Person:
    """One person in a chat of their own, whose Telegram is set to `language`. A negative `chat_id` is a group's."""

    language: str
    desk: Watched
    phone: Phone
    stage: Stage
    typist: Typist
    chat_id: int

    @property
    def bubbles(self) -> list[Bubble]:
        """What stands in the chat."""
        return self.phone.chats.setdefault(self.chat_id, [])

    async def says(self, text: str, *, shown: str | None = None, **content: Any) -> None:
        """Send a message; `shown` is how the phone shows it where that is not the text. `content` is a photo, a voice message …"""
        bubble = Bubble(self.phone.next_id(), shown or text, ours=False)
        self.bubbles.append(bubble)
        written = {"caption" if content else "text": text} if text else {}
        await self._handled(message={**self._message(bubble.message_id), **written, **content})

    async def passes_on(self, text: str) -> None:
        """Forward what somebody else wrote."""
        bubble = Bubble(self.phone.next_id(), text, ours=False)
        self.bubbles.append(bubble)
        source = {"type": "hidden_user", "date": DATE, "sender_user_name": "Maria"}
        await self._handled(message={**self._message(bubble.message_id), "text": text, "forward_origin": source})

    async def searches(self, query: str) -> None:
        """Type behind the bot's name in any chat."""
        self.bubbles.append(Bubble(self.phone.next_id(), f"@{self.desk.handle} {query}", ours=False))
        await self._handled(inline_query={"id": str(self.chat_id), "from": self._user(), "query": query, "offset": ""})

    async def presses(self, verb: Verb, *args: str) -> None:
        """Press the first button that does this, where `args` are the first arguments it has."""
        for bubble, button in standing_buttons(self.bubbles):
            pressed = decode(button.get("callback_data"))
            if pressed and pressed.action.verb is verb and pressed.action.args[: len(args)] == args:
                query = {"id": "1", "from": self._user(), "chat_instance": "1", "data": button["callback_data"], "message": self._quoting(bubble)}
                await self._handled(callback_query=query)
                return
        raise NothingToShow(f"There is no button for “{' '.join((verb.value, *args))}” on the way to this screen.")

    async def _handled(self, **update: Json) -> None:
        """Give the update to the bot. Where it fails, as it must on a stage that does, what it says then is the screen."""
        if not self.stage.fails:
            await handle(self.desk, {"update_id": self.phone.next_id(), **update})
            return
        with suppress(Exception):
            await handle(self.desk, {"update_id": self.phone.next_id(), **update})

    def _user(self) -> Json:
        return {"id": abs(self.chat_id), "is_bot": False, "first_name": "", "language_code": self.language}

    def _message(self, message_id: int) -> Json:
        chat = {"id": self.chat_id, "type": "private" if self.chat_id > 0 else "group"}
        return {"message_id": message_id, "date": DATE, "chat": chat, "from": self._user()}

    def _quoting(self, bubble: Bubble) -> Json:
        """The bot's message with the one that it replies to, as a press brings it back."""
        asked = next((other for other in self.bubbles if other.message_id == bubble.reply_to), None)
        quoted = {"reply_to_message": {**self._message(asked.message_id), "text": asked.html}} if asked else {}
        return {**as_message(bubble, self.chat_id), **quoted}
