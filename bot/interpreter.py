"""The card to show at a desk: 'I need an interpreter', in English for who reads it there, then in the person's language."""

from collections.abc import Iterator
from dataclasses import replace

from bot.compose import INTERPRETER, Asked, Composer
from bot.i18n import Interface, Translate, language_name, language_names
from bot.knowledge.validity import SERVED
from bot.reply import Action, Block, Button, Decision, Part, Reply, Verb, in_rows

DESK_LANGUAGE = "en"
CHOOSE = "choose"
"""In the place of a language: the question for it."""


class InterpreterCards:
    """Composes the card as a reply.

    The right is claimed as far as the fact `right-interpreter` goes: hospitals, clinics, insurers and Medicaid offices that get federal
    money must give free language help (Title VI, Section 1557). On a day on which its topic can't be served, only the need is told.
    """

    def __init__(self, composer: Composer, interface: Interface, languages: tuple[str, ...]) -> None:
        self._composer, self._interface, self._languages = composer, interface, languages

    def card(self, asked: Asked) -> Reply:
        """The card for who speaks `asked.language`; the choice of a language for who reads the desk's own."""
        if asked.language == DESK_LANGUAGE:
            return self.choice(asked)
        t = self._interface.strings(asked.language)
        answer = self._composer.topic(INTERPRETER, replace(asked, state=None))
        served = answer.freshness in SERVED
        languages = (DESK_LANGUAGE, asked.language)
        blocks = [block for language in languages for block in self._told(asked.language, language, claim=served)]
        footer = [block for block in answer.blocks if block.part is Part.FOOTER]
        rows = ((Button(t("Another language"), Action(Verb.DESK, (CHOOSE,))), Button(t("🗑 Delete"), Action(Verb.DELETE))),)
        return Reply(Decision.PAGE, asked.language, (*blocks, *footer), rows, topic=INTERPRETER, draft=answer.draft)

    def choice(self, asked: Asked) -> Reply:
        """Which language the interpreter is needed for."""
        t = self._interface.strings(asked.language)
        offered = [Button(language_name(code), Action(Verb.DESK, (code,))) for code in self._languages if code != DESK_LANGUAGE]
        start = (Button(t("‹ Start"), Action(Verb.START)),)
        question = Block(Part.TEXT, t("Which language should the interpreter speak?"))
        return Reply(Decision.PAGE, asked.language, (question,), (*in_rows(offered, 2), start))

    def _told(self, spoken: str, language: str, *, claim: bool) -> Iterator[Block]:
        t = self._interface.strings(language)
        yield Block(Part.TITLE, t("I need an interpreter. My language: {language}.").format(language=_name(spoken, language, t)), language)
        if claim:
            yield Block(Part.TITLE, t("It is my right, and it is free."), language)
            law = t("Hospitals, clinics, health plans and Medicaid offices that get federal money must give free language help.")
            names = t("Title VI and Section 1557")
            yield Block(Part.TEXT, f"{law} ({names})", language)


def _name(spoken: str, language: str, t: Translate) -> str:
    """A language as interpreters' offices list it: what is written the same may be spoken in two ways."""
    code = spoken.partition("-")[0]
    two_ways = {"zh": t("Chinese (Mandarin or Cantonese)"), "fa": t("Persian (Farsi or Dari)")}
    return two_ways.get(code) or language_names(language)[code]
