"""The guide's steps as pages: state, country, person, what is open to everyone, and only if wanted the status and the result."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Situation
from bot.eligibility.rulebook import Rulebook
from bot.guide import words
from bot.guide.progress import ASK, NO_STATE, Args, Progress, progress
from bot.guide.result import SAFE_TO_APPLY, Results
from bot.help import find_help
from bot.i18n import Interface, Translate
from bot.knowledge.models import KnowledgeBase
from bot.knowledge.validity import rules_signed
from bot.pages import page, state_buttons
from bot.reply import Action, Button, Reply, Rows, Verb


class Guide:
    """Leads through the questions. All it knows of a person is in the button that was pressed."""

    def __init__(self, base: KnowledgeBase, interface: Interface, composer: Composer, *, require_review: bool = False) -> None:
        self._base, self._interface, self._composer = base, interface, composer
        self._shown = rules_signed(base) or not require_review
        self._results = Results(Rulebook(base), interface, composer)

    def step(self, args: Sequence[str], asked: Asked, *, files: bool = False, sheet: bool = False) -> Reply:
        """The page that follows these answers. An answer that is none of ours has its question asked again.

        `files` says whether sheets are offered; with `sheet` the status is asked for once more, for one: no button of a result knows it.
        """
        if not self._shown:
            return self._unsigned(asked)
        known = progress(args, self._base.states)
        return self._page(known, asked, self._sheet(known, asked) if files else (), Verb.GUIDE_SHEET if sheet else Verb.GUIDE)

    def results(self, args: Sequence[str]) -> tuple[Results, Situation, bool] | None:
        """What a sheet is made from: the results, whose, and whether of what is open to everyone; None before the person is known."""
        known = progress(args, self._base.states)
        if not self._shown or len(known.args) < 3 or known.args[-1] == ASK:
            return None
        everyone = len(known.args) == 3
        return self._results, known.situation("not-said" if everyone else known.args[-1]), everyone

    def _sheet(self, known: Progress, asked: Asked) -> tuple[Button, ...]:
        """The button for a sheet of what is open to everyone, or for one of the result, which asks again."""
        if len(known.args) < 3 or known.args[-1] == ASK:
            return ()
        again = (ASK,) if len(known.args) > 3 else ()
        label = self._interface.strings(asked.language)("Sheet to print (PDF)")
        return (Button(label, Action(Verb.GUIDE_SHEET, (*known.args[:3], *again))),)

    def _page(self, known: Progress, asked: Asked, sheet: tuple[Button, ...], verb: Verb) -> Reply:
        match known.args:
            case ():
                return self._states(asked)
            case (_,):
                return self._origins(known, asked)
            case (_, _):
                return self._people(known, asked)
            case (_, _, _):
                return self._everyone(known, asked, sheet)
            case (_, _, _, "ask"):
                return self._statuses(known, asked, verb)
        return self._result(known, asked, sheet)

    def _states(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        rows = [*state_buttons(self._base, _to)]
        if asked.state in self._base.states:
            rows.insert(0, (Button(f"📍 {self._base.states[str(asked.state)].name}", _to(str(asked.state))),))
        rows.append((Button(t("I prefer not to say"), _to(NO_STATE)),))
        rows.append((Button(t("‹ Start"), Action(Verb.START)),))
        lines = (
            t("**What can my family use?**"),
            t("Buttons only, one person at a time. I keep none of your answers."),
            t("Which state does the person live in?"),
        )
        return page(asked, lines, tuple(rows))

    def _origins(self, known: Progress, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        lines = (t("**Where is the person from?**"), t("Some countries have rules of their own."))
        return page(asked, lines, (*_choices(words.origins(t).items(), known.args), _back(known.args, t)))

    def _people(self, known: Progress, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        return page(asked, (t("**Who is it for?**"),), (*_choices(words.people(t).items(), known.args), _back(known.args, t)))

    def _everyone(self, known: Progress, asked: Asked, sheet: tuple[Button, ...]) -> Reply:
        t = self._interface.strings(asked.language)
        reply = self._results.everyone(known.situation("not-said"), asked)
        more = Button(t("More, by immigration status"), _to(*known.args, ASK))
        return replace(reply, buttons=((more,), *((button,) for button in sheet), (self._help(known, t), *_back(known.args, t))))

    def _statuses(self, known: Progress, asked: Asked, verb: Verb) -> Reply:
        t = self._interface.strings(asked.language)
        lines = (
            t("**Which is closest?**"),
            t("I do not keep it, and the result does not repeat it. The result stays in your chat until you delete it. You do not have to say."),
        )
        return page(asked, lines, (*_choices(words.statuses(t).items(), known.args[:-1], verb), _back(known.args, t)))

    def _result(self, known: Progress, asked: Asked, sheet: tuple[Button, ...]) -> Reply:
        """The result, under buttons that know nothing of the status; `back` asks for it again. With 🗑 they are four."""
        t = self._interface.strings(asked.language)
        reply = self._results.result(known.situation(known.args[-1]), asked)
        safe = Button(self._composer.title(SAFE_TO_APPLY, asked), Action(Verb.TOPIC, (SAFE_TO_APPLY,)))
        first = sheet or ((safe,) if SAFE_TO_APPLY in self._base.topics else ())
        again = Button(t("‹ Back"), _to(*known.args[:-1], ASK))
        return replace(reply, buttons=(first, (self._help(known, t), again)))

    def _help(self, known: Progress, t: Translate) -> Button:
        """Leads to helpers in the guide's state. For a topic, so that Telegram shows them in a message of their own and the result stays."""
        about = SAFE_TO_APPLY if SAFE_TO_APPLY in self._base.topics else None
        return Button(t("Find help"), find_help(about, known.state))

    def _unsigned(self, asked: Asked) -> Reply:
        """Where only reviewed texts may be shown, and no sign-off on the rules stands."""
        t = self._interface.strings(asked.language)
        rows = ((Button(t("Find help"), Action(Verb.HELP)), Button(t("All topics"), Action(Verb.TOPICS))),)
        return page(asked, (t("This guide is waiting for a lawyer's review, so I don't show it yet."),), rows)


def _to(*args: str) -> Action:
    return Action(Verb.GUIDE, args)


def _choices(labels: Iterable[tuple[str, str]], args: Args, verb: Verb = Verb.GUIDE) -> Rows:
    return tuple((Button(label, Action(verb, (*args, value))),) for value, label in labels)


def _back(args: Args, t: Translate) -> tuple[Button, ...]:
    return (Button(t("‹ Back"), _to(*args[:-1])),)
