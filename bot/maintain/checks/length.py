"""Lengths: an answer is read on a small screen by someone tired, so each part has its measure in words."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer
from bot.maintain.case import DANGER, Case
from bot.maintain.prose import paragraphs, sentences

MEASURED = ("en", "es")
"""Chinese does not put spaces between words, Korean and Russian take fewer for the same: only these two are held to counts of words."""

ANSWER_WORDS = range(60, 141)
SHORT_SENTENCES = 2
SHORT_WORDS = 45
BARE_ANSWER_WORDS = 2
STATE_WORDS = 60
FALLBACK_WORDS = 50
DANGER_WORDS = 80


def check(case: Case) -> Iterator[Problem]:
    for topic, answer in case.texts:
        if answer.language in MEASURED:
            if topic.id in case.base.topics:
                yield from _whole(answer)
                yield from _short(case, answer)
            yield from _parts(case, answer)
    yield from _danger(case)


def words(text: str) -> int:
    """Words of a Markdown text; the mark of a bullet is none."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def _whole(answer: Answer) -> Iterator[Problem]:
    total = words(answer.short) + words(answer.more) + words(answer.do)
    if total not in ANSWER_WORDS:
        message = f"short + more + do have {total} words"
        yield Problem(answer.path, 0, "length", message, f"bring them to {ANSWER_WORDS.start}-{ANSWER_WORDS.stop - 1}")


def _short(case: Case, answer: Answer) -> Iterator[Problem]:
    said = [sentence for _, paragraph in paragraphs(answer.short) for sentence in sentences(paragraph)]
    # "Yes." and "Not always." are the answer itself; nobody tires of them.
    spoken = sum(words(sentence) > BARE_ANSWER_WORDS for sentence in said)
    if spoken > SHORT_SENTENCES or words(answer.short) > SHORT_WORDS:
        message = f"'short' has {spoken} sentences and {words(answer.short)} words"
        repair = f"keep the answer itself, in {SHORT_SENTENCES} sentences and {SHORT_WORDS} words; the rest goes to 'more'"
        yield Problem(answer.path, case.line(answer.path, "## short"), "length", message, repair, "warning")


def _parts(case: Case, answer: Answer) -> Iterator[Problem]:
    measured = [(f"state: {group}", text, STATE_WORDS) for group, text in answer.states]
    for name, text, most in (*measured, ("fallback", answer.fallback, FALLBACK_WORDS)):
        if words(text) > most:
            line = case.line(answer.path, f"## {name}")
            yield Problem(answer.path, line, "length", f"'{name}' has {words(text)} words", f"bring it to {most}", "warning")


def _danger(case: Case) -> Iterator[Problem]:
    for text in case.base.danger.values():
        if text.language not in MEASURED:
            continue
        path = f"{case.root.name}/{DANGER}/{text.language}.md"
        for heading, said in ((f"# {text.kind}", text.text), *((f"## {name} ", follow_up) for name, _, follow_up in text.follow_ups)):
            if words(said) > DANGER_WORDS:
                message = f"'{heading.strip('# ')}' has {words(said)} words"
                yield Problem(path, case.line(path, heading), "length", message, f"bring it to {DANGER_WORDS}: nobody in danger reads more", "warning")
