"""Danger is seen by the classifier or by cues; calm words need the classifier to be surer; a broken cue file is named."""

from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenKnowledge
from bot.knowledge.languages import LANGUAGES
from bot.settings import Settings
from bot.understanding.danger import CALM, Cues, cued_kinds, find_danger, load_cues
from bot.understanding.normalize import normalize


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues(Settings().knowledge_dir / "danger" / "cues", path="cues")


def kind(text: str, cues: Cues, *, language: str = "en", **odds: float) -> str | None:
    probabilities = {f"danger-{name.replace('_', '-')}": p for name, p in odds.items()}
    return find_danger(normalize(text), cues=cues, language=language, probabilities=probabilities).kind


def test_the_classifier_alone_is_enough(cues: Cues) -> None:
    assert kind("no cue is in here", cues, crisis=0.5, medical=0.3) == "crisis"


def test_a_cue_counts_unless_the_classifier_rules_danger_out(cues: Cues) -> None:
    assert kind("he is not breathing", cues, medical=0.1) == "medical"
    assert kind("no cue is in here", cues, medical=0.1) is None
    assert kind("he is not breathing", cues, medical=0.0) is None


def test_calm_words_need_the_classifier_to_be_surer_and_veto_nothing(cues: Cues) -> None:
    assert kind("what happened last year", cues, medical=0.5) is None
    assert kind("what happened last year", cues, medical=0.98) == "medical"
    assert kind("since last year, and now he is not breathing", cues, medical=0.5) == "medical"


def test_cues_of_the_messages_language_and_english_count(cues: Cues) -> None:
    assert kind("mi esposo me esta pegando", cues, language="es", violence=0.1) == "violence"
    assert kind("he is not breathing", cues, language="es", medical=0.1) == "medical"
    assert kind("숨을 안 쉬어요", cues, language="ko", medical=0.1) == "medical"
    assert kind("숨을 안 쉬어요", cues, language="es", medical=0.1) is None


def test_every_language_with_answers_has_cues_for_every_kind(cues: Cues) -> None:
    assert set(cues) == set(LANGUAGES)
    for language, kinds in cues.items():
        assert all(kinds.get(name) for name in ("medical", "ice-now", "child-alone", "crisis", "violence", CALM)), language


def test_no_cue_fires_on_nothing(cues: Cues) -> None:
    """A pattern that matches the empty text would see danger in every message."""
    assert cued_kinds("", cues) == set()
    assert cued_kinds("ok", cues) == set()


def test_a_broken_cue_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "xx.yaml").write_text("medical:\n  - fine\n  - 'not (fine'\n", encoding="utf-8")
    with pytest.raises(BrokenKnowledge, match=r"cues/xx.yaml:3"):
        load_cues(tmp_path, path="cues")
