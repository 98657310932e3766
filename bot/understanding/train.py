"""Learn the classifiers from the example questions. Needs the `train` extra (scikit-learn); the result needs only numpy."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.understanding.encode import Encoder, Vectors
from bot.understanding.examples import Example, examples_hash, read_examples
from bot.understanding.language import BUCKETS, NO_LANGUAGES, LanguageModel
from bot.understanding.letters import letter_groups
from bot.understanding.match import ANY, Linear, Weights, centred, wording_row
from bot.understanding.normalize import for_encoder, normalize
from bot.understanding.spelling import spell_names
from bot.understanding.vector_cache import Progress, cache_file, embed, silent

REGULARIZATION = 10.0
LANGUAGE_REGULARIZATION = 30.0
OWN_SHARE = 0.4
"""Chosen on the development questions of all languages; `amparo eval` repeats the figures."""


def learn(folder: Path, encoder: Encoder, *, progress: Progress = silent) -> Weights:
    """Weights from every example under `folder` (knowledge/questions), at temperature 1. Only new texts are embedded."""
    examples = list(read_examples(folder))
    texts = [for_encoder(spell_names(normalize(e.text))) for e in examples]
    return fit(examples, embed(texts, encoder, file=cache_file(), progress=progress), digest=examples_hash(folder), progress=progress)


def fit(examples: Sequence[Example], vectors: Vectors, *, digest: str, progress: Progress = silent) -> Weights:
    """The meaning over all languages and in each, the wording in each.

    A language with examples for a part of the classes gets no classifiers of its own: they would never see the others.
    """
    labels = tuple(sorted({e.label for e in examples}))
    wanted = np.array([labels.index(e.label) for e in examples])
    languages = np.array([e.language for e in examples])
    means = language_means(languages, vectors)
    rows = np.stack([centred(vector, means[code]) for vector, code in zip(vectors, languages, strict=True)])
    common = regress(rows, wanted)
    meaning, wording = {ANY: common}, {}
    whole = [str(code) for code in sorted(set(languages)) if len(set(wanted[languages == code])) == len(labels)]
    for language in progress("Classifiers of each language", whole):
        mine = np.flatnonzero(languages == language).tolist()
        meaning[language] = blend(regress(rows[mine], wanted[mine]), common)
        wording[language] = regress_wording([wording_row(normalize(examples[i].text)) for i in mine], wanted[mine])
    known = {code: mean for code, mean in means.items() if code in meaning}
    return Weights(labels, meaning, wording, known, 1.0, 1.0, digest, learn_languages(examples))


def blend(own: Linear, common: Linear) -> Linear:
    """What a language says its own way, and what all share: alone, either was worse."""
    return Linear(OWN_SHARE * own.matrix + (1 - OWN_SHARE) * common.matrix, OWN_SHARE * own.bias + (1 - OWN_SHARE) * common.bias)


def regress(rows: Vectors | csr_matrix, wanted: NDArray[np.int64], *, regularization: float = REGULARIZATION) -> Linear:
    """A multinomial logistic regression, a row of the matrix per class in order. Convex, so every machine finds the same."""
    model = LogisticRegression(C=regularization, max_iter=300, tol=1e-3)
    model.fit(rows, wanted)
    return Linear(model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def regress_wording(rows: Sequence[Vectors], wanted: NDArray[np.int64]) -> Linear:
    """The same over letter groups, rare ones counting more (inverse document frequency, folded into the weights)."""
    matrix = np.stack(rows)
    rarity = np.log((1 + len(rows)) / (1 + (matrix > 0).sum(axis=0))) + 1
    rarity = (rarity / rarity.mean()).astype(np.float32)
    found = regress(csr_matrix(matrix * rarity), wanted)
    return Linear(found.matrix * rarity, found.bias)


def learn_languages(examples: Sequence[Example]) -> LanguageModel:
    """Which letter groups belong to which language; nothing to tell apart where the examples are in one."""
    languages = tuple(sorted({e.language for e in examples}))
    if len(languages) < 2:
        return NO_LANGUAGES
    rows = csr_matrix(np.stack([letter_groups(normalize(e.text), BUCKETS) for e in examples]))
    found = regress(rows, np.array([languages.index(e.language) for e in examples]), regularization=LANGUAGE_REGULARIZATION)
    return LanguageModel(languages, found.matrix, found.bias)


def language_means(languages: NDArray[np.str_], vectors: Vectors) -> Mapping[str, Vectors]:
    """Mean vector per language, and over all under '*' for languages without examples."""
    means = {str(code): vectors[languages == code].mean(axis=0) for code in sorted(set(languages))}
    return {**means, ANY: np.mean(list(means.values()), axis=0)}
