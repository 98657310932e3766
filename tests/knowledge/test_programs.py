"""What a state's own program is on a day, from the shipped periods: before and after each change."""

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase, Source, StateProgram
from bot.knowledge.programs import Standing, shown_source, status_on, told_as_of
from bot.knowledge.states import in_group
from bot.settings import Settings


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(Settings().knowledge_dir))


def program(base: KnowledgeBase, state: str, group: str, name: str) -> StateProgram:
    return next(p for p in base.states[state].programs if p.group == group and name in p.program)


@pytest.mark.parametrize(
    ("state", "group", "name", "day", "word", "since"),
    [
        ("CA", "adults", "Medi-Cal", date(2023, 12, 31), "unclear", None),
        ("CA", "adults", "Medi-Cal", date(2025, 12, 31), "open", date(2024, 1, 1)),
        ("CA", "adults", "Medi-Cal", date(2026, 1, 1), "closed-to-new", date(2026, 1, 1)),
        ("CA", "adults", "Medi-Cal", date(2027, 7, 1), "closed-to-new", date(2026, 1, 1)),
        ("IL", "adults", "HBIA", date(2023, 6, 30), "open", date(2022, 5, 1)),
        ("IL", "adults", "HBIA", date(2025, 6, 30), "closed-to-new", date(2023, 7, 1)),
        ("IL", "adults", "HBIA", date(2025, 7, 1), "ended", date(2025, 7, 1)),
        ("MN", "adults", "MinnesotaCare", date(2025, 6, 14), "open", date(2025, 1, 1)),
        ("MN", "adults", "MinnesotaCare", date(2025, 12, 31), "closed-to-new", date(2025, 6, 15)),
        ("MN", "adults", "MinnesotaCare", date(2026, 1, 1), "ended", date(2026, 1, 1)),
        ("DC", "adults", "Alliance", date(2025, 9, 30), "unclear", None),
        ("DC", "adults", "Alliance", date(2026, 9, 30), "closed-to-new", date(2025, 10, 1)),
        ("DC", "adults", "Alliance", date(2026, 10, 1), "unclear", None),
        ("CO", "children", "Cover All", date(2026, 6, 30), "open", date(2025, 1, 1)),
        ("CO", "children", "Cover All", date(2026, 7, 1), "unclear", None),
        ("MD", "other", "Maryland Health", date(2027, 12, 31), "planned", date(2028, 1, 1)),
        ("MD", "other", "Maryland Health", date(2028, 1, 1), "was-planned", date(2028, 1, 1)),
        ("MA", "other", "ConnectorCare", date(2025, 12, 31), "unclear", None),
        ("MA", "other", "ConnectorCare", date(2026, 1, 1), "ended", date(2026, 1, 1)),
    ],
)
def test_a_program_is_what_its_dates_say(base: KnowledgeBase, state: str, group: str, name: str, day: date, word: str, since: date | None) -> None:
    assert status_on(program(base, state, group, name), day) == Standing(word, since)  # type: ignore[arg-type]


@pytest.mark.parametrize(("day", "groups"), [(date(2025, 12, 31), {"covers-adults"}), (date(2026, 1, 1), {"adults-closed"})])
def test_a_state_moves_from_group_to_group_with_its_program(base: KnowledgeBase, day: date, groups: set[str]) -> None:
    """California's adults: open on the last day of 2025, closed to new people on the next."""
    found = {g for g in ("covers-adults", "adults-closed") if in_group("CA", base.states["CA"], g, today=day)}
    assert found == groups


def test_nothing_is_told_as_of_a_day_that_has_not_come(base: KnowledgeBase) -> None:
    for state in base.states.values():
        for own in state.programs:
            for day in (date(2024, 1, 1), date(2025, 12, 31), date(2026, 11, 24)):
                told, source = told_as_of(own, day), shown_source(own, day)
                assert told is None or told <= day
                assert source is None or source.date is None or source.date <= day


def test_the_states_own_page_is_linked_before_a_newer_article() -> None:
    own = Source(publisher="State", title="Page", url="https://state.example", kind="primary")
    news = Source(publisher="News", title="Story", url="https://news.example", date=date(2026, 1, 1), kind="secondary")
    given = StateProgram(group="adults", program="Care", sources=(news, own))
    assert shown_source(given, date(2026, 2, 1)) == own
