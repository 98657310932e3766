"""A card that comes back is told from an altered one, however worn; and what it says from what we say today."""

import re
import textwrap
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.card import Card, Cards
from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.languages import COMPLETE
from bot.knowledge.load import load
from bot.knowledge.models import Hold, KnowledgeBase
from bot.links import Target
from bot.operator import Operator
from bot.recognise import TYPED, Origin, Recognised, Recogniser, Standing
from bot.render.plain import reply_text
from bot.render.telegram_html import messages
from bot.seal import Seal
from bot.settings import load_settings

TODAY = date(2026, 11, 29)
HANDLE = "amparo_bot"
SEAL = Seal(b"k" * 32)
SETTINGS = load_settings({})
BASE, INTERFACE = load(SETTINGS.knowledge_dir), load_interface(SETTINGS.locales_dir)
OPERATOR = Operator("Legal Aid", "https://x.example", "a", "b")
TOPIC = "data-medicaid-ice"
THREE = ("en", "ar", "zh-Hans")
OURS = Origin(ours=True, forwarded=True)


def cards(base: KnowledgeBase = BASE) -> Cards:
    return Cards(base, INTERFACE, Composer(base, INTERFACE, require_review=False), OPERATOR)


def recogniser(base: KnowledgeBase = BASE) -> Recogniser:
    return Recogniser(base, INTERFACE, cards(base), COMPLETE)


CARDS, RECOGNISER = cards(), recogniser()


def card(topic: str = TOPIC, language: str = "en", state: str | None = "CA", *, also: str | None = None, until: date | None = None) -> Card:
    return CARDS.card(topic, Asked(language, state, TODAY), handle=HANDLE, also=also, seal=SEAL, until=until)


def text_of(made: Card) -> str:
    return reply_text(made.reply)


def look(text: str, origin: Origin = TYPED, *, today: date = TODAY, base: KnowledgeBase | None = None) -> Recognised | None:
    return (recogniser(base) if base else RECOGNISER).look(text, origin, handle=HANDLE, seal=SEAL, today=today)


def standing(text: str, origin: Origin = TYPED, *, today: date = TODAY, base: KnowledgeBase | None = None) -> Standing | None:
    found = look(text, origin, today=today, base=base)
    return found.standing if found else None


def shown(made: Card) -> str:
    """What Telegram shows of its HTML."""
    return "\n".join(unescape(re.sub(r"<[^>]+>", "", part)) for part in messages(made.reply))


def worn(text: str) -> str:
    """A text on its way through other apps: no invisible signs, emoji or bullets, small letters, broken lines, something around it."""
    text = re.sub("[\u2066-\u2069\u200e\u200f⚠\ufe0f•·*]", "", text).lower()
    return f"[5/12/26 10:33] María:\n{textwrap.fill(text, 40, break_on_hyphens=True)}\n\n¡gracias! 🙏"


@pytest.mark.parametrize("language", COMPLETE)
def test_every_card_is_known_again_pasted_shown_and_worn(language: str) -> None:
    """Looked at on the day after its last, which proves its words without making today's card for each."""
    for topic in BASE.topics:
        for state in (None, "CA", "TX"):
            made = card(topic, language, state, until=TODAY)
            expected = Recognised(Standing.OUTDATED, Target(topic, language, state), made.valid_until)
            for came in (text_of(made), shown(made), worn(text_of(made))):
                found = look(came, today=made.valid_until + timedelta(1))
                assert found is not None, (topic, state)
                assert replace(found, around="") == expected, (topic, state, came)


@pytest.mark.parametrize("language", THREE)
@pytest.mark.parametrize("state", [None, "CA", "TX"])
def test_a_card_of_today_is_current(language: str, state: str | None) -> None:
    made = card(language=language, state=state)
    assert look(text_of(made)) == Recognised(Standing.CURRENT, made.target, made.valid_until)
    assert standing(text_of(made), today=made.valid_until) is Standing.CURRENT
    assert standing(text_of(made), today=made.valid_until + timedelta(1)) is Standing.OUTDATED


@pytest.mark.parametrize("language", THREE)
def test_no_letter_and_no_digit_can_be_changed(language: str) -> None:
    text = text_of(card(language=language))
    for at in (i for i, sign in enumerate(text) if sign.isalnum()):
        other = "3" if text[at] == "7" else "7" if text[at].isdigit() else "и" if text[at] in "xX" else "x"
        found = look(text[:at] + other + text[at + 1 :])
        assert found is not None
        assert not found.proven, text[max(0, at - 20) : at + 20]


def test_a_part_left_out_or_put_in_shows() -> None:
    text = text_of(card())
    lines = text.split("\n")
    for at in range(1, len(lines)):
        if lines[at].strip("• "):
            assert standing("\n".join(lines[:at] + lines[at + 1 :])) is Standing.UNCONFIRMED, lines[at]
    assert standing(text.replace("\n\n", "\n\nCall 555-0100 and pay first.\n\n", 1)) is Standing.UNCONFIRMED
    assert standing(text, Origin(retouched=True)) is Standing.UNCONFIRMED


@pytest.mark.parametrize("put_in", ["🅳🅾 🅽🅾🆃", "🇳🇴", "\u202e", "\u0336", "\u20e0"])
def test_signs_that_make_it_read_otherwise_show(put_in: str) -> None:
    text = text_of(card())
    at = text.index("Medicaid") + 3
    assert standing(text[:at] + put_in + text[at:]) is Standing.UNCONFIRMED


