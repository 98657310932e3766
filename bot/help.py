"""Whom to ask: first the need, then the helpers of the person's state, then those of the whole country; government offices apart and last."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.compose import Asked, helper_line
from bot.directory import LAWYER_NEEDS, Found, find_helpers
from bot.i18n import Interface, Translate, language_names, with_commas
from bot.knowledge.models import Helper, KnowledgeBase
from bot.reply import Action, Block, Button, Decision, Part, Reply, Verb

NEEDS: dict[str, tuple[str, ...]] = {
    "immigration-law": ("immigration-law",),
    "detention": ("detention", "immigration-law"),
    "appeal": ("appeal", "benefits-law"),
    "enrollment": ("enrollment", "benefits-law"),
    "bills": ("bills", "benefits-law"),
    "violence": ("violence",),
    "privacy": ("privacy", *LAWYER_NEEDS),
}
"""What a person can press, and the directory's needs behind it, the one that matters most first."""

ANY_NEED = "any"
"""Stands in a button where no need is chosen yet, but a state is."""

LOCAL_LISTED, NATIONAL_LISTED, OFFICES_LISTED, TONGUES_LISTED = 6, 4, 2, 4


def find_help(about: str | None, state: str | None) -> Action:
    """The action behind 'Find help': for a need or a topic, or to choose one, in a state that was named but not chosen."""
    if state is None:
        return Action(Verb.HELP, (about,) if about else ())
    return Action(Verb.HELP, (about or ANY_NEED, state))


class HelpPages:
    """Builds the pages behind 'Find help' in the reader's language."""

    def __init__(self, base: KnowledgeBase, interface: Interface) -> None:
        self._base, self._interface = base, interface

    def page(self, about: str | None, state: str | None, asked: Asked) -> Reply:
        """Helpers for a need or for what a topic needs, in `state` if one is given; without either, the choice of a need."""
        here = replace(asked, state=state if state in self._base.states else asked.state)
        if about is not None and about in NEEDS:
            return self._helpers(NEEDS[about], about, here)
        if about is not None and about in self._base.topics:
            reply = self._helpers(self._base.topics[about].file.help or LAWYER_NEEDS, about, here)
            return replace(reply, topic=about)
        return self._choice(here)

    def _choice(self, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        here = (asked.state,) if asked.state else ()
        rows = [(Button(name, Action(Verb.HELP, (need, *here))),) for need, name in need_names(t).items()]
        rows.append((Button(t("‹ Start"), Action(Verb.START)),))
        blocks = (Block(Part.TEXT, t("**What do you need help with?**")), Block(Part.TEXT, t("In an emergency call 911.")))
        return Reply(Decision.PAGE, asked.language, blocks, tuple(rows), state=asked.state)

    def _helpers(self, needs: Sequence[str], about: str, asked: Asked) -> Reply:
        t = self._interface.strings(asked.language)
        found = find_helpers(self._base, needs, state=asked.state, language=asked.language)
        local = [h for h in found.independent if asked.state in h.serves][:LOCAL_LISTED]
        national = [h for h in found.independent if h not in local and "US" in h.serves][:NATIONAL_LISTED]
        offices = [h for h in found.government if needs[0] in h.needs][:OFFICES_LISTED]
        blocks = [*self._heads(about, found, asked)]
        if local:
            blocks.append(self._list(t("Free or low-cost help in {state}").format(state=self._base.states[str(asked.state)].name), local, asked))
        if national:
            blocks.append(self._list(t("Free or low-cost help in the whole country"), national, asked))
        if offices:
            blocks.append(self._list(t("Government offices (not legal help; they can see your case)"), offices, asked))
        blocks.append(Block(Part.NOTICE, t("Ask first whether it is free. A “notario” is not a lawyer here.")))
        ids = tuple(h.id for h in (*local, *national, *offices))
        return Reply(Decision.PAGE, asked.language, tuple(blocks), self._ways(about, asked), state=asked.state, help=ids)

    def _heads(self, about: str, found: Found, asked: Asked) -> Iterable[Block]:
        t = self._interface.strings(asked.language)
        if about in NEEDS:
            yield Block(Part.TITLE, need_names(t)[about])
        if about == "violence":
            yield Block(Part.NOTICE, t("Call only if it is safe. Somebody may look at your phone later. In danger, call 911."))
        if asked.state and not found.local:
            yield Block(Part.NOTICE, t("I have no confirmed number in your state. These may help."))

    def _list(self, head: str, helpers: Iterable[Helper], asked: Asked) -> Block:
        t = self._interface.strings(asked.language)
        lines = (helper_line(h, t, also=say_tongues(h, asked.language, t)) for h in helpers)
        return Block(Part.HELP, "\n".join((f"**{head}**", *(f"- {line}" for line in lines))))

    def _ways(self, about: str, asked: Asked) -> tuple[tuple[Button, ...], ...]:
        t = self._interface.strings(asked.language)
        here = (asked.state,) if asked.state else ()
        rows = [(Button(t("Another kind of help"), Action(Verb.HELP, (ANY_NEED, *here))),), (Button(t("‹ Start"), Action(Verb.START)),)]
        if asked.state is None:
            rows.insert(0, (Button(t("📍 My state"), Action(Verb.STATES, (about,))),))
        return tuple(rows)


def need_names(t: Translate) -> dict[str, str]:
    """The needs as people say them, for buttons; the order of NEEDS."""
    return {
        "immigration-law": t("My papers: an immigration lawyer"),
        "detention": t("Somebody was detained"),
        "appeal": t("Medicaid was denied or cut off"),
        "enrollment": t("Filling in a form"),
        "bills": t("A hospital bill"),
        "violence": t("Violence or threats at home"),
        "privacy": t("My data or my privacy: a complaint"),
    }


def say_tongues(helper: Helper, language: str, t: Translate) -> str:
    """The languages a helper speaks, in the reader's words: 'English, Spanish, interpreters'; empty where none is known."""
    names = language_names(language)
    spoken = [names[code] for code in helper.languages if code in names][:TONGUES_LISTED]
    if any(told.startswith("interpreters") for told in helper.languages):
        spoken.append(t("interpreters"))
    return with_commas(spoken, language)
