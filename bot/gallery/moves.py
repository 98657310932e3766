"""What people do on the way to a screen: each move is done by a person, in their language."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from html import escape
from typing import Any, TypeAlias

from bot.compose import Asked
from bot.engine import Engine
from bot.gallery.person import NothingToShow, Person
from bot.gallery.phone import HANDLE, Bubble
from bot.gallery.stage import SEAL, TOPIC
from bot.gallery.typist import Typist
from bot.links import Target, payload
from bot.render.direction import isolate
from bot.render.telegram_html import messages
from bot.reply import Context, Part, Verb, step_to
from bot.telegram import profile
from bot.telegram.show import unformatted

Move: TypeAlias = Callable[[Person], Awaitable[None]]

ON_CHILDREN, STATE = "elig-undocumented-child", "CA"
HURRY, LONG_AGO = 50, 60
"""Messages at once, and days: more than the bot puts up with, and than any card is good for."""


def says(text: str) -> Move:
    """Type this."""
    return lambda person: person.says(text)


def types(find: Callable[[Typist], str | None], *, also: str = "") -> Move:
    """Type what certainly gets the reply in question, in the person's language, and something more behind it."""

    async def move(person: Person) -> None:
        text = find(person.typist)
        if text is None:
            raise NothingToShow("None of the example questions in this language gets this reply.")
        await person.says(f"{text} {also}".strip())

    return move


def sends(**content: Any) -> Move:
    """Send something that is no text."""
    return lambda person: person.says("", shown="(" + ", ".join(content) + ")", **content)


def press(verb: Verb, *args: str) -> Move:
    """Press the newest button that does this."""
    return lambda person: person.presses(verb, *args)


def opens(topic: str, state: str | None = None) -> Move:
    """Open an answer by its link, as from a poster: it is in the person's language and for the state."""

    async def move(person: Person) -> None:
        await person.says(f"/start {payload(Target(topic, person.language, state))}", shown="/start")
        if person.desk.replies[-1].topic != topic:
            raise NothingToShow(f"There is no topic {topic} any more.")

    return move


async def opens_warned(person: Person) -> None:
    """Open an answer in the first state that a reporting law warns of on the day."""
    await opens(ON_CHILDREN, _warned_state(person.stage.engine, Asked(person.language, None, person.stage.today)))(person)


def _warned_state(engine: Engine, asked: Asked) -> str:
    context = Context(language=asked.language)
    for state in engine.base.states:
        reply = engine.act(step_to(Verb.TOPIC, ON_CHILDREN, state), context=context, today=asked.today)
        if reply.blocks[0].part is Part.WARNING:
            return state
    raise NothingToShow("On this day no state is known to have a reporting law.")


async def opens_found(person: Person) -> None:
    """Open the answer that the stage was set up for."""
    await opens(str(person.stage.topic))(person)


def passes_on(find: Callable[[Person], str | None]) -> Move:
    """Forward a text that somebody else wrote."""

    async def move(person: Person) -> None:
        text = find(person)
        if text is None:
            raise NothingToShow("None of the example questions in this language gets this reply.")
        await person.passes_on(text)

    return move


def a_card(person: Person, *, days_ago: int = 0) -> str:
    """The text of a card, made today or earlier."""
    asked = Asked(person.language, STATE, person.stage.today - timedelta(days_ago))
    reply = person.desk.engine.cards.card(TOPIC, asked, handle=HANDLE, seal=SEAL).reply
    return "\n\n".join(unformatted(part, person.language) for part in messages(reply))


def an_old_card(person: Person) -> str:
    """One whose last day is over."""
    return a_card(person, days_ago=LONG_AGO)


def an_altered_card(person: Person) -> str:
    """One in which a paragraph is missing."""
    first, second, _, *others = a_card(person).split("\n\n")
    return "\n\n".join((first, second, *others))


async def searches(person: Person) -> None:
    """Look for a card in another chat."""
    await person.searches(str(person.typist.asking(TOPIC)))


async def hurries(person: Person) -> None:
    """Write until the bot asks to wait, which is no reply to the message; only that stays on the phone."""
    for _ in range(HURRY):
        await person.says("?")
        if person.bubbles[-1].reply_to is None:
            del person.bubbles[:-2], person.desk.replies[:], person.desk.acts[:]
            return
    raise NothingToShow(f"The bot answered {HURRY} messages at once and did not ask to wait.")


async def looks_at_profile(person: Person) -> None:
    """See what Telegram shows before the first message, and as the menu."""
    t = person.desk.strings(person.language)
    menu = "\n".join(isolate(f"{command.description} · /{command.command}", person.language) for command in profile.commands(t))
    for text in (profile.short_description(t), profile.description(t), menu):
        person.bubbles.append(Bubble(person.phone.next_id(), escape(text), ours=True))
