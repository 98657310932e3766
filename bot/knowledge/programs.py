"""What a state's own program is on a day: open, closed to new people, ended … derived from its dates, as with facts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from bot.knowledge.models import ProgramStatus, Source, StateProgram

Word: TypeAlias = ProgramStatus | Literal["unclear", "was-planned"]
"""`unclear`: our sources disagree, or say nothing of the day; `was-planned`: the day came, and nothing we saw says that it began."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A program's status on a day, and the day since which (of `planned`: from which) it holds, where known."""

    word: Word
    since: date | None = None


def status_on(program: StateProgram, day: date) -> Standing:
    """The status on a day. A day that no period and no status speaks of is `unclear`, never guessed from its neighbours."""
    for period in program.before:
        if period.from_ <= day <= period.to:
            return Standing(period.status, period.from_)
    first, last = program.effective_from, program.effective_to
    if program.status == "ended":
        return Standing("ended", last + timedelta(days=1) if last else None) if last is None or day > last else Standing("unclear")
    if program.status == "planned" or (program.status == "open" and first is not None and day < first and not program.before):
        return Standing("planned" if first is None or day < first else "was-planned", first)
    if program.status is None or (first and day < first) or (last and day > last):
        return Standing("unclear")
    return Standing(program.status, first)


def told_as_of(program: StateProgram, day: date) -> date | None:
    """The newest date on or before the day on which a source spoke of the program; None when none shows one."""
    dates = [*(source.date for source in program.sources), program.as_of]
    return max((d for d in dates if d is not None and d <= day), default=None)


def shown_source(program: StateProgram, day: date) -> Source | None:
    """The source to link, of those with an address and not dated after the day: a primary one first, then the newest, undated ones last."""
    linked = [s for s in program.sources if s.url and (s.date is None or s.date <= day)]
    return max(linked, key=lambda s: (s.kind == "primary", s.date or date.min), default=None)
