"""Missing parts."""

import pytest

from bot.maintain.checks import parts
from tests.small_knowledge import APPLY_FOLDER, BILLS_EN, BILLS_FOLDER, SmallKnowledge, english

SUCCESSOR = "successors:\n  2027-01-01: {rests_on: [hospital-help]}\n"


@pytest.mark.parametrize("part", ["short", "more", "do", "fallback"])
def test_each_part_must_be_there(knowledge: SmallKnowledge, part: str) -> None:
    text = knowledge.read(f"{BILLS_FOLDER}/en.md")
    start = text.index(f"## {part}\n")
    end = text.find("\n## ", start)
    knowledge.write(f"{BILLS_FOLDER}/en.md", text[:start] + (text[end + 1 :] if end > 0 else ""))
    assert [p.message for p in knowledge.found(parts.check)] == [f"the part '{part}' is missing"]


def test_each_complete_language_must_be_there(knowledge: SmallKnowledge) -> None:
    (knowledge.root / f"{BILLS_FOLDER}/es.md").unlink()
    assert [p.path for p in knowledge.found(parts.check)] == [f"knowledge/{BILLS_FOLDER}/es.md"]


def test_each_version_must_be_there_in_each_language(knowledge: SmallKnowledge) -> None:
    """A successor without its text would leave families without an answer on its first day."""
    knowledge.write(f"{BILLS_FOLDER}/topic.yaml", knowledge.read(f"{BILLS_FOLDER}/topic.yaml") + SUCCESSOR)
    knowledge.write(f"{BILLS_FOLDER}/en@2027-01-01.md", english(BILLS_EN))
    assert [p.path for p in knowledge.found(parts.check)] == [f"knowledge/{BILLS_FOLDER}/es@2027-01-01.md"]


def test_a_broken_answer_is_not_missing(knowledge: SmallKnowledge) -> None:
    """The loader tells of it, once."""
    knowledge.write(f"{BILLS_FOLDER}/es.md", "no front matter\n")
    assert knowledge.found(parts.check) == []


def test_a_text_of_no_version_is_told(knowledge: SmallKnowledge) -> None:
    """It would never be given."""
    knowledge.write(f"{BILLS_FOLDER}/en@2027-01-01.md", english(BILLS_EN))
    assert [p.message for p in knowledge.found(parts.check)] == ["topic.yaml knows no version that begins on 2027-01-01"]


def test_a_title_fits_a_button(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/en.md", "# Can I apply for Medicaid now?", f"# {'x' * 71}")
    assert [(p.check, p.line) for p in knowledge.found(parts.check)] == [("title", 6)]
