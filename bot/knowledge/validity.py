"""What may be said on a day: the table of states of an answer, derived from dates and hashes alone."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.knowledge.models import Answer, Fact, KnowledgeBase, Review, Topic, Version, Volatility

DAYS = {Volatility.CASE: 30, Volatility.AGENCY: 90, Volatility.LAW: 365}
"""Review interval per kind of fact (design: case 30 days, agency 90, law 365)."""


class Freshness(StrEnum):
    """The states of an answer on a day, as the design's table names them."""

    CURRENT = "current"
    AGING = "aging"
    UNCONFIRMED = "unconfirmed"
    OUTDATED_TRANSLATION = "outdated-translation"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    UNSIGNED = "unsigned"


SERVED = frozenset({Freshness.CURRENT, Freshness.AGING, Freshness.UNCONFIRMED, Freshness.OUTDATED_TRANSLATION})
"""States in which the reader gets an answer; in the others only the fallback and legal help."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be said of a topic, in a language, on a day.

    `answer` is the text to serve, or (withdrawn, held) to take the fallback from; None when no text may be shown.
    `as_of` is the oldest `as_of` among the facts it rests on, None when it rests on none or one is undated.
    `since` is the day it was withdrawn or held. `draft` is true when no lapsed-free sign-off stands behind the text.
    """

    freshness: Freshness
    version: Version
    answer: Answer | None
    as_of: date | None = None
    since: date | None = None
    begins: date | None = None
    draft: bool = True


def has_begun(fact: Fact, today: date) -> bool:
    return fact.effective_from is None or fact.effective_from <= today


def has_ended(fact: Fact, today: date) -> bool:
    return fact.effective_to is not None and fact.effective_to < today


def holds(fact: Fact, today: date) -> bool:
    """Whether the fact has begun and not ended on `today`."""
    return has_begun(fact, today) and not has_ended(fact, today)


def as_of(fact: Fact, today: date) -> date | None:
    """Newest source dated on or before `today`; None when none is (undated counts as old)."""
    return max((s.date for s in fact.sources if s.date and s.date <= today), default=None)


def change_days(first: date | None, last: date | None) -> tuple[date, ...]:
    """The day on which something begins, and the day after its last."""
    return (*((first,) if first else ()), *((last + timedelta(days=1),) if last else ()))


def fact_days(fact: Fact) -> tuple[date, ...]:
    """The days on which what the fact says changes."""
    return change_days(fact.effective_from, fact.effective_to)


def version_on(topic: Topic, today: date) -> tuple[date, Version]:
    """The newest version that has begun; before the first, the first."""
    begun = [since for since in topic.versions if since <= today]
    since = max(begun, default=min(topic.versions))
    return since, topic.versions[since]


def facts_hash(base: KnowledgeBase, version: Version) -> str:
    """Hash of all that facts beneath a version say. New sources don't change it: confirming is not changing."""
    ids = sorted({*version.rests_on, *version.tells, *(i for ids in version.states.values() for i in ids)})
    return _hashed(_said(base.facts[i]) for i in ids if i in base.facts)


