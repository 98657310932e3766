"""Interface strings: each one in the code stands in the template and is translated, with the same placeholders, in every catalog."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import PoFileError, read_po

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.strings import used_strings

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_EXTRACT = "run scripts/strings, then translate what is new"


def check(case: Case) -> Iterator[Problem]:
    used = used_strings(case.code)
    template = case.locales / "bot.pot"
    yield from _template(case, template, used)
    languages = {language for language in case.complete if language != "en"} | {file.parts[-3] for file in case.locales.glob("*/LC_MESSAGES/bot.po")}
    for language in sorted(languages):
        yield from _catalog(case, case.locales / language / "LC_MESSAGES" / "bot.po", used)


def _read(case: Case, file: Path) -> Catalog | Problem:
    if not file.exists():
        return Problem(case.path(file), 0, "interface", "the file is missing", _EXTRACT)
    try:
        with file.open("rb") as handle:
            return read_po(handle, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        return Problem(case.path(file), getattr(error, "lineno", 0) or 0, "interface", f"not a catalog: {error}", "mend the file at this line")


def _template(case: Case, file: Path, used: dict[str, tuple[str, int]]) -> Iterator[Problem]:
    catalog = _read(case, file)
    if isinstance(catalog, Problem):
        yield catalog
        return
    listed = {message.id for message in catalog if message.id}
    for text, (path, line) in used.items():
        if text not in listed:
            yield Problem(f"{case.code.name}/{path}", line, "interface", f"'{text}' is not in {case.path(file)}", _EXTRACT)
    for message in catalog:
        if message.id and message.id not in used:
            yield Problem(case.path(file), message.lineno or 0, "interface", f"no code says '{message.id}' any more", _EXTRACT, "warning")


def _catalog(case: Case, file: Path, used: dict[str, tuple[str, int]]) -> Iterator[Problem]:
    catalog = _read(case, file)
    if isinstance(catalog, Problem):
        yield catalog
        return
    path = case.path(file)
    for text in used:
        message = catalog.get(text)
        if message is None:
            yield Problem(path, 0, "interface", f"'{text}' is missing", _EXTRACT)
        elif not message.string:
            yield Problem(path, message.lineno or 0, "interface", f"'{text}' is not translated", "translate it")
        elif message.fuzzy:
            yield Problem(path, message.lineno or 0, "interface", f"'{text}' is marked fuzzy: a guess nobody confirmed", "mend it, and remove the mark")
        elif _names(text) != _names(str(message.string)):
            says = f"'{message.string}' has the placeholders {_names(str(message.string))}, the English {_names(text)}"
            yield Problem(path, message.lineno or 0, "interface", says, "use the same ones")
    for message in catalog:
        if message.id and message.id not in used:
            yield Problem(path, message.lineno or 0, "interface", f"no code says '{message.id}' any more", "remove the entry", "warning")
    for obsolete in catalog.obsolete:
        yield Problem(path, 0, "interface", f"'{obsolete}' is obsolete", "remove the entry", "warning")


def _names(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))
