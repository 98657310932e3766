"""`amparo translate status`, `sheet` and `apply`: the translation desk."""

import json
from datetime import date
from pathlib import Path

import click

from bot.cli.ask import day_option
from bot.knowledge.languages import LANGUAGES, OWN_NAMES
from bot.maintain.edits import Refused
from bot.settings import load_settings


@click.group()
def translate() -> None:
    """See how far the languages are, hand sheets to volunteers, and bring their work back.

    \b
    amparo translate status
    amparo translate sheet vi --only outdated
    amparo translate apply amparo-vi.html --dry-run
    """


@translate.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects instead of a table.")
@day_option()
def status(as_json: bool, today: date) -> None:
    """Show for each language what is complete, missing, outdated, unsigned, and how many interface strings wait."""
    from bot.maintain.check import open_case
    from bot.maintain.translate.status import status as rows_of
    from bot.maintain.translate.status import table

    settings = load_settings()
    try:
        rows = rows_of(open_case(settings.knowledge_dir, settings.locales_dir, today=today))
    except Refused as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1) if as_json else table(rows))


@translate.command()
@click.argument("language", type=click.Choice(LANGUAGES[1:]))
@click.option("--only", type=click.Choice(["all", "outdated", "missing"]), default="all", help="Which texts go in. Default: all.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder for the two files. Default: here.")
def sheet(language: str, only: str, out: Path) -> None:
    """Write a sheet to translate LANGUAGE in: a page to fill in in any browser, and the same as Markdown for any editor."""
    from bot.maintain.translate import as_html, as_markdown
    from bot.maintain.translate.sheet import chosen
    from bot.maintain.translate.texts import read_texts

    settings = load_settings()
    try:
        texts = chosen(read_texts(settings.knowledge_dir, settings.locales_dir, language), only)
    except Refused as error:
        raise click.ClickException(str(error)) from None
    out.mkdir(parents=True, exist_ok=True)
    for form, suffix in ((as_html, "html"), (as_markdown, "md")):
        file = out / f"amparo-{language}.{suffix}"
        file.write_text(form.write(texts, language, OWN_NAMES[language]), encoding="utf-8")
        click.echo(f"{file}: {len(texts)} texts, {sum(len(text.passages) for text in texts)} parts")


@translate.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def apply(file: Path, dry_run: bool) -> None:
    """Bring a filled-in sheet back: all of it, or nothing and a list of what is wrong on which line.

    What changes is made from today's English, and loses its sign-off.
    """
    from bot.maintain.translate.apply import apply_sheet

    settings = load_settings()
    try:
        for line in apply_sheet(settings.knowledge_dir, settings.locales_dir, file, dry_run=dry_run):
            click.echo(line)
    except Refused as error:
        raise click.ClickException(str(error)) from None
