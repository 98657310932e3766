"""Sheets as PDF and PNG, read back: words, numbers to dial, direction, QR code, one page; nothing in a text can change the page."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Situation
from bot.eligibility.rulebook import Rulebook
from bot.guide.result import Results
from bot.i18n import Interface, load_interface
from bot.interpreter import InterpreterCards
from bot.knowledge.languages import LANGUAGES, RIGHT_TO_LEFT
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.operator import Operator
from bot.render.handout import FONTS, LATIN, PICTURE_WIDTH, TooLong, font_folders, is_high, typeset
from bot.render.telegram_html import units
from bot.reply import Block, Part
from bot.settings import Settings
from bot.sheet import NothingToPrint, Sheet, Sheets
from bot.telegram.handlers.sheets import caption
from tests.fake_telegram import CAPTION_LIMIT, PHOTO_RATIO, PHOTO_SIDES
from tests.guide.giveaways import gives_away
from tests.sheets import code_of, metadata_of, pages_of, pixels_of, seen_in, size_of, text_of

TODAY = date(2026, 11, 29)
HANDLE = "amparo_test_bot"
NUMBER = "+1-877-608-1009"
"""Tennessee Justice Center's, in the directory; it stands on every sheet for Tennessee that names help."""

REPORTING = "elig-how-to-apply"
SHORT = "help-scam"


@cache
def base() -> KnowledgeBase:
    return load(Settings().knowledge_dir)


@cache
def interface() -> Interface:
    return load_interface(Settings().locales_dir)


@cache
def composer() -> Composer:
    return Composer(base(), interface(), require_review=False)


@cache
def sheets() -> Sheets:
    return Sheets(base(), interface(), composer(), Operator("Casa Esperanza", "https://casa-esperanza.example", "555", "https://p.example"))


@cache
def sheet(topic: str, language: str, state: str | None = None, also: str | None = None) -> Sheet:
    return sheets().topic(topic, Asked(language, state, TODAY), handle=HANDLE, also=also)


@cache
def pdf(topic: str, language: str, state: str | None = None) -> bytes:
    return typeset((sheet(topic, language, state),), "pdf")


def card(language: str, today: date = TODAY, **settings: bool) -> Sheet:
    made = Composer(base(), interface(), require_review=settings.get("require_review", False))
    asked = Asked(language, None, today)
    return sheets().interpreter(InterpreterCards(made, interface(), LANGUAGES).card(asked), asked, handle=HANDLE)


