"""Parts for states: a translation has those of the English, and each has its facts in topic.yaml."""

from collections.abc import Iterator
from datetime import date

from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer, Topic
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for topic in (*case.base.topics.values(), *case.base.blocks.values()):
        for since in topic.versions:
            english = topic.answers.get(("en", since))
            if english is not None:
                yield from _translations(case, topic, english, since)
                yield from _facts(case, topic, english, since)


def _translations(case: Case, topic: Topic, english: Answer, since: date) -> Iterator[Problem]:
    wanted = [group for group, _ in english.states]
    for (language, begins), answer in topic.answers.items():
        if language == "en" or begins != since:
            continue
        written = [group for group, _ in answer.states]
        for group in wanted:
            if group not in written:
                yield Problem(answer.path, 0, "state-parts", f"the English has a part 'state: {group}', this text has none", "translate the part")
        for group in written:
            if group not in wanted:
                line = case.line(answer.path, f"## state: {group}")
                yield Problem(answer.path, line, "state-parts", f"the English has no part 'state: {group}'", "remove it here, or write it in English")


def _facts(case: Case, topic: Topic, english: Answer, since: date) -> Iterator[Problem]:
    written = {group for group, _ in english.states}
    listed = topic.versions[since].states
    for group in sorted(written - listed.keys()):
        line = case.line(english.path, f"## state: {group}")
        repair = f"list its facts in topic.yaml under `states`, for the version of {since}"
        yield Problem(english.path, line, "state-parts", f"the part 'state: {group}' stands on no fact", repair, "warning")
    for group in sorted(listed.keys() - written):
        line = case.line(topic.path, f"{group}:")
        message = f"the version of {since} has facts for '{group}', but {english.path.rpartition('/')[2]} has no such part"
        yield Problem(topic.path, line, "state-parts", message, f"write '## state: {group}', or remove the entry", "warning")
