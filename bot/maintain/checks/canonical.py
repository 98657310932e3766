"""The canonical topics: each has its folder in its area, and no folder stands outside the list."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.maintain.case import CANONICAL, URGENT, Case


def check(case: Case) -> Iterator[Problem]:
    path = case.path(case.root / CANONICAL)
    if not case.canonical:
        yield Problem(path, 0, "canonical", "the list of canonical topics is missing or empty", "restore the file from the last release")
        return
    listed = {name: area for area, name in case.canonical if area != URGENT}
    for name, area in listed.items():
        stands = case.topic_ids.get(name)
        if stands is None:
            yield Problem(path, case.line(path, f"{area}/{name}"), "canonical", f"no topic '{name}'", f"write knowledge/topics/{area}/{name}")
        elif stands != area:
            yield Problem(path, case.line(path, f"{area}/{name}"), "canonical", f"'{name}' stands in the area '{stands}'", f"move its folder to topics/{area}")
    for name, area in case.topic_ids.items():
        if name not in listed:
            folder = f"{case.root.name}/topics/{area}/{name}"
            yield Problem(folder, 0, "canonical", f"'{name}' is no canonical topic", f"add '{area}/{name}' to {path}, or remove the folder")
