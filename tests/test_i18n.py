"""Strings, dates and lists as people of each language read them."""

from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from bot.i18n import Interface, language_name, language_names, load_interface, say_day, say_list, with_commas, with_semicolons
from bot.knowledge.languages import LANGUAGES

DAYS = {
    "en": "6 January 2026",
    "es": "6 de enero de 2026",
    "zh-Hans": "2026年1月6日",
    "zh-Hant": "2026年1月6日",
    "vi": "6 tháng 1 năm 2026",
    "ko": "2026년 1월 6일",
    "tl": "Enero 6, 2026",
    "ar": "6 يناير/كانون الثاني 2026",
    "fa": "۶ جنوری (ژانویه) ۲۰۲۶",
    "ru": "6 января 2026 года",
    "uk": "6 січня 2026 року",
    "pt": "6 de janeiro de 2026",
    "fr": "6 janvier 2026",
    "ht": "6 janvye 2026",
}
LISTS = {
    "en": "a, b, and c",
    "es": "a, b y c",
    "zh-Hans": "a、b和c",
    "zh-Hant": "a、b和c",
    "vi": "a, b và c",
    "ko": "a, b 및 c",
    "tl": "a, b, at c",
    "ar": "a وb وc",
    "fa": "a،\u200f b، و c",
    "ru": "a, b и c",
    "uk": "a, b і c",
    "pt": "a, b e c",
    "fr": "a, b et c",
    "ht": "a, b ak c",
}
CATALOG = 'msgid "{n} month"\nmsgid_plural "{n} months"\nmsgstr[0] "{n} месяц"\nmsgstr[1] "{n} месяца"\nmsgstr[2] "{n} месяцев"\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_reads_as_in_the_language(language: str) -> None:
    assert say_day(date(2026, 1, 6), language) == DAYS[language]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "1er août 2026"), ("pt", "1º de agosto de 2026"), ("ht", "1ye out 2026"), ("es", "1 de agosto de 2026"), ("ru", "1 августа 2026 года")],
)
def test_the_first_of_a_month_has_its_own_number_where_people_write_one(language: str, said: str) -> None:
    assert say_day(date(2026, 8, 1), language) == said


def test_the_eleventh_is_not_the_first() -> None:
    assert say_day(date(2026, 8, 11), "fr") == "11 août 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_reads_as_in_the_language(language: str) -> None:
    assert say_list(["a", "b", "c"], language) == LISTS[language]


@pytest.mark.parametrize(("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a ak b")])
def test_short_lists_in_haitian_creole(items: list[str], said: str) -> None:
    """They are ours and not CLDR's, which has none."""
    assert say_list(items, "ht") == said


@pytest.mark.parametrize("language", ["ar", "fa", "ht"])
def test_months_of_our_own_are_twelve_different_ones(language: str) -> None:
    assert len({say_day(date(2026, month, 1), language) for month in range(1, 13)}) == 12


def test_every_language_has_its_own_name() -> None:
    names = [language_name(language) for language in LANGUAGES]
    assert len(set(names)) == len(LANGUAGES)
    assert not set(names) & set(LANGUAGES)


def test_languages_are_named_in_the_readers_language() -> None:
    assert (language_names("ht")["es"], language_names("ru")["es"]) == ("panyòl", "испанский")


@pytest.mark.parametrize(("count", "said"), [(1, "{n} месяц"), (4, "{n} месяца"), (12, "{n} месяцев"), (21, "{n} месяц")])
def test_a_count_takes_the_form_of_the_language(tmp_path: Path, count: int, said: str) -> None:
    """The file has no header: the language itself decides on its plural forms."""
    file = tmp_path / "ru/LC_MESSAGES/bot.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOG, encoding="utf-8")
    assert load_interface(tmp_path).strings("ru").plural("{n} month", "{n} months", count) == said


def test_english_needs_no_catalog() -> None:
    t = Interface({"es": NullTranslations()}).strings("xx")
    assert (t("Privacy"), t.plural("{n} month", "{n} months", 1), t.plural("{n} month", "{n} months", 12)) == ("Privacy", "{n} month", "{n} months")


def test_a_row_has_the_commas_of_its_script() -> None:
    assert with_commas(("a", "", "b"), "es") == "a, b"
    assert with_commas(("成人", "19岁以上"), "zh-Hans") == "成人，19岁以上"
    assert with_commas(("بالغون", "شباب"), "ar") == "بالغون، شباب"
    assert with_semicolons(("甲", "乙"), "zh-Hant") == "甲；乙"
