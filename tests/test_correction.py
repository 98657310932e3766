"""A correction says of an answer what a reader of the bot would hear that day, in brief, and no more."""

from datetime import date
from pathlib import Path

import pytest

from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.languages import LANGUAGES
from bot.knowledge.load import load
from bot.maintain.hold import put_on_hold
from bot.maintain.sign import Signer, sign_text
from bot.render.plain import plain, reply_text
from bot.render.telegram_html import TEXT_LIMIT, messages, units
from bot.reply import Part, Reply
from bot.settings import Settings
from tests.small_knowledge import APPLY, BILLS, BILLS_FOLDER, TODAY, SmallKnowledge, small_knowledge

INTERFACE = load_interface(Settings().locales_dir)
FALLBACK_ES = "Pida en la oficina de cuentas del hospital su plan"
SHORT_ES = "Muchos hospitales tienen que tener un plan"


@pytest.fixture
def knowledge(tmp_path: Path) -> SmallKnowledge:
    return small_knowledge(tmp_path)


def correction(knowledge: SmallKnowledge, topic: str, language: str = "es", *, require_review: bool = False, today: date = TODAY) -> Reply:
    return Composer(knowledge.load(), INTERFACE, require_review=require_review).correction(topic, Asked(language, None, today))


def said(reply: Reply) -> str:
    return reply_text(reply)


def t(text: str, language: str = "es", **values: str) -> str:
    """An interface string as a reader sees it."""
    return plain(INTERFACE.strings(language)(text).format(**values), language)


def test_the_short_answer_with_title_draft_and_disclaimer(knowledge: SmallKnowledge) -> None:
    reply = correction(knowledge, BILLS)
    assert [block.part for block in reply.blocks] == [Part.TITLE, Part.TEXT, Part.FOOTER]
    assert SHORT_ES in said(reply)
    assert t("Draft written by a machine, not yet reviewed by a lawyer.") in said(reply)
    assert t("General information, not legal advice.") in said(reply)
    assert (reply.buttons, reply.draft) == ((), True)


def test_the_first_version_of_an_answer_changed_nothing(knowledge: SmallKnowledge) -> None:
    assert "2025" not in said(correction(knowledge, BILLS))


def test_a_successor_says_since_when_it_holds(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{BILLS_FOLDER}/topic.yaml", knowledge.read(f"{BILLS_FOLDER}/topic.yaml") + "successors:\n  2026-11-01:\n    rests_on: [hospital-help]\n")
    for language in ("en", "es"):
        knowledge.write(f"{BILLS_FOLDER}/{language}@2026-11-01.md", knowledge.read(f"{BILLS_FOLDER}/{language}.md"))
    assert t("**This changed on {day}.**", day="1 de noviembre de 2026") in said(correction(knowledge, BILLS))
    assert t("**This changed on {day}.**", day="1 de noviembre de 2026") not in said(correction(knowledge, BILLS, today=date(2026, 10, 31)))


def test_where_offices_report_the_warning_comes_first_and_no_button_is_promised(knowledge: SmallKnowledge) -> None:
    reply = correction(knowledge, APPLY)
    assert reply.blocks[0].part is Part.WARNING
    assert t("This depends on your state.") in said(reply)
    assert t("This depends on your state. Tell me which one with the button below.") not in said(reply)


def test_a_held_answer_says_so_and_what_lasts(knowledge: SmallKnowledge) -> None:
    put_on_hold(knowledge.root, BILLS, why="a secret reason", today=TODAY)
    text = said(correction(knowledge, BILLS))
    assert t("We have been checking this answer since {day}.", day="24 de noviembre de 2026") in text
    assert FALLBACK_ES in text
    assert SHORT_ES not in text
    assert "secret reason" not in text


def test_a_withdrawn_answer_says_so_and_what_lasts(knowledge: SmallKnowledge) -> None:
    knowledge.replace("facts/small.yaml", "  volatility: law\n  confidence: high", "  volatility: law\n  effective_to: 2026-11-09\n  confidence: high")
    text = said(correction(knowledge, BILLS))
    assert t("This changed on {day}. The new answer is not ready yet.", day="10 de noviembre de 2026") in text
    assert FALLBACK_ES in text
    assert SHORT_ES not in text


def test_an_outdated_translation_gives_way_to_the_english_and_says_why(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "meaning: 1", "meaning: 2")
    reply = correction(knowledge, BILLS)
    assert t("Our translation of this answer is out of date, so here it is in English.") in said(reply)
    assert SHORT_ES not in said(reply)
    assert {block.language for block in reply.blocks if block.part is Part.TITLE} == {"en"}


def test_an_unsigned_text_is_not_posted_where_review_is_required(knowledge: SmallKnowledge) -> None:
    text = said(correction(knowledge, BILLS, require_review=True))
    assert "No puedo pagar el hospital" in text, "the title says what it is about"
    assert t("This answer is waiting for a lawyer's review, so I don't show it yet.") in text
    assert SHORT_ES not in text


def test_a_signed_english_text_stands_in_for_an_unsigned_translation(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, BILLS, "en", signer=Signer(by="Ana", role="lawyer", on=TODAY), since=None)
    reply = correction(knowledge, BILLS, require_review=True)
    assert t("We have this answer only in English so far.") in said(reply)
    assert "Many hospitals must have a plan" in said(reply)
    assert not reply.draft


def test_an_old_source_is_said(knowledge: SmallKnowledge) -> None:
    knowledge.replace("facts/small.yaml", "date: 2026-06-01", "date: 2024-06-01")
    line = t("For part of this, the newest we found is from {day}. It may have changed: confirm before you decide.", day="1 de junio de 2024")
    assert line in said(correction(knowledge, BILLS))


def test_every_shipped_answer_fits_into_one_message() -> None:
    """With room for the line of the day and the address."""
    composer = Composer(load(Settings().knowledge_dir), INTERFACE, require_review=False)
    for topic in load(Settings().knowledge_dir).topics:
        for language in LANGUAGES:
            (message,) = messages(composer.correction(topic, Asked(language, None, TODAY)))
            assert units(message) < TEXT_LIMIT - 500


def test_a_channel_is_read_in_every_state(knowledge: SmallKnowledge) -> None:
    assert "Su estado es parte del caso" not in said(correction(knowledge, APPLY))
