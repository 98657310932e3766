"""`amparo gallery`: every kind of screen on one page, to look at before a release."""

from datetime import date
from pathlib import Path

import click

from bot.cli.ask import day_option, quiet
from bot.knowledge.languages import LANGUAGES
from bot.settings import load_settings

PAGE = "index.html"


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--lang", "languages", default="es,ar,zh-Hans", help="Languages side by side, comma-separated. Default: es,ar,zh-Hans.")
@day_option()
def gallery(out: Path, languages: str, today: date) -> None:
    """Write OUT/index.html: every kind of screen the bot can show, side by side in several languages, as phones show it.

    \b
    amparo gallery out
    amparo gallery out --lang en,fa,ko --today 2027-01-01
    """
    from bot.gallery.build import Builder
    from bot.gallery.page import FILES, MARK, beside_page, page

    quiet()
    settings = load_settings()
    codes = tuple(dict.fromkeys(code.strip() for code in languages.split(",")))
    for code in codes:
        if code not in settings.language_codes:
            raise click.UsageError(f"--lang: '{code}' is none of {', '.join(c for c in LANGUAGES if c in settings.language_codes)}.")
    file = out / PAGE
    if out.exists() and any(out.iterdir()) and not (file.exists() and MARK in file.read_text(encoding="utf-8", errors="replace")):
        raise click.ClickException(f"{out} holds files that are none of this command's, so it was left alone. Name another folder.")
    shelves = tuple(Builder(settings, today).screens(codes))
    screens = [screen for _, _, row in shelves for screen in row]
    (out / FILES).mkdir(parents=True, exist_ok=True)
    for beside in (beside for screen in screens for beside in beside_page(screen)):
        (out / beside.path).write_bytes(beside.content)
    file.write_text(page(shelves, today, codes), encoding="utf-8")
    missing = [screen for screen in screens if screen.missing]
    click.echo(f"{file}: {len(shelves)} kinds of screens in {len(codes)} languages" + (f"; {len(missing)} are missing and say why" if missing else ""))
