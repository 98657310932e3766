"""The way of a message over the shipped knowledge: what families type, and what they must get."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine import Engine
from bot.factory import build_engine
from bot.render.plain import reply_text
from bot.reply import Action, Context, Decision, Part, Verb
from bot.settings import Settings

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings())


def said(engine: Engine, text: str, **context: str) -> str:
    return reply_text(engine.answer(text, context=Context(**context), today=TODAY))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("can ICE see my medicaid information", "data-medicaid-ice"),
        ("la migra puede ver mis datos del medical", "data-medicaid-ice"),
        ("I am pregnant and have no papers", "elig-pregnant"),
        ("puedo ir a emergencias sin papeles", "care-emergency-room"),
        ("what is the five year wait for green card holders medicaid", "elig-green-card"),
        ("los datos de mis estampillas SNAP se los dan a inmigracion", "data-snap"),
    ],
)
def test_a_real_question_gets_its_topic_dated_and_sourced(engine: Engine, text: str, topic: str) -> None:
    reply = engine.answer(text, context=Context(), today=TODAY)
    assert (reply.decision, reply.topic) == (Decision.ANSWER, topic)
    assert reply.sources
    assert all(source.startswith(("https://", "http://")) for source in reply.sources)
    assert {Part.TITLE, Part.SOURCES, Part.FOOTER} <= {block.part for block in reply.blocks}


def test_the_answer_is_in_the_questions_language(engine: Engine) -> None:
    reply = engine.answer("¿la migra puede ver mi medicaid?", context=Context(language="en"), today=TODAY)
    assert (reply.language, reply.answer_language) == ("es", "es")
    assert "Puede" in reply_text(reply)


def test_an_unsigned_answer_says_it_is_a_draft(engine: Engine) -> None:
    assert "not yet reviewed by a lawyer" in said(engine, "can ICE see my medicaid information")


def test_without_a_state_the_answer_asks_for_it_with_a_button(engine: Engine) -> None:
    reply = engine.answer("can ICE see my medicaid information", context=Context(), today=TODAY)
    verbs = {button.action.verb for row in reply.buttons for button in row}
    assert {Verb.STATES, Verb.HELP, Verb.DELETE, Verb.MORE} == verbs
    assert Verb.STATES not in {b.action.verb for row in engine.answer("can ICE see my medicaid", context=Context(state="CA"), today=TODAY).buttons for b in row}


def test_a_state_with_a_reporting_law_gets_its_warning_first(engine: Engine) -> None:
    """Before anything else: talk to legal help before filling in the form."""
    reply = engine.act(Action(Verb.TOPIC, ("elig-citizen-child",)), context=Context(state="IN"), today=TODAY)
    assert reply.blocks[0].part is Part.WARNING
    assert "before" in reply.blocks[0].text.lower()
    elsewhere = engine.act(Action(Verb.TOPIC, ("elig-citizen-child",)), context=Context(state="CA"), today=TODAY)
    assert all(block.part is not Part.WARNING for block in elsewhere.blocks)


def test_a_state_named_in_the_question_counts_for_this_answer(engine: Engine) -> None:
    assert engine.answer("can ICE see my medicaid in Texas", context=Context(state="CA"), today=TODAY).state == "TX"
    assert engine.answer("la migra ve mi medicaid en carolina del norte", context=Context(), today=TODAY).state == "NC"


def test_a_state_named_in_the_question_stays_with_the_choice_that_follows(engine: Engine) -> None:
    """Who said Indiana must find Indiana's warning behind every choice, related question and page of more."""
    asked = engine.answer("i live in indiana, no papers, want coverage for me and baby coming, is it ok to fill it in", context=Context(), today=TODAY)
    assert asked.state == "IN"
    steps = [b.action for row in asked.buttons for b in row if b.action.verb in (Verb.TOPIC, Verb.MORE)]
    assert steps
    for step in steps:
        reply = engine.act(step, context=Context(), today=TODAY)
        assert reply.state == "IN", step
    more = engine.act(Action(Verb.MORE, ("elig-pregnant", "IN")), context=Context(), today=TODAY)
    related = next(b.action for row in more.buttons for b in row if b.action.verb is Verb.TOPIC)
    assert engine.act(related, context=Context(), today=TODAY).state == "IN"
    assert engine.act(Action(Verb.TOPIC, ("elig-pregnant", "ZZ")), context=Context(state="CA"), today=TODAY).state == "CA"


def test_the_dates_above_the_sources_hold_every_source_below(engine: Engine) -> None:
    """No source shown is older or newer than what the line says."""
    for topic in ("elig-citizen-child", "data-child-application", "elig-pregnant"):
        reply = engine.act(Action(Verb.TOPIC, (topic,)), context=Context(state="CA"), today=TODAY)
        years = [int(year) for year in re.findall(r"\b20\d\d\b", next(b.text for b in reply.blocks if b.part is Part.SOURCES))]
        assert min(years) in years[:2]
        assert max(years) in years[:2]


def test_danger_comes_first_and_has_a_way_out(engine: Engine) -> None:
    reply = engine.answer("mi papá no puede respirar", context=Context(), today=TODAY)
    assert (reply.decision, reply.danger) == (Decision.DANGER, "medical")
    assert reply_text(reply).startswith(("Llame al 911", "911"))
    assert not reply.sources
    assert Verb.NOT_DANGER in {b.action.verb for row in reply.buttons for b in row}
    calm = engine.answer("mi papá no puede respirar", context=Context(), today=TODAY, ignore_danger=True)
    assert calm.decision is not Decision.DANGER


