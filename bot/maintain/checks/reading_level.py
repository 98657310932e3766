"""Reading level of what every reader sees: English by school grade, Spanish by perspicuity."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer
from bot.maintain.case import Case
from bot.maintain.readability import ease, grade

HARDEST_GRADE = 8.0
NORMAL_EASE = 55.0
_REPAIR = "shorten the sentences, and use words of everyday"


def check(case: Case) -> Iterator[Problem]:
    for topic, answer in case.texts:
        text = f"{answer.short}\n\n{answer.more}\n\n{answer.do}"
        if topic.id in case.base.topics and text.strip():
            yield from _level(answer, text)


def _level(answer: Answer, text: str) -> Iterator[Problem]:
    if answer.language == "en" and (level := round(grade(text), 1)) > HARDEST_GRADE:
        message = f"reading grade {level} (Flesch-Kincaid), more than {HARDEST_GRADE:.0f}"
        yield Problem(answer.path, 0, "reading-level", message, _REPAIR)
    if answer.language == "es" and (level := round(ease(text))) < NORMAL_EASE:
        message = f"perspicuity {level} (Szigriszt-Pazos), below {NORMAL_EASE:.0f}, where the INFLESZ scale calls a text 'normal'"
        yield Problem(answer.path, 0, "reading-level", message, _REPAIR, "warning")
