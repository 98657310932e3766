"""Files that can't be read."""

from bot.maintain.checks import files
from tests.small_knowledge import APPLY_FOLDER, SmallKnowledge


def test_the_loaders_problems_are_passed_on(knowledge: SmallKnowledge) -> None:
    """A topic that rests on a fact nobody wrote is named with its line."""
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "rests_on: [order-december]", "rests_on: [order-dezember]")
    assert [(p.check, p.line) for p in knowledge.found(files.check)] == [("unknown-fact", 3)]


def test_a_question_file_that_is_not_utf8_is_named(knowledge: SmallKnowledge) -> None:
    """The loader does not read questions, so this check does."""
    (knowledge.root / "questions/en/care-bills.txt").write_bytes(b"caf\xe9\n")
    assert [(p.path, p.check) for p in knowledge.found(files.check)] == [("knowledge/questions/en/care-bills.txt", "encoding")]


def test_a_broken_line_of_evaluation_questions_is_named(knowledge: SmallKnowledge) -> None:
    """The others are read all the same."""
    knowledge.write("questions/dev/en.jsonl", knowledge.read("questions/dev/en.jsonl") + '{"id": "en-2"}\n')
    assert [(p.path, p.line) for p in knowledge.found(files.check)] == [("knowledge/questions/dev/en.jsonl", 2)]
    assert len(knowledge.case().questions) == 1


def test_cues_that_do_not_compile_are_named(knowledge: SmallKnowledge) -> None:
    """Without its cues the bot would not see a danger."""
    knowledge.write("danger/cues/en.yaml", "medical:\n  - 'not (breathing'\nfire: []\n")
    assert [p.line for p in knowledge.found(files.check)] == [2, 3]


def test_missing_cues_and_rules_are_named(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "danger/cues/en.yaml").unlink()
    (knowledge.root / "never_say.yaml").unlink()
    assert [p.path for p in knowledge.found(files.check)] == ["knowledge/danger/cues", "knowledge/never_say.yaml"]


def test_a_rule_that_does_not_compile_is_named(knowledge: SmallKnowledge) -> None:
    knowledge.write("never_say.yaml", "en:\n  - {say: 'you (are', why: no}\n")
    assert [(p.check, p.line) for p in knowledge.found(files.check)] == [("never-say", 2)]
