"""Translations made from an older meaning."""

import pytest

from bot.maintain.checks import outdated
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge


@pytest.mark.parametrize(("release", "severity"), [(False, "warning"), (True, "error")])
def test_a_translation_behind_the_english_is_told(knowledge: SmallKnowledge, release: bool, severity: str) -> None:
    """In daily work readers get the English meanwhile; a release waits for the translation."""
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "meaning: 1", "meaning: 2")
    (problem,) = knowledge.found(outdated.check, release=release)
    assert (problem.path, problem.severity) == (f"knowledge/{BILLS_FOLDER}/es.md", severity)


def test_danger_texts_fall_behind_too(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "meaning: 1", "meaning: 3")
    assert [p.path for p in knowledge.found(outdated.check)] == ["knowledge/danger/es.md"]


def test_a_translation_says_what_it_was_made_from(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "made_from: 1\n", "")
    assert [p.severity for p in knowledge.found(outdated.check)] == ["error"]


def test_a_translation_is_not_made_from_the_future(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "made_from: 1", "made_from: 2")
    assert [p.repair for p in knowledge.found(outdated.check)] == ["correct `made_from`"]
