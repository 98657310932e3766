"""The command `amparo`: one module per group of commands, imported only when its command runs."""

import importlib
import sys

import click

from bot.knowledge.errors import BrokenKnowledge
from bot.settings import SettingsError

BROKEN_KNOWLEDGE = 3
"""Exit codes: 0 fine, 1 problems found, 2 wrong use or settings, 3 knowledge files that can't be used."""

COMMANDS = {
    "ask": "bot.cli.ask:ask",
    "chat": "bot.cli.chat:chat",
    "guide": "bot.cli.guide:guide",
    "handout": "bot.cli.handout:handout",
    "topics": "bot.cli.ask:topics",
    "run": "bot.cli.run:run",
    "alive": "bot.cli.run:alive",
    "settings": "bot.cli.run:show_settings",
    "check": "bot.cli.maintain:check",
    "edited": "bot.cli.maintain:edited",
    "hold": "bot.cli.maintain:hold",
    "sign": "bot.cli.maintain:sign",
    "confirm": "bot.cli.maintain:confirm",
    "announce": "bot.cli.announce:announce",
    "translate": "bot.cli.translate:translate",
    "train": "bot.cli.train:train",
    "eval": "bot.cli.train:evaluate",
    "explain": "bot.cli.train:explain",
    "gallery": "bot.cli.gallery:gallery",
}


class LazyGroup(click.Group):
    """Imports a command's module when it is asked for, and turns our errors into messages, never tracebacks."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above names commands
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise click.UsageError(str(error)) from None
        except BrokenKnowledge as error:
            click.echo(f"{error}\nThese files can't be used. `amparo check` lists every problem.", err=True)
            sys.exit(BROKEN_KNOWLEDGE)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="amparo")
def main() -> None:
    """Amparo answers immigrant families' questions on Medicaid data, immigration enforcement and health programs.

    Nothing is generated: every answer stands in a file and rests on dated, sourced facts.

    \b
    Try it:      amparo chat
    One answer:  amparo ask "can ICE see my Medicaid?" --state CA
    The family:  amparo guide --state CA --person pregnant
    As of a day: amparo ask "what did the judge decide" --today 2025-08-13
    Maintain:    amparo check
    """