def _hashed(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _said(fact: Fact) -> str:
    return repr((fact.id, fact.claim, fact.applies_to, fact.legal, fact.effective_from, fact.effective_to, fact.caution))


def is_signed(base: KnowledgeBase, version: Version, answer: Answer) -> bool:
    """Whether a named person's sign-off still stands: it lapses when the text or a fact beneath it changes."""
    review = answer.review
    return review is not None and _matches(review, answer, facts_hash(base, version))


def rules_signed(base: KnowledgeBase) -> bool:
    """Whether a named person's sign-off on the rules still stands: it lapses when a rule or a fact beneath one changes."""
    review = base.rules_review
    return review is not None and (review.text_hash, review.facts_hash) == (rules_hash(base), facts_hash(base, rules_version(base)))


def rules_hash(base: KnowledgeBase) -> str:
    """Hash of what the rules say, in their order; comments and line ends don't count."""
    return _hashed(rule.model_dump_json() for rule in base.rules.values())


def rules_version(base: KnowledgeBase) -> Version:
    """The facts beneath all rules, in the shape sign-offs are hashed from."""
    return Version(rests_on=tuple(sorted({fact for rule in base.rules.values() for fact in rule.facts})))


def _matches(review: Review, answer: Answer, facts: str) -> bool:
    return review.text_hash == answer.text_hash and review.facts_hash == facts


def withdrawn_on(base: KnowledgeBase, topic: Topic, today: date) -> date | None:
    """The day since which the answer must not be given, or None.

    That is when a fact it rests on does not hold, or a change it told of has come (or the thing it told of has
    ended) after the version began. Before the first version begins, the day is `today`.
    """
    since, version = version_on(topic, today)
    if today < since:
        return today
    days = [_stopped(base.facts[i], today) for i in version.rests_on if not holds(base.facts[i], today)]
    days += [day for i in version.tells for day in fact_days(base.facts[i]) if since < day <= today]
    return min(days, default=None)


def _stopped(fact: Fact, today: date) -> date:
    ended = fact.effective_to
    return ended + timedelta(days=1) if ended and ended < today else today


def age(base: KnowledgeBase, ids: Iterable[str], today: date) -> tuple[Freshness, date | None]:
    """How old the facts are together: (current, aging or unconfirmed; oldest as_of, None if one is undated)."""
    worst, oldest, undated = Freshness.CURRENT, date.max, False
    for fact in (base.facts[i] for i in ids):
        newest = as_of(fact, today)
        if newest is None:
            worst, undated = Freshness.UNCONFIRMED, True
            continue
        oldest = min(oldest, newest)
        interval = timedelta(days=DAYS[fact.volatility])
        if today - newest > 2 * interval:
            worst = Freshness.UNCONFIRMED
        elif today - newest > interval and worst is Freshness.CURRENT:
            worst = Freshness.AGING
    return worst, None if undated or oldest == date.max else oldest


def state_facts(version: Version, groups: Iterable[str]) -> tuple[str, ...]:
    """Facts beneath the parts written for these groups of states."""
    return tuple(i for group in groups for i in version.states.get(group, ()))


def standing(base: KnowledgeBase, topic: Topic, language: str, *, today: date, require_review: bool, groups: Iterable[str] = ()) -> Standing:
    """What may be said of `topic` in `language` on `today` to a reader whose state is in `groups`.

    Held and withdrawn come first; then an outdated translation gives way to the English; then unsigned texts are
    kept back where review is required; what remains is dated by its facts.
    """
    since, version = version_on(topic, today)
    text = topic.answers.get((language, since)) or topic.answers.get(("en", since))
    hold = topic.file.hold
    if hold is not None and hold.since <= today:
        return _silent(base, version, text, Freshness.HELD, since=hold.since, require_review=require_review)
    day = withdrawn_on(base, topic, today)
    if day is not None:
        begins = since if today < since else None
        return _silent(base, version, text, Freshness.WITHDRAWN, since=day, begins=begins, require_review=require_review)
    english = topic.answers.get(("en", since))
    outdated = is_outdated(text, english)
    if outdated:
        text = english
    if require_review and text is not None and not is_signed(base, version, text):
        text = english if english is not None and is_signed(base, version, english) else None
    if text is None:
        return Standing(Freshness.UNSIGNED, version, None)
    shown = (*version.rests_on, *state_facts(version, groups))
    freshness, newest = age(base, shown, today)
    freshness = Freshness.OUTDATED_TRANSLATION if outdated else freshness
    return Standing(freshness, version, text, as_of=newest, draft=not is_signed(base, version, text))


def _silent(
    base: KnowledgeBase, version: Version, text: Answer | None, freshness: Freshness, *, since: date, require_review: bool, begins: date | None = None
) -> Standing:
    signed = text is not None and is_signed(base, version, text)
    return Standing(freshness, version, text if signed or not require_review else None, since=since, begins=begins, draft=not signed)


def is_outdated(text: Answer | None, english: Answer | None) -> bool:
    """Whether a translation was made from an older meaning of the English."""
    if text is None or english is None or text.language == "en":
        return False
    return (text.head.made_from or 0) < (english.head.meaning or 0)
