"""The way from a message to a reply, on one screen. Synchronous and pure; surfaces call it in a thread."""

from collections.abc import Container, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from bot.card import Cards
from bot.compose import Asked, Composer
from bot.decide import Verdict, decide
from bot.guide.pages import Guide
from bot.help import NEEDS, find_help
from bot.i18n import Interface, Translate
from bot.inline import CARDS, SHORTEST, Offer, beginning, ranked, read_query, state_at_end
from bot.interpreter import CHOOSE, DESK_LANGUAGE, InterpreterCards
from bot.knowledge.holds import with_holds
from bot.knowledge.models import Hold, KnowledgeBase
from bot.links import payload, read_payload
from bot.navigators import Navigators, Sign
from bot.operator import Operator
from bot.pages import Pages
from bot.places import Places
from bot.recognise import TYPED, Origin, Recognised, Recogniser, Standing
from bot.reply import Action, Block, Button, Context, Decision, Part, Reply, Verb, in_full, in_rows, step_to
from bot.seal import Seal
from bot.sheet import NothingToPrint, Sheet, Sheets
from bot.understanding.danger import CALM, Cues, Danger, cued_kinds, find_danger
from bot.understanding.follow_up import is_follow_up, lean_on
from bot.understanding.language import LanguageGuess, LanguageModel, base_code, identify
from bot.understanding.match import Matcher
from bot.understanding.normalize import normalize
from bot.understanding.personal import GRAVE, find_personal, without_personal

NO_CHANNELS: Mapping[str, str] = MappingProxyType({})
OF_ANSWERS = frozenset({Verb.TOPIC, Verb.BACK, Verb.MORE, Verb.LESS, Verb.CARD, Verb.BOTH, Verb.LANGUAGES, Verb.LANGUAGE})
"""What stands under an answer and keeps the state it was for."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was seen in a message. `question` is the message without personal numbers; `odds` are probabilities over labels."""

    message: str
    question: str
    language: LanguageGuess
    personal: tuple[str, ...]
    odds: Mapping[str, float]
    danger: Danger


