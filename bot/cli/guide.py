"""`amparo guide`: the family guide in the terminal, by numbered choices or by options; and as JSON."""

import json
from datetime import date
from typing import Any, get_args

import click

from bot.cli.ask import day_option, quiet
from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Finding, Origin, Situation, evaluate
from bot.eligibility.rulebook import Rulebook
from bot.guide.pages import Guide
from bot.guide.progress import NO_STATE, STATUSES
from bot.guide.result import Results, section
from bot.i18n import Interface, load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase, People
from bot.knowledge.validity import rules_signed
from bot.render.plain import reply_text
from bot.reply import Action, Button, Reply, Verb
from bot.settings import load_settings
from bot.understanding.language import base_code


@click.command()
@click.option("--state", help="Two-letter state code, as in CA.")
@click.option("--person", type=click.Choice(get_args(People)), help="Whom it is for.")
@click.option("--origin", type=click.Choice(get_args(Origin)), default="not-said", help="Where the person is from.")
@click.option("--status", type=click.Choice(STATUSES), help="Group of immigration status; without it, what is open to everyone.")
@click.option("--lang", default="en", help="Language of the text, as in es.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text. The rules and facts it names tell the status.")
@day_option()
def guide(state: str | None, person: People | None, origin: Origin, status: Any, lang: str, as_json: bool, today: date) -> None:
    """What one person may ask for, by state, kind of person and status. Without --person it asks, step by step.

    \b
    amparo guide
    amparo guide --state TX --person child
    amparo guide --state CA --person pregnant --status tps --today 2026-11-29 --json
    """
    quiet()
    settings = load_settings()
    base, interface = load(settings.knowledge_dir), load_interface(settings.locales_dir)
    code = in_state(base, state)
    language = base_code(lang)
    asked = Asked(language if language in settings.language_codes else "en", code, today)
    if settings.require_review and not rules_signed(base):
        raise click.ClickException("No sign-off on the rules stands, and AMPARO_REQUIRE_REVIEW keeps what is unsigned back. See `amparo sign rules`.")
    composer = Composer(base, interface, require_review=settings.require_review)
    if person is None:
        if as_json or status:
            raise click.UsageError("--json and --status need --person: child, pregnant, adult or 65plus.")
        _converse(Guide(base, interface, composer, require_review=settings.require_review), (code,) if code else (), asked)
        return
    situation = Situation(code, person, status or "not-said", origin)
    reply = _reply(base, interface, composer, situation, asked, everyone=status is None)
    click.echo(json.dumps(as_result(base, situation, reply, today), ensure_ascii=False, indent=1) if as_json else reply_text(reply))


def in_state(base: KnowledgeBase, text: str | None) -> str | None:
    """The --state option as a code; None without it or for 'none'."""
    if text is None or text.lower() == NO_STATE:
        return None
    if text.upper() not in base.states:
        raise click.UsageError(f"--state: '{text}' is no US state. Give a two-letter code, as in CA, or none.")
    return text.upper()


def _reply(base: KnowledgeBase, interface: Interface, composer: Composer, situation: Situation, asked: Asked, *, everyone: bool) -> Reply:
    results = Results(Rulebook(base), interface, composer)
    return results.everyone(situation, asked) if everyone else results.result(situation, asked)


def as_result(base: KnowledgeBase, situation: Situation, reply: Reply, today: date) -> dict[str, Any]:
    """The one object of --json: what was asked, findings with their rules and facts (which tell the status), and the text people read."""
    findings = evaluate(Rulebook(base), situation, today)
    return {
        "state": situation.state,
        "person": situation.person,
        "today": today.isoformat(),
        "findings": [_finding(finding) for finding in findings],
        "sources": list(reply.sources),
        "help": list(reply.help),
        "draft": reply.draft,
        "text": reply_text(reply),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "program": finding.program,
        "state_program": finding.own is not None,
        "outcome": finding.outcome,
        "shown_under": section(finding),
        "depends_on": list(finding.turns),
        "ask": finding.ask,
        "instead": list(finding.instead),
        "since": finding.since.isoformat() if finding.since else None,
        "change": {"on": finding.change.on.isoformat(), "outcome": finding.change.outcome} if finding.change else None,
        "announced": [{"on": change.on.isoformat(), "what": change.what} for change in finding.announced],
        "rules": list(finding.rules),
        "facts": list(finding.facts),
    }


def _converse(guide: Guide, args: tuple[str, ...], asked: Asked) -> None:
    """Ask until there is nothing more to choose. Buttons that lead out of the guide are not shown."""
    while True:
        reply = guide.step(args, asked)
        click.echo(f"\n{reply_text(reply)}\n")
        buttons = [button for row in reply.buttons for button in row if button.action.verb is Verb.GUIDE]
        for number, button in enumerate(buttons, 1):
            click.echo(f"  {number:2}  {button.label}")
        chosen = _choice(buttons)
        if chosen is None:
            return
        args = chosen.args


def _choice(buttons: list[Button]) -> Action | None:
    """The action of the number typed; None at the end of input or on an empty line."""
    while True:
        try:
            line = click.prompt("›", prompt_suffix=" ", default="", show_default=False).strip()
        except (click.Abort, EOFError):
            click.echo()
            return None
        if not line:
            return None
        if line.isdecimal() and 0 < int(line) <= len(buttons):
            return buttons[int(line) - 1].action
        click.echo(f"  1 … {len(buttons)}")
