"""From a question to probabilities over topics. Two linear classifiers each say how likely a topic is, and their log-odds are averaged:

- *meaning*: the sentence vector, centred per language; a language's classifier is a blend of its own and the one of all
  languages, so that each learns from the others;
- *wording*: hashed letter groups, each language for itself: names, dialect and spellings that the vector misses.

What was learned is plain arrays (no pickle), made by `train.py` and keyed by the hash of the examples.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.understanding.encode import Encoder, Vectors
from bot.understanding.gloss import Glosses, glossed
from bot.understanding.language import LanguageModel
from bot.understanding.letters import letter_groups
from bot.understanding.normalize import fold, for_encoder
from bot.understanding.spelling import spell_names

ANY = "*"
"""Stands for every language without examples of its own."""

WORDING_BUCKETS = 1536

WORDING_SHARE = 0.6
"""How much the log-odds of the wording count, the meaning the rest. Chosen on the development questions."""

LEVELS = 7
"""Weights are kept as whole numbers from -7 to 7 times a scale per class: half a byte each, no worse when measured."""

_LETTERS_ALIKE = str.maketrans({"\u200c": " ", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"})
"""Persian and Arabic keyboards write these letters either way."""


class Matcher(Protocol):
    """Probabilities over labels for a normalized question; they sum to one. Pure and thread-safe."""

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]: ...


class StaleWeights(RuntimeError):
    """The weights can't be used: missing or made from other examples."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear classifier: `matrix` is (classes, features), `bias` (classes,)."""

    matrix: Vectors
    bias: Vectors

    def scores(self, row: Vectors) -> Vectors:
        """Shape (classes,): log-odds up to a constant for one row of features."""
        return np.asarray(self.matrix @ row + self.bias, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned, per language. `meaning` and `means` (384,) have '*' for languages without examples, `wording` has not.

    `temperature` is for languages with classifiers of their own, `temperature_any` for the others.
    """

    labels: tuple[str, ...]
    meaning: Mapping[str, Linear]
    wording: Mapping[str, Linear]
    means: Mapping[str, Vectors]
    temperature: float
    temperature_any: float
    examples: str
    language: LanguageModel

    def logits(self, vector: Vectors, letters: Vectors, language: str) -> Vectors:
        """Shape (classes,): the classifiers' scores for one sentence vector and its letter groups, before the temperature."""
        if language not in self.wording:
            return self.meaning[ANY].scores(centred(vector, self.means[ANY]))
        meaning = self.meaning[language].scores(centred(vector, self.means[language]))
        return (1 - WORDING_SHARE) * meaning + WORDING_SHARE * self.wording[language].scores(letters)


def centred(vector: Vectors, mean: Vectors) -> Vectors:
    """The vector less its language's mean, at unit length: what is left is what the question is about."""
    rest = vector - mean
    return np.asarray(rest / max(float(np.linalg.norm(rest)), 1e-6), dtype=np.float32)


def wording_row(text: str) -> Vectors:
    """Shape (WORDING_BUCKETS,): letter groups of a normalized text, with program names spelled one way and accents dropped."""
    return letter_groups(fold(spell_names(text)).translate(_LETTERS_ALIKE), WORDING_BUCKETS)


def softmax(logits: Vectors, temperature: float) -> Vectors:
    """Probabilities along the last axis."""
    odds = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True), dtype=np.float32)


def save_weights(weights: Weights, folder: Path) -> None:
    """Write model.npz and language.npz (half a byte a weight), and model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {f"mean_{language}": mean.astype(np.float16) for language, mean in weights.means.items()}
    for name, classifiers in (("meaning", weights.meaning), ("wording", weights.wording)):
        for language, linear in classifiers.items():
            arrays[f"{name}_{language}"], arrays[f"{name}-scale_{language}"] = _packed(linear.matrix)
            arrays[f"{name}-bias_{language}"] = linear.bias.astype(np.float16)
    np.savez_compressed(folder / "model.npz", **arrays)
    packed, scale = _packed(weights.language.matrix)
    np.savez_compressed(folder / "language.npz", matrix=packed, scale=scale, bias=weights.language.bias.astype(np.float32))
    facts = {
        "labels": weights.labels,
        "temperature": weights.temperature,
        "temperature_any": weights.temperature_any,
        "examples": weights.examples,
        "languages": weights.language.languages,
    }
    (folder / "model.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def load_weights(folder: Path) -> Weights:
    """Read what `save_weights` wrote. Raises StaleWeights when it is missing or broken."""
    try:
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            meaning, wording = _classifiers("meaning", arrays), _classifiers("wording", arrays)
            means = {name.removeprefix("mean_"): arrays[name].astype(np.float32) for name in arrays.files if name.startswith("mean_")}
        with np.load(folder / "language.npz", allow_pickle=False) as arrays:
            language = LanguageModel(tuple(facts["languages"]), _unpacked(arrays["matrix"], arrays["scale"]), arrays["bias"])
        return Weights(tuple(facts["labels"]), meaning, wording, means, facts["temperature"], facts["temperature_any"], facts["examples"], language)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise StaleWeights(f"no usable weights in {folder.name}/ ({error.__class__.__name__}); run `amparo train`") from error


def _classifiers(name: str, arrays: Any) -> dict[str, Linear]:
    """The classifiers of all languages that the file holds under a name."""
    languages = [key.removeprefix(f"{name}_") for key in arrays.files if key.startswith(f"{name}_")]
    return {
        code: Linear(_unpacked(arrays[f"{name}_{code}"], arrays[f"{name}-scale_{code}"]), arrays[f"{name}-bias_{code}"].astype(np.float32))
        for code in languages
    }


def _packed(matrix: Vectors) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Two weights a byte, shape (classes, features / 2), and the scale per class."""
    scale = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-6) / LEVELS
    levels = (np.round(matrix / scale) + LEVELS).astype(np.uint8)
    return levels[:, 0::2] << 4 | levels[:, 1::2], scale.astype(np.float16)


def _unpacked(packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> Vectors:
    levels = np.stack([packed >> 4, packed & 15], axis=2).reshape(len(packed), 2 * packed.shape[1])
    return (levels.astype(np.float32) - LEVELS) * scale.astype(np.float32)


class LinearMatcher:
    """The shipped matcher: encoder and letter groups, the two classifiers, softmax at the calibrated temperature.

    `glosses` help the encoder with languages it knows too little.
    """

    def __init__(self, encoder: Encoder, weights: Weights, glosses: Glosses) -> None:
        self._encoder, self.weights, self._glosses = encoder, weights, glosses

    def probabilities(self, text: str, *, language: str) -> Mapping[str, float]:
        temperature = self.weights.temperature if language in self.weights.wording else self.weights.temperature_any
        odds = softmax(self.logits(text, language=language), temperature)
        return dict(zip(self.weights.labels, odds.tolist(), strict=True))

    def at(self, temperature: float, temperature_any: float) -> "LinearMatcher":
        """The same matcher at other temperatures."""
        return LinearMatcher(self._encoder, replace(self.weights, temperature=temperature, temperature_any=temperature_any), self._glosses)

    def logits(self, text: str, *, language: str) -> Vectors:
        """Shape (classes,) for a normalized question, before the temperature."""
        seen = spell_names(glossed(text, self._glosses.get(language, {})))
        return self.weights.logits(self._encoder.encode([for_encoder(seen)])[0], wording_row(text), language)
