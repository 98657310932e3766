"""Run every check over knowledge/ and locales/; a broken file never hides the others."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

from bot.knowledge.errors import Problem
from bot.knowledge.languages import COMPLETE
from bot.knowledge.load import read
from bot.maintain.case import Case
from bot.maintain.checks import (
    apologies,
    begins,
    canonical,
    danger,
    declared,
    directory,
    examples,
    files,
    glossary,
    ids,
    interface,
    language,
    length,
    model,
    near_copies,
    outcomes,
    outdated,
    parts,
    phones,
    places,
    programs,
    promises,
    reading_level,
    reporting_law,
    review,
    rules,
    sources,
    stale,
    state_parts,
    unchanged,
    withdrawn,
)
from bot.settings import PACKAGE

Check: TypeAlias = Callable[[Case], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    files.check,
    ids.check,
    canonical.check,
    parts.check,
    state_parts.check,
    danger.check,
    apologies.check,
    sources.check,
    withdrawn.check,
    begins.check,
    declared.check,
    outdated.check,
    rules.check,
    outcomes.check,
    unchanged.check,
    phones.check,
    promises.check,
    glossary.check,
    reporting_law.check,
    reading_level.check,
    length.check,
    near_copies.check,
    examples.check,
    review.check,
    interface.check,
    language.check,
    model.check,
    directory.check,
    places.check,
    programs.check,
    stale.check,
)


def open_case(root: Path, locales: Path, *, today: date, release: bool = False, code: Path | None = None, complete: tuple[str, ...] | None = None) -> Case:
    """Read what can be read of the folders. `code`, the package whose strings are checked, and `complete`, the languages promised, are ours by default."""
    root, locales = root.resolve(), locales.resolve()
    base, unreadable = read(root)
    return Case(base, tuple(unreadable), root, locales, code or PACKAGE, today, release, complete or COMPLETE)


def problems(case: Case, checks: Iterable[Check] = CHECKS) -> list[Problem]:
    """Every problem that the checks find, by path and line."""
    return sorted(problem for check in checks for problem in _run(check, case))


def _run(check: Check, case: Case) -> Iterator[Problem]:
    """A check that trips over an unreadable file says so; `files` names the file itself."""
    try:
        yield from check(case)
    except (OSError, UnicodeDecodeError) as error:
        name = check.__module__.rpartition(".")[2].replace("_", "-")
        yield Problem(case.root.name, 0, name, f"this check could not be finished: {error}", "mend the unreadable files and check again")


def tally(found: Iterable[Problem]) -> str:
    """The last line: '2 errors, 1 warning'."""
    severities = [problem.severity for problem in found]
    errors, warnings = severities.count("error"), severities.count("warning")
    return f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"