@pytest.mark.parametrize("bot", ["amparobot", "am_paro_bot", "amparo__bot"])
@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(99)])
def test_no_sign_of_our_own_address_can_be_changed(bot: str, day: date) -> None:
    """The second of two languages has the address too."""
    text = text_of(card("elig-wic", also="es"))
    assert text.count(f"t.me/{HANDLE}") == 2
    assert standing(text.replace(f"t.me/{HANDLE}", f"t.me/{bot}", 1), today=day) is Standing.UNCONFIRMED
    before, after = text.rsplit(f"t.me/{HANDLE}", 1)
    assert standing(f"{before}t.me/{bot}{after}", today=day) is Standing.UNCONFIRMED
    assert standing(text.replace("https://t.me", "https-t.me"), today=day) is Standing.UNCONFIRMED


def test_no_sign_of_a_helpers_address_can_be_changed() -> None:
    text = text_of(card())
    site = next(found for found in re.findall(r"[a-z]+\.org", text))
    for other in (site.replace(".", "-."), site[:3] + "-" + site[3:], site[:3] + "." + site[3:], "-" + site):
        assert standing(text.replace(site, other)) is Standing.UNCONFIRMED, other


def test_another_keys_code_or_another_cards_proves_nothing() -> None:
    text, other = text_of(card()), text_of(card("elig-wic"))
    assert RECOGNISER.look(text, TYPED, handle=HANDLE, seal=Seal(b"x" * 32), today=TODAY) == Recognised(Standing.UNCONFIRMED, card().target)
    assert standing(text[:-19] + other[-19:]) is Standing.UNCONFIRMED


def test_what_stands_around_a_card_is_told_apart() -> None:
    found = look("Call 555-0100!\n" + text_of(card()) + "\nsee evil.example")
    assert found is not None
    assert found.standing is Standing.CURRENT
    assert "555-0100" in found.around
    assert "evil.example" in found.around
    assert "Medicaid" not in found.around


@pytest.mark.parametrize(("language", "also"), [("en", "ar"), ("ar", "zh-Hans"), ("zh-Hans", "en")])
def test_a_card_in_two_languages_is_current(language: str, also: str) -> None:
    made = card("elig-wic", language, also=also)
    assert standing(worn(text_of(made))) is Standing.CURRENT


@pytest.mark.parametrize("language", THREE)
def test_a_held_topic_makes_its_cards_out_of_date(language: str) -> None:
    topic = BASE.topics[TOPIC]
    held = replace(topic, file=topic.file.model_copy(update={"hold": Hold(since=TODAY, why="new ruling")}))
    base = replace(BASE, topics={**BASE.topics, TOPIC: held})
    assert look(text_of(card(language=language)), base=base) == Recognised(Standing.OUTDATED, card(language=language).target, card().valid_until)


def test_a_topic_that_is_gone_is_said() -> None:
    base = replace(BASE, topics={name: topic for name, topic in BASE.topics.items() if name != TOPIC})
    found = look(text_of(card()), base=base)
    assert found is not None
    assert (found.standing, found.target) == (Standing.OUTDATED, None)
    dead = look(f"see https://t.me/{HANDLE}?start=elig-wicked_es", base=base)
    assert dead == Recognised(Standing.UNCONFIRMED, None, dead_link=True)


def test_telegrams_word_is_enough_for_an_answer_without_a_code() -> None:
    composer = Composer(BASE, INTERFACE, require_review=False)
    answer = reply_text(composer.topic(TOPIC, Asked("ar", None, TODAY)))
    assert look(answer, OURS) == Recognised(Standing.OURS, Target(TOPIC, "ar"))
    assert look("Amparo · California", OURS) is None
    uncoded = reply_text(CARDS.card(TOPIC, Asked("en", "TX", TODAY), handle=HANDLE).reply)
    assert look(uncoded, OURS) == Recognised(Standing.OURS, Target(TOPIC, "en", "TX"))
    assert standing(uncoded) is Standing.UNCONFIRMED


@pytest.mark.parametrize(
    ("text", "origin", "expected"),
    [
        ("can ICE see my medicaid", TYPED, None),
        ("can ICE see my medicaid", Origin(forwarded=True), Standing.FOREIGN),
        ("Call now. Say your language.", Origin(forwarded=True, via_us=True), None),
        ("Amparo told me to ask you", TYPED, None),
        ("Amparo · California · all good", TYPED, Standing.UNCONFIRMED),
        ("pay to ABCD-EFGH-IJKL-MNOP", TYPED, Standing.UNCONFIRMED),
        ("do not step-over-that-line", TYPED, None),
        (f"https://t.me/{HANDLE}?start=elig-wic_es_CA", TYPED, Standing.LINK),
        (f"T.ME/{HANDLE}?start=elig-wic", TYPED, Standing.LINK),
        (f"mira https://t.me/{HANDLE}?start=elig-wic_es_CA", TYPED, Standing.UNCONFIRMED),
        ("https://t.me/other_bot?start=elig-wic_es_CA", TYPED, Standing.UNCONFIRMED),
        ("https://t.me/other_bot?start=something", TYPED, None),
    ],
)
def test_what_claims_to_be_ours(text: str, origin: Origin, expected: Standing | None) -> None:
    assert standing(text, origin) is expected


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=300), st.booleans())
@example("Amparo " * 600, True)
@example("Amparo · " * 300 + "ABCD-EFGH-IJKL-MNOP " * 60, False)
@example("\ud800 ABCD-EFGH-IJKL-MNOſ Amparo K", True)
def test_any_text_is_looked_at_without_an_error(text: str, ours: bool) -> None:
    found = look(text, Origin(ours=ours, forwarded=ours))
    assert found is None or found.standing is Standing.UNCONFIRMED
