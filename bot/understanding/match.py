"""From a question to probabilities over topics: a sentence vector, centred per language, through a linear classifier.

What was learned is plain arrays (no pickle), made by `train.py` and keyed by the hash of the examples.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.understanding.encode import Encoder, Vectors
from bot.understanding.language import LanguageModel
from bot.understanding.normalize import for_encoder
from bot.understanding.spelling import spell_names


class Matcher(Protocol):
    """Probabilities over labels for a normalized question; they sum to one. Pure and thread-safe."""

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]: ...


class StaleWeights(RuntimeError):
    """The weights can't be used: missing or made from other examples."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. `means` are per language, shape (384,); `matrix` is (classes, 384)."""

    labels: tuple[str, ...]
    matrix: Vectors
    bias: Vectors
    means: Mapping[str, Vectors]
    temperature: float
    examples: str
    language: LanguageModel

    def centred(self, vector: Vectors, language: str) -> Vectors:
        """The vector less its language's mean, at unit length: what is left is what the question is about."""
        rest = vector - self.means.get(language, self.means["*"])
        return np.asarray(rest / max(float(np.linalg.norm(rest)), 1e-6), dtype=np.float32)


def save_weights(weights: Weights, folder: Path) -> None:
    """Write model.npz and language.npz (half precision) and model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {f"mean_{language}": mean.astype(np.float16) for language, mean in weights.means.items()}
    np.savez_compressed(folder / "model.npz", matrix=weights.matrix.astype(np.float16), bias=weights.bias.astype(np.float32), **arrays)
    np.savez_compressed(folder / "language.npz", matrix=weights.language.matrix.astype(np.float16), bias=weights.language.bias.astype(np.float32))
    facts = {"labels": weights.labels, "temperature": weights.temperature, "examples": weights.examples, "languages": weights.language.languages}
    (folder / "model.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def load_weights(folder: Path) -> Weights:
    """Read what `save_weights` wrote. Raises StaleWeights when it is missing or broken."""
    try:
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            means = {name.removeprefix("mean_"): arrays[name].astype(np.float32) for name in arrays.files if name.startswith("mean_")}
            matrix, bias = arrays["matrix"].astype(np.float32), arrays["bias"].astype(np.float32)
        with np.load(folder / "language.npz", allow_pickle=False) as arrays:
            language = LanguageModel(tuple(facts["languages"]), arrays["matrix"].astype(np.float32), arrays["bias"].astype(np.float32))
        return Weights(tuple(facts["labels"]), matrix, bias, means, facts["temperature"], facts["examples"], language)
    except (OSError, KeyError, ValueError) as error:
        raise StaleWeights(f"no usable weights in {folder.name}/ ({error.__class__.__name__}); run `amparo train`") from error


class LinearMatcher:
    """The shipped matcher: encoder, language means, linear classifier, softmax at the calibrated temperature."""

    def __init__(self, encoder: Encoder, weights: Weights) -> None:
        self._encoder, self._weights = encoder, weights

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]:
        seen = for_encoder(spell_names(text))
        features = self._weights.centred(self._encoder.encode([seen])[0], language)
        logits = (self._weights.matrix @ features + self._weights.bias) / self._weights.temperature
        odds = np.exp(logits - logits.max())
        return dict(zip(self._weights.labels, (odds / odds.sum()).tolist(), strict=True))
