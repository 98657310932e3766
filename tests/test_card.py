"""Cards stand alone, say first and last what a reader must know, and an altered one shows."""

from dataclasses import replace
from datetime import date

import pytest

from bot.bilingual import both
from bot.card import Card, Cards
from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.holds import with_holds
from bot.knowledge.languages import COMPLETE
from bot.knowledge.load import load
from bot.knowledge.models import Hold
from bot.operator import Operator
from bot.render.plain import reply_text
from bot.render.telegram_html import messages
from bot.reply import Block, Decision, Part, Reply
from bot.seal import EPOCH, Seal, find_code, words
from bot.settings import load_settings

TODAY = date(2026, 11, 29)
SEAL = Seal(b"k" * 32)
SETTINGS = load_settings({})
BASE, INTERFACE = load(SETTINGS.knowledge_dir), load_interface(SETTINGS.locales_dir)
CARDS = Cards(BASE, INTERFACE, Composer(BASE, INTERFACE, require_review=False), Operator("Legal Aid", "https://x.example", "a", "b"))


def card(topic: str = "data-medicaid-ice", language: str = "es", state: str | None = "CA", *, today: date = TODAY, also: str | None = None) -> Card:
    return CARDS.card(topic, Asked(language, state, today), handle="amparo_bot", also=also, seal=SEAL)


def test_a_card_says_first_and_last_what_forwarding_would_lose() -> None:
    made = card()
    first, *_, last, check = reply_text(made.reply).split("\n\n")
    assert first.startswith("Amparo · California")
    assert "https://t.me/amparo_bot?start=data-medicaid-ice_es_CA" in last
    assert "Legal Aid" in last
    assert find_code(check)
    assert "6 de diciembre de 2026" in first
    assert "6 de diciembre de 2026" in last
    assert made.valid_until == date(2026, 12, 6)
    assert "Borrador" in reply_text(made.reply)
    assert not made.reply.buttons


def test_without_a_state_it_says_so() -> None:
    assert reply_text(card(language="en", state=None).reply).startswith("Amparo · All states")


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_without_a_state_it_names_no_button_that_forwarding_takes_away(language: str) -> None:
    t = INTERFACE.strings(language)
    text = [block.text for block in card("data-safe-to-apply", language, None).reply.blocks]
    assert t("This depends on your state. Open the address below and tell me which one.") in text
    assert t("This depends on your state. Tell me which one with the button below.") not in text


@pytest.mark.parametrize("language", COMPLETE)
def test_every_card_is_one_message_without_hidden_addresses(language: str) -> None:
    for topic in BASE.topics:
        for state in (None, "CA", "TX"):
            html = messages(card(topic, language, state).reply)
            assert len(html) == 1, (topic, state)
            assert "<a " not in html[0]


def test_it_ends_before_a_change_that_is_known() -> None:
    """On 1 January 2027 other texts begin."""
    ends = {card(topic, "en", None, today=date(2026, 12, 28)).valid_until for topic in BASE.topics}
    assert min(ends) <= date(2026, 12, 31)
    for topic in ("elig-refugee-asylee", "elig-changes-2026"):
        assert card(topic, "en", None, today=date(2026, 12, 28)).valid_until <= date(2026, 12, 31)


def test_a_code_belongs_to_its_text_its_day_and_its_key() -> None:
    made = reply_text(card().reply)
    found = find_code(made)
    assert found
    text = made[: made.rindex("\n\n")]
    assert SEAL.read(text, found[0]) == date(2026, 12, 6)
    assert SEAL.read(text.replace("\n", "  ").replace("•", "-").upper(), found[0]) == date(2026, 12, 6), "signs and case are lost on the way"
    assert SEAL.read(text.replace("888", "999"), found[0]) is None
    assert Seal(b"x" * 32).read(text, found[0]) is None
    assert SEAL.read(text, "AAAA" + found[0][4:]) is None
    assert SEAL.read(text, SEAL.code(text, EPOCH)) == EPOCH


def test_only_letters_and_digits_count() -> None:
    assert words("¡Sí! 1-800…") == words("si\u0301 1 800") == "sí1800"


def test_both_languages_stand_paragraph_under_paragraph() -> None:
    told = [block.language or "es" for block in card(also="en").reply.blocks if block.part is Part.TITLE]
    assert told == ["es", "en"]
    text = reply_text(card(also="en").reply)
    assert text.index("¿Puede la migra") < text.index("Can ICE see") < text.index("Una parte, sí")
    assert text.count("+1-888-804-3536") == 1


def test_parts_that_only_one_of_the_two_has_are_not_lost() -> None:
    first = Reply(Decision.ANSWER, "es", (Block(Part.TITLE, "a"), Block(Part.FOOTER, "z")))
    second = Reply(Decision.ANSWER, "en", (Block(Part.TITLE, "A"), Block(Part.NOTICE, "only here"), Block(Part.FOOTER, "Z"), Block(Part.TEXT, "last")))
    assert [b.text for b in both(first, second).blocks] == ["a", "A", "only here", "z", "Z", "last"]
    assert both(first, replace(second, answer_language="es")) == first


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_a_card_names_no_button(language: str) -> None:
    t = INTERFACE.strings(language)
    text = "\n".join(block.text for block in card("elig-state-programs", language, None).reply.blocks)
    assert t("This depends on your state. Open the address below and tell me which one.") in text
    assert t("This depends on your state. Tell me which one with the button below.") not in text


def test_a_card_of_a_held_answer_is_for_today() -> None:
    held = with_holds(BASE, {"elig-wic": Hold(since=TODAY, why="looking")})
    cards = Cards(held, INTERFACE, Composer(held, INTERFACE, require_review=False), Operator())
    assert cards.card("elig-wic", Asked("en", None, TODAY), handle="amparo_bot").valid_until == TODAY
