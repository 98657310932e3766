"""English texts whose change nobody declared."""

from bot.maintain.checks import declared
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

ENGLISH = f"{BILLS_FOLDER}/en.md"


def test_a_changed_english_text_must_be_declared(knowledge: SmallKnowledge) -> None:
    knowledge.replace(ENGLISH, "Many hospitals", "Some hospitals")
    (problem,) = knowledge.found(declared.check)
    assert (problem.path, problem.repair) == (f"knowledge/{ENGLISH}", "say `amparo edited care-bills --wording` or `--meaning`")


def test_a_text_nobody_ever_declared_is_told(knowledge: SmallKnowledge) -> None:
    text = knowledge.read(ENGLISH)
    knowledge.write(ENGLISH, "".join(line for line in text.splitlines(keepends=True) if not line.startswith("declared:")))
    assert [p.message for p in knowledge.found(declared.check)] == ["nobody has declared this text"]


def test_english_counts_its_meanings(knowledge: SmallKnowledge) -> None:
    knowledge.replace(ENGLISH, "meaning: 1\n", "")
    assert [p.repair for p in knowledge.found(declared.check)] == ["add 'meaning: 1' to a new text"]


def test_danger_texts_are_declared_too(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "Call now.", "Call soon.")
    assert [p.repair for p in knowledge.found(declared.check)] == ["say `amparo edited danger --wording` or `--meaning`"]


def test_a_changed_translation_needs_no_declaration(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Muchos hospitales", "Algunos hospitales")
    assert knowledge.found(declared.check) == []
