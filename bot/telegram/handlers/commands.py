"""Commands, and the deep links that open one topic."""

import re
from dataclasses import dataclass, replace

from telegram import Message

from bot.links import GUIDE, read_payload
from bot.reply import Action, Context, Verb
from bot.storage.preferences import Preference
from bot.telegram.desk import Desk
from bot.telegram.handlers.questions import answered, hint
from bot.telegram.show import say, show

COMMANDS = {
    "start": Action(Verb.START),
    "help": Action(Verb.HOW),
    "check": Action(Verb.GUIDE),
    "topics": Action(Verb.TOPICS),
    "language": Action(Verb.LANGUAGES),
    "state": Action(Verb.STATES),
    "privacy": Action(Verb.PRIVACY),
    "about": Action(Verb.ABOUT),
    "forget": Action(Verb.FORGET),
}

NAVIGATORS = "navigators"

_COMMAND = re.compile(r"/([A-Za-z_]+)(?:@\w+)?(?:\s+(.*))?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name in lower case, and what follows it."""

    name: str
    rest: str


def parse(text: str) -> Command | None:
    """The command a text is; None when it only begins with a slash."""
    found = _COMMAND.fullmatch(text)
    return Command(found[1].lower(), (found[2] or "").strip()) if found else None


async def run(desk: Desk, message: Message, command: Command) -> None:
    """Show a command's page. An unknown command with words after it is a question, and danger is heard in any."""
    context = await desk.people.context(message.chat.id, hint(message))
    if command.rest and (command.name not in COMMANDS or desk.urgent(command.rest)):
        await answered(desk, message, command.rest, context=context)
        return
    action = COMMANDS.get(command.name, Action(Verb.HOW))
    if action.verb is Verb.FORGET:
        await forget(desk, message.chat.id, context)
        return
    if action.verb is Verb.START and command.rest:
        action, link = deep_link(desk, command.rest)
        desk.people.came_with(message.chat.id, link)
        context = replace(context, language=link.language or context.language, state=link.state or context.state)
    reply = await desk.act(action, context)
    if reply.topic:
        desk.people.asked(message.chat.id, reply.topic)
    await show(desk, message.chat.id, reply)


def deep_link(desk: Desk, payload: str) -> tuple[Action, Preference]:
    """The topic a link opens, in which language and for which state; the start page when it names no topic of ours.

    'check' opens the guide. 'navigators' opens the page for those who help others: inline mode's own button leads there.
    """
    pages = {GUIDE: Action(Verb.GUIDE), NAVIGATORS: Action(Verb.NAVIGATORS)}
    if payload in pages:
        return pages[payload], Preference()
    base = desk.engine.base
    target = read_payload(payload, topics=base.topics, languages=desk.languages, states=base.states)
    if target is None:
        return Action(Verb.START), Preference()
    return Action(Verb.TOPIC, (target.topic,)), Preference(target.language, target.state)


async def forget(desk: Desk, chat_id: int, context: Context, *, instead_of: int | None = None) -> None:
    """Erase what is kept of a chat, and say so; or say that it could not be done."""
    if await desk.people.forget(chat_id):
        await show(desk, chat_id, await desk.act(Action(Verb.FORGET), context), instead_of=instead_of)
        return
    language = desk.engine.answer_language(None, context)
    t = desk.strings(language)
    await say(desk, chat_id, t("I could not erase it just now. Please send /forget again in a few minutes."), language=language)
