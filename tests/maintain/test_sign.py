"""`amparo sign`: a named person stands behind one text, as long as it and its facts stay the same."""

from datetime import date

import pytest

from bot.knowledge.validity import is_signed, rules_signed
from bot.maintain.edited import declare
from bot.maintain.edits import Refused
from bot.maintain.sign import Signer, sign_rules, sign_text
from tests.small_knowledge import BILLS_EN, BILLS_ES, BILLS_FOLDER, SmallKnowledge, english, translation

LAWYER = Signer(by='Ana "Anita" Ruiz: née 1980', role="immigration lawyer", on=date(2026, 11, 20))


def signed(knowledge: SmallKnowledge, language: str, *, since: date = date(2025, 1, 1)) -> bool:
    base = knowledge.load()
    topic = base.topics["care-bills"]
    return is_signed(base, topic.versions[since], topic.answers[language, since])


def test_a_sign_off_stands_until_the_text_changes(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "es", signer=LAWYER)
    assert signed(knowledge, "es")
    assert not signed(knowledge, "en")
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Muchos", "Algunos")
    assert not signed(knowledge, "es")


def test_a_sign_off_stands_until_a_fact_changes(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "es", signer=LAWYER)
    knowledge.replace("facts/small.yaml", "must have a plan", "may have a plan")
    assert not signed(knowledge, "es")


def test_the_name_and_role_are_kept_as_given(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "en", signer=LAWYER)
    review = knowledge.load().topics["care-bills"].answers["en", date(2025, 1, 1)].review
    assert review is not None
    assert (review.by, review.role, review.on) == (LAWYER.by, LAWYER.role, LAWYER.on)


def test_signing_again_replaces_the_sign_off(knowledge: SmallKnowledge) -> None:
    sign_text(knowledge.root, "care-bills", "en", signer=LAWYER)
    lines = len(knowledge.read(f"{BILLS_FOLDER}/en.md").splitlines())
    sign_text(knowledge.root, "care-bills", "en", signer=Signer("Bo Li", "navigator", date(2026, 11, 21)))
    assert len(knowledge.read(f"{BILLS_FOLDER}/en.md").splitlines()) == lines
    assert signed(knowledge, "en")


def test_a_successor_is_signed_by_its_day(knowledge: SmallKnowledge) -> None:
    topic = f"{BILLS_FOLDER}/topic.yaml"
    knowledge.write(topic, knowledge.read(topic) + "successors:\n  2027-01-01: {rests_on: [hospital-help]}\n")
    knowledge.write(f"{BILLS_FOLDER}/en@2027-01-01.md", english(BILLS_EN))
    knowledge.write(f"{BILLS_FOLDER}/es@2027-01-01.md", translation(BILLS_ES))
    sign_text(knowledge.root, "care-bills", "es", signer=LAWYER, since=date(2027, 1, 1))
    assert signed(knowledge, "es", since=date(2027, 1, 1))
    assert not signed(knowledge, "es")


def test_danger_texts_are_signed(knowledge: SmallKnowledge) -> None:
    (line,) = sign_text(knowledge.root, "danger", "es", signer=LAWYER)
    assert line.startswith("knowledge/danger/es.md: signed")


def test_an_outdated_translation_is_refused(knowledge: SmallKnowledge) -> None:
    for name, english_file in (("care-bills", f"{BILLS_FOLDER}/en.md"), ("danger", "danger/en.md")):
        knowledge.write(english_file, knowledge.read(english_file) + "\nMore.\n")
        declare(knowledge.root, name, meaning=True)
        with pytest.raises(Refused, match="translate it again"):
            sign_text(knowledge.root, name, "es", signer=LAWYER)


