"""`amparo announce`: short corrections for the operator's public channels."""

import asyncio
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import click
from pydantic import SecretStr

from bot import clock
from bot.cli.ask import day_option, quiet
from bot.settings import Settings, SettingsError, key, load_settings

if TYPE_CHECKING:
    from bot.knowledge.models import Hold, KnowledgeBase
    from bot.storage.announced import Post
    from bot.telegram.announce import Correction, Outcome

NOT_ALL_POSTED = 1
"""Exit code when a correction is not known to stand in its channel (bot/cli/__init__.py lists all codes)."""

SOME_HANDLE = "your_bot"
"""Stands in the addresses of a dry run where no name is set: it does not ask Telegram for the bot's own."""


@click.command()
@click.argument("topics", nargs=-1, required=True, metavar="TOPIC…")
@click.option("--lang", "languages", multiple=True, help="Only this language's channel, as in es. Can be given several times.")
@click.option("--dry-run", is_flag=True, help="Print what would be posted where, by the files alone; ask neither Telegram nor the database.")
@click.option("--again", is_flag=True, help="Post also what may have been posted before: look at the channel first.")
@click.option("--yes", is_flag=True, help="Post without asking.")
@click.option("--handle", help="The bot's name in the addresses of a dry run, without @. Default: AMPARO_HANDLE.")
@day_option()
def announce(
    topics: tuple[str, ...], languages: tuple[str, ...], dry_run: bool, again: bool, yes: bool, handle: str | None, today: date
) -> None:  # fmt: skip
    """Post what holds now on each TOPIC to the channels in AMPARO_UPDATE_CHANNELS, in their languages.

    A correction is never posted twice: run the same command again after a failure, and only what is missing is posted.

    \b
    amparo announce data-medicaid-ice --dry-run
    amparo announce data-medicaid-ice injunction-what --lang es
    """
    settings = load_settings()
    channels = _channels(settings, languages)
    if dry_run:
        quiet()
        _show(_corrections(settings, topics, channels, handle=handle or settings.handle or SOME_HANDLE, held={}, today=today))
        return
    if handle or today != clock.today(settings.zone):
        raise click.UsageError("--handle and --today go with --dry-run: what is posted is today's, and names the bot itself.")
    if settings.telegram_token is None:
        raise SettingsError(f"{key('telegram_token')}: posting needs the bot's token. Without one: amparo announce … --dry-run")
    if not _post(settings, settings.telegram_token, topics, channels, today=today, again=again, yes=yes):
        sys.exit(NOT_ALL_POSTED)


def _channels(settings: Settings, languages: Iterable[str]) -> Mapping[str, str]:
    """The channels to post to, by language."""
    channels = settings.channels
    if not channels:
        raise SettingsError(f"{key('update_channels')}: no channel is set. {Settings.model_fields['update_channels'].description}")
    unknown = next((language for language in languages if language not in channels), None)
    if unknown:
        raise click.UsageError(f"--lang: {key('update_channels')} has no channel for '{unknown}', only for {', '.join(channels)}.")
    return {language: name for language, name in channels.items() if not languages or language in languages}


def _corrections(
    settings: Settings, topics: Iterable[str], channels: Mapping[str, str], *, handle: str, held: "Mapping[str, Hold]", today: date
) -> "tuple[Correction, ...]":  # fmt: skip
    """What is said of the topics by the files, with what the database holds on top of their own holds."""
    from bot.compose import Composer
    from bot.i18n import load_interface
    from bot.knowledge.holds import with_holds
    from bot.knowledge.load import load
    from bot.telegram.announce import TooLong, corrections

    base, interface = with_holds(load(settings.knowledge_dir), held), load_interface(settings.locales_dir)
    composer = Composer(base, interface, require_review=settings.require_review)
    try:
        return corrections(composer, interface, _known(topics, base), channels, handle=handle, today=today)
    except TooLong as error:
        raise click.ClickException(str(error)) from None


def _known(topics: Iterable[str], base: "KnowledgeBase") -> tuple[str, ...]:
    """The topics, each once."""
    from bot.maintain.nearest import nearest

    for topic in topics:
        if topic not in base.topics:
            near = nearest(topic, base.topics)
            raise click.UsageError(f"There is no topic '{topic}'." + (f" Did you mean {near}?" if near else " `amparo topics` lists them."))
    return tuple(dict.fromkeys(topics))


def _post(settings: Settings, token: SecretStr, topics: Iterable[str], channels: Mapping[str, str], *, today: date, again: bool, yes: bool) -> bool:
    """Ask, post and tell; whether every correction stands in its channel."""
    from telegram.error import InvalidToken, TelegramError

    from bot.storage.store import FAILURES
    from bot.telegram.announce import announce, handle_of, held_now
    from bot.telegram.logs import set_up_logs

    secret = token.get_secret_value()
    set_up_logs(settings.log_level, token=secret)
    try:
        handle, held = asyncio.run(handle_of(settings, secret)), asyncio.run(held_now(settings))
        wanted = _corrections(settings, topics, channels, handle=handle, held=held, today=today)
        if not yes:
            _show(wanted)
            click.confirm(f"Post what is shown above ({len(wanted)})? What was posted before is left out.", abort=True)
            if asyncio.run(held_now(settings)) != held:  # the question may have stood there for long
                raise click.ClickException(
                    "Maintainers have held or released an answer since this was shown, so nothing was posted. Run the same command again."
                )
        return asyncio.run(announce(settings, secret, wanted, today=today, again=again, tell=_tell))
    except InvalidToken:
        raise SettingsError(f"{key('telegram_token')}: Telegram does not know this token. Copy it again from @BotFather.") from None
    except TelegramError as error:
        raise click.ClickException(f"Telegram can't be reached ({error.__class__.__name__}). Nothing was posted; try again.") from None
    except FAILURES as error:
        raise click.ClickException(
            f"The database can't be used ({error.__class__.__name__}), so nobody knows what was posted before, and nothing more is. See {key('database_url')}."
        ) from None


def _show(wanted: "Iterable[Correction]") -> None:
    for correction in wanted:
        click.echo(f"--- {_where(correction.post)}\n{correction.html}\n")


def _tell(post: "Post", outcome: "Outcome") -> None:
    click.echo(f"{_where(post)}: {outcome.words}.")


def _where(post: "Post") -> str:
    return f"@{post.channel} ({post.language}) {post.topic}"
