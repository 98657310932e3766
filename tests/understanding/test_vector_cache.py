"""Training embeds only what is new; a broken cache costs time, nothing else."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.understanding.encode import DIMENSIONS, Vectors
from bot.understanding.vector_cache import embed


class Counting:
    """Stands in for the encoder and keeps what it was asked."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return np.array([[len(text)] * DIMENSIONS for text in texts], dtype=np.float32)


def test_only_new_texts_are_embedded(tmp_path: Path) -> None:
    encoder, file = Counting(), tmp_path / "cache" / "vectors.npz"
    embed(["a", "bb"], encoder, file=file)
    vectors = embed(["bb", "ccc", "a", "bb"], encoder, file=file)
    assert encoder.seen == ["a", "bb", "ccc"]
    assert vectors[:, 0].tolist() == [2, 3, 1, 2]


def test_a_broken_cache_is_made_again(tmp_path: Path) -> None:
    encoder, file = Counting(), tmp_path / "vectors.npz"
    file.write_bytes(b"junk")
    assert embed(["a"], encoder, file=file)[0, 0] == 1
    assert embed(["a"], encoder, file=file)[0, 0] == 1
    assert encoder.seen == ["a"]


def test_the_cache_holds_no_text(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    embed(["a sentence someone thought up"], Counting(), file=file)
    assert b"sentence" not in file.read_bytes()
