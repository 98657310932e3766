"""Answers for a state: every topic in every state, on days before and after its programs change; membership in three values; the warning first."""

from datetime import date
from pathlib import Path

import pytest

from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.knowledge.validity import SERVED
from bot.render.plain import reply_text
from bot.reply import Part, Reply
from bot.settings import Settings

TODAY = date(2026, 11, 24)
DAYS = (date(2025, 8, 13), date(2026, 9, 30), date(2026, 10, 1), TODAY, date(2027, 1, 4), date(2027, 7, 2), date(2027, 10, 2))
IN_CASE = "Your state is in the case"
NOT_IN_CASE = "We did not find your state in the case"
NOT_CERTAIN = "Treat it as not protected"


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(Settings().knowledge_dir))


@pytest.fixture(scope="module")
def composer(base: KnowledgeBase) -> Composer:
    return Composer(base, load_interface(Path(Settings().locales_dir)), require_review=False)


def answered(composer: Composer, topic: str, state: str | None, *, today: date = TODAY, language: str = "en") -> Reply:
    return composer.topic(topic, Asked(language, state, today))


@pytest.mark.parametrize("today", DAYS)
def test_every_topic_composes_in_every_state_on_every_day(base: KnowledgeBase, composer: Composer, today: date) -> None:
    """With sources where an answer is given that rests on facts, and never one dated after the day."""
    for topic in base.topics:
        for state in base.states:
            reply = answered(composer, topic, state, today=today)
            assert reply.blocks, (topic, state)
            if reply.freshness in SERVED and not topic.startswith("about-"):
                assert reply.sources, (topic, state)
            if reply.as_of:
                assert reply.as_of <= today, (topic, state)


def test_data_case_membership_has_three_values(base: KnowledgeBase, composer: Composer) -> None:
    """In, not in, not certain; what is not certain is told as such, and treated as not protected, on every topic that speaks of it."""
    said = {True: IN_CASE, False: NOT_IN_CASE, None: NOT_CERTAIN}
    topics = [t.id for t in base.topics.values() if any("data-case-uncertain" in v.states for v in t.versions.values())]
    assert len(topics) >= 14
    for topic in topics:
        for code, state in base.states.items():
            text = reply_text(answered(composer, topic, code))
            told = {value for value, words in said.items() if words in text}
            assert told == {state.data_case}, (topic, code)


def test_wisconsin_joined_late_and_dc_is_disputed(composer: Composer) -> None:
    for state in ("WI", "DC", "VA", "PA"):
        text = reply_text(answered(composer, "injunction-status", state))
        assert NOT_CERTAIN in text
        assert IN_CASE not in text
    assert "Wisconsin joined the case late" in reply_text(answered(composer, "injunction-status", "WI"))


def test_reporting_law_states_get_the_warning_before_everything_else(base: KnowledgeBase, composer: Composer) -> None:
    """With whom to ask and the sources in it; Oklahoma's bills get it too, as not certain."""
    warned = {code for code, state in base.states.items() if state.reporting_law} | {"OK"}
    government = {helper.name for helper in base.helpers.values() if helper.government}
    for topic in (t.id for t in base.topics.values() if t.file.reporting_law):
        for code in base.states:
            reply = answered(composer, topic, code)
            first = reply.blocks[0]
            assert (first.part is Part.WARNING) == (code in warned), (topic, code)
            if code in warned:
                assert "Sources: [" in first.text
                assert "Talk to free legal help before" in first.text
                assert not any(name in first.text for name in government)


@pytest.mark.parametrize(
    ("topic", "state", "words"),
    [
        ("elig-undocumented", "CA", ("closed to new people", "Medi-Cal", "dental care ends")),
        ("elig-undocumented", "TX", ("I found no program of the state's own", "children and adults")),
        ("elig-undocumented", "IL", ("HBIA", "ended", "HBIS", "All Kids")),
        ("elig-undocumented", "DC", ("DC Healthcare Alliance", "not clear from our sources", "Planned for 1 October 2027")),
        ("elig-undocumented", "OR", ("Healthier Oregon", "open")),
        ("elig-undocumented-child", "TX", ("I found no program", "children")),
        ("elig-undocumented-child", "MN", ("MinnesotaCare", "up to 17 years", "A bill of March 2026")),
        ("elig-tps", "NY", ("Essential Plan", "here lawfully")),
        ("elig-green-card", "CA", ("The closing is not for people in the five-year wait",)),
        ("elig-how-to-apply", "FL", ("Florida KidCare", "HealthCare.gov")),
        ("elig-marketplace", "CA", ("Covered California",)),
        ("elig-marketplace", "IL", ("Get Covered Illinois",)),
        ("elig-emergency-medicaid", "IL", ("regular dialysis",)),
        ("data-hospital-reporting", "FL", ("hospitals that take Medicaid must ask",)),
        ("elig-citizen-child", "IN", ("Hoosier Healthwise", "Indiana's law")),
        ("injunction-status", "NY", (IN_CASE, "the order holds there")),
    ],
)
def test_the_answer_is_the_states_own(composer: Composer, topic: str, state: str, words: tuple[str, ...]) -> None:
    text = reply_text(answered(composer, topic, state))
    for word in words:
        assert word in text, word


@pytest.mark.parametrize(
    ("state", "today", "there", "gone"),
    [
        ("CA", date(2026, 11, 24), "Planned for 1 July 2027", "Was planned"),
        ("CA", date(2027, 7, 2), "Was planned for 1 July 2027", "**Planned for"),
        ("DC", date(2027, 10, 2), "Was planned for 1 October 2027: this coverage is to end", "Planned for 1 October 2027: this"),
        ("NY", date(2026, 12, 31), "Planned for 1 January 2027: members move", "Was planned"),
        ("NY", date(2027, 1, 1), "Was planned for 1 January 2027: members move", " Planned for 1 January"),
    ],
)
def test_what_changes_in_a_state_is_right_on_any_day(composer: Composer, state: str, today: date, there: str, gone: str) -> None:
    text = reply_text(answered(composer, "elig-undocumented", state, today=today))
    assert there in text
    assert gone not in text.replace(there, "")


def test_a_source_of_what_is_said_of_the_state_is_among_those_shown(composer: Composer) -> None:
    """The report on Wisconsin is neither among the newest two nor the oldest beneath the answer."""
    sources = next(b.text for b in answered(composer, "data-address", "WI").blocks if b.part is Part.SOURCES)
    assert "lawandcrime.com" in sources
