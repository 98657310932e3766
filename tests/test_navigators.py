"""What those who help others get from the engine: cards, two languages, inline mode, and a word on cards that come back."""

import json
from datetime import date, timedelta

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.i18n import say_day
from bot.inline import CARDS, Query, ranked, read_query
from bot.knowledge.languages import COMPLETE
from bot.knowledge.models import Hold
from bot.recognise import TYPED, Origin
from bot.render.plain import reply_text
from bot.render.telegram_html import messages
from bot.reply import Action, Context, Decision, Reply, Verb
from bot.seal import Seal, find_code
from bot.settings import load_settings
from bot.telegram.payload import encode

TODAY = date(2026, 11, 29)
HANDLE = "amparo_bot"
TOPIC = "data-medicaid-ice"
THREE = ("en", "ar", "zh-Hans")
FORWARDED = Origin(forwarded=True)


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = build_engine(load_settings({}), handle=HANDLE)
    made.seal, made.inline = Seal(b"k" * 32), True
    return made


def act(engine: Engine, verb: Verb, *args: str, **context: str) -> Reply:
    return engine.act(Action(verb, args), context=Context(**context), today=TODAY)


def answer(engine: Engine, text: str, language: str, *, origin: Origin = TYPED, today: date = TODAY) -> Reply:
    return engine.answer(text, context=Context(language=language), today=today, origin=origin)


def card(engine: Engine, language: str, *args: str) -> str:
    return reply_text(act(engine, Verb.CARD, TOPIC, *args, language=language))


def actions(reply: Reply) -> list[Action]:
    return [button.action for row in reply.buttons for button in row]


def first(reply: Reply) -> str:
    return reply.blocks[0].text


@pytest.mark.parametrize("language", THREE)
def test_a_card_is_for_the_state_of_the_answer_it_stands_under(engine: Engine, language: str) -> None:
    more = act(engine, Verb.MORE, TOPIC, "TX", language=language, state="CA")
    share = next(action for action in actions(more) if action.verb is Verb.CARD)
    made = engine.act(share, context=Context(language=language, state="CA"), today=TODAY)
    text = reply_text(made)
    assert f"https://t.me/{HANDLE}?start={TOPIC}_{language}_TX" in text
    assert find_code(text)
    assert Action(Verb.SHARE, (f"{TOPIC}_{language}_TX",)) in actions(made)
    assert len(actions(made)) <= 4


def test_without_inline_mode_there_is_no_button_for_it() -> None:
    plain = build_engine(load_settings({}))
    made = act(plain, Verb.CARD, TOPIC)
    assert [action.verb for action in actions(made)] == [Verb.CARD, Verb.DELETE]
    assert find_code(reply_text(made)) is None
    assert "t.me" not in reply_text(made), "without a name of the bot there is no address"
    assert "es: medicaid" not in reply_text(act(plain, Verb.NAVIGATORS))


@pytest.mark.parametrize("verb", [Verb.CARD, Verb.BOTH])
def test_the_second_language_is_asked_for_english_first(engine: Engine, verb: Verb) -> None:
    args = (TOPIC, "CA", "which") if verb is Verb.CARD else (TOPIC, "CA")
    choice = act(engine, verb, *args, language="ar")
    assert actions(choice)[0] == Action(verb, (TOPIC, "CA", "en"))
    *languages, back = actions(choice)
    assert {action.args[-1] for action in languages} == set(COMPLETE) - {"ar"}
    assert back == Action(Verb.BACK, (TOPIC, "CA"))
    text = reply_text(act(engine, verb, TOPIC, "CA", "en", language="ar"))
    assert "Can ICE see my Medicaid information?" in text


@pytest.mark.parametrize("language", THREE)
def test_an_answer_in_two_languages_keeps_its_buttons(engine: Engine, language: str) -> None:
    alone = act(engine, Verb.TOPIC, TOPIC, "CA", language=language)
    two = act(engine, Verb.BOTH, TOPIC, "CA", "vi", language=language)
    assert two.buttons == alone.buttons
    told = [block.language or language for block in two.blocks]
    assert {language, "vi"} == set(told)
    assert all(len(part) for part in messages(two))


def test_every_button_fits(engine: Engine) -> None:
    longest = max(engine.base.topics, key=len)
    for language in COMPLETE:
        for verb in (Verb.CARD, Verb.BOTH):
            encode(Action(verb, (longest, "CA", "zh-Hant")), language)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("es: medicaid ice", Query("medicaid ice", "es")),
        ("Spanish: medicaid", Query("medicaid", "es")),
        ("español：medicaid", Query("medicaid", "es")),
        ("ESPANOL :medicaid", Query("medicaid", "es")),
        ("العربية: medicaid", Query("medicaid", "ar")),
        ("árabe: medicaid", Query("medicaid", "ar")),
        ("中文: 医疗补助", Query("医疗补助", "zh-Hans")),
        ("zh-tw: medicaid", Query("medicaid", "zh-Hant")),
        ("繁體中文: medicaid", Query("medicaid", "zh-Hant")),
        ("Haitian Creole: wic", Query("wic", "ht")),
        ("Dari: wic", Query("wic", "fa")),
        ("Filipino: wic", Query("wic", "tl")),
        ("ER: what does it cost", Query("ER: what does it cost")),
        ("medicaid ice", Query("medicaid ice")),
        (":", Query(":")),
        ("so: medicaid", Query("so: medicaid")),
    ],
)
def test_a_language_can_be_named_before_a_colon(typed: str, query: Query) -> None:
    assert read_query(typed, COMPLETE) == query


