"""`amparo check`, `edited`, `hold`, `sign`, `confirm`: what maintainers do with the knowledge files."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import click

from bot.cli.ask import day_option
from bot.maintain.edits import Refused
from bot.settings import load_settings

PROBLEMS_FOUND = 1
"""Exit code of `check` when it finds errors (bot/cli/__init__.py lists all codes)."""


@click.command()
@click.option("--release", is_flag=True, help="Also demand current sign-offs, translations and weights.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects instead of text.")
@day_option()
def check(release: bool, as_json: bool, today: date) -> None:
    """List every problem in the knowledge and interface files, with file, line and repair, and what the database holds.

    \b
    In CI, take the commit's day, so that no build turns red by the calendar:
        amparo check --today "$(git log -1 --format=%cs)"
    """
    from bot.cli.held import held_in_database
    from bot.maintain.check import open_case, problems, tally

    settings = load_settings()
    case = open_case(settings.knowledge_dir, settings.locales_dir, today=today, release=release)
    found = sorted([*problems(case), *held_in_database(settings.database_url, case.base)])
    if as_json:
        click.echo(json.dumps([problem.as_json() for problem in found], ensure_ascii=False, indent=1))
    else:
        for problem in found:
            click.echo(str(problem))
        click.echo(tally(found))
    if any(problem.severity == "error" for problem in found):
        sys.exit(PROBLEMS_FOUND)


@click.command()
@click.argument("topic", required=False)
@click.option("--all", "every", is_flag=True, help="Every topic, block and the danger texts.")
@click.option("--wording", "how", flag_value="wording", help="The sense is the same: translations stay current.")
@click.option("--meaning", "how", flag_value="meaning", help="The sense changed: translations are now out of date.")
def edited(topic: str | None, every: bool, how: str | None) -> None:
    """Declare what changed in the English text of TOPIC (a topic, a block, or 'danger')."""
    from bot.maintain.edited import declare

    if how is None:
        raise click.UsageError("Say --wording (the sense is the same) or --meaning (translations must follow).")
    _one_or_all(topic, every)
    _tell(lambda: declare(load_settings().knowledge_dir, topic, meaning=how == "meaning"))


@click.command()
@click.argument("topic", required=False)
@click.option("--all", "every", is_flag=True, help="Every topic and block.")
@click.option("--why", help="What is being checked. Readers see only the day.")
@click.option("--release", is_flag=True, help="Give the answer again.")
@day_option()
def hold(topic: str | None, every: bool, why: str | None, release: bool, today: date) -> None:
    """Stop giving the answer of TOPIC at once: readers get its fallback and legal help.

    \b
    amparo hold data-medicaid-ice --why "new order of 24 November, reading it"
    amparo hold data-medicaid-ice --release
    """
    from bot.maintain.hold import put_on_hold, take_off_hold

    _one_or_all(topic, every)
    if release == bool(why):
        raise click.UsageError('Say --why "…" to hold, or --release to give the answer again.')
    root = load_settings().knowledge_dir
    _tell(lambda: take_off_hold(root, topic) if not why else put_on_hold(root, topic, why=why, today=today))


@click.command()
@click.argument("topic")
@click.argument("language", required=False)
@click.option("--by", required=True, help="The name of the person who read the text.")
@click.option("--role", required=True, help='Their role, as in "immigration lawyer".')
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Which version. Default: the one given on the day.")
@day_option()
def sign(topic: str, language: str | None, by: str, role: str, since: datetime | None, today: date) -> None:
    """Record that a named person has read TOPIC (or 'danger') in LANGUAGE and stands behind it.

    The sign-off lapses by itself when the text or a fact beneath it changes. The rules of eligibility are signed as a whole,
    for every language:

    \b
        amparo sign rules --by "Name" --role "immigration lawyer"
    """
    from bot.maintain.case import RULES
    from bot.maintain.sign import Signer, sign_rules, sign_text

    root, signer = load_settings().knowledge_dir, Signer(by=by, role=role, on=today)
    if topic == RULES:
        _tell(lambda: sign_rules(root, signer=signer))
        return
    if language is None:
        raise click.UsageError(f"Say in which LANGUAGE {topic} was read, as in es.")
    _tell(lambda: sign_text(root, topic, language, signer=signer, since=since.date() if since else None))


@click.command()
@click.argument("fact")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The source's own date.")
@click.option("--source", "url", required=True, help="Its https address.")
@click.option("--publisher", help="Default: the address's host.")
@click.option("--title", help="Default: that the page was read, and when.")
@click.option("--primary", is_flag=True, help="A court, law or agency itself; otherwise secondary.")
@day_option()
def confirm(fact: str, on: datetime, url: str, publisher: str | None, title: str | None, primary: bool, today: date) -> None:
    """Add a source that says FACT still holds; its date moves the 'sources up to' of the answers above."""
    from bot.maintain.confirm import Found, add_source

    source = Found(url=url, on=on.date(), publisher=publisher, title=title, primary=primary)
    _tell(lambda: add_source(load_settings().knowledge_dir, fact, source, today=today))


def _one_or_all(topic: str | None, every: bool) -> None:
    if every == bool(topic):
        raise click.UsageError("Name one TOPIC, or say --all.")


def _tell(act: Callable[[], Iterable[Any]]) -> None:
    """Say what was changed, or why nothing was."""
    try:
        for line in act():
            click.echo(line)
    except Refused as error:
        raise click.ClickException(str(error)) from None
