"""The kill switch from a phone: /hold, /release and /holds, for the maintainers named in the settings.

They are no part of what families see: not in the menu, and in English only, so nothing here goes through `t`.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import Message

from bot import clock
from bot.i18n import say_day
from bot.knowledge.holds import EVERY
from bot.maintain.edits import Refused
from bot.maintain.hold import hold_command
from bot.maintain.nearest import nearest
from bot.render.markdown import literal
from bot.storage.holds import SECONDED_WITHIN, Held, Request
from bot.storage.tables import WHY_CHARS
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import Command, parse
from bot.telegram.show import say
from bot.telegram.switch import KillSwitch
from bot.understanding.normalize import normalize

COMMANDS = frozenset({"hold", "release", "holds"})

ALL = frozenset({"--all", "—all", "–all"})
"""Phones make one dash of two."""

HOW = """/hold TOPIC why – readers no longer get the answer
/release TOPIC – they get it again
/hold --all why, /release --all – everything; two maintainers must send it
/holds – what is held

Readers never see the why. Keep names and stories of people out of it."""

AWAY = "The database can't be reached, so nothing was changed. The files still work: `amparo hold`, commit, and start the bot anew."

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Maintenance:
    """A maintainer's command, and the maintainer's name as the settings give it."""

    command: Command
    by: str


def wanted(desk: Desk, message: Message) -> Maintenance | None:
    """What a maintainer asks for; None from anybody else, to whom these commands are like any unknown one.

    What a maintainer passes on is somebody else's text: it may be there to be looked at, and commands nothing.
    """
    if message.forward_origin or message.via_bot:
        return None
    command = parse(message.text) if message.text else None
    by = desk.switch.maintainers.get(message.from_user.id) if message.from_user else None
    return Maintenance(command, by) if command and by and command.name in COMMANDS else None


async def run(desk: Desk, message: Message, maintenance: Maintenance) -> None:
    """Do what a maintainer asks, and say what readers now get."""
    await desk.switch.reread()
    try:
        said = await _done(desk, maintenance.command, by=maintenance.by)
    except Refused as refused:
        said = str(refused)
    await say(desk, message.chat.id, said, language="en", reply_to=message.message_id)


async def _done(desk: Desk, command: Command, *, by: str) -> str:
    """What was done, in words. Raises Refused when nothing was."""
    target, _, why = " ".join(normalize(command.rest).split()).partition(" ")
    if command.name == "holds":
        return "\n".join(_listed(desk.switch)) or "Nothing is held."
    if not target:
        raise Refused(HOW)
    topic = EVERY if target.lower() in ALL else target.lower()
    _known(desk.switch, topic)
    if command.name == "release":
        return await _release(desk, topic, by=by)
    return await _hold(desk, Held(topic, desk.today(), _reason(why, topic), by))


def _known(switch: KillSwitch, topic: str) -> None:
    """Refuses an id that nothing has: no topic, no block, and no hold that outlived its topic."""
    base = switch.engine.base
    known = {*base.topics, *base.blocks, *switch.held, EVERY}
    if topic not in known:
        near = nearest(topic, known)
        raise Refused(f"No topic ‘{literal(topic)}’, so nothing was changed. " + (f"Did you mean {near}?" if near else "`amparo topics` lists them."))


def _reason(why: str, topic: str) -> str:
    if not why:
        raise Refused(f"Why? Send it in one message, as in: /hold {_option(topic)} new ruling, reading it. Nothing was changed yet.")
    if len(why) > WHY_CHARS:
        raise Refused(f"Your reason has {len(why)} characters, and {WHY_CHARS} fit. Nothing was changed yet: send it shorter.")
    return why


async def _hold(desk: Desk, wish: Held) -> str:
    """Hold a topic at once; everything, when this is the second maintainer to ask for it."""
    if wish.topic == EVERY and EVERY not in desk.switch.held:
        first = await _seconded(desk.switch, Request("hold", wish.by, wish.why))
        wish = replace(wish, why=first.why, by=f"{first.by} and {wish.by}")
    done = _reached(await desk.switch.store.hold(wish))
    await desk.switch.reread()
    if not done:
        raise Refused("Held already, so nothing was changed:\n" + "\n".join(_listed(desk.switch, wish.topic)))
    log.warning("%s: held by %s.", _option(wish.topic), wish.by)
    return "\n\n".join(_held(wish))


async def _release(desk: Desk, topic: str, *, by: str) -> str:
    """Release a topic at once; everything, when this is the second maintainer to ask for it. Holds of single topics then stay."""
    if topic == EVERY and EVERY in desk.switch.held:
        first = await _seconded(desk.switch, Request("release", by))
        by = f"{first.by} and {by}"
    done = _reached(await desk.switch.store.release(topic))
    await desk.switch.reread()
    if done:
        log.warning("%s: released by %s.", _option(topic), by)
    head = f"**Released: {_option(topic)}**" if done else f"{_option(topic)} was not held in the database."
    left = list(_left(desk.switch, topic))
    return "\n\n".join((head, *left) if left or not done else (head, "Readers get it again, in every process within a minute."))


async def _seconded(switch: KillSwitch, request: Request) -> Request:
    """The first of two maintainers' requests for everything. Refused while this is the only one."""
    others = sorted({*switch.maintainers.values()} - {request.by})
    if not others:
        raise Refused(f"Two maintainers must ask to {request.action} everything, and the settings name only you. In the files one can: `amparo hold --all`.")
    first = _reached(await switch.store.seconded(request, now=clock.now()))
    if first.by == request.by:
        same = " ".join(("/" + request.action, "--all", literal(request.why))).strip()
        minutes = int(SECONDED_WITHIN.total_seconds()) // 60
        raise Refused(f"Noted, and nothing is changed yet. Within {minutes} minutes another maintainer ({', '.join(others)}) must send the same:\n{same}")
    return first


def _reached(found: T | None) -> T:
    if found is None:
        raise Refused(AWAY)
    return found


def _held(held: Held) -> Iterator[str]:
    """What readers get from now on, and how the hold becomes permanent."""
    yield f"**Held: {_option(held.topic)}**"
    yield f"Readers now get “We have been checking this answer since {say_day(held.since, 'en')}.”, what lasts, and whom to ask, each in their language."
    if held.topic == EVERY:
        yield "Danger texts, the family guide (/check) and the lists of helpers go on."
    yield "Other processes follow within a minute."
    yield f"To make this permanent: `{literal(hold_command(None if held.topic == EVERY else held.topic, held.why))}` and commit."


def _left(switch: KillSwitch, topic: str) -> Iterator[str]:
    """What still holds a topic after its release; of everything, whatever is held."""
    lines = list(_listed(switch) if topic == EVERY else _listed(switch, topic, EVERY))
    if lines:
        yield "Still held:\n" + "\n".join(lines)
    if topic in switch.in_files:
        yield f"Its file holds it: only a change of the file (`amparo hold {topic} --release`, commit) and a new start release it."


def _listed(switch: KillSwitch, *topics: str) -> Iterator[str]:
    """A line for each hold, in the database and in the files; of these topics, or of all."""
    for name, held in switch.held.items():
        if not topics or name in topics:
            yield f"- **{_option(name)}** since {say_day(held.since, 'en')} by {literal(held.by)}: {literal(held.why)}"
    for name, hold in switch.in_files.items():
        if not topics or name in topics:
            yield f"- **{name}** since {say_day(hold.since, 'en')} in its file: {literal(hold.why)}"


def _option(topic: str) -> str:
    """The topic as commands take it."""
    return "--all" if topic == EVERY else topic
