"""Facts that answers rest on and that are past twice their interval: their answers count as unconfirmed."""

from collections import defaultdict
from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.validity import Freshness, age, version_on
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    topics = (*case.base.topics.values(), *case.base.blocks.values())
    carrying = {name for topic in topics for name in version_on(topic, case.today)[1].rests_on}
    by_file: dict[str, list[str]] = defaultdict(list)
    for name in sorted(carrying):
        if age(case.base, (name,), case.today)[0] is Freshness.UNCONFIRMED:
            by_file[case.place(name)[0]].append(name)
    for path, names in by_file.items():
        message = f"{len(names)} facts beneath answers are past twice their interval: {', '.join(names)}"
        yield Problem(path, 0, "stale", message, "look for newer news: `amparo confirm FACT --on DAY --source URL`", "warning")