def offered(engine: Engine, text: str, **context: str) -> list[str]:
    return [offer.id for offer in engine.offers(text, context=Context(**context), today=TODAY)]


@pytest.mark.parametrize("language", THREE)
def test_cards_are_in_the_readers_language_or_the_one_named(engine: Engine, language: str) -> None:
    assert offered(engine, "can ICE see my medicaid", language=language)[0] == f"{TOPIC}_{language}"
    assert offered(engine, "es: can ICE see my medicaid", language=language)[0] == f"{TOPIC}_es"


def test_a_state_in_the_query_counts_before_the_chosen_one(engine: Engine) -> None:
    assert offered(engine, "can ICE see my medicaid in Texas", language="en", state="CA")[0] == f"{TOPIC}_en_TX"
    assert offered(engine, "can ICE see my medicaid", language="en", state="CA")[0] == f"{TOPIC}_en_CA"


def test_a_payload_gives_exactly_that_card(engine: Engine) -> None:
    assert offered(engine, "elig-wic_zh-Hans_TX", language="en", state="CA") == ["elig-wic_zh-Hans_TX"]
    assert offered(engine, "elig-wic_ar", language="en", state="CA") == ["elig-wic_ar"]
    assert offered(engine, "elig-wic", language="en", state="CA") == ["elig-wic_en_CA"]


def test_from_three_characters_on(engine: Engine) -> None:
    assert offered(engine, "") == offered(engine, " wi ") == offered(engine, "es: wi") == []
    assert offered(engine, "wic")[0] == "elig-wic_en"


def test_never_more_than_ten_best_first(engine: Engine) -> None:
    odds = {topic: 1 / (i + 20) for i, topic in enumerate(engine.base.topics)}
    related = engine.base.related
    assert ranked({**odds, "smalltalk": 0.5}, related) == list(odds)[:CARDS]
    first = next(iter(odds))
    assert ranked({first: 0.9}, related) == [first, *engine.base.topics[first].file.related], "filled up with what is related"
    assert ranked({"elig-wic": 0.001}, related) == []


def test_danger_comes_first_in_the_language_asked_for(engine: Engine) -> None:
    for language in THREE:
        first_offer = engine.offers("mi papá no puede respirar", context=Context(language=language), today=TODAY)[0]
        assert first_offer.id == "danger_medical"
        assert first_offer.reply.answer_language == language
        text = reply_text(first_offer.reply)
        assert "911" in text
        assert "t.me" not in text
        assert find_code(text) is None


def test_nothing_of_a_query_is_in_its_cards(engine: Engine) -> None:
    query = "me llamo Xochiquetzal, mi A number es A219 384 756, puede ICE ver mi Medicaid"
    offers = engine.offers(query, context=Context(language="es"), today=TODAY)
    assert offers
    shown = json.dumps([(o.id, o.title, o.begins.text, reply_text(o.reply), o.address) for o in offers])
    assert "Xochiquetzal" not in shown
    assert "219 384 756" not in shown


@pytest.mark.parametrize("language", COMPLETE)
def test_every_card_can_be_an_inline_result(engine: Engine, language: str) -> None:
    for topic in engine.base.topics:
        for state in ("", "_CA", "_TX"):
            (offer,) = engine.offers(f"{topic}_{language}{state}", context=Context(), today=TODAY)
            assert offer.id == f"{topic}_{language}{state}"
            assert len(offer.id.encode()) <= 64
            assert len(messages(offer.reply)) == 1
            assert offer.begins.text


@pytest.mark.parametrize("reader", THREE)
@pytest.mark.parametrize("language", THREE)
def test_a_current_card_is_confirmed_in_the_readers_language(engine: Engine, reader: str, language: str) -> None:
    reply = answer(engine, card(engine, language, "CA"), reader)
    t = engine.interface.strings(reader)
    assert first(reply) == t("This card is mine, and it is still current (until {day}).").format(day=say_day(date(2026, 12, 6), reader))
    assert Action(Verb.TOPIC, (TOPIC, "CA")) in actions(reply)
    assert len(reply.blocks) == 1


@pytest.mark.parametrize("reader", THREE)
def test_an_old_card_gets_todays_answer(engine: Engine, reader: str) -> None:
    later = TODAY + timedelta(8)
    reply = answer(engine, card(engine, "ar", "TX"), reader, today=later)
    t = engine.interface.strings(reader)
    assert first(reply) == t("This card is mine, but it is out of date.") + " " + t("Here is today's answer.")
    today = engine.act(Action(Verb.TOPIC, (TOPIC, "TX")), context=Context(language=reader), today=later)
    assert (reply.blocks[1:], reply.buttons) == (today.blocks, today.buttons)


