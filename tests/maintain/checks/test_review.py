"""Sign-offs."""

from datetime import date

from bot.maintain.checks import review
from bot.maintain.sign import Signer, sign_rules, sign_text
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

LAWYER = Signer(by="Ana Ruiz", role="immigration lawyer", on=date(2026, 11, 20))


def test_daily_work_gets_one_line_per_language(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "es", signer=LAWYER)
    assert [(p.severity, p.message) for p in knowledge.found(review.check)] == [
        ("warning", "3 of 4 texts in 'es' have no sign-off that stands"),
        ("warning", "4 of 4 texts in 'en' have no sign-off that stands"),
        ("warning", "nobody has signed the rules of eligibility"),
    ]


def test_a_release_names_every_unsigned_text_and_the_danger_texts(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "danger", "en", signer=LAWYER)
    found = knowledge.found(review.check, release=True)
    assert {p.severity for p in found} == {"error"}
    paths = {p.path for p in found}
    assert len(paths) == 8
    assert "knowledge/rules.yaml" in paths
    assert "knowledge/danger/es.md" in paths
    assert "knowledge/danger/en.md" not in paths


def test_a_sign_off_lapses_when_the_text_changes(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "es", signer=LAWYER)
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Muchos hospitales", "Algunos hospitales")
    (problem,) = [p for p in knowledge.found(review.check, release=True) if p.path.endswith(f"{BILLS_FOLDER}/es.md")]
    assert "the sign-off of Ana Ruiz has lapsed" in problem.message


def test_a_sign_off_of_danger_texts_lapses_when_a_fact_changes(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/en.md", "review: none", "rests_on: {medical: [hospital-help]}\nreview: none")
    sign_text(knowledge.root, "danger", "en", signer=LAWYER)
    knowledge.replace("facts/small.yaml", "must have a plan", "may have a plan")
    assert any("lapsed" in p.message for p in knowledge.found(review.check, release=True))


def test_a_sign_off_of_the_rules_is_seen_and_lapses_when_one_changes(knowledge: SmallKnowledge) -> None:
    sign_rules(knowledge.root, signer=LAWYER)
    assert not [p for p in knowledge.found(review.check, release=True) if p.path == "knowledge/rules.yaml"]
    knowledge.replace("rules.yaml", "status: [tps]", "status: [daca]")
    (problem,) = [p for p in knowledge.found(review.check, release=True) if p.path == "knowledge/rules.yaml"]
    assert problem.message == "the sign-off of Ana Ruiz has lapsed: the rules or a fact beneath them changed"
