"""`amparo hold`: the answer goes silent at once, and comes back as it was."""

import pytest

from bot.knowledge.validity import Freshness, standing
from bot.maintain.edits import Refused
from bot.maintain.hold import put_on_hold, take_off_hold
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, TODAY, SmallKnowledge

TOPIC = f"{BILLS_FOLDER}/topic.yaml"


def freshness(knowledge: SmallKnowledge, topic: str) -> Freshness:
    base = knowledge.load()
    return standing(base, base.topics[topic], "es", today=TODAY, require_review=False).freshness


def test_a_held_answer_is_not_given(knowledge: SmallKnowledge) -> None:
    put_on_hold(knowledge.root, "care-bills", why='new rule: "reading" it # now', today=TODAY)
    assert freshness(knowledge, "care-bills") is Freshness.HELD
    hold = knowledge.load().topics["care-bills"].file.hold
    assert hold is not None
    assert (hold.since, hold.why) == (TODAY, 'new rule: "reading" it # now')


def test_releasing_gives_back_every_byte(knowledge: SmallKnowledge) -> None:
    before = (knowledge.root / TOPIC).read_bytes()
    put_on_hold(knowledge.root, "care-bills", why="reading a new rule", today=TODAY)
    take_off_hold(knowledge.root, "care-bills")
    assert (knowledge.root / TOPIC).read_bytes() == before


def test_all_is_held_and_released_at_once(knowledge: SmallKnowledge) -> None:
    assert len(put_on_hold(knowledge.root, None, why="the court has ruled", today=TODAY)) == 3
    assert {freshness(knowledge, topic) for topic in knowledge.load().topics} == {Freshness.HELD}
    assert len(take_off_hold(knowledge.root, None)) == 3


def test_a_hold_works_while_other_files_are_broken(knowledge: SmallKnowledge) -> None:
    """The kill switch must not wait for a repair elsewhere."""
    knowledge.write("facts/small.yaml", "- id: [\n")
    knowledge.write(f"{APPLY_FOLDER}/en.md", "broken\n")
    assert len(put_on_hold(knowledge.root, "care-bills", why="wrong", today=TODAY)) == 1


def test_no_hold_without_a_reason(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="say why"):
        put_on_hold(knowledge.root, "care-bills", why="  ", today=TODAY)


def test_releasing_what_is_not_held_is_said(knowledge: SmallKnowledge) -> None:
    assert take_off_hold(knowledge.root, "care-bills") == ["not held"]
    put_on_hold(knowledge.root, "care-bills", why="x", today=TODAY)
    assert put_on_hold(knowledge.root, "care-bills", why="x", today=TODAY) == ["already held"]
