"""Findings as lines that people read: a program with its name in the state, and what to look at."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.eligibility.evaluate import Change, Finding
from bot.guide import words
from bot.i18n import Translate, say_day
from bot.knowledge.models import State, StateProgram

_AGES = re.compile(r"(\d+)-(\d+)")


class Lines:
    """Lines in one language, for one kind of person in one state."""

    def __init__(self, t: Translate, language: str, *, state: State | None, person: str) -> None:
        self._t, self._language, self._state, self._person = t, language, state, person
        self._programs, self._about, self._turns, self._asks = words.programs(t), words.about(t), words.turns(t), words.asks(t)

    def names(self, findings: Sequence[Finding]) -> list[str]:
        return [self.name(finding) for finding in findings]

    def name(self, finding: Finding) -> str:
        """The program as families know it, with the state's own name for it."""
        if finding.own:
            return self._own_name(finding.own)
        if finding.program == "chip" and self._person == "pregnant":
            return words.chip_for_pregnancy(self._t)
        name = self._programs[finding.program]  # type: ignore[index]  # not `own`: one of the rules' programs
        own = {"medicaid": self._state.medicaid_name, "chip": self._state.chip_name}.get(finding.program) if self._state else None
        if not own:
            return name
        general = {"medicaid": "Medicaid", "chip": "CHIP"}[finding.program]
        return own if general in own else f"{own} ({general})"

    def _own_name(self, program: StateProgram) -> str:
        ages = self._ages(program)
        return f"{program.program}, {ages}" if ages else program.program

    def _ages(self, program: StateProgram) -> str:
        """Whom the program is for. Where the file says it in English words only, other languages say to ask.

        Programs for some people only are left without: the file's words for them are immigration statuses.
        """
        t = self._t
        text = program.ages or ""
        if not program.regardless_of_status or text in ("", "any", "all ages"):
            return ""
        whole = _AGES.fullmatch(text)
        if whole:
            return t("age {first} to {last}").format(first=whole[1], last=whole[2])
        return text if self._language == "en" else t("only for some people: ask")

    def open(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that are open to everyone, each with what it is."""
        return [self._open(finding) for finding in findings]

    def _open(self, finding: Finding) -> str:
        if finding.own:
            return f"{self.name(finding)} {self._dated(finding.own)}"
        about = self._about.get(finding.program)  # type: ignore[call-overload]  # as above
        return f"{self.name(finding)}: {about}" if about else self.name(finding)

    def may(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that may be asked for, those with the same to look at on one line."""
        t = self._t
        return self._alike(findings, t("Check first: {what}."))

    def depends(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that depend on something, those that depend on the same on one line."""
        t = self._t
        pattern = t("Depends on: {what}.")
        lines = self._alike([finding for finding in findings if not finding.own], pattern)
        return [*lines, *(f"{self._said([f], pattern)} {self._dated(f.own)}" for f in findings if f.own)]

    def _alike(self, findings: Sequence[Finding], pattern: str) -> list[str]:
        groups: dict[tuple[tuple[str, ...], str | None], list[Finding]] = {}
        for finding in findings:
            groups.setdefault((finding.turns, finding.ask), []).append(finding)
        return [self._said(group, pattern) for group in groups.values()]

    def _said(self, findings: Sequence[Finding], pattern: str) -> str:
        """Names, what they turn on, and what to ask about: all findings have the same of the last two."""
        first = findings[0]
        looked = "; ".join(self._turns[turn] for turn in first.turns)
        said = " ".join(filter(None, (pattern.format(what=looked) if looked else "", self._asks.get(first.ask or "", ""))))
        names = " · ".join(self.name(finding) for finding in findings)
        return f"{names}. {said}" if said else names

    def not_now(self, findings: Sequence[Finding]) -> list[str]:
        return [self._not_now(finding) for finding in findings]

    def _not_now(self, finding: Finding) -> str:
        t = self._t
        if not finding.since:
            return self.name(finding)
        return f"{self.name(finding)} " + t("(since {day})").format(day=say_day(finding.since, self._language))

    def changes(self, findings: Iterable[Finding]) -> list[str]:
        """What changes next, by day; programs that become alike on one line."""
        becomes = words.becomes(self._t)
        alike: dict[Change, list[str]] = {}
        for finding in findings:
            if finding.change:
                alike.setdefault(finding.change, []).append(self.name(finding))
        return [
            " ".join(filter(None, (f"{say_day(change.on, self._language)}: {' · '.join(names)}: {becomes[change.outcome]}.", self._asks.get(change.ask or ""))))
            for change, names in sorted(alike.items(), key=lambda pair: pair[0].on)
        ]

    def _dated(self, program: StateProgram) -> str:
        """How new what we know of a state's program is, with the source where it has an address."""
        t = self._t
        said = t("(our source has no date)")
        if program.as_of:
            said = t("(as of {day})").format(day=say_day(program.as_of, self._language))
        linked = [source for source in program.sources if source.url]
        newest = max(linked, key=lambda source: source.date or date.min, default=None)
        word = t("source")
        return f"{said} [{word}]({newest.url})" if newest else said
