"""`amparo chat`: the same conversation in the terminal; numbered choices stand in for buttons."""

from dataclasses import replace
from datetime import date

import click

from bot.cli.ask import day_option, quiet
from bot.engine import Engine
from bot.factory import build_engine
from bot.render.plain import reply_text
from bot.reply import OUTWARD, Action, Button, Context, Reply, Verb
from bot.settings import load_settings
from bot.understanding.language import base_code

COMMANDS = {
    "/start": Action(Verb.START),
    "/help": Action(Verb.HOW),
    "/check": Action(Verb.GUIDE),
    "/topics": Action(Verb.TOPICS),
    "/language": Action(Verb.LANGUAGES),
    "/state": Action(Verb.STATES),
    "/privacy": Action(Verb.PRIVACY),
    "/about": Action(Verb.ABOUT),
    "/forget": Action(Verb.FORGET),
}


@click.command()
@click.option("--lang", help="Your language, as in es.")
@click.option("--state", help="Your state's two-letter code, as in CA.")
@day_option()
def chat(lang: str | None, state: str | None, today: date) -> None:
    """Talk with Amparo in the terminal. Type a question, or the number of a choice; Ctrl-D ends."""
    quiet()
    engine = build_engine(load_settings())
    context = Context(language=base_code(lang), state=state.upper() if state else None)
    reply = engine.act(Action(Verb.START), context=context, today=today)
    typed = ""
    while True:
        buttons = _show(reply)
        try:
            line = click.prompt("›", prompt_suffix=" ", default="", show_default=False).strip()
        except (click.Abort, EOFError):
            click.echo()
            return
        context, reply = step(engine, line, buttons, context, today, question=typed)
        typed = line if not (line.isdigit() or line in COMMANDS) else typed


def step(engine: Engine, line: str, buttons: list[Button], context: Context, today: date, *, question: str) -> tuple[Context, Reply]:
    """One turn: a number presses a button, a command opens its page, anything else is a question."""
    action = COMMANDS.get(line)
    if line.isdigit() and 0 < int(line) <= len(buttons):
        action = buttons[int(line) - 1].action
    if action is None:
        reply = engine.answer(line, context=context, today=today)
        return replace(context, hint=reply.answer_language, previous_topic=reply.topic or context.previous_topic), reply
    if action.verb is Verb.NOT_DANGER:
        return context, engine.answer(question, context=context, today=today, ignore_danger=True)
    context = chosen(action, context)
    return context, engine.act(action, context=context, today=today)


def chosen(action: Action, context: Context) -> Context:
    """The context after a choice of language or state, or after /forget."""
    first = action.args[0] if action.args else None
    match action.verb:
        case Verb.LANGUAGE:
            return replace(context, language=first)
        case Verb.STATE:
            return replace(context, state=None if first == "none" else first)
        case Verb.FORGET:
            return Context(hint=context.hint)
    return context


def _show(reply: Reply) -> list[Button]:
    """Print the reply and its buttons as numbered choices; 🗑 and what leads out of the chat mean nothing in a terminal."""
    click.echo(f"\n{reply_text(reply)}\n")
    buttons = [button for row in reply.buttons for button in row if button.action.verb not in {Verb.DELETE, *OUTWARD}]
    wide = max((len(b.label) for b in buttons), default=0) < 16 and len(buttons) > 9
    for number, button in enumerate(buttons, 1):
        click.echo(f"  {number:2}  {button.label:16}", nl=not wide or number % 4 == 0 or number == len(buttons))
    return buttons
