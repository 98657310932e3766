"""Too few examples."""

from bot.maintain.checks import examples
from tests.small_knowledge import SmallKnowledge


def test_a_topic_with_nine_examples_is_told(knowledge: SmallKnowledge) -> None:
    lines = knowledge.read("questions/es/care-bills.txt").splitlines()
    knowledge.write("questions/es/care-bills.txt", "\n".join(lines[:9]) + "\n# a comment\n")
    (problem,) = knowledge.found(examples.check)
    assert (problem.path, problem.message) == ("knowledge/questions/es/care-bills.txt", "9 example questions")


def test_a_danger_without_examples_is_told(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "questions/en/danger-crisis.txt").unlink()
    assert [p.path for p in knowledge.found(examples.check)] == ["knowledge/questions/en/danger-crisis.txt"]
