"""The check of places.yaml."""

from bot.maintain.checks import places
from tests.small_knowledge import SmallKnowledge


def messages(knowledge: SmallKnowledge) -> list[str]:
    return [p.message for p in knowledge.found(places.check)]


def test_the_small_file_is_in_order(knowledge: SmallKnowledge) -> None:
    assert messages(knowledge) == []


def test_a_missing_file_is_told(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "places.yaml").unlink()
    assert "missing" in messages(knowledge)[0]


def test_a_state_that_is_none_and_one_without_a_name_are_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("places.yaml", "  IN:\n    en: [Indiana]", "  XX:\n    en: [Nowhere]")
    assert messages(knowledge) == ["Indiana has no name here", "'XX' is no state of states.yaml"]


def test_a_name_for_two_states_is_told_whatever_its_spelling(knowledge: SmallKnowledge) -> None:
    knowledge.replace("places.yaml", "en: [Indiana]", "en: [Indiana, los-angeles]")
    assert messages(knowledge) == ["'los-angeles' stands for CA and IN"]


def test_a_name_that_should_say_nothing_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("places.yaml", "[Springfield]", "[Springfield, California]")
    assert messages(knowledge) == ["'California' stands for CA and nothing"]


def test_a_zip_prefix_in_two_states_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("places.yaml", "IN: [460-479]", "IN: [460-479, '961']")
    assert messages(knowledge) == ["ZIP codes 961.. stand for CA and IN"]


def test_an_unreadable_file_is_told_by_the_loader_alone(knowledge: SmallKnowledge) -> None:
    knowledge.replace("places.yaml", "in: [in, en]", "inn: [in, en]")
    assert messages(knowledge) == []
    assert any("places.yaml" in p.path for p in knowledge.case().unreadable)
