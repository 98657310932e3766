"""`amparo handout`: sheets to print and pictures to send, of answers, of the guide's result, and the interpreter card."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from bot.cli.ask import day_option, quiet
from bot.cli.guide import in_state
from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Origin, Situation
from bot.eligibility.rulebook import Rulebook
from bot.guide.progress import STATUSES
from bot.guide.result import Results
from bot.i18n import Interface, load_interface
from bot.interpreter import InterpreterCards
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase, People
from bot.knowledge.validity import rules_signed
from bot.maintain.nearest import nearest
from bot.operator import operator_of
from bot.render.handout import NoTypesetter, TooLong, typeset
from bot.settings import Settings, load_settings
from bot.sheet import NothingToPrint, Sheet, Sheets

FORMS = {".pdf": "pdf", ".png": "png"}


@dataclass(frozen=True, slots=True)
class Shop:
    """What sheets are made from."""

    settings: Settings
    base: KnowledgeBase
    interface: Interface
    composer: Composer
    sheets: Sheets


@click.command()
@click.argument("topics", metavar="TOPIC…", nargs=-1)
@click.option("--lang", default="en", help="Language of the sheet, as in es.")
@click.option("--also", help="A second language, beneath each paragraph or on the back.")
@click.option("--state", help="Two-letter state code, as in CA. Without it: all states.")
@click.option("--interpreter", is_flag=True, help="The card that says: I need an interpreter.")
@click.option("--guide", is_flag=True, help="What one person may ask for; needs --person. The sheet never names the status.")
@click.option("--person", type=click.Choice(get_args(People)), help="With --guide: whom it is for.")
@click.option("--origin", type=click.Choice(get_args(Origin)), default="not-said", help="With --guide: where the person is from.")
@click.option("--status", type=click.Choice(STATUSES), help="With --guide: group of immigration status; without it, what is open to everyone.")
@click.option("--handle", help="The bot's name on Telegram, for the address and its QR code. Default: AMPARO_HANDLE.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file: .pdf is a Letter page, .png a picture for a phone.")
@day_option()
def handout(topics: tuple[str, ...], lang: str, state: str | None, handle: str | None, out: Path, today: date, **options: Any) -> None:
    """Make a sheet of each TOPIC's answer, a page each. `amparo topics` lists them.

    \b
    amparo handout care-emergency-room elig-pregnant --lang es --state CA --out sheets.pdf
    amparo handout data-medicaid-ice --lang ar --also en --state TX --out ar.png
    amparo handout --interpreter --lang vi --out card.png
    amparo handout --guide --person pregnant --status tps --state CA --out result.pdf
    """
    quiet()
    form = FORMS.get(out.suffix.lower())
    if form is None:
        raise click.UsageError(f"--out: '{out.name}' ends neither in .pdf (a sheet to print) nor in .png (a picture).")
    shop = _shop(load_settings())
    asked = Asked(_language(lang, shop, "--lang"), in_state(shop.base, state), today)
    sheets = _sheets(shop, topics, asked, handle=_handle(handle, shop), **options)
    if form == "png" and len(sheets) > 1:
        raise click.UsageError("A picture holds one TOPIC. Give one, or let --out end in .pdf.")
    try:
        made = typeset(sheets, form)  # type: ignore[arg-type]  # FORMS holds nothing else
    except (NoTypesetter, TooLong) as error:
        raise click.ClickException(str(error)) from None
    try:
        out.write_bytes(made)
    except OSError as error:
        raise click.ClickException(f"--out: can't write {out} ({error.__class__.__name__}). Give a file in a folder that is there.") from None


def _shop(settings: Settings) -> Shop:
    base, interface = load(settings.knowledge_dir), load_interface(settings.locales_dir)
    composer = Composer(base, interface, require_review=settings.require_review)
    return Shop(settings, base, interface, composer, Sheets(base, interface, composer, operator_of(settings)))


def _language(code: str, shop: Shop, option: str) -> str:
    known = {name.lower(): name for name in shop.settings.language_codes}
    if code.lower() not in known:
        raise click.UsageError(f"{option}: '{code}' is none of {', '.join(known.values())}.")
    return known[code.lower()]


def _handle(given: str | None, shop: Shop) -> str:
    handle = (given or shop.settings.handle or "").removeprefix("@")
    if not handle:
        raise click.UsageError("Which bot does the sheet lead to? Give its name on Telegram with --handle, or set AMPARO_HANDLE.")
    return handle


def _sheets(
    shop: Shop, topics: tuple[str, ...], asked: Asked, *, handle: str, also: str | None,
    interpreter: bool, guide: bool, person: People | None, origin: Origin, status: Any,
) -> list[Sheet]:  # fmt: skip
    if sum((bool(topics), interpreter, guide)) != 1:
        raise click.UsageError("Give TOPICs, or --interpreter, or --guide: one of them.")
    if guide:
        return [_guide(shop, asked, handle=handle, person=person, origin=origin, status=status)]
    if interpreter:
        card = InterpreterCards(shop.composer, shop.interface, shop.settings.language_codes).card(asked)
        if asked.language == "en":
            raise click.UsageError("--interpreter needs the language of the person: --lang vi, for example.")
        return [shop.sheets.interpreter(card, asked, handle=handle)]
    second = _language(also, shop, "--also") if also else None
    return [_topic(shop, topic, asked, handle=handle, also=second) for topic in topics]


def _topic(shop: Shop, topic: str, asked: Asked, *, handle: str, also: str | None) -> Sheet:
    if topic not in shop.base.topics:
        near = nearest(topic, shop.base.topics)
        raise click.UsageError(f"'{topic}' is no topic. {f'Do you mean {near}? ' if near else ''}`amparo topics` lists them.")
    try:
        return shop.sheets.topic(topic, asked, handle=handle, also=also)
    except NothingToPrint:
        raise click.ClickException(f"{topic} can't be given on {asked.today}; `amparo topics --today {asked.today}` shows why. No file was made.") from None


def _guide(shop: Shop, asked: Asked, *, handle: str, person: People | None, origin: Origin, status: Any) -> Sheet:
    if person is None:
        raise click.UsageError("--guide needs --person: child, pregnant, adult or 65plus.")
    if shop.settings.require_review and not rules_signed(shop.base):
        raise click.ClickException("No sign-off on the rules stands, and AMPARO_REQUIRE_REVIEW keeps what is unsigned back. See `amparo sign rules`.")
    results = Results(Rulebook(shop.base), shop.interface, shop.composer)
    situation = Situation(asked.state, person, status or "not-said", origin)
    return shop.sheets.guide(results, situation, asked, handle=handle, everyone=status is None)
