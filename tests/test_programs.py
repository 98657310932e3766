"""A state's programs in words: ages and dates in the reader's language, announced changes before and after their day."""

from datetime import date
from pathlib import Path

import pytest

from bot.i18n import Interface, load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase, TopicFile
from bot.programs import say_names, say_programs
from bot.settings import Settings

TODAY = date(2026, 11, 24)
EVERYBODY = TopicFile.model_validate(
    {"since": date(2026, 1, 1), "programs": ["children", "adults", "pregnant", "postpartum", "65plus", "other", "lawful"], "names": ["medicaid", "chip"]}
)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(Settings().knowledge_dir))


@pytest.fixture(scope="module")
def interface() -> Interface:
    return load_interface(Path(Settings().locales_dir))


@pytest.fixture
def said(base: KnowledgeBase, interface: Interface):  # type: ignore[no-untyped-def]  # a function of state, language and day
    def say(state: str, language: str = "en", *, today: date = TODAY, topic: TopicFile = EVERYBODY) -> str:
        return "\n".join(say_programs(base.states[state], topic, language, interface.strings(language), today=today).lines)

    return say


@pytest.mark.parametrize(
    ("state", "language", "line"),
    [
        ("CA", "en", "**Medi-Cal** · adults, 19 years and over: **closed to new people; those enrolled stay if they renew** (since 1 January 2026)."),
        ("CA", "es", "**Medi-Cal** · adultos, de 19 años en adelante: **cerrado para personas nuevas"),
        ("CT", "es", "niños, hasta 15 años al entrar, y pueden quedarse hasta los 19: **abierto** (desde el 1 de julio de 2024)."),
        ("DC", "es", "adultos, de 21 a 25 años: **no queda claro en nuestras fuentes"),
        ("CA", "es", "después del parto, 12 meses: **abierto**."),
        ("MN", "en", "**MinnesotaCare** · adults, 18 years and over: **ended** (since 1 January 2026)."),
        ("NY", "es", "algunos adultos que están aquí legalmente y no pueden tener Medicaid federal: **abierto** (desde el 1 de octubre de 2026)."),
        ("TX", "en", "I found no program of the state's own that is open whatever the immigration status for: children and adults."),
        ("NY", "en", "for: adults under 65."),
    ],
)
def test_who_and_whether_open_is_said_in_the_readers_language(said, state: str, language: str, line: str) -> None:  # type: ignore[no-untyped-def]
    assert line in said(state, language)


def test_an_announced_change_is_planned_before_its_day_and_unconfirmed_after(said) -> None:  # type: ignore[no-untyped-def]
    """California's dental cut of 1 July 2027: no source of ours can have seen it happen."""
    assert "Planned for 1 July 2027: dental care ends" in said("CA", today=date(2027, 6, 30))
    after = said("CA", today=date(2027, 7, 1))
    assert "Planned for" not in after
    assert "Was planned for 1 July 2027: dental care ends, except in emergencies and in pregnancy. I could not confirm that it happened." in after


def test_people_without_status_are_not_shown_what_is_for_others(said) -> None:  # type: ignore[no-untyped-def]
    """The Essential Plan of New York asks for lawful presence, so it stands only where a topic is about that."""
    without = TopicFile.model_validate({"since": date(2026, 1, 1), "programs": ["children", "adults", "other"]})
    assert "Essential Plan" in said("NY")
    assert "Essential Plan" not in said("NY", topic=without)


def test_every_line_has_its_date_and_nearly_every_one_its_source(base: KnowledgeBase, interface: Interface) -> None:
    unlinked = []
    for code, state in base.states.items():
        lines = say_programs(state, EVERYBODY, "en", interface.strings("en"), today=TODAY).lines
        for line in (line for line in lines if line.startswith("- ")):
            assert "(as of " in line or "(our source has no date" in line
            unlinked += [code] if "](http" not in line else []
    assert unlinked == ["NM"]  # a review of the state's notice, which no reader can open; `amparo check` warns of it


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("CA", "Names in California: Medicaid, CHIP = **[Medi-Cal](https://www.dhcs.ca.gov/services/medi-cal)**."),
        ("MA", "MassHealth"),
        ("AL", "Names in Alabama: CHIP = **ALL Kids**."),
        ("WI", "BadgerCare Plus"),
    ],
)
def test_programs_go_by_the_states_own_names(base: KnowledgeBase, interface: Interface, state: str, line: str) -> None:
    assert line in say_names(base.states[state], EVERYBODY.names, "en", interface.strings("en"))


def test_a_state_without_names_of_its_own_gets_no_line(base: KnowledgeBase, interface: Interface) -> None:
    assert say_names(base.states["OH"], EVERYBODY.names, "en", interface.strings("en")) == ""
