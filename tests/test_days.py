"""Risk (a): two topics end to end through three days, with a successor, a hold and a lapsed sign-off."""

from datetime import date
from pathlib import Path

import pytest

from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.knowledge.validity import Freshness, facts_hash
from bot.render.plain import reply_text
from bot.reply import Reply

AUGUST, NOVEMBER, JANUARY = date(2025, 8, 13), date(2026, 11, 22), date(2027, 1, 2)

FACTS = """
- id: order-august
  claim: A judge stopped the sharing in 20 states.
  applies_to: [CA]
  legal: settled
  volatility: case
  effective_from: 2025-08-12
  effective_to: 2026-01-05
  confidence: high
  sources: [{publisher: Court, title: Order, url: "https://example.org/august", date: 2025-08-12, kind: primary}]
- id: order-december
  claim: Six kinds of data may be shared.
  applies_to: [CA]
  legal: contested
  volatility: case
  effective_from: 2026-01-06
  confidence: high
  sources:
    - {publisher: Court, title: Order, url: "https://example.org/december", date: 2025-12-29, kind: primary}
    - {publisher: Tracker, title: Cases, url: "https://example.org/tracker", date: 2026-09-01, kind: secondary}
- id: credit-now
  claim: Some may get the tax credit.
  applies_to: [US]
  legal: settled
  volatility: law
  effective_from: 2025-01-01
  effective_to: 2026-12-31
  confidence: high
  sources: [{publisher: Agency, title: Rule, url: "https://example.org/now", date: 2026-10-01, kind: primary}]
- id: credit-2027
  claim: Fewer may get it.
  applies_to: [US]
  legal: settled
  volatility: law
  effective_from: 2027-01-01
  confidence: high
  sources: [{publisher: Agency, title: Law, url: "https://example.org/law", date: 2026-10-01, kind: primary}]
"""

ORDER_TOPIC = """
since: 2025-08-12
rests_on: [order-august]
state: required
successors:
  2026-01-06: {rests_on: [order-december], tells: [order-august]}
"""
CREDIT_TOPIC = """
since: 2026-10-01
rests_on: [credit-now]
tells: [credit-2027]
"""


