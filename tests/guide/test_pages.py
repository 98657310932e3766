"""The guide as people meet it: six presses, buttons that carry all there is, a result that never names the status."""

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
from bot.knowledge.models import KnowledgeBase, People
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
def test_arguments_are_never_trusted(guide: Guide, args: list[str]) -> None:
    """What is none of ours has its question asked again; nothing of it is shown."""
    assert reply_text(guide.step(args, asked()))


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


def test_where_only_reviewed_texts_may_be_shown_the_guide_waits(base: KnowledgeBase, interface: Interface) -> None:
    guide = Guide(base, interface, Composer(base, interface, require_review=True), require_review=True)
    text = reply_text(guide.step(("CA", "other", "child", "tps"), asked()))
    assert "waiting for a lawyer's review" in text
    assert "Medi-Cal" not in text


def test_every_key_of_the_rules_has_words(base: KnowledgeBase, interface: Interface) -> None:
    from bot.guide import words

    t = interface.strings("en")
    assert {turn for rule in base.rules.values() for turn in rule.depends_on} <= words.turns(t).keys()
    assert {each for rule in base.rules.values() for each in rule.instead} <= words.instead(t).keys()
    assert set(STATUSES) == words.statuses(t).keys()
