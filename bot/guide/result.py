"""What one person may ask for, as a reply: by how open a program is, what changes next, what to do first, who helps. Never the status."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.compose import Asked, Composer, help_blocks
from bot.directory import find_helpers
from bot.eligibility.evaluate import FLOOR, Finding, Situation, evaluate
from bot.eligibility.rulebook import DEPENDS, MAY, NOT_NOW, OPEN, UNKNOWN, Rulebook
from bot.guide import words
from bot.guide.lines import Lines
from bot.i18n import Interface, Translate
from bot.knowledge.models import Source
from bot.knowledge.validity import rules_signed
from bot.reply import Block, Decision, Part, Reply

SAFE_TO_APPLY = "data-safe-to-apply"
"""The topic to read before a form is filled in."""

NEEDS = ("benefits-law", "enrollment", "immigration-law")
HELPERS = 3

SECTIONS = (OPEN, MAY, DEPENDS, NOT_NOW, UNKNOWN)


class Results:
    """Composes the guide's two pages of content from findings. Pure, and without buttons: a handout shows the same."""

    def __init__(self, book: Rulebook, interface: Interface, composer: Composer) -> None:
        self._book, self._interface, self._composer = book, interface, composer
        self._draft = not rules_signed(book.base)

    def everyone(self, situation: Situation, asked: Asked) -> Reply:
        """What is open to everyone of this kind in the state, and where to ask first. No status is needed, none is used."""
        floor = Situation(situation.state, situation.person, FLOOR)
        sorted_ = sections(evaluate(self._book, floor, asked.today))
        shown = {OPEN: sorted_[OPEN], DEPENDS: sorted_[DEPENDS]}
        return self._reply(situation, shown, asked, after=())

    def result(self, situation: Situation, asked: Asked) -> Reply:
        """What this person may ask for. The reply names no status, and neither do its fields."""
        t = self._interface.strings(asked.language)
        shown = sections(evaluate(self._book, situation, asked.today))
        lines = self._lines(situation, asked)
        changes = lines.changes(finding for found in shown.values() for finding in found)
        found = find_helpers(self._book.base, NEEDS, state=situation.state, language=asked.language)
        after = (
            _listed(t("**What changes next**"), changes) or Block(Part.TEXT, t("I know of no other change with a set date.")),
            _listed(t("**What to do first**"), self._first(situation, asked, t)),
            *help_blocks(found.independent[:HELPERS], situation.state, t),
        )
        reply = self._reply(situation, shown, asked, after=[block for block in after if block])
        return replace(reply, help=tuple(helper.id for helper in found.independent[:HELPERS]))

    def _reply(self, situation: Situation, shown: Mapping[str, tuple[Finding, ...]], asked: Asked, *, after: Iterable[Block]) -> Reply:
        t = self._interface.strings(asked.language)
        there = Asked(asked.language, situation.state, asked.today)
        sources, cited = self._composer.cited(_facts(shown), there)
        blocks = (
            *self._composer.reporting_warning(there),
            Block(Part.TITLE, self._title(situation, t)),
            *self._sections(shown, self._lines(situation, asked), t),
            *after,
            *cited,
            Block(Part.FOOTER, self._footer(t)),
        )
        urls = tuple(source.url for source in (*sources, *_own_sources(shown)) if source.url)
        return Reply(Decision.PAGE, asked.language, blocks, state=situation.state, draft=self._draft, sources=tuple(dict.fromkeys(urls)))

    def _footer(self, t: Translate) -> str:
        lines = [t("Only the office that runs a program can decide."), t("General information, not legal advice.")]
        if self._draft:
            lines.append(t("Draft written by a machine, not yet reviewed by a lawyer."))
        return " ".join(lines)

    def _lines(self, situation: Situation, asked: Asked) -> Lines:
        state = self._book.base.states.get(situation.state or "")
        return Lines(self._interface.strings(asked.language), asked.language, state=state, person=situation.person, today=asked.today)

    def _title(self, situation: Situation, t: Translate) -> str:
        person = words.people(t)[situation.person]
        if situation.state is None:
            return t("What you may ask for: {person}").format(person=person)
        return t("What you may ask for in {state}: {person}").format(state=self._book.base.states[situation.state].name, person=person)

    def _sections(self, shown: Mapping[str, tuple[Finding, ...]], lines: Lines, t: Translate) -> list[Block]:
        said = {
            OPEN: (t("**Open to everyone, whatever the immigration status**"), lines.open),
            MAY: (t("**You may ask for these; income still has to be looked at**"), lines.may),
            DEPENDS: (t("**It depends: ask first**"), lines.depends),
            NOT_NOW: (t("**Not now**"), lines.not_now),
            UNKNOWN: (t("**I have no source on this: ask**"), lines.names),
        }
        blocks = []
        for outcome, (head, told) in said.items():
            block = _listed(head, told(shown.get(outcome, ())))
            blocks += [block] if block else []
            if outcome == NOT_NOW and block:
                blocks += self._instead(shown, t)
        return blocks

    def _instead(self, shown: Mapping[str, tuple[Finding, ...]], t: Translate) -> list[Block]:
        """What is open meanwhile. The state's own programs are named only where one is."""
        keys = dict.fromkeys(key for finding in shown[NOT_NOW] for key in finding.instead)
        own = any(finding.own for finding in shown[OPEN])
        told = [text for key, text in words.instead(t).items() if key in keys and (own or key != "state-program")]
        return [Block(Part.TEXT, " ".join((t("**Instead:**"), *told)))] if told else []

    def _first(self, situation: Situation, asked: Asked, t: Translate) -> list[str]:
        lines = [t("In an emergency go to the hospital at once; papers can wait.")]
        if SAFE_TO_APPLY in self._book.base.topics:
            title = self._composer.title(SAFE_TO_APPLY, asked)
            lines.append(t("What is on a form can reach immigration (ICE). Read “{title}” before you fill one in.").format(title=title))
        lines.append({
            "not-sure": t("Show the papers to an immigration lawyer: they say which group it is."),
            "not-said": t("You need not tell me. Tell only a lawyer or a helper you trust."),
        }.get(situation.status, t("Ask a free helper which office to go to, and what the form asks about others at home.")))  # fmt: skip
        if situation.person == "adult":
            lines.append(t("With Medicare because of a disability or kidney failure, look at “65 or older” too."))
        return lines


def sections(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Findings by where they are shown. What is open to everyone stands under that for everyone."""
    placed = [(finding, section(finding)) for finding in findings]
    return {name: tuple(finding for finding, place in placed if place == name) for name in SECTIONS}


def section(finding: Finding) -> str:
    """The outcome a finding is shown under: open to all only where that is so for every status."""
    if finding.everyone:
        return OPEN
    return MAY if finding.outcome == OPEN else finding.outcome


def _facts(shown: Mapping[str, tuple[Finding, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for found in shown.values() for finding in found for fact in finding.facts))


def _own_sources(shown: Mapping[str, tuple[Finding, ...]]) -> list[Source]:
    return [source for found in shown.values() for finding in found if finding.own for source in finding.own.sources]


def _listed(head: str, lines: Iterable[str]) -> Block | None:
    items = [f"- {line}" for line in lines]
    return Block(Part.TEXT, "\n".join((head, *items))) if items else None
