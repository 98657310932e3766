"""The guide as people meet it: six presses, buttons that carry all there is, a result that never names the status."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Origin
from bot.guide.pages import Guide
from bot.guide.progress import STATUSES, progress
from bot.i18n import Interface
from bot.knowledge.models import KnowledgeBase, People, Review
from bot.knowledge.validity import facts_hash, rules_hash, rules_version
from bot.render.plain import reply_text
from bot.render.telegram_html import messages
from bot.reply import Button, Part, Reply, Verb
from bot.telegram.keyboards import BUTTONS
from bot.telegram.payload import encode
from tests.guide.giveaways import gives_away

TODAY = date(2026, 11, 29)
LONGEST_LANGUAGE = "zh-Hans"


def asked(language: str = "en", state: str | None = None) -> Asked:
    return Asked(language, state, TODAY)


def buttons(reply: Reply) -> list[Button]:
    return [button for row in reply.buttons for button in row]


def press(guide: Guide, reply: Reply, label: str, language: str = "en") -> Reply:
    button = next(button for button in buttons(reply) if label in button.label)
    assert button.action.verb is Verb.GUIDE
    return guide.step(button.action.args, asked(language))


def result(guide: Guide, *args: str, language: str = "en") -> Reply:
    return guide.step(args, asked(language))


def test_the_way_from_the_first_question_to_the_result(guide: Guide) -> None:
    """Five presses after the one that opens it; what is open to everyone comes before any word on status."""
    reply = guide.step((), asked())
    for label in ("Texas", "Another country", "Pregnant"):
        reply = press(guide, reply, label)
    text = reply_text(reply)
    assert "Open to everyone" in text
    assert "Emergency Medicaid" in text
    assert "Not now" not in text
    question = press(guide, reply, "More, by immigration status")
    assert "You do not have to say" in reply_text(question)
    assert len([b for b in buttons(question) if len(b.action.args) == 4]) == 15
    text = reply_text(press(guide, question, "No papers"))
    assert all(head in text for head in ("Open to everyone", "It depends", "Not now", "Instead:", "What to do first", "Sources"))
    assert "Pregnancy care through CHIP" in text.split("Not now")[0]


def test_each_step_can_go_back(guide: Guide) -> None:
    way = ("CA", "other", "child", "tps")
    for known in range(1, 4):
        back = next(b for b in buttons(guide.step(way[:known], asked())) if b.label == "‹ Back")
        assert back.action.args == way[: known - 1]
    assert next(b for b in buttons(result(guide, *way)) if b.label == "‹ Back").action.args == ("CA", "other", "child", "ask")


def test_a_state_already_chosen_is_offered_first(guide: Guide) -> None:
    first = buttons(guide.step((), asked(state="WA")))[0]
    assert ("Washington" in first.label, first.action.args) == (True, ("WA",))


@pytest.mark.parametrize("state", ["IN", "LA", "MT", "NC", "TN", "WY"])
@pytest.mark.parametrize("last", [(), ("undocumented",)])
def test_a_reporting_law_is_told_first(guide: Guide, state: str, last: tuple[str, ...]) -> None:
    assert guide.step((state, "other", "child", *last), asked()).blocks[0].part is Part.WARNING


def lines(reply: Reply) -> list[str]:
    """What a reply says, addresses included, without the helpers: those are the same for every status and have names of their own."""
    return "\n".join(block.text for block in reply.blocks if block.part is not Part.HELP).splitlines()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_result_and_its_buttons_never_name_the_status(guide: Guide, interface: Interface, base: KnowledgeBase, language: str) -> None:
    """Nor do addresses of sources. Lines that stand on the page for everyone, which knows no status, say nothing of it."""
    for state, person in product((*base.states, "none"), get_args(People)):
        for_everyone = set(lines(result(guide, state, "other", person, language=language)))
        helped = set()
        for status in STATUSES:
            reply = result(guide, state, "other", person, status, language=language)
            helped.add((reply.help, tuple(block.text for block in reply.blocks if block.part is Part.HELP)))
            said = "\n".join(line for line in lines(reply) if line not in for_everyone)
            assert gives_away(said, status, interface) == [], (state, person, status)  # type: ignore[arg-type]
            assert all(status not in button.action.args for button in buttons(reply))
            assert reply.sources
        assert len(helped) == 1, (state, person)


def test_the_search_for_a_status_finds_it(interface: Interface) -> None:
    """Without this the test above would prove nothing."""
    assert gives_away("people with TPS", "tps", interface)
    assert gives_away("/go/temporary-protected-status", "tps", interface)
    assert gives_away("Sin papeles: esto", "undocumented", interface)
    assert not gives_away("https://example.org", "tps", interface)


def test_every_button_fits_telegram_in_every_language(guide: Guide, base: KnowledgeBase) -> None:
    ways = [()] + [("none", origin, person)[:known] for origin in get_args(Origin) for person in get_args(People) for known in (1, 2, 3)]
    ways += [("none", origin, person, status) for origin in get_args(Origin) for person in get_args(People) for status in ("ask", *STATUSES)]
    for way in ways:
        shown = buttons(guide.step(way, asked()))
        assert len(shown) < BUTTONS
        assert all(encode(button.action, LONGEST_LANGUAGE) for button in shown)


@pytest.mark.parametrize("status", ["undocumented", "tps", "not-sure", "lpr_under_5"])
def test_a_result_is_one_message(guide: Guide, base: KnowledgeBase, status: str) -> None:
    """Also in the longer language and where a warning comes first: a second message would be left behind by 'back'."""
    for state, person in product(base.states, get_args(People)):
        assert len(messages(result(guide, state, "cuba-haiti", person, status, language="es"))) == 1, (state, person)


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(("CA", "other", "child", "ask", "tps", "none"))), max_size=6))
def test_arguments_are_never_trusted(guide: Guide, base: KnowledgeBase, args: list[str]) -> None:
    """What is none of ours has its question asked again; no button carries it on."""
    reply = guide.step(args, asked())
    assert reply_text(reply)
    carried = [button.action.args for button in buttons(reply) if button.action.verb is Verb.GUIDE]
    assert all(progress(known, base.states).args == known for known in carried)


def test_junk_after_good_answers_asks_the_next_question_again(base: KnowledgeBase) -> None:
    assert progress(("CA", "mars", "child", "tps"), base.states).args == ("CA",)
    assert progress(("CA", "other", "child", "TPS"), base.states).args == ("CA", "other", "child")


def test_every_result_says_that_it_is_a_draft_and_no_decision(guide: Guide) -> None:
    for way in (("CA", "other", "adult"), ("CA", "other", "adult", "daca")):
        text = reply_text(guide.step(way, asked()))
        assert "not yet reviewed by a lawyer" in text
        assert "Only the office that runs a program can decide" in text


def test_no_tick_no_cross_no_verdict(guide: Guide) -> None:
    for person, status in product(get_args(People), STATUSES):
        text = reply_text(result(guide, "NY", "other", person, status)).lower()
        assert not [word for word in ("✓", "✔", "✅", "✗", "✘", "❌", "eligible", "you qualify", "you are safe") if word in text]


def signed(base: KnowledgeBase) -> KnowledgeBase:
    """The same knowledge base with a sign-off on the rules that stands."""
    review = Review(by="Ana Ruiz", role="lawyer", on=TODAY, text_hash=rules_hash(base), facts_hash=facts_hash(base, rules_version(base)))
    return replace(base, rules_review=review)


def strict(base: KnowledgeBase, interface: Interface) -> Guide:
    """The guide as it is in production."""
    return Guide(base, interface, Composer(base, interface, require_review=True), require_review=True)


def test_where_only_reviewed_texts_may_be_shown_the_guide_waits_for_a_sign_off(base: KnowledgeBase, interface: Interface) -> None:
    text = reply_text(strict(base, interface).step(("CA", "other", "child", "tps"), asked()))
    assert "waiting for a lawyer's review" in text
    assert "Medi-Cal" not in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_signed_rules_are_shown_in_every_language_and_are_no_draft(base: KnowledgeBase, interface: Interface, language: str) -> None:
    reply = strict(signed(base), interface).step(("CA", "other", "child", "tps"), asked(language))
    text = reply_text(reply)
    assert "Medi-Cal" in text
    assert not reply.draft
    assert interface.strings(language)("Draft written by a machine, not yet reviewed by a lawyer.") not in text
    assert interface.strings(language)("Only the office that runs a program can decide.") in text


def test_a_lapsed_sign_off_shows_nothing(base: KnowledgeBase, interface: Interface) -> None:
    whole = signed(base)
    fewer = replace(whole, rules={name: rule for name, rule in whole.rules.items() if name != "medicaid-daca"})
    assert "waiting for a lawyer's review" in reply_text(strict(fewer, interface).step(("CA", "other", "child", "tps"), asked()))


def test_help_is_for_the_guides_state_which_is_not_the_chosen_one(guide: Guide) -> None:
    for way in (("TX", "other", "child"), ("TX", "other", "child", "tps")):
        button = next(b for b in buttons(guide.step(way, asked(state="CA"))) if b.action.verb is Verb.HELP)
        assert button.action.args == ("data-safe-to-apply", "TX")
    button = next(b for b in buttons(result(guide, "none", "other", "child", "tps")) if b.action.verb is Verb.HELP)
    assert button.action.args == ("data-safe-to-apply",)


def test_ages_and_announced_changes_are_said_in_the_readers_language(guide: Guide) -> None:
    text = reply_text(result(guide, "CA", "other", "adult", "undocumented", language="es"))
    assert "Medi-Cal, de 19 años en adelante" in text
    assert "1 de julio de 2027: Medi-Cal, de 19 años en adelante: está previsto: se acaba el dentista" in text


def test_after_its_day_an_announced_change_is_told_as_not_confirmed(guide: Guide) -> None:
    text = reply_text(guide.step(("CA", "other", "adult", "undocumented"), Asked("en", None, date(2027, 7, 2))))
    assert "Was planned for 1 July 2027: dental care ends" in text
    assert "planned: dental" not in text


def test_the_terms_of_a_closing_are_not_told_of_a_day_before_it(guide: Guide) -> None:
    told = {day: reply_text(guide.step(("CA", "other", "adult"), Asked("en", None, day))) for day in (date(2025, 12, 15), TODAY)}
    assert ["three months to get it back" in text for text in told.values()] == [False, True]


def test_what_is_less_than_full_coverage_is_said_beside_the_program(guide: Guide) -> None:
    assert "it is not full coverage" in reply_text(result(guide, "MA", "other", "adult", "undocumented"))


def test_a_states_program_open_to_everyone_is_never_told_as_not_now_under_another_name(guide: Guide) -> None:
    """Medi-Cal for children is open whatever the status; 'not now: Medi-Cal' below it would turn families away."""
    closed = reply_text(result(guide, "CA", "other", "child", "undocumented")).split("Not now")[1].split("Instead:")[0]
    assert "Medi-Cal" not in closed


def test_every_key_of_the_rules_has_words(base: KnowledgeBase, interface: Interface) -> None:
    from bot.guide import words

    t = interface.strings("en")
    assert {turn for rule in base.rules.values() for turn in rule.depends_on} <= words.turns(t).keys()
    assert {each for rule in base.rules.values() for each in rule.instead} <= words.instead(t).keys()
    assert set(STATUSES) == words.statuses(t).keys()
