"""The interface strings: those in the code, the literal texts given to `t` and `t.plural`, and the catalogs of their translations.

Read from the syntax tree: Babel's extractor does not see calls inside f-strings before Python 3.12.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from bot.i18n import cldr

TRANSLATE, PLURAL = "t", "plural"


@dataclass(frozen=True, slots=True)
class Use:
    """Where the code first says a string (file relative to the package), and its plural where it has one."""

    path: str
    line: int
    many: str | None = None


def used_strings(code: Path) -> dict[str, Use]:
    """The strings of the code, by their English (singular) text."""
    found: dict[str, Use] = {}
    for file in sorted(code.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                texts = _texts(node)
                if texts:
                    found.setdefault(texts[0], Use(file.relative_to(code).as_posix(), node.lineno, *texts[1:]))
    return found


def _texts(call: ast.Call) -> list[str]:
    """The literal text of `t("…")`, the two of `t.plural("…", "…", n)`; nothing for other calls."""
    wanted = 0
    if isinstance(call.func, ast.Name) and call.func.id == TRANSLATE:
        wanted = 1
    elif isinstance(call.func, ast.Attribute) and call.func.attr == PLURAL:
        wanted = 2
    texts = [argument.value for argument in call.args[:wanted] if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
    return texts if len(texts) == wanted else []


def catalog_file(locales: Path, language: str) -> Path:
    """Where a language's translations stand."""
    return locales / language / "LC_MESSAGES" / "bot.po"


def read_catalog(file: Path) -> Catalog:
    """A catalog with the plural forms of its language. Raises OSError, and PoFileError or ValueError for what is no catalog."""
    language = file.parts[-3] if file.suffix == ".po" else None
    with file.open("rb") as handle:
        return read_po(handle, locale=cldr(language) if language else None, abort_invalid=True)


def open_catalog(locales: Path, language: str) -> Catalog:
    """A language's catalog; an empty one where it has none yet. Raises as read_catalog does."""
    file = catalog_file(locales, language)
    return read_catalog(file) if file.exists() else Catalog(locale=cldr(language))


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def is_translated(message: Message | None) -> bool:
    """Whether every form is written, and none is a guess."""
    return message is not None and all(forms(message)) and not message.fuzzy


def english(message: Message) -> str:
    """The English (singular) text of a message."""
    return message.id if isinstance(message.id, str) else message.id[0]


def messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalog, without its header."""
    return (message for message in catalog if message.id)
