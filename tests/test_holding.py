"""An engine that holds answers: readers are told so in their language, danger is answered as ever, and nothing is learned anew."""

from datetime import date

import pytest

from bot.compose import Asked
from bot.engine import Engine
from bot.factory import build_engine
from bot.i18n import say_day
from bot.knowledge.holds import EVERY
from bot.knowledge.models import Hold
from bot.reply import Action, Context, Decision, Part, Reply, Verb
from bot.settings import Settings

TODAY = date(2026, 11, 24)
TOPIC = "care-bills"
HOLD = Hold(since=date(2026, 11, 23), why="a reason that no reader sees")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings())


def opened(engine: Engine, topic: str, language: str = "en") -> Reply:
    return engine.act(Action(Verb.TOPIC, (topic,)), context=Context(language=language), today=TODAY)


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
@pytest.mark.parametrize("held", [TOPIC, EVERY])
def test_readers_are_told_in_their_language_and_get_what_lasts(engine: Engine, language: str, held: str) -> None:
    reply = opened(engine.holding({held: HOLD}), TOPIC, language)
    t = engine.interface.strings(language)
    notice = next(block.text for block in reply.blocks if block.part is Part.NOTICE)
    assert notice == t("We have been checking this answer since {day}.").format(day=say_day(HOLD.since, language))
    text = "\n".join(block.text for block in reply.blocks)
    assert t("**Meanwhile:**") in text
    assert HOLD.why not in text
    assert next(block.text for block in opened(engine, TOPIC, language).blocks if block.part is Part.TEXT) not in text


def test_the_engine_itself_goes_on_as_it_was(engine: Engine) -> None:
    """What is released must come back: holds are laid on the files' engine, never on one another."""
    before = opened(engine, TOPIC)
    assert opened(engine.holding({TOPIC: HOLD}), TOPIC).freshness == "held"
    assert opened(engine, TOPIC) == before
    assert opened(engine.holding({}), TOPIC) == before


def test_danger_is_never_held(engine: Engine) -> None:
    asked = ("mi papá no puede respirar", Context(hint="es"))
    reply = engine.holding({EVERY: HOLD}).answer(asked[0], context=asked[1], today=TODAY)
    assert reply.decision is Decision.DANGER
    assert reply == engine.answer(asked[0], context=asked[1], today=TODAY)


def test_a_typed_question_meets_the_hold_and_what_understands_it_is_shared(engine: Engine) -> None:
    held = engine.holding({"data-medicaid-ice": HOLD})
    assert held.answer("can ICE see my medicaid information", context=Context(), today=TODAY).freshness == "held"
    assert held._matcher is engine._matcher


def test_a_card_of_a_held_answer_says_so_too(engine: Engine) -> None:
    """Cards travel without us: none may carry an answer that was pulled."""
    card = engine.holding({TOPIC: HOLD}).cards.card(TOPIC, Asked("en", None, TODAY), handle="amparo_bot")
    assert any("We have been checking this answer since" in block.text for block in card.reply.blocks)


@pytest.mark.parametrize("state", [None, "IN"])
def test_a_held_block_is_held_in_every_answer(engine: Engine, state: str | None) -> None:
    block = engine.base.blocks["reporting-law"].answers[("en", min(engine.base.blocks["reporting-law"].versions))]
    held = engine.holding({"reporting-law": HOLD}).act(Action(Verb.TOPIC, ("data-safe-to-apply",)), context=Context(state=state), today=TODAY)
    warning = next(told.text for told in held.blocks if told.part is Part.WARNING)
    assert block.fallback in warning
    assert block.short not in warning
    assert not [text for _, text in block.states if text in warning]


def test_no_part_of_the_engine_goes_on_wording_answers_from_the_old_base(engine: Engine) -> None:
    """A new part that keeps the base must be made where `holding` makes it anew."""
    held = engine.holding({TOPIC: HOLD})
    parts = {name for name, part in vars(engine).items() if {"_base", "_composer"} & set(getattr(part, "__dict__", ()))}
    assert {"_composer", "_pages", "_guide", "cards"} <= parts
    assert not [name for name in parts if vars(held)[name] is vars(engine)[name]]


def test_a_held_answer_is_printed_no_more_and_the_interpreter_card_claims_no_held_right(engine: Engine) -> None:
    context = Context(language="vi")
    assert engine.sheet(Action(Verb.SHEET, (TOPIC, "pdf")), context=context, today=TODAY)
    holding = engine.holding({TOPIC: HOLD, "care-interpreter": HOLD})
    assert holding.sheet(Action(Verb.SHEET, (TOPIC, "pdf")), context=context, today=TODAY) is None
    card = holding.sheet(Action(Verb.DESK), context=context, today=TODAY)
    assert card
    assert "It is my right, and it is free." not in [block.text for block in card.lead]
