"""For those who help others: cards to pass on, answers in two languages, and what is said of a card that came back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.bilingual import both
from bot.card import Cards
from bot.compose import Asked, Composer, interpreter_button
from bot.i18n import Interface, Translate, language_name, say_day
from bot.knowledge.models import KnowledgeBase
from bot.links import payload
from bot.pages import page, share_button
from bot.recognise import Recognised, Standing
from bot.reply import Action, Block, Button, Decision, Part, Reply, Rows, Verb, in_rows, step_to
from bot.seal import Seal

WHICH = "which"
"""Stands in a button where the second language is yet to be chosen."""

SCAM = "help-scam"

WHAT_I_KNOW = (Decision.ANSWER, Decision.CHOOSE)
BESIDE_FOREIGN = (*WHAT_I_KNOW, Decision.ABSTAIN)
"""Replies above which it says that somebody else's text is not ours."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What makes a card ours on a surface: the bot's name there, its seal, and whether a chat can be picked to send a card to."""

    handle: str | None = None
    seal: Seal | None = None
    inline: bool = False


def general_only(t: Translate) -> str:
    """What those who help others are told once."""
    return t("For those who help others: general questions only. No patient names, numbers, dates or stories.")


class Navigators:
    """Builds what is behind 'Share this answer', 'In two languages' and 'For navigators'."""

    def __init__(self, base: KnowledgeBase, interface: Interface, composer: Composer, cards: Cards, languages: Sequence[str]) -> None:
        self._base, self._interface, self._composer, self._cards, self._languages = base, interface, composer, cards, tuple(languages)

    def page(self, asked: Asked, sign: Sign, *, files: bool) -> Reply:
        """What there is for navigators, and how it is used."""
        t = self._interface.strings(asked.language)
        lines = [f"**{t('For navigators')}**", general_only(t)]
        if sign.inline and sign.handle:
            said = t("In any chat write “@{handle} es: medicaid ice”. Up to ten cards appear, in your language or in the one you name; pick one to send it.")
            lines.append(said.format(handle=sign.handle))
        lines += [
            t(
                "A card: under an answer press “More …”, then “Share this answer”. "
                "It says for which state it is, until when it may be trusted, and where today's answer stands."
            ),
            t("Two languages: under an answer press “More …”, then “In two languages”. Each paragraph stands in the reader's language and in yours."),
            t("To check a card, send or forward it to me. I say whether it is mine and whether it is still current."),
        ]
        if files:
            lines.append(" · ".join((t("More …"), t("Sheet to print (PDF)"), t("Picture for the phone"))))
        ways = (Button(t("‹ Start"), Action(Verb.START)), Button(t("All topics"), Action(Verb.TOPICS)))
        return page(asked, lines, ((interpreter_button(t),), ways))

    def card(self, topic: str, asked: Asked, also: str | None, *, sign: Sign) -> Reply:
        """The card of an answer, or the choice of its second language."""
        if also == WHICH:
            return self._which(Verb.CARD, topic, asked)
        made = self._cards.card(topic, asked, handle=sign.handle, also=self._known(also), seal=sign.seal)
        t = self._interface.strings(asked.language)
        ways = []
        if self._known(also) is None:
            ways = [Button(t("In two languages"), second_language(Verb.CARD, topic, asked, WHICH))]
            if sign.inline:
                ways.insert(0, Button(t("Send to a chat"), Action(Verb.SHARE, (payload(made.target),))))
        return replace(made.reply, buttons=(*((tuple(ways),) if ways else ()), (Button(t("🗑 Delete"), Action(Verb.DELETE)),)))

    def both(self, topic: str, asked: Asked, also: str | None) -> Reply:
        """An answer in the reader's language and a second one, or the choice of that one."""
        second = self._known(also)
        if second is None:
            return self._which(Verb.BOTH, topic, asked)
        return both(self._composer.topic(topic, asked), self._composer.topic(topic, replace(asked, language=second)))

    def _known(self, language: str | None) -> str | None:
        return language if language in self._languages else None

    def _which(self, verb: Verb, topic: str, asked: Asked) -> Reply:
        """The other languages as buttons, English first."""
        t = self._interface.strings(asked.language)
        others = sorted((code for code in self._languages if code != asked.language), key=lambda code: code != "en")
        buttons = [Button(language_name(code), second_language(verb, topic, asked, code)) for code in others]
        back = Button(t("‹ Back"), step_to(Verb.BACK, topic, asked.state))
        return page(asked, (t("**Which second language?**"),), (*in_rows(buttons, 2), (back,)))

    def current(self, found: Recognised, topic: str, asked: Asked) -> Reply:
        """What is said of a card that holds."""
        t = self._interface.strings(asked.language)
        until = t("This card is mine, and it is still current (until {day}).").format(day=say_day(found.until or asked.today, asked.language))
        ways = (Button(t("Open the answer"), step_to(Verb.TOPIC, topic, asked.state)), share_button(topic, asked, t))
        return replace(page(asked, (until, *_around(found, t)), (ways,)), topic=topic)

    def headed(self, found: Recognised, answer: Reply, asked: Asked) -> Reply:
        """Today's answer, or what there is instead, under what is to be said of the text that came."""
        t = self._interface.strings(asked.language)
        if found.standing is Standing.FOREIGN and answer.decision not in BESIDE_FOREIGN:
            return answer
        lines = _verdict(found, answer, t)
        part = Part.TEXT if found.standing is Standing.OURS else Part.NOTICE
        head = [Block(part, line, asked.language) for line in (*([" ".join(lines)] if lines else ()), *_around(found, t))]
        return replace(answer, blocks=(*head, *answer.blocks), buttons=(*self._beware(found, answer, asked), *answer.buttons))

    def _beware(self, found: Recognised, answer: Reply, asked: Asked) -> Rows:
        """Under what may be a false card: how to tell a fraud, unless that is said or offered already."""
        if found.standing is not Standing.UNCONFIRMED or SCAM not in self._base.topics or SCAM in (answer.topic, *answer.choices):
            return ()
        return ((Button(self._composer.title(SCAM, asked), step_to(Verb.TOPIC, SCAM, asked.state)),),)


def second_language(verb: Verb, topic: str, asked: Asked, language: str) -> Action:
    """A step to an answer or a card in two languages, for the state it stands for."""
    return Action(verb, (*step_to(verb, topic, asked.state).args, language))


def _around(found: Recognised, t: Translate) -> tuple[str, ...]:
    """A warning of words before or after a card of ours."""
    return (t("Only the card itself is mine. What stands before or after it in your message is not."),) if found.around else ()


def _verdict(found: Recognised, answer: Reply, t: Translate) -> list[str]:
    """The sentences above an answer; none above one that was opened by its address."""
    today = [t("Here is today's answer.")] if found.target else []
    match found.standing:
        case Standing.OUTDATED if not found.target:
            return [t("This card is mine, but I do not have this answer any more.")]
        case Standing.OUTDATED:
            return [t("This card is mine, but it is out of date."), *today]
        case Standing.OURS:
            return [t("I wrote this message."), *today]
        case Standing.UNCONFIRMED:
            changed = t("I can't confirm that this card is mine: its words or its code were changed, or a part is missing.")
            gone = [t("Its link leads to no answer of mine.")] if found.dead_link else []
            return [changed, t("Do not rely on it, and call no number on it."), *gone, *today]
        case Standing.FOREIGN:
            mine = [t("Here is what I know.")] if answer.decision in WHAT_I_KNOW else []
            return [t("I did not write this message and can't say whether it is true."), *mine]
    return []