def letters(text: str) -> str:
    """Without what PDF readers place anew: spaces, vowel marks, joiners, isolates, brackets."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] in "LN")


@pytest.mark.parametrize("language", ["en", "es", "ru", "ko", "zh-Hans", "zh-Hant", "vi"])
def test_the_question_the_number_and_the_address_can_be_read(language: str) -> None:
    text = text_of(pdf(REPORTING, language, "TN"))
    assert letters(composer().title(REPORTING, Asked(language, "TN", TODAY))) in letters(text)
    assert NUMBER in text
    assert f"https://t.me/{HANDLE}?start={REPORTING}_{language}_TN" in text
    assert "Casa Esperanza" in text


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_right_to_left_the_words_are_all_there_and_the_number_reads_in_its_order(language: str) -> None:
    """PDFium turns the letters of a ligature round, so a word is known by its letters in any order."""
    text = text_of(pdf(REPORTING, language, "TN"))
    found = {"".join(sorted(letters(word))) for word in text.split()}
    written = [word for block in sheet(REPORTING, language, "TN").lead for word in block.text.split()]
    here = [word for word in written if "".join(sorted(letters(word))) in found]
    assert len(here) >= 0.7 * len(written), (written, here)
    assert NUMBER in seen_in(pdf(REPORTING, language, "TN"))
    assert f"https://t.me/{HANDLE}?start={REPORTING}_{language}_TN" in seen_in(pdf(REPORTING, language, "TN"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_begins_where_its_language_begins(language: str) -> None:
    """The first line is the state and the last day: short, so only one of the margins has ink beside it."""
    page = pixels_of(pdf(SHORT, language, "TN"))
    rows = (page < 128).any(axis=1).nonzero()[0]
    first = page[rows[0] : rows[0] + 18]  # less than a line of 11 points
    margin, quarter = int(0.55 * 150), page.shape[1] // 4
    left, right = (first[:, margin - 4 : quarter] < 128).any(), (first[:, -quarter : -margin + 4] < 128).any()
    assert (bool(left), bool(right)) == ((False, True) if language in RIGHT_TO_LEFT else (True, False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_and_the_gravest_sheet_have_one_page_each(language: str) -> None:
    made = typeset((sheet("elig-tps", language, "CA"), sheet(REPORTING, language, "IN")), "pdf")
    assert pages_of(made) == 2


def test_the_qr_code_says_the_address() -> None:
    assert code_of(pdf("elig-addiction-mental-health", "zh-Hans", "CA")) == f"https://t.me/{HANDLE}?start=elig-addiction-mental-health_zh-Hans_CA"


def test_the_document_has_a_title_and_a_language_and_is_tagged_for_screen_readers() -> None:
    made = pdf(SHORT, "es")
    assert metadata_of(made)["Title"] == composer().title(SHORT, Asked("es", None, TODAY))
    assert b"/MarkInfo" in made
    assert b"/Lang" in made


@pytest.mark.parametrize("language", ["es", "fa", "zh-Hant"])
def test_a_picture_is_as_wide_as_a_phone_and_within_telegrams_bounds(language: str) -> None:
    made = typeset((sheet(REPORTING, language, "NC", "en"),), "png")
    width, height = size_of(made)
    assert width == PICTURE_WIDTH
    assert width + height <= PHOTO_SIDES
    assert height <= PHOTO_RATIO * width
    assert is_high(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_is_in_the_fonts_of_its_language(language: str) -> None:
    """So no sheet shows an empty box. Joiners and isolates are not drawn."""
    has = set().union(*(_characters()[family] for family in FONTS.get(language, (LATIN,))))
    missing = {sign for text in _texts(language) for sign in text if ord(sign) not in has and unicodedata.category(sign) not in ("Cf", "Cc")}
    assert not missing


def _texts(language: str) -> Iterator[str]:
    for state in (None, "CA", "IN", "TX", "NY"):
        replies = (composer().topic(topic, Asked(language, state, TODAY)) for topic in base().topics)
        yield from (block.text for reply in replies for block in reply.blocks)
    results = Results(Rulebook(base()), interface(), composer())
    for status in ("undocumented", "tps", "not-said"):
        yield from (block.text for block in results.result(Situation("CA", "adult", status), Asked(language, "CA", TODAY)).blocks)
    made = chain([sheet(SHORT, language)], [card(language)] if language != "en" else ())
    yield from (block.text for each in made for block in (*each.head, *each.lead, *each.foot, each.more))


@cache
def _characters() -> dict[str, set[int]]:
    files = [file for folder in font_folders() for file in Path(folder).rglob("*.[to]t[fc]")]
    fonts = [font for file in files for font in (TTCollection(file).fonts if file.suffix == ".ttc" else [TTFont(file)])]
    named: dict[str, set[int]] = {}
    for font in fonts:
        family = font["name"].getBestFamilyName()
        named[family] = named.get(family, set(font.getBestCmap())) & set(font.getBestCmap())
    return named


def test_what_looks_like_markup_is_printed_as_it_stands() -> None:
    words = '#panic("x") $x^2$ `code` [b] <label> @ref \\u{41} // end /* y */ = head #import "a.typ"'
    odd = replace(sheet(SHORT, "en"), body=(Block(Part.TEXT, words.replace("*", "\\*")),))
    assert letters(words) in letters(text_of(typeset((odd,), "pdf")))


def test_a_long_answers_folded_part_gives_way_and_the_sheet_says_so() -> None:
    text = text_of(pdf("elig-tps", "tl", "CA"))
    assert letters(interface().strings("tl")("There is more to this answer at the address below.")) in letters(text)
    assert not any(letters(block.text)[:60] in letters(text) for block in sheet("elig-tps", "tl", "CA").body if block.part is Part.MORE)


def test_two_languages_that_do_not_fit_on_one_page_are_the_front_and_the_back() -> None:
    made = typeset((sheet("elig-tps", "es", "CA", "en"),), "pdf")
    assert pages_of(made) == 2
    text = text_of(made)
    assert text.index("Tengo TPS") < text.index("I have TPS")


def test_two_languages_share_a_page_where_they_fit() -> None:
    made = typeset((sheet(SHORT, "es", None, "en"),), "pdf")
    assert pages_of(made) == 1


def test_what_can_not_fit_is_an_error_that_names_the_sheet() -> None:
    endless = replace(sheet(SHORT, "en"), body=(Block(Part.TEXT, "word " * 4000),))
    with pytest.raises(TooLong, match=f"amparo-{SHORT}-en does not fit"):
        typeset((sheet(SHORT, "es"), endless), "pdf")


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_the_same_sheet_is_the_same_file(form: str) -> None:
    assert typeset((sheet(SHORT, "ko"),), form) == typeset((sheet(SHORT, "ko"),), form)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("status", ["undocumented", "tps", "daca", "tvu_vawa"])
def test_the_guides_sheet_tells_the_status_nowhere(language: str, status: str) -> None:
    results = Results(Rulebook(base()), interface(), composer())
    made = sheets().guide(results, Situation("TX", "child", status), Asked(language, None, TODAY), handle=HANDLE, everyone=False)  # type: ignore[arg-type]
    content = typeset((made,), "pdf")
    told = "\n".join((text_of(content), str(metadata_of(content)), made.name, made.address, code_of(content), caption(made)))
    assert "What to do first" in told or "Qué hacer primero" in told
    assert not gives_away(told, status, interface())  # type: ignore[arg-type]
    assert not made.kept


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_interpreter_card_speaks_english_first_and_fits_on_a_photo(language: str) -> None:
    made = card(language)
    assert [block.language for block in made.lead] == ["en"] * 3 + [language] * 3
    assert not is_high(typeset((made,), "png"))
    assert pages_of(typeset((made,), "pdf")) == 1


def test_the_interpreter_card_claims_no_right_where_its_answer_may_not_be_served() -> None:
    words = " ".join(block.text for block in card("vi", require_review=True).lead)
    assert "I need an interpreter" in words
    assert "right" not in words


def test_a_held_answer_has_no_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Composer(base(), interface(), require_review=True)
    with pytest.raises(NothingToPrint, match=SHORT):
        Sheets(base(), interface(), strict, Operator()).topic(SHORT, Asked("es", None, TODAY), handle=HANDLE)


def test_without_an_operator_the_sheet_says_that_nobody_stands_behind_it() -> None:
    made = Sheets(base(), interface(), composer(), Operator()).topic(SHORT, Asked("en", None, TODAY), handle=HANDLE)
    assert any("no organisation stands behind it yet" in block.text for block in made.foot)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_caption_is_within_telegrams_limit(language: str) -> None:
    assert all(units(caption(sheet(topic, language, "NC"))) <= CAPTION_LIMIT for topic in (REPORTING, SHORT, "elig-addiction-mental-health"))
    assert language == "en" or units(caption(card(language))) <= CAPTION_LIMIT