def test_where_review_is_required_the_english_stands_beneath_a_danger_text() -> None:
    """Nothing unsigned is served then but this: whoever is near may read the English."""
    engine = build_engine(Settings(require_review=True))
    reply = engine.answer("mi papá no puede respirar", context=Context(), today=TODAY)
    spanish, english = (block.text for block in reply.blocks)
    assert "Llame" in spanish
    assert "Call now" in english
    follow_up = engine.act(Action(Verb.DANGER, ("medical", "afraid")), context=Context(language="es"), today=TODAY)
    assert "Your fear makes sense" in follow_up.blocks[1].text
    assert len(engine.answer("he is not breathing", context=Context(), today=TODAY).blocks) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ICE is banging on my door right now", "ice-now"),
        ("la migra esta tocando la puerta", "ice-now"),
        ("they took my mom and dad im 9 and alone", "child-alone"),
        ("i want to die", "crisis"),
        ("ya no quiero vivir", "crisis"),
        ("my husband is beating me", "violence"),
        ("mi esposo me esta golpeando", "violence"),
    ],
)
def test_each_danger_is_seen(engine: Engine, text: str, kind: str) -> None:
    assert engine.answer(text, context=Context(), today=TODAY).danger == kind


@pytest.mark.parametrize(
    "text", ["what should I do if ICE comes to my door", "el año pasado mi papá tuvo un infarto y debemos la cuenta", "this form is killing me"]
)
def test_what_only_sounds_alarming_is_no_danger(engine: Engine, text: str) -> None:
    assert engine.answer(text, context=Context(), today=TODAY).danger is None


def test_a_personal_number_is_seen_and_never_repeated(engine: Engine) -> None:
    reply = engine.answer("my A number is A123 456 789, can ICE see my medicaid?", context=Context(), today=TODAY)
    assert reply.personal_data == ("a-number",)
    assert reply.topic == "data-medicaid-ice"
    assert "456" not in repr(reply)


def test_not_ours_is_declined_kindly(engine: Engine) -> None:
    reply = engine.answer("cómo renuevo mi pasaporte", context=Context(), today=TODAY)
    assert reply.decision is Decision.ABSTAIN
    assert "De eso no sé" in reply_text(reply)


def test_a_lie_on_the_form_is_refused_without_accusing(engine: Engine) -> None:
    reply = engine.answer("give me a fake social security number for the application", context=Context(), today=TODAY)
    assert reply.decision is Decision.REFUSE


def test_a_language_without_answers_gets_english(engine: Engine) -> None:
    reply = engine.answer("移民局は私のメディケイドの情報を見ることができますか", context=Context(), today=TODAY)
    assert (reply.language, reply.answer_language) == ("ja", "en")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(categories=None), max_size=500))
def test_any_text_gets_a_decision(engine: Engine, text: str) -> None:
    reply = engine.answer(text, context=Context(), today=TODAY)
    assert reply.blocks
    assert reply_text(reply)


@settings(max_examples=200, deadline=None)
@given(
    action=st.builds(
        Action, st.sampled_from(Verb), st.lists(st.sampled_from(["elig-wic", "CA", "es", "medical", "none", "", "nope", "data"]), max_size=3).map(tuple)
    )
)
def test_any_button_leads_somewhere(engine: Engine, action: Action) -> None:
    assert engine.act(action, context=Context(), today=TODAY).blocks


def test_every_topic_is_served_today_in_both_languages_and_every_state(engine: Engine) -> None:
    """No topic is withdrawn on the day of this release, and none breaks for any state."""
    for topic in engine.base.topics:
        for language in ("en", "es"):
            for state in (None, *engine.base.states):
                reply = engine.act(Action(Verb.TOPIC, (topic,)), context=Context(language=language, state=state), today=TODAY)
                assert reply.answer_language == language, topic
                assert reply.freshness in ("current", "aging", "unconfirmed"), topic


def test_a_government_office_is_never_among_the_helpers_of_an_answer(engine: Engine) -> None:
    government = {helper.id for helper in engine.base.helpers.values() if helper.government}
    for topic in engine.base.topics:
        for state in (None, *engine.base.states):
            reply = engine.act(Action(Verb.TOPIC, (topic,)), context=Context(state=state), today=TODAY)
            assert not government & set(reply.help), (topic, state)


def test_another_language_keeps_the_state_that_a_question_named(engine: Engine) -> None:
    """A reporting law that was told must not be lost on the way through the languages."""
    answer = engine.answer("como le hago para meter a mi hijo al medicaid en indiana", context=Context(), today=TODAY)
    topic = answer.topic or answer.choices[0]
    more = engine.act(Action(Verb.MORE, (topic, "IN")), context=Context(), today=TODAY)
    languages = next(b.action for row in more.buttons for b in row if b.action.verb is Verb.LANGUAGES)
    page = engine.act(languages, context=Context(), today=TODAY)
    for verb in (Verb.LANGUAGE, Verb.BACK):
        action = next(b.action for row in page.buttons for b in row if b.action.verb is verb)
        assert engine.act(action, context=Context(), today=TODAY).state == "IN"
