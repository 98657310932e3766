"""Danger texts."""

from bot.maintain.checks import danger
from tests.small_knowledge import SmallKnowledge


def test_every_kind_has_a_text_in_every_language(knowledge: SmallKnowledge) -> None:
    text = knowledge.read("danger/es.md")
    knowledge.write("danger/es.md", text[: text.index("# violence")])
    assert [p.message for p in knowledge.found(danger.check)] == ["no text for 'violence'"]


def test_a_language_with_answers_needs_danger_texts(knowledge: SmallKnowledge) -> None:
    """Who can ask in a language must be helped in it when it matters most."""
    knowledge.write("topics/care/care-bills/fr.md", knowledge.read("topics/care/care-bills/es.md"))
    assert {p.path for p in knowledge.found(danger.check)} == {"knowledge/danger/fr.md"}


def test_an_empty_text_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/es.md", "# crisis\n\n**911**\n\nLlame ahora. Diga su idioma. Nadie fue avisado.\n", "# crisis\n")
    assert [p.message for p in knowledge.found(danger.check)] == ["the text for 'crisis' is empty"]


def test_follow_ups_are_those_of_the_english(knowledge: SmallKnowledge) -> None:
    """Buttons carry the id; one that is missing in a language would lead nowhere."""
    knowledge.replace("danger/es.md", "## afraid |", "## scared |")
    (problem,) = knowledge.found(danger.check)
    assert problem.message.startswith("'medical' has the follow-ups ['scared']")


def test_a_label_fits_a_button(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/es.md", "| Me da miedo", f"| Me da {'mucho ' * 12}miedo")
    assert [p.message for p in knowledge.found(danger.check)] == ["the label of 'afraid' has 83 characters, more than the 70 that a button shows"]
