"""The interface's own strings, dates and lists, by language. Catalogs are compiled in memory from locales/*.po."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Translate = Callable[[str], str]

SOURCE_LANGUAGE = "en"
_CLDR = {"zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW", "pt": "pt_BR", "es": "es_US", "tl": "fil"}
_DAY_PATTERN = {"en": "d MMMM y", "es": "d 'de' MMMM 'de' y"}


class Interface:
    """Strings, dates and lists in each language that has a catalog. English is the language of the source."""

    def __init__(self, catalogs: Mapping[str, NullTranslations]) -> None:
        self._catalogs = MappingProxyType({SOURCE_LANGUAGE: NullTranslations(), **catalogs})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._catalogs)

    def strings(self, language: str) -> Translate:
        """The function that translates an English interface string. Unknown languages get English."""
        return self._catalogs.get(language, self._catalogs[SOURCE_LANGUAGE]).gettext


def load_interface(folder: Path) -> Interface:
    """Compile every locales/<lang>/LC_MESSAGES/bot.po in memory."""
    return Interface({file.parts[-3]: _compile(file) for file in sorted(folder.glob("*/LC_MESSAGES/bot.po"))})


def _compile(file: Path) -> GNUTranslations:
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
    """A date as people read it: '6 January 2026', '6 de enero de 2026'."""
    return format_date(day, format=_DAY_PATTERN.get(language, "long"), locale=cldr(language))


def warm_dates(languages: Iterable[str]) -> None:
    """Have Babel read the languages' data now: the first date of a process takes 15 ms, the first of a further language 4."""
    for language in languages:
        say_day(date.min, language)


def say_list(items: Sequence[str], language: str, *, style: str = "standard") -> str:
    """'a, b and c' in the language."""
    return format_list(list(items), style=style, locale=cldr(language))  # type: ignore[arg-type]  # Babel's Literal of styles


def language_name(code: str) -> str:
    """A language's name in itself, as on a button."""
    return (Locale.parse(cldr(code)).get_language_name(cldr(code)) or code).capitalize()
