"""Interface strings."""

from pathlib import Path

import pytest

from bot.maintain.checks import interface
from tests.small_knowledge import SmallKnowledge


@pytest.fixture
def catalog(knowledge: SmallKnowledge) -> Path:
    return knowledge.locales / "es/LC_MESSAGES/bot.po"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_string_of_the_code_stands_in_template_and_catalogs(knowledge: SmallKnowledge) -> None:
    """Also one inside an f-string, which Babel's extractor misses before Python 3.12."""
    (knowledge.code / "bye.py").write_text("def bye(t):\n    return f\"<b>{t('Bye')}</b>\"\n", encoding="utf-8")
    assert [(p.path, p.line) for p in knowledge.found(interface.check)] == [("code/bye.py", 2), ("locales/es/LC_MESSAGES/bot.po", 0)]


def test_an_untranslated_string_is_told(knowledge: SmallKnowledge, catalog: Path) -> None:
    change(catalog, "Hola {name}", "")
    assert [(p.severity, p.repair) for p in knowledge.found(interface.check)] == [("error", "translate it")]


def test_a_fuzzy_translation_is_told(knowledge: SmallKnowledge, catalog: Path) -> None:
    change(catalog, 'msgid "Hello {name}"', '#, fuzzy\nmsgid "Hello {name}"')
    assert ["fuzzy" in p.message for p in knowledge.found(interface.check)] == [True]


def test_placeholders_agree(knowledge: SmallKnowledge, catalog: Path) -> None:
    """A wrong one raises while a person waits for an answer."""
    change(catalog, "Hola {name}", "Hola {nombre}")
    (problem,) = knowledge.found(interface.check)
    assert "['nombre']" in problem.message


def test_what_no_code_says_is_a_warning(knowledge: SmallKnowledge, catalog: Path) -> None:
    for file in (catalog, knowledge.locales / "bot.pot"):
        file.write_text(file.read_text(encoding="utf-8") + '\nmsgid "Old"\nmsgstr "Viejo"\n', encoding="utf-8")
    catalog.write_text(catalog.read_text(encoding="utf-8") + '\n#~ msgid "Older"\n#~ msgstr "Más viejo"\n', encoding="utf-8")
    assert [p.severity for p in knowledge.found(interface.check)] == ["warning"] * 3


def test_missing_and_broken_files_are_told(knowledge: SmallKnowledge, catalog: Path) -> None:
    (knowledge.locales / "bot.pot").unlink()
    catalog.write_text("this is no catalog\n", encoding="utf-8")
    assert [(p.path, p.severity) for p in knowledge.found(interface.check)] == [
        ("locales/bot.pot", "error"),
        ("locales/es/LC_MESSAGES/bot.po", "error"),
    ]


def test_a_complete_language_without_a_catalog_is_told(knowledge: SmallKnowledge, catalog: Path) -> None:
    catalog.unlink()
    assert [p.message for p in knowledge.found(interface.check)] == ["the file is missing"]
