"""Learn the classifier from the example questions. Needs the `train` extra (scikit-learn); the result needs only numpy."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.understanding.encode import Encoder, Vectors
from bot.understanding.examples import Example, examples_hash, read_examples
from bot.understanding.language import LanguageModel, letter_groups
from bot.understanding.match import ANY, Weights, centred
from bot.understanding.normalize import for_encoder, normalize
from bot.understanding.spelling import spell_names
from bot.understanding.vector_cache import cache_file, embed

REGULARIZATION = 10.0
TEMPERATURE = 0.55
LANGUAGE_REGULARIZATION = 30.0
OWN_SHARE = 0.6
"""Chosen on the development questions of all languages (least negative log-likelihood); `amparo eval` repeats the figures."""


def learn(folder: Path, encoder: Encoder) -> Weights:
    """Weights from every example under `folder` (knowledge/questions)."""
    examples = list(read_examples(folder))
    texts = [for_encoder(spell_names(normalize(e.text))) for e in examples]
    return fit(examples, embed(texts, encoder, file=cache_file()), digest=examples_hash(folder))


def fit(examples: Sequence[Example], vectors: Vectors, *, digest: str) -> Weights:
    """One multinomial logistic regression over all languages, and one per language blended with it.

    Blending keeps what languages share and what each says its own way: alone, either was worse in four of five languages.
    """
    labels = tuple(sorted({e.label for e in examples}))
    means = language_means(examples, vectors)
    rows = np.stack([centred(vector, means[e.language]) for vector, e in zip(vectors, examples, strict=True)])
    wanted = np.array([labels.index(e.label) for e in examples])
    matrices, biases = {}, {}
    matrices[ANY], biases[ANY] = regress(rows, wanted)
    for language in sorted({e.language for e in examples}):
        mine = np.array([e.language == language for e in examples])
        if len(set(wanted[mine])) < len(labels):
            continue  # a language with examples for a part of the classes would never see the others
        matrix, bias = regress(rows[mine], wanted[mine])
        matrices[language] = OWN_SHARE * matrix + (1 - OWN_SHARE) * matrices[ANY]
        biases[language] = OWN_SHARE * bias + (1 - OWN_SHARE) * biases[ANY]
    means = {language: means[language] for language in matrices}
    return Weights(labels, matrices, biases, means, TEMPERATURE, digest, learn_languages(examples))


def regress(rows: Vectors, wanted: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
    """(matrix, bias) of a logistic regression, a row per class in order."""
    model = LogisticRegression(C=REGULARIZATION, max_iter=500)
    model.fit(rows, wanted)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def learn_languages(examples: Sequence[Example]) -> LanguageModel:
    """Which letter groups belong to which language, from all examples (two languages or more)."""
    languages = sorted({e.language for e in examples})
    rows = csr_matrix(np.stack([letter_groups(normalize(e.text)) for e in examples]))
    model = LogisticRegression(C=LANGUAGE_REGULARIZATION, max_iter=200)
    model.fit(rows, [e.language for e in examples])
    return LanguageModel(tuple(languages), model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def language_means(examples: Sequence[Example], vectors: Vectors) -> Mapping[str, Vectors]:
    """Mean vector per language, and over all under '*' for languages without examples."""
    rows: dict[str, list[int]] = defaultdict(list)
    for index, example in enumerate(examples):
        rows[example.language].append(index)
    means = {language: vectors[index].mean(axis=0) for language, index in rows.items()}
    return {**means, "*": np.mean(list(means.values()), axis=0)}
