"""Findings as lines that people read: a program with its name in the state, and what to look at."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.eligibility.evaluate import Finding
from bot.guide import words
from bot.i18n import Translate, say_day, with_commas, with_semicolons
from bot.knowledge.models import State, StateProgram
from bot.programs import say_ages, say_change, say_come, say_months, say_narrower, say_source, say_terms

NAMES_A_STATUS = "lawfully-present"
"""Of what narrows a program, the one that would say a status."""


class Lines:
    """Lines in one language, for one kind of person in one state."""

    def __init__(self, t: Translate, language: str, *, state: State | None, person: str, today: date) -> None:
        self._t, self._language, self._state, self._person, self._today = t, language, state, person, today
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
        """The state's own name for its program, and whom it is for; of programs for some people here lawfully only the name."""
        t = self._t
        lasting = t("after the birth, {months}").format(months=say_months(program, t)) if program.months else ""
        after = lasting or (t("after the birth") if program.group == "postpartum" else "")
        who = "" if program.who == NAMES_A_STATUS else say_narrower(program, t)
        return with_commas((program.program, who, say_ages(program.ages, t), after), self._language)

    def open(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that are open to everyone, each with what it is."""
        return [self._open(finding) for finding in findings]

    def _open(self, finding: Finding) -> str:
        if finding.own:
            return f"{self.name(finding)}. {self._known(finding.own)}"
        about = self._about.get(finding.program)  # type: ignore[call-overload]  # as above
        return f"{self.name(finding)}: {about}" if about else self.name(finding)

    def may(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that may be asked for, those with the same to look at on one line."""
        t = self._t
        lines = self._alike([finding for finding in findings if not finding.own], t("Check first: {what}."))
        return [*lines, *(self._open(finding) for finding in findings if finding.own)]

    def depends(self, findings: Sequence[Finding]) -> list[str]:
        """Programs that depend on something, those that depend on the same on one line."""
        t = self._t
        pattern = t("Depends on: {what}.")
        lines = self._alike([finding for finding in findings if not finding.own], pattern)
        return [*lines, *(f"{self._said([f], pattern)} {self._known(f.own)}" for f in findings if f.own)]

    def _alike(self, findings: Sequence[Finding], pattern: str) -> list[str]:
        groups: dict[tuple[tuple[str, ...], str | None], list[Finding]] = {}
        for finding in findings:
            groups.setdefault((finding.turns, finding.ask), []).append(finding)
        return [self._said(group, pattern) for group in groups.values()]

    def _said(self, findings: Sequence[Finding], pattern: str) -> str:
        """Names, what they turn on, and what to ask about: all findings have the same of the last two."""
        first = findings[0]
        looked = with_semicolons((self._turns[turn] for turn in first.turns), self._language)
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
        alike: dict[tuple[date, str], list[str]] = {}
        for finding in findings:
            for on, becomes in self._becomes(finding):
                alike.setdefault((on, becomes), []).append(self.name(finding))
        return [f"{say_day(on, self._language)}: {' · '.join(names)}: {becomes}" for (on, becomes), names in sorted(alike.items(), key=lambda pair: pair[0][0])]

    def _becomes(self, finding: Finding) -> Iterator[tuple[date, str]]:
        """(day, what a program becomes, or what changes inside it)."""
        t, change = self._t, finding.change
        if change:
            yield change.on, " ".join(filter(None, (f"{words.becomes(t)[change.outcome]}.", self._asks.get(change.ask or ""))))
        for planned in finding.announced:
            yield planned.on, t("planned: {what}.").format(what=say_change(planned, t))

    def _known(self, program: StateProgram) -> str:
        """What to know before asking for a state's program, which changes have come, how new what we know is, and the source."""
        t, language, today = self._t, self._language, self._today
        come = say_come(program, language, t, today=today)
        return " ".join((*say_terms(program, t, today=today), *come, say_source(program, language, t, today=today)))
