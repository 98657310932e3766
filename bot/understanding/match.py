"""From a question to probabilities over topics: a sentence vector, centred per language, through a linear classifier.

What was learned is plain arrays (no pickle), made by `train.py` and keyed by the hash of the examples.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.understanding.encode import Encoder, Vectors
from bot.understanding.language import LanguageModel
from bot.understanding.normalize import for_encoder
from bot.understanding.spelling import spell_names

ANY = "*"
"""Stands for every language without examples of its own."""


class Matcher(Protocol):
    """Probabilities over labels for a normalized question; they sum to one. Pure and thread-safe."""

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]: ...


class StaleWeights(RuntimeError):
    """The weights can't be used: missing or made from other examples."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. All mappings are per language, with '*' for languages without examples.

    `means` are shape (384,), `matrices` (classes, 384), `biases` (classes,).
    """

    labels: tuple[str, ...]
    matrices: Mapping[str, Vectors]
    biases: Mapping[str, Vectors]
    means: Mapping[str, Vectors]
    temperature: float
    examples: str
    language: LanguageModel

    def logits(self, vector: Vectors, language: str) -> Vectors:
        """Shape (classes,): the classifier's scores for one sentence vector."""
        known = language if language in self.matrices else ANY
        return np.asarray(self.matrices[known] @ centred(vector, self.means[known]) + self.biases[known], dtype=np.float32)


def centred(vector: Vectors, mean: Vectors) -> Vectors:
    """The vector less its language's mean, at unit length: what is left is what the question is about."""
    rest = vector - mean
    return np.asarray(rest / max(float(np.linalg.norm(rest)), 1e-6), dtype=np.float32)


def save_weights(weights: Weights, folder: Path) -> None:
    """Write model.npz (matrices as bytes with a scale per class), language.npz (half precision) and model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {}
    for language, matrix in weights.matrices.items():
        scale = np.abs(matrix).max(axis=1, keepdims=True) / 127
        arrays[f"matrix_{language}"] = np.round(matrix / scale).astype(np.int8)
        arrays[f"scale_{language}"] = scale.astype(np.float32)
        arrays[f"bias_{language}"] = weights.biases[language].astype(np.float32)
        arrays[f"mean_{language}"] = weights.means[language].astype(np.float16)
    np.savez_compressed(folder / "model.npz", **arrays)
    np.savez_compressed(folder / "language.npz", matrix=weights.language.matrix.astype(np.float16), bias=weights.language.bias.astype(np.float32))
    facts = {"labels": weights.labels, "temperature": weights.temperature, "examples": weights.examples, "languages": weights.language.languages}
    (folder / "model.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def load_weights(folder: Path) -> Weights:
    """Read what `save_weights` wrote. Raises StaleWeights when it is missing or broken."""
    try:
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            names = [name.removeprefix("matrix_") for name in arrays.files if name.startswith("matrix_")]
            matrices = {name: arrays[f"matrix_{name}"] * arrays[f"scale_{name}"] for name in names}
            biases = {name: arrays[f"bias_{name}"] for name in names}
            means = {name: arrays[f"mean_{name}"].astype(np.float32) for name in names}
        with np.load(folder / "language.npz", allow_pickle=False) as arrays:
            language = LanguageModel(tuple(facts["languages"]), arrays["matrix"].astype(np.float32), arrays["bias"].astype(np.float32))
        return Weights(tuple(facts["labels"]), matrices, biases, means, facts["temperature"], facts["examples"], language)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise StaleWeights(f"no usable weights in {folder.name}/ ({error.__class__.__name__}); run `amparo train`") from error


class LinearMatcher:
    """The shipped matcher: encoder, the language's mean and linear classifier, softmax at the calibrated temperature."""

    def __init__(self, encoder: Encoder, weights: Weights) -> None:
        self._encoder, self._weights = encoder, weights

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]:
        seen = for_encoder(spell_names(text))
        logits = self._weights.logits(self._encoder.encode([seen])[0], language) / self._weights.temperature
        odds = np.exp(logits - logits.max())
        return dict(zip(self._weights.labels, (odds / odds.sum()).tolist(), strict=True))
