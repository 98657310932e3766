"""Weights learned from other examples than those that stand there now."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.maintain.case import Case
from bot.understanding.examples import examples_hash
from bot.understanding.match import StaleWeights, load_weights


def check(case: Case) -> Iterator[Problem]:
    path = f"{case.root.name}/model/model.json"
    try:
        weights = load_weights(case.root / "model")
    except StaleWeights as error:
        yield Problem(path, 0, "model", str(error), "run `amparo train`", case.until_release)
        return
    if weights.examples != examples_hash(case.root / "questions"):
        yield Problem(path, 0, "model", "the weights were learned from other examples", "run `amparo train`", case.until_release)
