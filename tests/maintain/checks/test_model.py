"""Weights learned from other examples."""

import pytest

from bot.maintain.checks import model
from tests.small_knowledge import SmallKnowledge


@pytest.mark.parametrize(("release", "severity"), [(False, "warning"), (True, "error")])
def test_changed_examples_ask_for_training(knowledge: SmallKnowledge, release: bool, severity: str) -> None:
    knowledge.write("questions/en/care-bills.txt", "one more question about a bill\n")
    assert [(p.severity, p.repair) for p in knowledge.found(model.check, release=release)] == [(severity, "run `amparo train`")]


def test_missing_weights_are_told(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "model/model.npz").unlink()
    assert [p.check for p in knowledge.found(model.check)] == ["model"]
