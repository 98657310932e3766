"""Holds from the database on top of those in the files."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.knowledge.holds import EVERY, with_holds
from bot.knowledge.models import Hold
from bot.knowledge.validity import Freshness, standing
from tests.small_knowledge import APPLY, BILLS, BILLS_FOLDER, TODAY, SmallKnowledge, small_knowledge

HOLD = Hold(since=TODAY, why="new ruling")


@pytest.fixture
def knowledge(tmp_path: Path) -> SmallKnowledge:
    return small_knowledge(tmp_path)


def since(knowledge: SmallKnowledge, holds: dict[str, Hold], *, today: date = TODAY) -> dict[str, date | None]:
    """The day since which each topic and block is held; None where it is not."""
    base = with_holds(knowledge.load(), holds)
    stands = {t.id: standing(base, t, "es", today=today, require_review=False) for t in (*base.topics.values(), *base.blocks.values())}
    return {name: stand.since if stand.freshness is Freshness.HELD else None for name, stand in stands.items()}


def test_one_topic_is_held_and_no_other(knowledge: SmallKnowledge) -> None:
    assert since(knowledge, {BILLS: HOLD, "gone-topic": HOLD}) == {BILLS: TODAY, APPLY: None, "reporting-law": None}


def test_everything_is_every_topic_and_block_but_no_danger_text(knowledge: SmallKnowledge) -> None:
    assert set(since(knowledge, {EVERY: HOLD}).values()) == {TODAY}
    base = knowledge.load()
    assert with_holds(base, {EVERY: HOLD}).danger == base.danger


@pytest.mark.parametrize(("days", "first"), [(-3, TODAY - timedelta(3)), (0, TODAY), (5, TODAY)])
def test_a_files_own_hold_stays_and_one_dated_ahead_puts_nothing_off(knowledge: SmallKnowledge, days: int, first: date) -> None:
    knowledge.write(f"{BILLS_FOLDER}/topic.yaml", knowledge.read(f"{BILLS_FOLDER}/topic.yaml") + f"hold: {{since: {TODAY + timedelta(days)}, why: x}}\n")
    assert since(knowledge, {BILLS: HOLD})[BILLS] == first
    later = TODAY + timedelta(9)
    assert since(knowledge, {}, today=later)[BILLS] == TODAY + timedelta(days), "the file's hold is gone"


def test_what_holds_everything_does_not_move_the_day_of_an_earlier_hold(knowledge: SmallKnowledge) -> None:
    earlier = Hold(since=TODAY - timedelta(3), why="x")
    assert since(knowledge, {BILLS: earlier, EVERY: HOLD}) == {BILLS: earlier.since, APPLY: TODAY, "reporting-law": TODAY}
