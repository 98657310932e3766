"""Vectors of texts embedded before, in a file outside the project, so that training embeds only what is new."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from bot.understanding.encode import DIMENSIONS, Encoder, Vectors

BATCH = 64

Step = TypeVar("Step")


class Progress(Protocol):
    """Shows that work goes on: takes a title and the steps, gives the steps back one by one."""

    def __call__(self, title: str, steps: Sequence[Step], /) -> Iterable[Step]: ...


def silent(_: str, steps: Sequence[Step], /) -> Iterable[Step]:
    return steps


def cache_file() -> Path:
    """Where the cache lies: XDG_CACHE_HOME, or ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "amparo" / "vectors.npz"


def embed(texts: Sequence[str], encoder: Encoder, *, file: Path, progress: Progress = silent) -> Vectors:
    """Vectors of the texts, shape (n, DIMENSIONS); those the file lacks are embedded in batches and added to it.

    The file holds hashes, not texts. Half precision: the classifier's weights have no more either.
    """
    keys = [hashlib.sha256(text.encode()).digest()[:12] for text in texts]
    known = _read(file)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    batches = [list(missing.items())[i : i + BATCH] for i in range(0, len(missing), BATCH)]
    for batch in progress("Vectors of new examples", batches):
        vectors = encoder.encode([text for _, text in batch]).astype(np.float16)
        known.update(zip((key for key, _ in batch), vectors, strict=True))
    if missing:
        _write(file, known)
    return np.stack([known[key] for key in keys]).astype(np.float32) if keys else np.zeros((0, DIMENSIONS), np.float32)


def _read(file: Path) -> dict[bytes, Vectors]:
    """The cache, or nothing where it is missing or broken: it can always be made again."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return {key.tobytes(): vector for key, vector in zip(arrays["keys"], arrays["vectors"], strict=True)}
    except (OSError, KeyError, ValueError):
        return {}


def _write(file: Path, known: dict[bytes, Vectors]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    keys = np.frombuffer(b"".join(known), dtype=np.uint8).reshape(len(known), 12)
    half = file.with_suffix(".part.npz")
    np.savez(half, keys=keys, vectors=np.stack(list(known.values())))
    half.replace(file)
