"""Sign-offs: a release needs one on every text; in daily work one line per language says how many are missing."""

from collections import defaultdict
from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.knowledge.models import Review
from bot.knowledge.validity import facts_hash, is_signed, rules_signed
from bot.maintain.case import DANGER, Case, DangerFile


def check(case: Case) -> Iterator[Problem]:
    yield from _rules(case)
    unsigned, totals = _unsigned(case)
    for language, total in sorted(totals.items()):
        missing = unsigned[language]
        if case.release:
            yield from (_problem(path, review, language, name) for path, name, review in missing)
        elif missing:
            message = f"{len(missing)} of {total} texts in '{language}' have no sign-off that stands"
            yield Problem(case.root.name, 0, "review", message, f"when a lawyer has read one: `amparo sign TOPIC {language} --by … --role …`", "warning")


def _rules(case: Case) -> Iterator[Problem]:
    if case.base.rules and not rules_signed(case.base):
        told = _lapsed(case.base.rules_review, "the rules or a fact beneath them") or "nobody has signed the rules of eligibility"
        repair = "when a lawyer has read them: `amparo sign rules --by … --role …`"
        yield Problem(case.path(case.root / "rules.yaml"), 1, "review", told, repair, case.until_release)


def _lapsed(review: Review | None, what: str) -> str:
    return f"the sign-off of {review.by} has lapsed: {what} changed" if review else ""


def _unsigned(case: Case) -> tuple[dict[str, list[tuple[str, str, Review | None]]], dict[str, int]]:
    """(path, name, lapsed review) of each text that nobody's sign-off covers, and the number of texts, by language."""
    unsigned: dict[str, list[tuple[str, str, Review | None]]] = defaultdict(list)
    totals: dict[str, int] = defaultdict(int)
    for topic, answer in case.texts:
        totals[answer.language] += 1
        version = topic.versions.get(answer.since)
        if version is None or not is_signed(case.base, version, answer):
            unsigned[answer.language].append((answer.path, topic.id, answer.review))
    for file in case.danger_files:
        totals[file.language] += 1
        if not danger_signed(case, file):
            unsigned[file.language].append((file.path, DANGER, _review(file)))
    return unsigned, totals


def danger_signed(case: Case, file: DangerFile) -> bool:
    """Whether a sign-off covers the danger texts as they and their facts now stand."""
    review = _review(file)
    return review is not None and (review.text_hash, review.facts_hash) == (file.text_hash, facts_hash(case.base, file.version))


def _review(file: DangerFile) -> Review | None:
    return None if file.head.review == "none" else file.head.review


def _problem(path: str, review: Review | None, language: str, name: str) -> Problem:
    told = _lapsed(review, "the text or a fact beneath it") or "nobody has signed this text"
    return Problem(path, 1, "review", told, f"when a lawyer has read it: `amparo sign {name} {language} --by … --role …`")
