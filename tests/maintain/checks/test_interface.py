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
    assert "['{nombre}']" in problem.message


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


def count_months(knowledge: SmallKnowledge, catalog: Path, forms: str) -> None:
    """A string with a count, in the code, the template and the catalog."""
    entry = '\nmsgid "{n} month"\nmsgid_plural "{n} months"\n'
    (knowledge.code / "count.py").write_text('def months(t, n):\n    return t.plural("{n} month", "{n} months", n).format(n=n)\n', encoding="utf-8")
    for file, forms_there in ((knowledge.locales / "bot.pot", 'msgstr[0] ""\nmsgstr[1] ""\n'), (catalog, forms)):
        file.write_text(file.read_text(encoding="utf-8") + entry + forms_there, encoding="utf-8")


def test_a_count_has_all_forms_of_the_language(knowledge: SmallKnowledge, catalog: Path) -> None:
    count_months(knowledge, catalog, 'msgstr[0] "{n} mes"\nmsgstr[1] "{n} meses"\n')
    assert knowledge.found(interface.check) == []
    change(catalog, "{n} meses", "")
    assert [p.repair for p in knowledge.found(interface.check)] == ["write each form"]


def test_the_forms_are_those_of_the_language_not_of_english(knowledge: SmallKnowledge, catalog: Path) -> None:
    """Ukrainian has three."""
    count_months(knowledge, catalog, 'msgstr[0] "{n} mes"\nmsgstr[1] "{n} meses"\n')
    ukrainian = knowledge.locales / "uk/LC_MESSAGES/bot.po"
    ukrainian.parent.mkdir(parents=True)
    ukrainian.write_text(catalog.read_text(encoding="utf-8"), encoding="utf-8")
    assert [(p.path, "the language 3" in p.message) for p in knowledge.found(interface.check)] == [("locales/uk/LC_MESSAGES/bot.po", True)]


def test_a_string_that_became_a_count_is_told(knowledge: SmallKnowledge, catalog: Path) -> None:
    count_months(knowledge, catalog, 'msgstr[0] "{n} mes"\nmsgstr[1] "{n} meses"\n')
    change(catalog, 'msgid_plural "{n} months"\nmsgstr[0] "{n} mes"\nmsgstr[1] "{n} meses"\n', 'msgstr "{n} mes"\n')
    assert [p.message for p in knowledge.found(interface.check)] == ["'{n} month' is missing"]


def test_commands_are_never_translated(knowledge: SmallKnowledge, catalog: Path) -> None:
    """Nobody answers to /olvidar."""
    for file in (catalog, knowledge.locales / "bot.pot", knowledge.code / "hello.py"):
        change(file, "Hello {name}", "Hello {name}, /forget")
    change(catalog, "Hola {name}", "Hola {name}, /olvidar")
    assert ["/olvidar" in p.message for p in knowledge.found(interface.check)] == [True]
