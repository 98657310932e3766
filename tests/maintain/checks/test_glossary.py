"""The words of the glossary."""

import pytest

from bot.maintain.checks import glossary
from bot.maintain.glossary import says
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge


def test_a_word_that_is_never_used_is_an_error_with_its_line_and_reason(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Pida el formulario", "Pida el formulario (las PLANILLAS)")
    (problem,) = knowledge.found(glossary.check)
    assert (problem.line, problem.severity, problem.message) == (15, "error", "'planilla…' is never used for 'form': it is said elsewhere")


def test_a_never_word_counts_in_its_own_language_only(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "Nobody was told", "Nobody was told of a planilla")
    assert knowledge.found(glossary.check) == []


def test_english_has_words_that_are_never_used_too(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "Nobody was told", "No illegal aliens were told")
    assert [p.path for p in knowledge.found(glossary.check)] == ["knowledge/danger/en.md"]


def test_a_term_lost_in_translation_is_a_warning(knowledge: SmallKnowledge) -> None:
    """Told once for a text, and not while any accepted word stands anywhere in it."""
    text = knowledge.read(f"{APPLY_FOLDER}/es.md")
    knowledge.write(f"{APPLY_FOLDER}/es.md", text.replace("formulario", "papel", 1))
    assert knowledge.found(glossary.check) == []
    knowledge.write(f"{APPLY_FOLDER}/es.md", text.replace("formulario", "papel"))
    (problem,) = knowledge.found(glossary.check)
    assert (problem.path, problem.severity, problem.message) == (
        f"knowledge/{APPLY_FOLDER}/es.md", "warning", "the English has 'form', this text none of: formulario…",
    )  # fmt: skip


def test_a_language_without_an_entry_is_left_alone(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{BILLS_FOLDER}/fr.md", knowledge.read(f"{BILLS_FOLDER}/es.md"))
    assert knowledge.found(glossary.check) == []


@pytest.mark.parametrize(
    ("text", "word", "language", "found"),
    [
        ("Sus ABOGADOS", "abogad*", "es", True),
        ("Sus abogados", "abogad", "es", False),
        ("el desabogado", "abogad*", "es", False),
        ("visas  U", "visas U", "es", True),
        ("mit /privacy", "privacy", "en", False),
        ("请找免费律师帮忙", "律师", "zh-Hans", True),
        ("변호사에게 물어보세요", "변호사", "ko", True),
        ("اسألوا المحامي", "محامي", "ar", True),
        ("اسألوا محاميًا", "محاميا", "ar", True),
        ("بیمه می‌گیرید", "بیمه می گیرید", "fa", True),
    ],
)
def test_words_are_found_as_the_language_writes_them(text: str, word: str, language: str, found: bool) -> None:
    """In Chinese and Korean inside a run of letters, in Arabic under an article and vowel signs."""
    assert says(text, word, language) is found


@pytest.mark.parametrize(
    ("content", "check"), [("- term: [\n", "yaml"), ("- {term: form, words: {en: {us: [form]}}}\n", "shape"), ("- {term: form}\n", "shape")]
)
def test_a_broken_glossary_is_told(knowledge: SmallKnowledge, content: str, check: str) -> None:
    knowledge.write("glossary.yaml", content)
    assert [p.check for p in knowledge.found(glossary.check)] == [check]


def test_a_missing_glossary_is_told(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "glossary.yaml").unlink()
    assert [p.check for p in knowledge.found(glossary.check)] == ["missing-file"]


def test_a_term_says_how_the_english_has_it(knowledge: SmallKnowledge) -> None:
    knowledge.write("glossary.yaml", "- {term: form, words: {es: {use: [formulario]}}}\n")
    assert [p.check for p in knowledge.found(glossary.check)] == ["shape"]
