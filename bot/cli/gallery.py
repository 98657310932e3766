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
    from bot.gallery.page import MARK, page

    quiet()
    settings = load_settings()
    codes = tuple(dict.fromkeys(code.strip() for code in languages.split(",")))
    for code in codes:
        if code not in settings.language_codes:
            raise click.UsageError(f"--lang: '{code}' is none of {', '.join(c for c in LANGUAGES if c in settings.language_codes)}.")
    file = out / PAGE
    if file.exists() and MARK not in file.read_text(encoding="utf-8", errors="replace"):
        raise click.ClickException(f"{file} is no page of this command, so it was left alone. Name another folder.")
    shelves = tuple(Builder(settings, today).screens(codes))
    out.mkdir(parents=True, exist_ok=True)
    file.write_text(page(shelves, today, codes), encoding="utf-8")
    missing = [screen for _, _, screens in shelves for screen in screens if screen.missing]
    click.echo(f"{file}: {len(shelves)} kinds of screens in {len(codes)} languages" + (f"; {len(missing)} are missing and say why" if missing else ""))
