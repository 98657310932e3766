"""Promises: the mechanism on small rules, and the shipped rules on sentences that must and must not pass."""

from pathlib import Path

import pytest

from bot.maintain.checks import promises
from bot.maintain.never_say import broken, read_never_say
from bot.understanding.normalize import fold
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

SHIPPED = Path(__file__).parents[3] / "knowledge"


def test_a_promise_is_told_with_its_reason(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Ask for it before you pay anything.", "There you are safe.")
    (problem,) = knowledge.found(promises.check)
    assert (problem.line, problem.message) == (9, "'you are safe': nobody can promise that someone is safe")


def test_accents_and_capitals_hide_nothing(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Pida ese plan antes de pagar nada.", "Usted ESTÁ A SALVO.")
    assert len(knowledge.found(promises.check)) == 1


def test_rules_hold_in_their_own_language(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Pida ese plan antes de pagar nada.", "you are safe")
    assert knowledge.found(promises.check) == []


def test_a_denial_excuses_only_its_own_sentence(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Ask for it before you pay anything.", "Nobody can say that you are safe.")
    assert knowledge.found(promises.check) == []
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Nobody can say that you are safe.", "Nobody said so. But you are safe.")
    assert len(knowledge.found(promises.check)) == 1


def test_interface_strings_are_read_too(knowledge: SmallKnowledge) -> None:
    catalog = knowledge.locales / "es/LC_MESSAGES/bot.po"
    catalog.write_text(catalog.read_text().replace("Hola {name}", "Usted está a salvo, {name}"))
    assert [p.path for p in knowledge.found(promises.check)] == ["locales/es/LC_MESSAGES/bot.po"]


FORBIDDEN = {
    "en": (
        "You are safe.", "Your family is safe at the hospital.", "It is safe to apply.", "You qualify for Medicaid.", "Your child qualifies for CHIP.",
        "You are eligible for WIC.", "Coverage is guaranteed by law.", "Don't worry, go.", "Do not be afraid to apply.", "There is no risk.",
        "You can apply without risk.", "ICE will not come to the clinic.", "ICE can't see your records.", "Your data is completely private.",
        "Use a false address.", "Leave out the people without papers.", "Call ICE to find them.", "You should file for asylum.",
        "Your data will never be shared.", "You won't be deported.", "Nothing will happen to you.",
    ),
    "es": (
        "Usted está seguro.", "Su familia está a salvo.", "Está a salvo en el hospital.", "Es seguro pedir Medicaid.", "Usted califica para Medicaid.",
        "Su hijo califica.", "Usted es elegible.", "Está garantizado.", "No se preocupe.", "No tenga miedo.", "No hay riesgo.", "Puede pedir sin riesgo.",
        "La migra no va a venir.", "ICE no puede ver sus datos.", "Sus datos son completamente privados.", "Le prometo que sí.", "Dé un nombre falso.",
        "No ponga sus ingresos.", "Omita a las personas sin papeles.", "Llame a la migra.", "No lo van a deportar.", "Usted debe pedir asilo.",
    ),
}  # fmt: skip
ALLOWED = {
    "en": (
        "Nobody can say that you are safe.", "No one can promise that your child is safe.", "I cannot promise what ICE will do.", "Is it safe to apply?",
        "Ask if you qualify.", "Children under 19 may qualify.", "Nothing is guaranteed.", "No answer is without risk.", "Never use a false address.",
        "Do not leave out your income.", "Talk to legal help before you call ICE.", "A clinic must see people who cannot pay.",
        "Under the order, Homeland Security may not use the data.", "They cannot turn you away.",
    ),
    "es": (
        "Nadie puede decir que usted está seguro.", "¿Es seguro pedir Medicaid?", "Pregunte si usted califica.", "Nada está garantizado.",
        "Nunca use una dirección falsa.", "No omita sus ingresos.", "Antes de llamar a la migra, hable con ayuda legal.", "No le puedo prometer nada.",
        "El número de seguro social.", "Hay un riesgo.", "Nadie puede decir que no hay riesgo.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), [(language, sentence) for language, said in FORBIDDEN.items() for sentence in said])
def test_the_shipped_rules_catch(language: str, sentence: str) -> None:
    rules, problems = read_never_say(SHIPPED)
    assert problems == []
    assert list(broken(rules, fold(sentence), language=language))


@pytest.mark.parametrize(("language", "sentence"), [(language, sentence) for language, said in ALLOWED.items() for sentence in said])
def test_the_shipped_rules_let_pass(language: str, sentence: str) -> None:
    rules, _ = read_never_say(SHIPPED)
    assert not list(broken(rules, fold(sentence), language=language))
