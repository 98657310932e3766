"""The warning on laws that make agencies report people: on every topic where a form is filled in, in every language."""

from collections.abc import Iterator

from bot.compose import REPORTING_LAW
from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer, Topic
from bot.maintain.case import Case

# In these states a form can send a family's names to immigration, so the warning must come before any word on
# applying, on children's coverage, on what the form asks, on renewing, enrolling or leaving.
APPLYING = ("data-safe-to-apply", "data-emergency-medicaid", "elig-how-to-apply", "elig-emergency-medicaid")
PROGRAMS = ("elig-undocumented", "elig-state-programs", "elig-snap")
CHILDREN = ("data-child-application", "elig-citizen-child", "elig-undocumented-child", "elig-pregnant")
FORMS = ("data-application-questions", "data-address")
STAYING_OR_LEAVING = ("data-already-enrolled", "data-disenroll", "elig-renewal", "help-enrollment")
WARNED = (*APPLYING, *PROGRAMS, *CHILDREN, *FORMS, *STAYING_OR_LEAVING)


def check(case: Case) -> Iterator[Problem]:
    for name in WARNED:
        topic = case.base.topics.get(name)
        if topic is not None and not topic.file.reporting_law:
            yield Problem(topic.path, 0, "reporting-law", "this topic speaks of forms, but lacks the warning on reporting laws", "add 'reporting_law: true'")
    block = case.base.blocks.get(REPORTING_LAW)
    folder = f"{case.root.name}/blocks/{REPORTING_LAW}"
    if block is None:
        if not (case.root / "blocks" / REPORTING_LAW / "topic.yaml").exists():
            yield Problem(folder, 0, "reporting-law", "the warning on reporting laws is missing", "restore it from the last release")
        return
    yield from _block(case, block)


def _block(case: Case, block: Topic) -> Iterator[Problem]:
    written = {language for language, _ in block.answers}
    for language in sorted({*case.complete, *case.base.languages} - written):
        path = f"{block.path.removesuffix('topic.yaml')}{language}.md"
        yield Problem(path, 0, "reporting-law", f"answers stand in '{language}', but not this warning", "translate the warning before any answer")
    for answer in block.answers.values():
        yield from _parts(case, answer)


def _parts(case: Case, answer: Answer) -> Iterator[Problem]:
    parts = {group for group, _ in answer.states}
    reporting = {code for code, state in case.base.states.items() if state.reporting_law}
    if REPORTING_LAW not in parts:
        left = ", ".join(sorted(reporting - parts)) or "none"
        message = f"no part 'state: {REPORTING_LAW}'; states left without a warning: {left}"
        yield Problem(answer.path, 0, "reporting-law", message, f"write '## state: {REPORTING_LAW}'")
