"""Ids that name nothing."""

import pytest

from bot.maintain.checks import ids
from tests.small_knowledge import APPLY_FOLDER, SmallKnowledge


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("facts/small.yaml", "applies_to: [CA]", "applies_to: [CQ]", "no state 'CQ'"),
        ("directory.yaml", "serves: [US]", "serves: [USA]", "no state 'USA'"),
        ("directory.yaml", "needs: [immigration-law, bills]", "needs: [bils]", "no need 'bils'"),
        (f"{APPLY_FOLDER}/topic.yaml", "related: [care-bills]", "related: [care-bill]", "no topic 'care-bill'"),
        (f"{APPLY_FOLDER}/topic.yaml", "help: [immigration-law]", "help: [law]", "no need 'law'"),
        (f"{APPLY_FOLDER}/topic.yaml", "  in-data-case:", "  in-datacase:", "no group of states 'in-datacase'"),
        (f"{APPLY_FOLDER}/es.md", "## state: in-data-case", "## state: XX", "no group of states 'XX'"),
        ("danger/en.md", "review: none", "review: none\nrests_on: {medical: [no-such-fact]}", "no fact 'no-such-fact'"),
        ("danger/en.md", "review: none", "review: none\nrests_on: {medicine: []}", "no danger 'medicine'"),
        ("questions/dev/en.jsonl", '["data-safe-to-apply"]', '["data-safe"]', "no label 'data-safe'"),
    ],
)
def test_an_unknown_id_is_named(knowledge: SmallKnowledge, name: str, old: str, new: str, message: str) -> None:
    """One problem, in the file that has it, on the line that has it."""
    knowledge.replace(name, old, new)
    (problem,) = knowledge.found(ids.check)
    assert (problem.path, problem.message) == (f"knowledge/{name}", message)
    assert problem.line > 0


def test_a_question_file_named_after_no_topic_is_told_per_line(knowledge: SmallKnowledge) -> None:
    knowledge.write("questions/en/care-bils.txt", "how do i pay\n\nhelp with a bill\n")
    assert [(p.line, p.repair) for p in knowledge.found(ids.check)] == [(1, "did you mean 'care-bills'?"), (3, "did you mean 'care-bills'?")]


def test_a_broken_topic_is_not_an_unknown_one(knowledge: SmallKnowledge) -> None:
    """What points at it is right; only the topic itself needs mending."""
    knowledge.write(f"{APPLY_FOLDER}/topic.yaml", "since: [\n")
    assert knowledge.found(ids.check) == []
