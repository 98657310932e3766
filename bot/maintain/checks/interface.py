"""Interface strings: each one in the code stands in the template and is translated, with the same placeholders, in every catalog."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.maintain.kept import keeps, kept
from bot.maintain.strings import Use, catalog_file, english, forms, messages, read_catalog, used_strings

_EXTRACT = "run ./dev strings, then translate what is new"


def check(case: Case) -> Iterator[Problem]:
    used = used_strings(case.code)
    template = case.locales / "bot.pot"
    yield from _template(case, template, used)
    languages = {language for language in case.complete if language != "en"} | {file.parts[-3] for file in case.locales.glob("*/LC_MESSAGES/bot.po")}
    for language in sorted(languages):
        yield from _catalog(case, catalog_file(case.locales, language), used)


def _read(case: Case, file: Path) -> Catalog | Problem:
    if not file.exists():
        return Problem(case.path(file), 0, "interface", "the file is missing", _EXTRACT)
    try:
        return read_catalog(file)
    except (PoFileError, ValueError) as error:
        return Problem(case.path(file), getattr(error, "lineno", 0) or 0, "interface", f"not a catalog: {error}", "mend the file at this line")


def _template(case: Case, file: Path, used: Mapping[str, Use]) -> Iterator[Problem]:
    catalog = _read(case, file)
    if isinstance(catalog, Problem):
        yield catalog
        return
    listed = {message.id for message in messages(catalog)}
    for text, use in used.items():
        if (text if use.many is None else (text, use.many)) not in listed:
            yield Problem(f"{case.code.name}/{use.path}", use.line, "interface", f"'{text}' is not in {case.path(file)}", _EXTRACT)
    yield from _unused(case.path(file), catalog, used, repair=_EXTRACT)


def _catalog(case: Case, file: Path, used: Mapping[str, Use]) -> Iterator[Problem]:
    catalog = _read(case, file)
    if isinstance(catalog, Problem):
        yield catalog
        return
    path = case.path(file)
    for text, use in used.items():
        message = catalog.get(text)
        if message is None or bool(message.pluralizable) != bool(use.many):
            yield Problem(path, 0, "interface", f"'{text}' is missing", _EXTRACT)
        else:
            yield from _message(path, message, text, catalog.num_plurals)
    yield from _unused(path, catalog, used, repair="remove the entry")
    for obsolete in catalog.obsolete:
        yield Problem(path, 0, "interface", f"'{obsolete}' is obsolete", "remove the entry", "warning")


def _message(path: str, message: Message, text: str, plurals: int) -> Iterator[Problem]:
    line, said = message.lineno or 0, forms(message)
    if not any(said):
        yield Problem(path, line, "interface", f"'{text}' is not translated", "translate it")
    elif message.pluralizable and (len(said) != plurals or not all(said)):
        yield Problem(path, line, "interface", f"'{text}' has {sum(map(bool, said))} plural forms, the language {plurals}", "write each form")
    elif message.fuzzy:
        yield Problem(path, line, "interface", f"'{text}' is marked fuzzy: a guess nobody confirmed", "mend it, and remove the mark")
    else:
        for form in said:
            if not keeps(text, form, plural=bool(message.pluralizable)):
                says = f"'{form}' has the placeholders and commands {kept(form)}, the English {kept(text)}"
                yield Problem(path, line, "interface", says, "use the same ones")


def _unused(path: str, catalog: Catalog, used: Mapping[str, Use], *, repair: str) -> Iterator[Problem]:
    for message in messages(catalog):
        if english(message) not in used:
            yield Problem(path, message.lineno or 0, "interface", f"no code says '{english(message)}' any more", repair, "warning")