def test_undeclared_english_is_refused_in_every_language(knowledge: SmallKnowledge) -> None:
    """Nobody knows yet whether the translation still says the same."""
    for name, english_file in (("care-bills", f"{BILLS_FOLDER}/en.md"), ("danger", "danger/en.md")):
        knowledge.write(english_file, knowledge.read(english_file) + "\nMore.\n")
        for language in ("en", "es"):
            with pytest.raises(Refused, match="amparo edited"):
                sign_text(knowledge.root, name, language, signer=LAWYER)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (f"{BILLS_FOLDER}/es.md", "## short", "## shrot"),
        (f"{BILLS_FOLDER}/topic.yaml", "rests_on: [hospital-help]", "rests_on: [no-such-fact]"),
    ],
)
def test_a_broken_text_is_refused(knowledge: SmallKnowledge, name: str, old: str, new: str) -> None:
    knowledge.replace(name, old, new)
    with pytest.raises(Refused):
        sign_text(knowledge.root, "care-bills", "es", signer=LAWYER)


def test_broken_danger_texts_are_refused(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/es.md", "# crisis", "# krisis")
    with pytest.raises(Refused, match="is broken"):
        sign_text(knowledge.root, "danger", "es", signer=LAWYER)


@pytest.mark.parametrize(
    ("topic", "language", "says"), [("care-bill", "es", "did you mean"), ("care-bills", "fr", "there are: en"), ("danger", "fr", "there are: en")]
)
def test_what_is_not_there_is_refused_with_what_is(knowledge: SmallKnowledge, topic: str, language: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        sign_text(knowledge.root, topic, language, signer=LAWYER)


def test_nobody_can_sign_without_a_name(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="name"):
        sign_text(knowledge.root, "care-bills", "es", signer=Signer(" ", "lawyer", date(2026, 11, 20)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rules.yaml", "status: [tps]", "status: [daca]"),
        ("rules.yaml", "- id: small-emergency-room\n  program: [hospital_emergency_care]\n  outcome: open-to-all\n  facts: [hospital-help]\n", ""),
        ("facts/small.yaml", "must have a plan", "may have a plan"),
        ("facts/small.yaml", "effective_from: 2026-01-06", "effective_from: 2026-01-05"),
    ],
)
def test_a_sign_off_on_the_rules_stands_until_one_or_a_fact_beneath_changes(knowledge: SmallKnowledge, name: str, old: str, new: str) -> None:
    (line,) = sign_rules(knowledge.root, signer=LAWYER)
    assert line.startswith("knowledge/rules.yaml: signed by Ana")
    assert rules_signed(knowledge.load())
    knowledge.replace(name, old, new)
    assert not rules_signed(knowledge.load())


def test_a_comment_or_a_newer_source_does_not_undo_a_sign_off_on_the_rules(knowledge: SmallKnowledge) -> None:
    sign_rules(knowledge.root, signer=LAWYER)
    knowledge.replace("rules.yaml", "# Who may ask for what.", "# Who may ask for what, by status.")
    knowledge.replace("facts/small.yaml", "date: 2026-11-01", "date: 2026-11-02")
    assert rules_signed(knowledge.load())


def test_signing_the_rules_changes_one_line_and_again_replaces_it(knowledge: SmallKnowledge) -> None:
    before = knowledge.read("rules.yaml")
    sign_rules(knowledge.root, signer=LAWYER)
    sign_rules(knowledge.root, signer=Signer("Bo Li", "navigator", date(2026, 11, 21)))
    after = knowledge.read("rules.yaml")
    assert [line for line in after.splitlines() if not line.startswith("review:")] == [line for line in before.splitlines() if not line.startswith("review:")]
    review = knowledge.load().rules_review
    assert review is not None
    assert (review.by, review.role, review.on) == ("Bo Li", "navigator", date(2026, 11, 21))


def test_broken_rules_and_a_signer_without_a_name_are_refused(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="needs the person's name"):
        sign_rules(knowledge.root, signer=Signer(" ", "lawyer", date(2026, 11, 21)))
    knowledge.replace("rules.yaml", "program: [medicaid]", "program: [medicade]")
    with pytest.raises(Refused, match="is broken"):
        sign_rules(knowledge.root, signer=LAWYER)
