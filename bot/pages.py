"""Everything reached by a button or a command: start, about, privacy, lists of topics, states, languages and people."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.compose import INTERPRETER, Asked, Composer, interpreter_button
from bot.help import HelpPages, find_help
from bot.i18n import SOURCE_LANGUAGE, Interface, Translate, language_name
from bot.knowledge.models import KnowledgeBase
from bot.operator import Operator, who_runs
from bot.reply import Action, Block, Button, Decision, Part, Reply, Rows, Verb, in_full, in_rows, step_to

STATES_PER_ROW = 2
"""Three would cut North Carolina on a phone."""
LETTER_TOPICS = ("elig-renewal", "elig-appeal", "care-bills", "help-scam")
"""What letters to families are usually about: renewal, denial, a bill, a scam."""

MAIN_TOPICS = ("data-medicaid-ice", "elig-undocumented", "care-emergency-room")


class Pages:
    """Builds the fixed pages in the reader's language."""

    def __init__(
        self, base: KnowledgeBase, interface: Interface, composer: Composer, operator: Operator, languages: Sequence[str], channels: Mapping[str, str]
    ) -> None:  # fmt: skip
        self._base, self._interface, self._composer = base, interface, composer
        self._operator, self._languages, self._channels = operator, tuple(languages), channels
        self._help_pages = HelpPages(base, interface)

    def start(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        lines = (
            " ".join((t("**Hello. I am Amparo, a program, not a person.**"), self._who(t), t("I am not the government."))),
            t("Ask me about Medicaid, your data and immigration (ICE), or which health care your family can use. Do not write names, numbers or addresses."),
            t("I do not keep your messages; Telegram does, and they stay on your phone. I never ask for money or codes. I never write first."),
            t("My texts are written by a machine. Until a lawyer has signed one, it says so."),
        )
        main = [Button(self._composer.title(topic, asked), Action(Verb.TOPIC, (topic,))) for topic in MAIN_TOPICS if topic in self._base.topics]
        main.insert(1, self._guide_button(t))
        others = [Button(t("Find legal help"), Action(Verb.HELP)), Button(t("All topics"), Action(Verb.TOPICS)), self._language_button()]
        return page(asked, lines, tuple((button,) for button in (*main, *others)))

    def _guide_button(self, t: Translate) -> Button:
        return Button(t("What can my family use?"), Action(Verb.GUIDE))

    def _who(self, t: Translate) -> str:
        return who_runs(self._operator, t) + ("." if self._operator.known else "")

    def _language_button(self) -> Button:
        names = " · ".join(language_name(code) for code in self._languages[:3])
        return Button(f"🌐 {names}", Action(Verb.LANGUAGES))

    def about(self, asked: Asked, *, handle: str | None = None) -> Reply:
        t = self._interface.strings(asked.language)
        lines = [t("**About Amparo**"), self._who(t)]
        if self._operator.known:
            lines.append(t("Contact: {contact}").format(contact=self._operator.contact))
        if handle:
            lines.append(t("My only name on Telegram is @{handle}. Anyone else is not me.").format(handle=handle))
        lines += [
            t("Every answer stands in a file, rests on dated sources, and was not made up while you waited."),
            t("The texts, English too, are machine drafts until a named person signs them. An unsigned answer says so."),
            t("The program is free software; anyone may read how it works."),
        ]
        return page(asked, lines, ((self._back(t), Button(t("Privacy"), Action(Verb.PRIVACY))),))

    def privacy(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        lines = [
            t("**Privacy**"),
            t("I do not keep your messages, your name, your number or your immigration status. None of it is written to a file or a log."),
            t("If you choose a language or a state, I keep just that, without your name, for 30 days after you last write. /forget erases it at once."),
            t("Telegram keeps this chat, and it stays on your phone. Chats with bots are not end-to-end encrypted: Telegram could read them."),
            t(
                "To erase the chat: hold it in Telegram's list of chats, choose Delete, and say yes if Telegram offers to delete it for both sides. "
                "🗑 under a reply erases that reply and your question. What you forwarded stays with those who got it."
            ),
            t("I never ask for money, codes, names, numbers or photos. If someone does in my name, it is a fraud."),
        ]
        if self._operator.privacy_url:
            lines.append(t("The full policy: {url}").format(url=self._operator.privacy_url))
        return page(asked, lines, ((Button(t("Erase what you keep"), Action(Verb.FORGET)),), (self._back(t),)))

    def how(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        lines = (
            t("**How this works**"),
            t("Write your question in your own words, one at a time. Short is fine. Or press a button."),
            t("/check shows what your family can use."),
            t("/start begins again, /language and /state change them, /privacy and /about say who I am, /forget erases what I keep."),
            t("In an emergency call 911."),
        )
        for_others = (Button(t("For navigators"), Action(Verb.NAVIGATORS)),)
        about = (Button(t("Who is behind this"), Action(Verb.ABOUT)), Button(t("Privacy"), Action(Verb.PRIVACY)))
        return page(asked, lines, (for_others, about, (self._back(t), Button(t("All topics"), Action(Verb.TOPICS)))))

    def forgotten(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        return page(asked, (t("Done. I keep nothing about you now."),), ((self._back(t),),))

    def topics(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        rows = tuple((Button(name, Action(Verb.AREA, (area,))),) for area, name in area_names(t).items())
        settings = ((self._language_button(),), (Button(t("📍 My state"), Action(Verb.STATES)),))
        about = ((Button(t("How this works"), Action(Verb.HOW)), Button(t("Privacy"), Action(Verb.PRIVACY))),)
        return page(asked, (t("**What do you want to know about?**"),), ((self._guide_button(t),), *rows, *settings, *about, (self._back(t),)))

    def area(self, area: str, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        names = area_names(t)
        if area not in names:
            return self.topics(asked)
        ids = [topic.id for topic in self._base.topics.values() if topic.area == area]
        rows = tuple((Button(self._composer.title(i, asked), step_to(Verb.TOPIC, i, asked.state)),) for i in ids)
        card = ((interpreter_button(t),),) if INTERPRETER in ids else ()
        return page(asked, (f"**{names[area]}**",), (*card, *rows, (Button(t("‹ All topics"), Action(Verb.TOPICS)),)))

    def letter(self, asked: Asked) -> Reply:
        """The question in place of a photo of a letter, which is never opened; the way out leads to people, not to another guess."""
        t = self._interface.strings(asked.language)
        titles = {topic: self._composer.title(topic, asked) for topic in LETTER_TOPICS if topic in self._base.topics}
        rows = [(Button(title, step_to(Verb.TOPIC, topic, asked.state)),) for topic, title in titles.items()]
        ways = (Button(t("Something else"), find_help(None, asked.state)), Button(t("🗑 Delete"), Action(Verb.DELETE)))
        line = t("I can't open photos or files, and I did not look at it. If it is a letter: what is it about?")
        return page(asked, filter(None, (line, in_full(tuple(titles.values())))), (*rows, ways))

    def states(self, asked: Asked, back_to: str | None) -> Reply:
        """The choice of a state; afterwards back to a topic, or to the helpers for a need."""
        t = self._interface.strings(asked.language)
        back = (back_to,) if back_to else ()
        buttons = state_buttons(self._base, lambda code: Action(Verb.STATE, (code, *back)))
        none = Button(t("I prefer not to say"), Action(Verb.STATE, ("none", *back)))
        return page(asked, (t("**Which state do you live in?**"),), (*buttons, (none,), (self._back_to(back_to, asked),)))

    def languages(self, asked: Asked, topic: str | None) -> Reply:
        t = self._interface.strings(asked.language)
        back = step_to(Verb.LANGUAGES, topic, asked.state).args if topic else ()
        buttons = [Button(language_name(code), Action(Verb.LANGUAGE, (code, *back))) for code in self._languages]
        return page(asked, (t("**🌐 Which language do you read best?**"),), (*in_rows(buttons, 2), (self._back_to(topic, asked),)))

    def help(self, asked: Asked, about: str | None, state: str | None) -> Reply:
        """Whom to ask: `about` is a need or a topic; `state` is the one the answer was for, if not the chosen one."""
        return self._help_pages.page(about, state, asked)

    def more(self, topic: str, asked: Asked, *, files: bool = False) -> Reply:
        """What did not fit under the answer: languages, ways to pass it on, help, related questions. A surface may show the buttons alone."""
        t = self._interface.strings(asked.language)
        rows: Rows = (
            (Button(t("Another language"), step_to(Verb.LANGUAGES, topic, asked.state)), both_button(topic, asked, t)),
            (share_button(topic, asked, t), Button(t("Find help"), step_to(Verb.HELP, topic, asked.state))),
            *((sheet_buttons(topic, asked, t),) if files else ()),
            *(((interpreter_button(t),),) if topic == INTERPRETER else ()),
            *channel_button(self._channels, asked.language, t),
            *((Button(self._composer.title(i, asked), step_to(Verb.TOPIC, i, asked.state)),) for i in self._base.related(topic)),
            (Button(t("All topics"), Action(Verb.TOPICS)), Button(t("‹ Back"), step_to(Verb.LESS, topic, asked.state))),
        )
        return page(asked, (t("**Related questions**"),), rows)

    def _back(self, t: Translate) -> Button:
        return Button(t("‹ Start"), Action(Verb.START))

    def _back_to(self, about: str | None, asked: Asked) -> Button:
        """Back to the answer or the helpers that a page was opened under; without either to the start."""
        t = self._interface.strings(asked.language)
        if about in self._base.topics:
            return Button(t("‹ Back"), step_to(Verb.BACK, str(about), asked.state))
        return Button(t("‹ Back"), find_help(about, asked.state)) if about else self._back(t)


def page(asked: Asked, lines: Iterable[str], rows: Rows) -> Reply:
    """A page of plain lines above buttons."""
    return Reply(Decision.PAGE, asked.language, tuple(Block(Part.TEXT, line) for line in lines), rows, state=asked.state)


def sheet_buttons(topic: str, asked: Asked, t: Translate) -> tuple[Button, ...]:
    """The answer as a file, for its state: where the surface makes files."""
    here = (asked.state,) if asked.state else ()
    return (
        Button(t("Sheet to print (PDF)"), Action(Verb.SHEET, (topic, "pdf", *here))),
        Button(t("Picture for the phone"), Action(Verb.SHEET, (topic, "png", *here))),
    )


def share_button(topic: str, asked: Asked, t: Translate) -> Button:
    """Opens an answer's card, for the state that the answer is for."""
    return Button(t("Share this answer"), step_to(Verb.CARD, topic, asked.state))


def both_button(topic: str, asked: Asked, t: Translate) -> Button:
    """Opens the choice of a second language for an answer."""
    return Button(t("In two languages"), step_to(Verb.BOTH, topic, asked.state))


def state_buttons(base: KnowledgeBase, to: Callable[[str], Action]) -> Rows:
    """A button for each state, by name, with the action for its code."""
    by_name = sorted(base.states.items(), key=lambda pair: pair[1].name)
    return in_rows([Button(state.name, to(code)) for code, state in by_name], STATES_PER_ROW)


def channel_button(channels: Mapping[str, str], language: str, t: Translate) -> Rows:
    """A row that opens the operator's public channel in the reader's language, else the English one; no row without either.

    Telegram alone knows who follows a channel; the bot keeps no list of anyone.
    """
    name = channels.get(language) or channels.get(SOURCE_LANGUAGE)
    return ((Button(t("🔔 Tell me if this changes"), Action(Verb.OPEN, (f"https://t.me/{name}",))),),) if name else ()


def area_names(t: Translate) -> dict[str, str]:
    """The areas of topics, in the order families need them."""
    return {
        "data": t("My data and immigration (ICE)"),
        "injunction": t("The court order on Medicaid data"),
        "eligibility": t("Which programs are open to whom"),
        "care": t("Hospital, doctor, bills"),
        "help": t("Help and rights"),
        "about": t("About this bot"),
    }
