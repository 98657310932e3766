"""Nothing that the bot can show is left out of the gallery, and nothing on it comes from anywhere else."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.gallery.kinds import SECTIONS
from bot.i18n import load_interface
from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.load import load
from bot.knowledge.validity import Freshness
from bot.render import handout
from bot.reply import Decision, Part, Verb
from bot.settings import load_settings
from bot.telegram.handlers import sheets
from tests.gallery.conftest import LANGUAGES, TODAY

KINDS = [kind for kinds in SECTIONS.values() for kind in kinds]
SETTINGS = load_settings({})
VOID = {"meta", "br", "img", "hr", "link", "input"}

MAKES_FILES = handout.available()


class Page(HTMLParser):
    """The page read strictly: every element is closed in its order, every id is there once."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.addresses: list[tuple[str, str]] = []
        self.verbs: set[str] = set()
        self.states: dict[str, str] = {}
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self._screen = ""
        self._in_state = False
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
            self._screen = found["id"] if tag == "article" else self._screen
        self._in_state = self._in_state or found.get("class") == "state"
        self.addresses += [(tag, found[name]) for name in ("src", "href") if name in found]
        self.verbs |= {found["data-verb"]} if "data-verb" in found else set()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, (tag, self.getpos())
        self._in_state = self._in_state and tag != "p"

    def handle_data(self, data: str) -> None:
        kept = self.states if self._in_state else self.text
        kept[self._screen] = kept.get(self._screen, "") + data


@pytest.fixture(scope="module")
def page(gallery: Path) -> Page:
    return Page(gallery.read_text(encoding="utf-8"))


def test_every_kind_is_there_in_every_language_and_in_the_contents(page: Page) -> None:
    assert sorted(page.ids) == sorted([kind.id for kind in KINDS] + [f"{kind.id}.{language}" for kind in KINDS for language in LANGUAGES])
    assert {address for tag, address in page.addresses if tag == "a"} >= {f"#{name}" for name in page.ids}


def test_every_verb_occurs(page: Page) -> None:
    """On a button, or as what led to a page: the page for a letter follows a photo, and no button leads there."""
    opened = {found for state in page.states.values() for found in re.findall(r"· by (\w+)", state)}
    assert page.verbs | opened == {verb.value for verb in Verb if MAKES_FILES or verb not in sheets.VERBS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("told", [*Decision, *Part, *Freshness, *DANGER_KINDS])
def test_every_decision_part_freshness_and_danger_occurs(page: Page, told: str, language: str) -> None:
    states = [state for name, state in page.states.items() if name.endswith(f".{language}")]
    assert any(re.search(rf"(?<![\w-]){told}(?![\w-])", state.partition("·")[2]) for state in states)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("choose", "choose"), ("abstain", "abstain"), ("refuse", "refuse"), ("smalltalk", "smalltalk"), ("aging", "aging"), ("unconfirmed", "unconfirmed"),
        ("withdrawn", "withdrawn"), ("held", "held"), ("outdated", "outdated-translation"), ("unsigned", "unsigned"), ("answer-warned", "warning"),
        ("answer-state", "CA"), ("follow-up", "notice"), ("apology", "notice"),
        ("too-fast", "surface"), ("photo", "letter"), ("both", "both"), ("card", "card"), ("navigators", "nav"),
        *((f"danger-{kind}", kind) for kind in DANGER_KINDS),
    ],
)  # fmt: skip
def test_a_kind_shows_what_it_is_named_for(page: Page, kind: str, state: str, language: str) -> None:
    assert state in re.split(r"[ ·]+", page.states[f"{kind}.{language}"].partition("·")[2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_handlers_say_without_the_engine_is_there(page: Page, language: str) -> None:
    t = load_interface(SETTINGS.locales_dir).strings(language)
    for kind, line in (
        ("error", t("Something went wrong on my side. Please write again in a moment. In an emergency call 911.")),
        ("group", t("Ask me in private")),
        ("personal-mild", t("🗑 Delete my message")),
        ("forget", t("Done. I keep nothing about you now.")),
        ("follow-up", t("Not this")),
        ("too-fast", t("You are faster than I am. Please wait a minute; then I answer again. In an emergency call 911.")),
        ("inline", t("General questions only: no names or stories")),
        ("card-current", t("This card is mine, and it is still current (until {day}).").partition("{")[0]),
        ("card-outdated", t("This card is mine, but it is out of date.")),
        ("card-altered", t("I can't confirm that this card is mine: its words or its code were changed, or a part is missing.")),
        ("foreign", t("I did not write this message and can't say whether it is true.")),
    ):
        assert line in re.sub("[\u2066-\u2069\u200f]", "", page.text[f"{kind}.{language}"])
    assert "deleted by the bot" in page.text[f"personal-grave.{language}"]
    assert "A000 000 000" in page.text[f"personal-grave.{language}"]


def test_it_needs_no_network_and_no_script(gallery: Path, page: Page) -> None:
    text = gallery.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert all(address.startswith("files/") and (gallery.parent / address).is_file() for tag, address in page.addresses if tag != "a")
    base = load(SETTINGS.knowledge_dir)
    known = {source.url for fact in base.facts.values() for source in fact.sources} | {helper.url for helper in base.helpers.values()}
    known |= {source.url for state in base.states.values() for program in state.programs for source in program.sources}
    known |= {address for state in base.states.values() for address in (state.agency_url, state.marketplace_url)}
    known |= {source.url for state in base.states.values() for source in state.sources}
    assert {address for _, address in page.addresses if not address.startswith(("#", "files/"))} <= known


def test_it_says_its_day_and_that_texts_are_drafts(page: Page) -> None:
    assert f"As of {TODAY}" in page.text[""]
    assert "machine drafts" in page.text[""]


def test_another_file_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text("<h1>Mine</h1>", encoding="utf-8")
    ran = CliRunner().invoke(main, ("gallery", str(tmp_path), "--today", TODAY))
    assert ran.exit_code == 1
    assert "left alone" in ran.output
    assert file.read_text(encoding="utf-8") == "<h1>Mine</h1>"


def test_an_unknown_language_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ("gallery", str(tmp_path / "out"), "--lang", "es,xx"))
    assert ran.exit_code == 2
    assert "'xx' is none of en, es" in ran.output
    assert not (tmp_path / "out").exists()
