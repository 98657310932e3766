"""Whom to ask: every need in every state gives a page that is not empty and says who is who."""

from datetime import date
from itertools import product

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.help import NEEDS
from bot.render.plain import reply_text
from bot.reply import Action, Context, Decision, Part, Reply, Verb
from bot.settings import Settings

TODAY = date(2026, 11, 24)
OFFICES = "Government offices"
NO_NUMBER = "I have no confirmed number in your state"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings())


def page(engine: Engine, *about: str, state: str | None = None, language: str = "en") -> Reply:
    return engine.act(Action(Verb.HELP, about), context=Context(state=state, language=language), today=TODAY)


def actions(reply: Reply) -> list[Action]:
    return [button.action for row in reply.buttons for button in row]


def test_the_need_is_chosen_first_with_at_most_eight_buttons(engine: Engine) -> None:
    reply = page(engine)
    needs = [a.args[0] for a in actions(reply) if a.verb is Verb.HELP]
    assert needs == list(NEEDS)
    assert len(actions(reply)) <= 8
    assert not reply.help


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_need_in_every_state_has_helpers_named_for_what_they_are(engine: Engine, language: str) -> None:
    """Independent ones first, the state's before national ones; offices apart, as such, and never under legal help."""
    helpers = engine.base.helpers
    for need, state in product(NEEDS, (None, *engine.base.states)):
        reply = page(engine, need, state=state, language=language)
        independent = [h for h in reply.help if not helpers[h].government]
        assert independent, (need, state)
        assert list(reply.help) == independent + [h for h in reply.help if helpers[h].government]
        near = [state in helpers[h].serves for h in independent]
        assert near == sorted(near, reverse=True), (need, state)
        for block in (b for b in reply.blocks if b.part is Part.HELP):
            offices = block.text.startswith("**Government") or block.text.startswith("**Oficinas")
            assert all((f"**{helpers[h].name}**" in block.text) <= (helpers[h].government == offices) for h in reply.help), (need, state)


def test_only_confirmed_numbers_are_shown_and_their_lack_is_said(engine: Engine) -> None:
    helpers = engine.base.helpers
    phones = [h.phone for h in helpers.values() if h.phone and h.phone.number]
    unconfirmed = {p.number for p in phones if p.status != "confirmed"} - {p.number for p in phones if p.status == "confirmed"}
    for need, state in product(NEEDS, engine.base.states):
        reply = page(engine, need, state=state)
        text = reply_text(reply)
        assert not any(number in text for number in unconfirmed), (need, state)
        numbers = [h for h in reply.help if state in helpers[h].serves and not helpers[h].government and helpers[h].phone]
        confirmed = [h for h in numbers if helpers[h].phone.status == "confirmed"]  # type: ignore[union-attr]
        assert (NO_NUMBER in text) == (not confirmed), (need, state)


def test_a_number_is_written_so_that_a_phone_can_dial_it(engine: Engine) -> None:
    assert "+1-888-624-4752" in reply_text(page(engine, "immigration-law", state="CA"))


def test_the_languages_of_a_helper_are_said_in_the_readers_own(engine: Engine) -> None:
    assert "inglés, español" in reply_text(page(engine, "immigration-law", state="CA", language="es"))


def test_violence_says_first_to_call_only_if_it_is_safe(engine: Engine) -> None:
    reply = page(engine, "violence")
    assert "only if it is safe" in reply.blocks[1].text
    assert reply.help[0] == "us-national-domestic-violence-hotline"


def test_a_complaint_on_privacy_gets_legal_help_and_the_office_apart(engine: Engine) -> None:
    reply = page(engine, "privacy", state="TX")
    assert reply.help[-1] == "us-hhs-ocr-complaint"
    assert reply_text(reply).index("LawHelp") < reply_text(reply).index(OFFICES)


def test_after_the_state_is_chosen_the_same_need_is_shown(engine: Engine) -> None:
    states = next(a for a in actions(page(engine, "bills")) if a.verb is Verb.STATES)
    choice = engine.act(states, context=Context(), today=TODAY)
    texas = next(b.action for row in choice.buttons for b in row if b.label == "Texas")
    assert texas.args == ("TX", "bills")
    assert "A hospital bill" in reply_text(engine.act(texas, context=Context(state="TX"), today=TODAY))


def test_help_under_an_answer_is_for_the_state_the_question_named(engine: Engine) -> None:
    """'en Texas' counts for this answer and its button; the state that was chosen stays California."""
    reply = engine.answer("can ICE see my medicaid information in Texas", context=Context(state="CA"), today=TODAY)
    assert (reply.decision, reply.state) == (Decision.ANSWER, "TX")
    button = next(a for a in actions(reply) if a.verb is Verb.HELP)
    shown = engine.act(button, context=Context(state="CA"), today=TODAY)
    assert "Texas RioGrande" in reply_text(shown)
    assert "CHIRLA" not in reply_text(shown)
    other = next(a for a in actions(shown) if a.verb is Verb.HELP)
    assert "What do you need help with" in reply_text(engine.act(other, context=Context(state="CA"), today=TODAY))