def answer(title: str, short: str, *, head: str = "meaning: 1\nreview: none") -> str:
    return f"---\n{head}\n---\n# {title}\n\n## short\n{short}\n\n## more\nMore.\n\n## do\n- Ask.\n\n## fallback\nIn an emergency go to the hospital.\n"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A knowledge folder with the two topics; the credit topic has no successor yet."""
    root = tmp_path / "knowledge"
    order, credit = root / "topics" / "data" / "order", root / "topics" / "eligibility" / "credit"
    for folder in (root / "facts", order, credit):
        folder.mkdir(parents=True)
    (root / "facts" / "facts.yaml").write_text(FACTS)
    (root / "states.yaml").write_text("CA: {name: California, data_case: true}\n")
    (root / "directory.yaml").write_text("[]\n")
    (root / "rules.yaml").write_text("rules: []\n")
    (order / "topic.yaml").write_text(ORDER_TOPIC)
    (order / "en.md").write_text(answer("Can ICE see it?", "The judge stopped the sharing."))
    (order / "en@2026-01-06.md").write_text(answer("Can ICE see it?", "Six kinds of data may go to ICE."))
    (order / "es.md").write_text(answer("¿Puede verlo la migra?", "El juez paró la entrega.", head="made_from: 1\nreview: none"))
    (order / "es@2026-01-06.md").write_text(answer("¿Puede verlo la migra?", "Seis datos pueden ir a ICE.", head="made_from: 1\nreview: none"))
    (credit / "topic.yaml").write_text(CREDIT_TOPIC)
    (credit / "en.md").write_text(answer("Can I get the credit?", "Some may get the credit until the end of 2026."))
    return root


def ask(root: Path, topic: str, today: date, *, language: str = "en", require_review: bool = False) -> Reply:
    composer = Composer(load(root), load_interface(root.parent / "locales"), require_review=require_review)
    return composer.topic(topic, Asked(language, None, today))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_each_day_gets_the_story_of_that_day(knowledge: Path) -> None:
    """In August 2025 the first order is told, from January 2026 the second; never the wrong one."""
    then, now = ask(knowledge, "order", AUGUST), ask(knowledge, "order", NOVEMBER)
    assert "stopped the sharing" in reply_text(then)
    assert (then.freshness, then.as_of) == (Freshness.CURRENT, date(2025, 8, 12))
    assert "Six kinds" in reply_text(now)
    assert "stopped the sharing" not in reply_text(now)
    assert (now.freshness, now.as_of) == (Freshness.UNCONFIRMED, date(2026, 9, 1))
    assert "1 September 2026. It may have changed" in reply_text(now)


def test_a_source_of_later_days_does_not_count_on_an_earlier_day(knowledge: Path) -> None:
    """On 10 January 2026 the newest source was the order itself."""
    assert ask(knowledge, "order", date(2026, 1, 10)).as_of == date(2025, 12, 29)


def test_a_told_change_that_has_come_withdraws_the_answer(knowledge: Path) -> None:
    """On 2 January 2027 the announced change has begun and no successor stands: only the fallback is given."""
    assert "until the end of 2026" in reply_text(ask(knowledge, "credit", NOVEMBER))
    reply = ask(knowledge, "credit", JANUARY)
    assert reply.freshness == Freshness.WITHDRAWN
    assert "until the end of 2026" not in reply_text(reply)
    assert "This changed on 1 January 2027" in reply_text(reply)
    assert "go to the hospital" in reply_text(reply)


def test_a_successor_takes_over_on_its_day(knowledge: Path) -> None:
    """With a successor standing ready, 2 January 2027 gets the new answer and the day before the old one."""
    folder = knowledge / "topics" / "eligibility" / "credit"
    edit(folder / "topic.yaml", "tells: [credit-2027]", "tells: [credit-2027]\nsuccessors:\n  2027-01-01: {rests_on: [credit-2027]}")
    (folder / "en@2027-01-01.md").write_text(answer("Can I get the credit?", "Fewer people may get it now."))
    assert "Fewer people" in reply_text(ask(knowledge, "credit", JANUARY))
    assert "until the end of 2026" in reply_text(ask(knowledge, "credit", date(2026, 12, 31)))


def test_a_hold_silences_the_answer_from_its_day(knowledge: Path) -> None:
    """The kill switch works from the day it was pulled, and says since when."""
    edit(knowledge / "topics" / "data" / "order" / "topic.yaml", "since:", 'hold: {since: 2026-11-20, why: "new ruling"}\nsince:')
    reply = ask(knowledge, "order", NOVEMBER)
    assert reply.freshness == Freshness.HELD
    assert "checking this answer since 20 November 2026" in reply_text(reply)
    assert "Six kinds" not in reply_text(reply)
    assert "new ruling" not in reply_text(reply)
    assert ask(knowledge, "order", date(2026, 11, 19)).freshness == Freshness.UNCONFIRMED


def signed_head(base: KnowledgeBase, topic: str, since: date) -> str:
    text = base.topics[topic].answers["en", since]
    hashes = f"text_hash: '{text.text_hash}', facts_hash: '{facts_hash(base, base.topics[topic].versions[since])}'"
    return f"meaning: 1\nreview: {{by: Test Person, role: lawyer, on: 2026-11-01, {hashes}}}"


def test_a_sign_off_lapses_when_the_text_or_a_fact_changes(knowledge: Path) -> None:
    """Signed: served without the draft line, also where review is required. Changed text or fact: not any more."""
    file = knowledge / "topics" / "data" / "order" / "en@2026-01-06.md"
    edit(file, "meaning: 1\nreview: none", signed_head(load(knowledge), "order", date(2026, 1, 6)))
    signed = ask(knowledge, "order", NOVEMBER, require_review=True)
    assert not signed.draft
    assert "Draft" not in reply_text(signed)
    edit(knowledge / "facts" / "facts.yaml", "Six kinds of data may be shared.", "Seven kinds of data may be shared.")
    lapsed = ask(knowledge, "order", NOVEMBER, require_review=True)
    assert lapsed.freshness == Freshness.UNSIGNED
    assert "Six kinds" not in reply_text(lapsed)
    assert ask(knowledge, "order", NOVEMBER).draft


def test_confirming_a_fact_does_not_lapse_a_sign_off(knowledge: Path) -> None:
    """A new source for the same claim moves the date and leaves the signature standing."""
    file = knowledge / "topics" / "data" / "order" / "en@2026-01-06.md"
    edit(file, "meaning: 1\nreview: none", signed_head(load(knowledge), "order", date(2026, 1, 6)))
    edit(knowledge / "facts" / "facts.yaml", "date: 2026-09-01", "date: 2026-11-20")
    reply = ask(knowledge, "order", NOVEMBER, require_review=True)
    assert (reply.freshness, reply.as_of, reply.draft) == (Freshness.CURRENT, date(2026, 11, 20), False)


def test_an_outdated_translation_gives_way_to_the_english(knowledge: Path) -> None:
    """Spanish made from an older meaning is not shown; the English is, with a line that says why."""
    assert "Seis datos" in reply_text(ask(knowledge, "order", NOVEMBER, language="es"))
    edit(knowledge / "topics" / "data" / "order" / "en@2026-01-06.md", "meaning: 1", "meaning: 2")
    reply = ask(knowledge, "order", NOVEMBER, language="es")
    assert (reply.freshness, reply.text_language) == (Freshness.OUTDATED_TRANSLATION, "en")
    assert "Six kinds" in reply_text(reply)
    assert "Seis datos" not in reply_text(reply)


def test_before_its_first_day_a_topic_has_no_answer(knowledge: Path) -> None:
    """Asked of a day before anything it says was so, the topic says when its knowledge begins."""
    reply = ask(knowledge, "credit", AUGUST)
    assert reply.freshness == Freshness.WITHDRAWN
    assert "begins on 1 October 2026" in reply_text(reply)