@pytest.mark.parametrize("reader", THREE)
def test_an_altered_card_is_not_confirmed(engine: Engine, reader: str) -> None:
    reply = answer(engine, card(engine, reader, "CA").replace("888", "999"), reader)
    t = engine.interface.strings(reader)
    assert first(reply).startswith(t("I can't confirm that this card is mine: its words or its code were changed, or a part is missing."))
    assert "999" not in reply_text(reply)
    assert "+1-888-804-3536" in reply_text(reply)
    assert actions(reply)[0] == Action(Verb.TOPIC, ("help-scam", "CA"))
    assert not reply.personal_data, "a helper's number in a card is nobody's phone"


def test_words_around_a_card_are_not_vouched_for_and_danger_in_them_comes_first(engine: Engine) -> None:
    made = card(engine, "en")
    assert "not" in answer(engine, f"{made}\nCall 555-0100", "en").blocks[1].text
    assert answer(engine, f"my dad can't breathe\n{made}", "en").decision is Decision.DANGER
    assert answer(engine, f"my dad can't breathe\n{made}".replace("888", "999"), "en").decision is Decision.DANGER


def test_a_cards_own_words_are_nobodys_personal_data(engine: Engine) -> None:
    """'data-irs' speaks of addresses: typed by a person, it would be an address of theirs."""
    made = reply_text(act(engine, Verb.CARD, "data-irs", "CA", language="en"))
    assert engine.understand(made, Context()).personal
    assert not answer(engine, made, "en").personal_data


def test_somebody_elses_words_are_answered_under_a_warning(engine: Engine) -> None:
    line = "I did not write this message and can't say whether it is true."
    for text, decision in (("can ICE see my medicaid information", Decision.ANSWER), ("how do I renew my passport", Decision.ABSTAIN)):
        reply = answer(engine, text, "en", origin=FORWARDED)
        assert reply.decision is decision
        assert first(reply).startswith(line)
        assert ("Here is what I know" in first(reply)) == (decision is Decision.ANSWER)
    assert answer(engine, "my dad can't breathe", "en", origin=FORWARDED).decision is Decision.DANGER
    assert line not in reply_text(answer(engine, "hello!", "en", origin=FORWARDED))
    assert line not in reply_text(answer(engine, "can ICE see my medicaid information", "en"))


@pytest.mark.parametrize("language", THREE)
def test_an_answer_of_ours_that_was_forwarded_is_known_by_its_title(engine: Engine, language: str) -> None:
    old = reply_text(act(engine, Verb.TOPIC, TOPIC, language=language))
    reply = answer(engine, old, language, origin=Origin(ours=True, forwarded=True))
    assert reply.topic == TOPIC
    assert first(reply).startswith(engine.interface.strings(language)("I wrote this message."))


def test_an_address_alone_opens_its_answer(engine: Engine) -> None:
    reply = answer(engine, f"https://t.me/{HANDLE}?start=elig-wic_es_TX", "en")
    assert (reply.topic, reply.state) == ("elig-wic", "TX")
    assert "card" not in first(reply)


def test_a_link_that_leads_nowhere_is_said_kindly(engine: Engine) -> None:
    reply = answer(engine, f"can ICE see my medicaid information? https://t.me/{HANDLE}?start=gone_es", "en")
    assert "Its link leads to no answer of mine." in first(reply)


def test_the_payload_of_a_card_is_the_query_that_gives_it(engine: Engine) -> None:
    made = act(engine, Verb.CARD, TOPIC, "TX", language="ar")
    query = next(action.args[0] for action in actions(made) if action.verb is Verb.SHARE)
    (offer,) = engine.offers(query, context=Context(language="en", state="CA"), today=TODAY)
    assert reply_text(offer.reply) == reply_text(made)


@pytest.mark.parametrize("language", THREE)
def test_a_hold_in_the_database_makes_cards_out_of_date_at_once(engine: Engine, language: str) -> None:
    made = card(engine, language, "CA")
    held = engine.holding({TOPIC: Hold(since=TODAY, why="new ruling")})
    t = engine.interface.strings(language)
    assert first(answer(held, made, language)).startswith(t("This card is mine, but it is out of date."))
    assert engine.offers(TOPIC, context=Context(language=language), today=TODAY) != held.offers(TOPIC, context=Context(language=language), today=TODAY)
    assert find_code(card(held, language, "CA"))


@pytest.mark.parametrize("typed", ["medicaid ice TX", "es: medicaid ice, TX", "medicaid ice texas"])
def test_a_state_at_the_end_counts_as_clinic_workers_write_it(engine: Engine, typed: str) -> None:
    first = engine.offers(typed, context=Context(), today=date(2026, 11, 29))[0]
    assert first.id.endswith("_TX")
    assert first.title.endswith("Texas")
