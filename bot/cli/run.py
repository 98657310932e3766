"""`amparo run`, `amparo alive` and `amparo settings`: the bot on Telegram, its health, and what it can be told."""

import asyncio
import sys

import click
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot import clock
from bot.settings import OPERATOR_KEYS, Settings, SettingsError, key, load_settings

ALIVE_SECONDS = 120
"""Four long polls: one may hang and be cut off by the watchdog without an alarm."""

NOT_ALIVE = 1
WRONG_SETTINGS = 2


@click.command()
@click.option("--demo", is_flag=True, help="Run without an operator's name; /start then says that it is a demonstration.")
def run(demo: bool) -> None:
    """Answer on Telegram, by long polling, until Ctrl-C or SIGTERM.

    Needs a token from @BotFather and, unless --demo, the operator's name, site, contact and privacy policy.
    """
    settings = load_settings()
    if settings.telegram_token is None:
        click.echo("No Telegram token. Talk to @BotFather on Telegram, send /newbot, and set AMPARO_TELEGRAM_TOKEN to what it gives you.", err=True)
        click.echo("To try Amparo without Telegram: amparo chat", err=True)
        sys.exit(WRONG_SETTINGS)
    missing = [key(name) for name in OPERATOR_KEYS if not getattr(settings, name)]
    if missing and not demo:
        raise SettingsError(f"{', '.join(missing)}: people must know who runs this bot. Set them, or try it with `amparo run --demo`.")
    _run(settings, settings.telegram_token)


def _run(settings: Settings, token: SecretStr) -> None:
    from bot.telegram.app import BadToken, run_bot
    from bot.telegram.logs import set_up_logs

    set_up_logs(settings.log_level, token=token.get_secret_value())
    try:
        asyncio.run(run_bot(settings, token.get_secret_value()))
    except BadToken:
        raise SettingsError(f"{key('telegram_token')}: Telegram does not know this token. Copy it again from @BotFather.") from None


@click.command()
def alive() -> None:
    """Exit 0 if the bot has completed a poll in the last two minutes, else 1. For health checks."""
    file = load_settings().heartbeat_file
    try:
        age = clock.now().timestamp() - file.stat().st_mtime
    except OSError:
        click.echo(f"No heartbeat: {file} is not there.", err=True)
        sys.exit(NOT_ALIVE)
    if age >= ALIVE_SECONDS:
        click.echo(f"The last poll was completed {age:.0f} s ago.", err=True)
        sys.exit(NOT_ALIVE)


@click.command()
def show_settings() -> None:
    """List every setting: key, default, help. Secrets never show their values."""
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True) if field.default_factory else field.default
        shown = "required" if default is PydanticUndefined else "not set" if default is None else default
        secret = " (secret)" if "SecretStr" in str(field.annotation) else ""
        click.echo(f"{key(name)}{secret} [{shown}]\n    {field.description}")
    click.echo(f"\nEach can also be read from a file: {key('telegram_token')}_FILE=/run/secrets/token")
