"""The canonical topics."""

from bot.maintain.checks import canonical
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge


def test_a_topic_nobody_wrote_is_missing(knowledge: SmallKnowledge) -> None:
    knowledge.write("canonical.txt", knowledge.read("canonical.txt") + "help/help-lawyer\n")
    assert [p.message for p in knowledge.found(canonical.check)] == ["no topic 'help-lawyer'"]


def test_a_topic_in_another_area_is_told(knowledge: SmallKnowledge) -> None:
    """Links and lists go by area."""
    (knowledge.root / "topics/about").mkdir()
    (knowledge.root / BILLS_FOLDER).rename(knowledge.root / "topics/about/care-bills")
    assert [p.message for p in knowledge.found(canonical.check)] == ["'care-bills' stands in the area 'about'"]


def test_a_topic_outside_the_list_is_told(knowledge: SmallKnowledge) -> None:
    """A renamed topic breaks every link to it."""
    (knowledge.root / BILLS_FOLDER).rename(knowledge.root / "topics/care/care-bill")
    assert {p.message for p in knowledge.found(canonical.check)} == {"no topic 'care-bills'", "'care-bill' is no canonical topic"}


def test_a_broken_topic_is_not_missing(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{APPLY_FOLDER}/topic.yaml", "since: [\n")
    assert knowledge.found(canonical.check) == []


def test_the_list_itself_must_stand(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "canonical.txt").unlink()
    assert [p.path for p in knowledge.found(canonical.check)] == ["knowledge/canonical.txt"]
