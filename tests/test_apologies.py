"""Whoever writes in a language without answers reads one line in their own tongue above the English."""

from datetime import date

import pytest

from bot.engine import Engine
from bot.factory import build_engine
from bot.maintain.checks.language import reads_as
from bot.reply import Context, Decision, Part
from bot.settings import Settings
from bot.understanding.language import base_code

TODAY = date(2026, 11, 24)
QUESTIONS = {
    "am": "ICE የሜዲኬይድ መረጃዬን ማየት ይችላል?",
    "bn": "আইসিই কি আমার মেডিকেড তথ্য দেখতে পারে?",
    "km": "តើ ICE អាចមើលឃើញព័ត៌មាន Medicaid របស់ខ្ញុំទេ?",
    "ja": "移民局は私のメディケイドの情報を見ることができますか",
    "pa": "ਕੀ ICE ਮੇਰੀ ਮੈਡੀਕੇਡ ਜਾਣਕਾਰੀ ਦੇਖ ਸਕਦਾ ਹੈ?",
    "pl": "Czy urząd imigracyjny może zobaczyć moje dane z Medicaid?",
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return build_engine(Settings(languages="en,es"))


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_apology_is_in_the_persons_language_and_the_answer_in_english(engine: Engine, language: str) -> None:
    reply = engine.answer(QUESTIONS[language], context=Context(hint=language), today=TODAY)
    assert (reply.language, reply.answer_language) == (language, "en")
    assert reply.blocks[0].part is Part.NOTICE
    assert reply.blocks[0].text == engine.base.apologies[language]


def test_a_promised_language_that_is_not_offered_is_told_by_its_own_strings_or_in_english(engine: Engine) -> None:
    reply = engine.answer("ICE có thể xem thông tin Medicaid của tôi không", context=Context(), today=TODAY)
    t = engine.interface.strings("vi")
    assert reply.blocks[0].text == t("I am sorry, I cannot answer in your language yet. At a hospital or clinic you have the right to a free interpreter.")


def test_danger_comes_first_without_an_apology(engine: Engine) -> None:
    reply = engine.answer("my dad can't breathe", context=Context(language="am"), today=TODAY)
    assert reply.decision is Decision.DANGER
    assert reply.blocks[0].text not in engine.base.apologies.values()


def test_each_apology_is_in_its_language(engine: Engine) -> None:
    """As far as the identifier can tell."""
    for language, text in engine.base.apologies.items():
        assert reads_as(text) in (language, None)
        assert base_code(language) == language
