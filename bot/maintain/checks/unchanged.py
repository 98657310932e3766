"""What a translation keeps of its English, part by part: the part itself, phone numbers and web addresses."""

from collections.abc import Iterator

from bot.knowledge.answer_file import PARTS
from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer
from bot.maintain.case import DANGER, Case
from bot.maintain.kept import changed


def check(case: Case) -> Iterator[Problem]:
    for topic, answer in case.texts:
        english = topic.answers.get(("en", answer.since))
        if answer.language != "en" and english is not None:
            yield from _parts(case, answer, english)
            yield from _answer(case, answer, english)
    yield from _danger(case)


def _parts(case: Case, answer: Answer, english: Answer) -> Iterator[Problem]:
    """Parts that the English does not have. Missing ones are told by the check of parts."""
    for part in PARTS:
        if getattr(answer, part) and not getattr(english, part):
            line = case.line(answer.path, f"## {part}")
            yield Problem(answer.path, line, "unchanged", f"the English has no part '{part}'", "remove it here, or write it in English")


def _answer(case: Case, answer: Answer, english: Answer) -> Iterator[Problem]:
    there, here = _texts(english), _texts(answer)
    for heading in there.keys() & here.keys():
        yield from _kept(case, answer.path, heading, there[heading], here[heading])


def _texts(answer: Answer) -> dict[str, str]:
    """The parts by their headings."""
    states = {f"## state: {group}": text for group, text in answer.states}
    return {**{f"## {part}": getattr(answer, part) for part in PARTS}, **states}


def _danger(case: Case) -> Iterator[Problem]:
    for (kind, language), text in case.base.danger.items():
        english = case.base.danger.get((kind, "en"))
        if language == "en" or english is None:
            continue
        path = f"{case.root.name}/{DANGER}/{language}.md"
        yield from _kept(case, path, f"# {kind}", english.text, text.text)
        there = {name: said for name, _, said in english.follow_ups}
        for name, label, said in text.follow_ups:
            if name in there:
                yield from _kept(case, path, f"## {name} | {label}", there[name], said)


def _kept(case: Case, path: str, heading: str, english: str, translation: str) -> Iterator[Problem]:
    for fault in changed(english, translation):
        yield Problem(path, case.line(path, heading), "unchanged", f"'{heading.lstrip('# ')}': {fault}", "write it as in the English")
