"""The words of the glossary: none that is never used, and a term of the English found again in its translation."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import Answer
from bot.maintain.case import Case
from bot.maintain.glossary import Term, read_glossary, says
from bot.maintain.prose import prose


def check(case: Case) -> Iterator[Problem]:
    terms, problems = read_glossary(case.root)
    yield from problems
    yield from _never(case, terms)
    for topic, answer in case.texts:
        english = topic.answers.get(("en", answer.since))
        if answer.language != "en" and english is not None:
            yield from _lost(answer, english, terms)


def _never(case: Case, terms: tuple[Term, ...]) -> Iterator[Problem]:
    rules = [(term.term, language, never) for term in terms for language, words in term.words.items() for never in words.never]
    for piece in prose(case):
        for term, language, never in rules:
            if language == piece.language and says(piece.text, never.say, language):
                message = f"'{_shown(never.say)}' is never used for '{term}': {never.why}"
                yield Problem(piece.path, piece.line, "glossary", message, "use the glossary's word")


def _lost(answer: Answer, english: Answer, terms: tuple[Term, ...]) -> Iterator[Problem]:
    """Terms that stand in a text of the English and in no word of the glossary in its translation: by the whole text, since parts are worded freely."""
    there, here = _all(english), _all(answer)
    for term in terms:
        words = term.words.get(answer.language)
        if words is None or not words.use or not any(says(there, word, "en") for word in term.words["en"].use):
            continue
        if not any(says(here, word, answer.language) for word in words.use):
            message = f"the English has '{term.term}', this text none of: {', '.join(map(_shown, words.use))}"
            yield Problem(answer.path, 0, "glossary", message, "use one, or add the word to the glossary", "warning")


def _shown(word: str) -> str:
    return word.replace("*", "…")


def _all(answer: Answer) -> str:
    return "\n".join((answer.title, answer.short, answer.more, answer.do, answer.fallback, *(text for _, text in answer.states)))
