"""The interface's own strings, dates and lists, by language. Catalogs are compiled in memory from locales/*.po."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.knowledge.languages import OWN_NAMES

SOURCE_LANGUAGE = "en"
HAITIAN, PERSIAN = "ht", "fa"

_CLDR = {"zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW", "pt": "pt_BR", "es": "es_US", "tl": "fil"}
_DAY_PATTERN = {
    "en": "d MMMM y",
    "es": "d 'de' MMMM 'de' y",
    "vi": "d 'tháng' M 'năm' y",
    "ru": "d MMMM y 'года'",  # CLDR's 'г.' doubles the full stop at the end of a sentence
    "uk": "d MMMM y 'року'",
}
_FIRST_OF_MONTH = {"fr": "1er", "pt": "1º", "ht": "1ye"}
_MONTHS = {
    # CLDR has no Haitian Creole of its own and falls back to French; the list and the languages below are ours for the same reason.
    "ht": ("janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    # As in Egypt and the Gulf / as in Syria and Iraq: families in the United States come from both.
    "ar": (
        "يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان", "مايو/أيار", "يونيو/حزيران",
        "يوليو/تموز", "أغسطس/آب", "سبتمبر/أيلول", "أكتوبر/تشرين الأول", "نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول",
    ),
    # As in Afghanistan (as in Iran, where it differs). The year is Gregorian, as on every paper people hold.
    "fa": (
        "جنوری (ژانویه)", "فبروری (فوریه)", "مارچ (مارس)", "اپریل (آوریل)", "می (مه)", "جون (ژوئن)",
        "جولای (ژوئیه)", "آگست (اوت)", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
}  # fmt: skip
_COMMAS = {"ar": "، ", "fa": "، ", "zh-Hans": "，", "zh-Hant": "，"}
_SEMICOLONS = {"ar": "؛ ", "fa": "؛ ", "zh-Hans": "；", "zh-Hant": "；"}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_HAITIAN_LANGUAGES = {
    "en": "angle", "es": "panyòl", "zh": "chinwa", "vi": "vyetnamyen", "ko": "koreyen", "tl": "tagalòg", "ar": "arab", "fa": "pèsan", "ru": "ris",
    "uk": "ikrenyen", "pt": "pòtigè", "fr": "franse", "ht": "kreyòl ayisyen", "so": "somali", "to": "tonga",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translate:
    """Translates English interface strings into one language: t("Privacy"). `t.plural` chooses the form that a count takes."""

    catalog: NullTranslations

    def __call__(self, text: str) -> str:
        return self.catalog.gettext(text)

    def plural(self, one: str, many: str, count: int) -> str:
        """The form for `count`, its placeholders not yet filled in."""
        return self.catalog.ngettext(one, many, count)


class Interface:
    """Strings in each language that has a catalog. English is the language of the source."""

    def __init__(self, catalogs: Mapping[str, NullTranslations]) -> None:
        self._catalogs = MappingProxyType({SOURCE_LANGUAGE: NullTranslations(), **catalogs})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._catalogs)

    def strings(self, language: str) -> Translate:
        """The translator into a language. Unknown languages get English."""
        return Translate(self._catalogs.get(language, self._catalogs[SOURCE_LANGUAGE]))


def load_interface(folder: Path) -> Interface:
    """Compile every locales/<lang>/LC_MESSAGES/bot.po in memory."""
    return Interface({file.parts[-3]: _compile(file) for file in sorted(folder.glob("*/LC_MESSAGES/bot.po"))})


def _compile(file: Path) -> GNUTranslations:
    """The locale gives the catalog its plural forms: our files have no header."""
    with file.open("rb") as handle:
        catalog = read_po(handle, locale=cldr(file.parts[-3]))
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return GNUTranslations(buffer)


def cldr(language: str) -> str:
    """The CLDR locale of one of our language codes."""
    return _CLDR.get(language, language.replace("-", "_"))


def say_day(day: date, language: str) -> str:
    """A date as people read it: '6 January 2026', '6 de enero de 2026', '1ye out 2026'. The calendar is Gregorian in every language."""
    if language in _MONTHS:
        said = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    else:
        said = format_date(day, format=_DAY_PATTERN.get(language, "long"), locale=cldr(language))
    if language == PERSIAN:
        return said.translate(_PERSIAN_DIGITS)
    return _FIRST_OF_MONTH[language] + said[1:] if day.day == 1 and language in _FIRST_OF_MONTH else said


def warm_dates(languages: Iterable[str]) -> None:
    """Have Babel read the languages' data now: the first date of a process takes 15 ms, the first of a further language 4."""
    for language in languages:
        say_day(date.min, language)


def say_list(items: Sequence[str], language: str) -> str:
    """'a, b and c' in the language."""
    if language == HAITIAN:
        return " ak ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
    return format_list(list(items), locale=cldr(language))


def with_commas(items: Iterable[str], language: str) -> str:
    """What is not empty, in a row, with the script's own commas."""
    return _COMMAS.get(language, ", ").join(filter(None, items))


def with_semicolons(items: Iterable[str], language: str) -> str:
    """What is not empty, in a row, with the script's own semicolons."""
    return _SEMICOLONS.get(language, "; ").join(filter(None, items))


def language_name(code: str) -> str:
    """A language's name in itself, as on a button."""
    return OWN_NAMES.get(code, code)


def language_names(language: str) -> Mapping[str, str]:
    """Languages by code, as a reader of `language` calls them."""
    return _HAITIAN_LANGUAGES if language == HAITIAN else Locale.parse(cldr(language)).languages
