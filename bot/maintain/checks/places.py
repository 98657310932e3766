"""The names of places: every state has some, no name means two things, no ZIP code lies in two states."""

from collections import defaultdict
from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.place_names import PlaceNames
from bot.maintain.case import Case
from bot.places import named_key

PLACES = "places.yaml"


def check(case: Case) -> Iterator[Problem]:
    path = f"{case.root.name}/{PLACES}"
    if not (case.root / PLACES).exists():
        yield Problem(path, 0, "missing-file", "the file is missing, so no place in a question is understood", "restore it from the last release")
        return
    names = case.base.places
    if names == PlaceNames():
        return  # unreadable: the loader has told why
    yield from _unknown_states(case, path, names)
    yield from _two_meanings(case, path, names)
    yield from _zips(case, path, names)


def _unknown_states(case: Case, path: str, names: PlaceNames) -> Iterator[Problem]:
    known = case.base.states
    exceptions = {state for state in names.zip_exceptions.values() if state}
    for code in sorted(({*names.states, *names.cities, *names.after_in, *names.zips} | exceptions) - known.keys()):
        yield Problem(path, case.line(path, f"{code}:"), "unknown-state", f"'{code}' is no state of states.yaml", "correct the two letters")
    for code in sorted(known.keys() - names.states.keys()):
        yield Problem(path, 0, "unnamed-state", f"{known[code].name} has no name here", f"add '{code}:' with its names under `states`")


def _two_meanings(case: Case, path: str, names: PlaceNames) -> Iterator[Problem]:
    """A name two states claim, or one that is also said to mean nothing."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for meaning, name in _meanings(names):
        meanings[named_key(name)].add(meaning)
        spelt.setdefault(named_key(name), name)
    for key, found in sorted(meanings.items()):
        if len(found) > 1:
            message = f"'{spelt[key]}' stands for {' and '.join(sorted(found))}"
            yield Problem(path, case.line(path, spelt[key]), "two-meanings", message, "keep the one it surely means, or move it to `unsure`")


def _meanings(names: PlaceNames) -> Iterator[tuple[str, str]]:
    for state, by_language in names.states.items():
        yield from ((state, name) for spelled in by_language.values() for name in spelled)
    for state, cities in (*names.cities.items(), *names.after_in.items()):
        yield from ((state, name) for name in cities)
    yield from (("nothing", name) for name in (*names.unsure, *names.not_places))


def _zips(case: Case, path: str, names: PlaceNames) -> Iterator[Problem]:
    seen: dict[int, str] = {}
    for state, spans in names.zips.items():
        for span in spans:
            first, _, last = span.partition("-")
            for prefix in range(int(first), int(last or first) + 1):
                if seen.setdefault(prefix, state) != state:
                    line = case.line(path, f"{state}:")
                    yield Problem(path, line, "two-meanings", f"ZIP codes {prefix:03d}.. stand for {seen[prefix]} and {state}", "keep the right one")
