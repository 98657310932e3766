"""Missing parts: every topic in each complete language, every version in each language, titles short."""

from collections.abc import Iterator

from bot.knowledge.answer_file import PARTS
from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer, Topic
from bot.maintain.case import Case
from bot.reply import LABEL_CHARS

BLOCK_PARTS = ("short", "fallback")


def check(case: Case) -> Iterator[Problem]:
    for topic in case.base.topics.values():
        yield from _versions(case, topic)
        for answer in topic.answers.values():
            yield from _answer(case, answer, PARTS)
    for block in case.base.blocks.values():
        yield from _versions(case, block)
        for answer in block.answers.values():
            yield from _answer(case, answer, BLOCK_PARTS)


def _versions(case: Case, topic: Topic) -> Iterator[Problem]:
    folder = case.file(topic.path).parent
    languages = dict.fromkeys((*case.complete, *(language for language, _ in topic.answers)))
    for language in languages:
        for since in topic.versions:
            name = f"{language}.md" if since == topic.file.since else f"{language}@{since}.md"
            # A file that exists but is not in `answers` is broken, and the loader has told so.
            if (language, since) not in topic.answers and not (folder / name).exists():
                yield Problem(case.path(folder / name), 0, "missing-part", "this answer is missing", f"write it after {language}.md or en.md")
    for (_, since), answer in topic.answers.items():
        if since not in topic.versions:
            repair = f"add {since} under `successors`, or remove the file"
            yield Problem(answer.path, 0, "missing-part", f"topic.yaml knows no version that begins on {since}", repair)


def _answer(case: Case, answer: Answer, parts: tuple[str, ...]) -> Iterator[Problem]:
    for part in parts:
        if not getattr(answer, part):
            yield Problem(answer.path, 0, "missing-part", f"the part '{part}' is missing", f"write it below a line '## {part}'")
    if len(answer.title) > LABEL_CHARS:
        message = f"the title has {len(answer.title)} characters, more than the {LABEL_CHARS} that a button shows"
        yield Problem(answer.path, case.line(answer.path, f"# {answer.title}"), "title", message, "shorten it")
