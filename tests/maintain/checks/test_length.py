"""Lengths."""

from bot.maintain.checks import length
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge

LONG = "word " * 81


def test_an_answer_is_not_longer_than_a_screen(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "## do", f"{LONG}\n\n## do")
    (problem,) = knowledge.found(length.check)
    assert (problem.severity, problem.repair) == ("error", "bring them to 60-140")


def test_an_answer_is_not_a_stub(knowledge: SmallKnowledge) -> None:
    text = knowledge.read(f"{BILLS_FOLDER}/en.md")
    start, end = text.index("Hospitals that"), text.index("## do")
    knowledge.write(f"{BILLS_FOLDER}/en.md", f"{text[:start]}Ask.\n\n{text[end:]}")
    assert [p.severity for p in knowledge.found(length.check)] == ["error"]


def test_short_is_short(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Ask for it before you pay anything.", "Ask for it first. Do not pay yet.")
    assert [(p.severity, p.line) for p in knowledge.found(length.check)] == [("warning", 8)]


def test_a_bare_yes_is_no_sentence_too_many(knowledge: SmallKnowledge) -> None:
    """'Yes.' is the answer that a worried reader looks for."""
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Many hospitals must", "Yes. Many hospitals must")
    assert knowledge.found(length.check) == []


def test_parts_for_states_and_fallbacks_are_short(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/en.md", "Your state is part of the case.", LONG)
    knowledge.replace(f"{APPLY_FOLDER}/en.md", "## fallback\n", f"## fallback\n{LONG}\n\n")
    assert [p.severity for p in knowledge.found(length.check)] == ["warning", "warning"]


def test_danger_texts_and_follow_ups_are_short(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "**911**", f"**911**\n\n{LONG}")
    knowledge.replace("danger/es.md", "Llame de todos modos.", LONG)
    assert [(p.path, p.severity) for p in knowledge.found(length.check)] == [
        ("knowledge/danger/en.md", "warning"),
        ("knowledge/danger/es.md", "warning"),
    ]
