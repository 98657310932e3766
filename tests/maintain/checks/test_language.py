"""Texts under the wrong language."""

from bot.maintain.checks import language
from tests.small_knowledge import BILLS_EN, BILLS_FOLDER, DANGER_TEXT, SmallKnowledge, translation


def test_a_spanish_file_in_english_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{BILLS_FOLDER}/es.md", translation(BILLS_EN))
    assert [p.message for p in knowledge.found(language.check)] == ["stands under 'es', but reads as 'en'"]


def test_a_danger_text_in_another_language_is_told(knowledge: SmallKnowledge) -> None:
    text = "Call for help now. Tell them your language, and stay on the line until somebody comes to you."
    knowledge.replace("danger/es.md", DANGER_TEXT["es"], text)
    assert [p.message for p in knowledge.found(language.check)] == ["'medical' stands under 'es', but reads as 'en'"]