class Engine:
    """Answers messages and button presses from one knowledge base.

    A surface that has them sets `handle` (its name there), `seal` (for the codes of cards) and `inline` (whether cards can be sent into any chat).
    """

    def __init__(
        self, base: KnowledgeBase, interface: Interface, matcher: Matcher, cues: Cues, language_model: LanguageModel, *,
        operator: Operator, languages: tuple[str, ...], require_review: bool, handle: str | None = None, channels: Mapping[str, str] = NO_CHANNELS,
    ) -> None:  # fmt: skip
        self.interface, self.handle = interface, handle
        self.seal: Seal | None = None
        self.inline = False
        self._matcher, self._cues = matcher, cues
        self._language_model = language_model
        self._languages, self._require_review = languages, require_review
        self._operator, self._channels = operator, channels
        self._places = Places(base.places)
        self.makes_files = False  # set by a surface that can send them
        self._speak_from(base)

    def _speak_from(self, base: KnowledgeBase) -> None:
        """Word every reply from this base. What keeps the base or the composer is made here, or `holding` would not reach it."""
        self.base = base
        self._composer = Composer(base, self.interface, require_review=self._require_review)
        self._pages = Pages(base, self.interface, self._composer, self._operator, self._languages, self._channels)
        self._guide = Guide(base, self.interface, self._composer, require_review=self._require_review)
        self.cards = Cards(base, self.interface, self._composer, self._operator)
        self._sheets = Sheets(base, self.interface, self._composer, self._operator)
        self._interpreter = InterpreterCards(self._composer, self.interface, self._languages)
        self._navigators = Navigators(base, self.interface, self._composer, self.cards, self._languages)
        self._recogniser = Recogniser(base, self.interface, self.cards, self._languages)

    def holding(self, holds: Mapping[str, Hold]) -> "Engine":
        """This engine with holds by topic id (or EVERY) on top of its own. What understands messages is shared, so it costs a millisecond."""
        other = copy(self)
        other._speak_from(with_holds(self.base, holds))
        return other

    def answer(self, text: str, *, context: Context, today: date, ignore_danger: bool = False, origin: Origin = TYPED) -> Reply:
        """The reply to what a person typed or passed on. Any text gets one; nothing of it is kept."""
        if (found := self._recognised(text, origin, today)) is not None:
            return self._checked(found, text, context=context, today=today, ignore_danger=ignore_danger)
        seen = self.understand(text, context)
        asked = Asked(self.answer_language(seen.language.language, context), self._places.state_in(seen.message) or context.state, today)
        if seen.danger.kind and not ignore_danger:
            reply = self._danger(seen.danger.kind, None, asked)
        elif context.previous_topic in self.base.topics and is_follow_up(seen.message):
            reply = self._followed(seen, str(context.previous_topic), asked)
        else:
            reply = self._matched(seen.odds, asked)
        language = seen.language.language
        return replace(self._apologized(reply, language), language=language, personal_data=seen.personal, state=asked.state)

    def _recognised(self, text: str, origin: Origin, today: date) -> Recognised | None:
        """What a text is if it is not a person's own words; where cards have no code, nobody's words can be told from another's."""
        if self.handle is None or self.seal is None:
            return None
        return self._recogniser.look(text, origin, handle=self.handle, seal=self.seal, today=today)

    def _checked(self, found: Recognised, text: str, *, context: Context, today: date, ignore_danger: bool) -> Reply:
        """The reply to a card, or to somebody else's words. Of a card that is proven ours only what stands around it is listened to."""
        seen = self.understand(found.around if found.proven else text, context)
        named = found.target.state if found.target else None
        asked = Asked(self._readers_language(found, seen, context), named or self._places.state_in(seen.message) or context.state, today)
        if seen.danger.kind and not ignore_danger:
            reply = self._danger(seen.danger.kind, None, asked)
        elif found.standing is Standing.CURRENT and found.target:
            reply = self._navigators.current(found, found.target.topic, asked)
        else:
            reply = self._navigators.headed(found, self._today_instead(found, seen, asked), asked)
        personal = tuple(kind for kind in seen.personal if kind in GRAVE or found.standing is not Standing.UNCONFIRMED)  # cards name helpers' phones
        return replace(reply, language=asked.language, personal_data=personal, state=asked.state)

    def _readers_language(self, found: Recognised, seen: Understood, context: Context) -> str:
        """Of a card, what the person reads: the card's language comes after the chosen one and Telegram's."""
        if found.standing is Standing.FOREIGN:
            return self.answer_language(seen.language.language, context)
        written = found.target.language if found.target else seen.language.language
        return self.answer_language(context.language or base_code(context.hint), replace(context, language=written))

    def _today_instead(self, found: Recognised, seen: Understood, asked: Asked) -> Reply:
        """Today's answer to what a text is about; all topics where a card's own is gone."""
        if found.target:
            return self._composer.topic(found.target.topic, asked)
        return self._pages.topics(asked) if found.proven else self._matched(seen.odds, asked)

    def offers(self, text: str, *, context: Context, today: date) -> tuple[Offer, ...]:
        """The cards for what a person typed in inline mode: the one that it names, or the likeliest; danger first. Nothing of it is in them."""
        query = read_query(text, self._languages)
        asked = Asked(query.language or self.answer_language(None, context), context.state, today)
        named = read_payload(query.text.strip(), topics=self.base.topics, languages=self._languages, states=self.base.states)
        if named is not None:
            exact = replace(asked, language=named.language, state=named.state) if named.language else asked
            return (self._offer(named.topic, exact),)
        if len(query.text.strip()) < SHORTEST:
            return ()
        seen = self.understand(query.text, context)
        asked = replace(asked, state=self._places.state_in(seen.message) or state_at_end(query.text, self.base.states) or context.state)
        danger = (self._danger_offer(seen.danger.kind, asked),) if seen.danger.kind else ()
        return (*danger, *(self._offer(topic, asked) for topic in ranked(seen.odds, self.base.related)))[:CARDS]

    def _offer(self, topic: str, asked: Asked) -> Offer:
        card = self.cards.card(topic, asked, handle=self.handle, seal=self.seal)
        title = self._composer.title(topic, asked)
        shown = f"{title} · {self.base.states[str(asked.state)].name}" if asked.state in self.base.states else title
        return Offer(payload(card.target), shown, beginning(card.reply), card.reply, card.address or None)

    def _danger_offer(self, kind: str, asked: Asked) -> Offer:
        reply = replace(self._danger(kind, None, asked), buttons=())
        first_line, _, rest = reply.blocks[0].text.partition("\n")
        return Offer(f"danger_{kind}", first_line, Block(Part.TEXT, rest), reply)

    @property
    def _sign(self) -> Sign:
        return Sign(self.handle, self.seal, self.inline)

    def understand(self, text: str, context: Context) -> Understood:
        """What a message says, before any decision: safe text, language, personal data, probabilities, danger."""
        message = normalize(text)
        language = identify(message, model=self._language_model, priors=(context.language, context.hint))
        question = without_personal(message)
        odds = self._matcher.probabilities(question, language=language.language) if message else {}
        danger = find_danger(message, cues=self._cues, language=language.language, probabilities=odds)
        return Understood(message, question, language, find_personal(message), odds, danger)

    def sounds_urgent(self, text: str) -> bool:
        """The cheap look for danger: by words alone, so that what may be danger goes first. `answer` decides."""
        return bool(cued_kinds(normalize(text), self._cues) - {CALM})

    def verdict(self, odds: Mapping[str, float]) -> Verdict:
        """The decision on a message that is no danger, from its probabilities."""
        return decide(odds, harmful=self.harmful)

    def _apologized(self, reply: Reply, language: str) -> Reply:
        """A line above an answer that is not in the person's language: in their own, where we have it."""
        if language in self._languages or reply.decision is Decision.DANGER:
            return reply
        spoken = language if language in self.interface.languages else reply.answer_language
        t = self.interface.strings(spoken)
        said = t("I am sorry, I cannot answer in your language yet. At a hospital or clinic you have the right to a free interpreter.")
        line = Block(Part.NOTICE, self.base.apologies[language], language) if language in self.base.apologies else Block(Part.NOTICE, said, spoken)
        return replace(reply, blocks=(line, *reply.blocks))

    def answer_language(self, language: str | None, context: Context) -> str:
        """The language to answer in: the message's, if we have it; else the chosen one, else Telegram's, else English."""
        for code in (language, context.language, base_code(context.hint)):
            if code in self._languages:
                return str(code)
        return "en"

    def _followed(self, seen: Understood, previous: str, asked: Asked) -> Reply:
        """A follow-up: matched in the light of the topic before it, headed as a general rule, with a way out."""
        areas = {topic.id: topic.area for topic in self.base.topics.values()}
        leaned = lean_on(seen.odds, previous, areas=areas, names_place=self._places.state_in(seen.message) is not None)
        reply = self._matched(leaned, asked)
        if reply.decision is not Decision.ANSWER:
            return reply
        t = self.interface.strings(asked.language)
        general = Block(Part.NOTICE, t("This is the general rule. I can't say how it applies to one person."))
        return replace(reply, blocks=(general, *reply.blocks), buttons=self._with_way_out(reply.buttons, t))

    def _with_way_out(self, rows: tuple[tuple[Button, ...], ...], t: Translate) -> tuple[tuple[Button, ...], ...]:
        """'Not this' in front, in the place of 'Find help', which stands behind More too: four buttons are enough."""
        others = [button for row in rows for button in row if button.action.verb is not Verb.HELP]
        return in_rows([Button(t("Not this"), Action(Verb.TOPICS)), *others], 2)

    def _matched(self, odds: Mapping[str, float], asked: Asked) -> Reply:
        verdict = self.verdict(odds)
        if verdict.decision is Decision.ANSWER:
            return replace(self._composer.topic(verdict.topics[0], asked), choices=verdict.topics, confidence=verdict.confidence)
        t = self.interface.strings(asked.language)
        if verdict.decision is Decision.CHOOSE:
            titles = [self._composer.title(i, asked) for i in verdict.topics]
            rows = [(Button(title, step_to(Verb.TOPIC, i, asked.state)),) for i, title in zip(verdict.topics, titles, strict=True)]
            rows.append((Button(t("Something else"), find_help(None, asked.state)),))
            text = "\n".join(filter(None, (t("Which one is closest to your question?"), in_full(titles))))
            return self._said(verdict.decision, asked, text, tuple(rows), choices=verdict.topics, confidence=verdict.confidence)
        return self._said(verdict.decision, asked, self._other(verdict.decision, asked), self._ways_out(asked), confidence=verdict.confidence)

    def harmful(self, topic: str) -> bool:
        """Whether a mix-up with this topic does harm, so that answering it at once needs more certainty."""
        return topic in self.base.topics and self.base.topics[topic].file.harm

    def _other(self, decision: Decision, asked: Asked) -> str:
        t = self.interface.strings(asked.language)
        return {
            Decision.REFUSE: t(
                "I can't help with that: something untrue on a form can hurt your family later. A free legal helper can look for an honest way with you."
            ),
            Decision.SMALLTALK: t("Hello! I am a program. Ask me about Medicaid, your data and immigration, or health care for your family."),
        }.get(decision, t("I don't know about that. I know about Medicaid, its data, and health care for immigrants."))

    def _ways_out(self, asked: Asked) -> tuple[tuple[Button, ...], ...]:
        t = self.interface.strings(asked.language)
        return ((Button(t("Find help"), find_help(None, asked.state)), Button(t("All topics"), Action(Verb.TOPICS))),)

    def _said(self, decision: Decision, asked: Asked, text: str, buttons: tuple[tuple[Button, ...], ...], **more: object) -> Reply:
        return replace(Reply(decision, asked.language, (Block(Part.TEXT, text),), buttons), **more)  # type: ignore[arg-type]

    def _danger(self, kind: str, follow_up: str | None, asked: Asked) -> Reply:
        """The fixed text for a danger, or for one of its buttons. Never dated, never withdrawn.

        Where texts must be reviewed, the English stands beneath the translation: whoever is near may read it.
        """
        english = self.base.danger[(kind, "en")]
        found = self.base.danger.get((kind, asked.language)) or english
        t = self.interface.strings(found.language)
        shown = (found, english) if self._require_review and found is not english else (found,)
        blocks = tuple(Block(Part.TEXT, text.part(follow_up), text.language) for text in shown)
        others = ((name, label) for name, label, _ in found.follow_ups if name != follow_up)
        rows: list[tuple[Button, ...]] = [(Button(label, Action(Verb.DANGER, (kind, name))),) for name, label in others]
        rows += [(Button(t("This is not an emergency"), Action(Verb.NOT_DANGER)),), (Button(t("🗑 Delete"), Action(Verb.DELETE)),)]
        return Reply(Decision.DANGER, found.language, blocks, tuple(rows), danger=kind, state=asked.state)

    def act(self, action: Action, *, context: Context, today: date) -> Reply:
        """The reply to a button or a command. Arguments that name nothing lead to the nearest page, never to an error."""
        asked = Asked(self.answer_language(None, context), context.state, today)
        first, second = (*action.args, None, None)[:2]
        known = first if first in self.base.topics else None
        also = action.args[-1] if len(action.args) > 1 and action.args[-1] not in self.base.states else None
        if action.verb in OF_ANSWERS:
            asked = replace(asked, state=next((code for code in action.args[1:] if code in self.base.states), asked.state))
        match action.verb:
            case Verb.TOPIC | Verb.BACK | Verb.LESS if known:
                return self._composer.topic(known, asked)
            case Verb.MORE if known:
                return self._pages.more(known, asked, files=self.makes_files)
            case Verb.SHEET if known:
                return self._composer.topic(known, _for_sheet(action, asked, self.base.states))
            case Verb.DESK:
                return self._interpreter.choice(asked) if first == CHOOSE else self._interpreter.card(self._spoken(first, asked))
            case Verb.CARD if known:
                return self._navigators.card(known, asked, also, sign=self._sign)
            case Verb.BOTH if known:
                return self._navigators.both(known, asked, also)
            case Verb.NAVIGATORS:
                return self._navigators.page(asked, self._sign, files=self.makes_files)
            case Verb.STATE | Verb.LANGUAGE if second in self.base.topics:
                return self._composer.topic(str(second), asked)
            case Verb.STATE if second in NEEDS:
                return self._pages.help(asked, second, None)
            case Verb.STATES:
                return self._pages.states(asked, first if first in NEEDS else known)
            case Verb.LANGUAGES:
                return self._pages.languages(asked, known)
            case Verb.HELP:
                return self._pages.help(asked, first, second)
            case Verb.AREA:
                return self._pages.area(first or "", asked)
            case Verb.GUIDE | Verb.GUIDE_SHEET:
                return self._guide.step(action.args, asked, files=self.makes_files, sheet=action.verb is Verb.GUIDE_SHEET)
            case Verb.DANGER if (first, "en") in self.base.danger:
                return self._danger(str(first), second, asked)
            case Verb.ABOUT:
                return self._pages.about(asked, handle=self.handle)
            case Verb.PRIVACY:
                return self._pages.privacy(asked)
            case Verb.HOW:
                return self._pages.how(asked)
            case Verb.LETTER:
                return self._pages.letter(asked)
            case Verb.FORGET:
                return self._pages.forgotten(asked)
            case Verb.TOPICS | Verb.TOPIC | Verb.BACK | Verb.MORE | Verb.LESS | Verb.CARD | Verb.BOTH | Verb.DANGER:
                return self._pages.topics(asked)
        return self._pages.start(asked)

    def sheet(self, action: Action, *, context: Context, today: date) -> Sheet | None:
        """The sheet that a button asks for; None where there is none to make, and `act` has a page to show instead."""
        asked = Asked(self.answer_language(None, context), context.state, today)
        first, *others = (*action.args, "")
        handle = str(self.handle)
        if action.verb is Verb.GUIDE_SHEET and (made_from := self._guide.results(action.args)):
            results, situation, everyone = made_from
            return self._sheets.guide(results, situation, asked, handle=handle, everyone=everyone)
        if action.verb is Verb.DESK and first != CHOOSE and (spoken := self._spoken(first, asked)).language != DESK_LANGUAGE:
            return self._sheets.interpreter(self._interpreter.card(spoken), spoken, handle=handle)
        if action.verb is not Verb.SHEET or first not in self.base.topics:
            return None
        also = next((code for code in others if code in self._languages), None)
        try:
            return self._sheets.topic(first, _for_sheet(action, asked, self.base.states), handle=handle, also=also)
        except NothingToPrint:
            return None

    def _spoken(self, language: str | None, asked: Asked) -> Asked:
        return replace(asked, language=language) if language in self._languages else asked


def _for_sheet(action: Action, asked: Asked, states: Container[str]) -> Asked:
    """The state named in a sheet's button counts before the chosen one."""
    return replace(asked, state=next((code for code in action.args if code in states), asked.state))
