"""Parts for states."""

from bot.maintain.checks import state_parts
from tests.small_knowledge import APPLY_FOLDER, SmallKnowledge


def test_a_translation_has_the_parts_of_the_english(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/es.md", "## state: in-data-case", "## state: CA")
    assert [p.message for p in knowledge.found(state_parts.check)] == [
        "the English has a part 'state: in-data-case', this text has none",
        "the English has no part 'state: CA'",
    ]


def test_a_part_without_facts_is_told(knowledge: SmallKnowledge) -> None:
    """Nobody could say when it stops being true."""
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "states:\n  in-data-case: [order-december]\n", "")
    (problem,) = knowledge.found(state_parts.check)
    assert (problem.path, problem.severity) == (f"knowledge/{APPLY_FOLDER}/en.md", "warning")


def test_facts_without_a_part_are_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "states:\n", "states:\n  IN: [reporting-laws]\n")
    (problem,) = knowledge.found(state_parts.check)
    assert (problem.path, problem.line) == (f"knowledge/{APPLY_FOLDER}/topic.yaml", 5)
