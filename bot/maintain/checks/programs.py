"""What states run themselves: periods in order, known on every day from the first, and a source that readers can open."""

from collections.abc import Iterator
from datetime import timedelta

from bot.knowledge.errors import Problem
from bot.knowledge.models import StateProgram
from bot.knowledge.programs import shown_source
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for code, state in case.base.states.items():
        path, line = case.place(code)
        for program in state.programs:
            name = f"{code} {program.group} '{program.program}'"
            for message in _untidy(program):
                yield Problem(path, line, "program-dates", f"{name}: {message}", "put its periods in order, each with its first and last day")
            if shown_source(program, case.today) is None:
                yield Problem(path, line, "unlinked", f"{name} has no source with an address", "add a source that readers can open", "warning")
            if not program.regardless_of_status and program.group != "other":
                message = f"{name}: a program for some lawfully present people has no words of its own in this group"
                yield Problem(path, line, "program-group", message, "use `group: other` and say whom with `who`")
            if program.group == "other" and not program.regardless_of_status and not program.who:
                yield Problem(path, line, "program-group", f"{name} says of nobody whom it is for", "add `who`")


def _untidy(program: StateProgram) -> Iterator[str]:
    """Periods that end before they begin, overlap, leave a gap, or reach into the present status."""
    for period in program.before:
        if period.to < period.from_:
            yield f"the period from {period.from_} ends before it begins"
    for earlier, later in zip(program.before, program.before[1:], strict=False):
        if later.from_ != earlier.to + timedelta(days=1):
            yield f"{earlier.to} and {later.from_} do not follow on each other"
    if program.effective_from and program.effective_to and program.effective_to < program.effective_from:
        yield f"it ends on {program.effective_to}, before it begins"
    if program.before and program.status != "ended" and program.effective_from != program.before[-1].to + timedelta(days=1):
        yield f"the status of today does not follow on {program.before[-1].to}"
