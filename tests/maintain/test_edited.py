"""`amparo edited`: wording keeps translations current, meaning outdates them."""

import pytest

from bot.knowledge.validity import Freshness, standing
from bot.maintain.checks import declared, outdated
from bot.maintain.edited import declare
from bot.maintain.edits import Refused
from tests.small_knowledge import BILLS_EN, BILLS_FOLDER, TODAY, SmallKnowledge, english

ENGLISH = f"{BILLS_FOLDER}/en.md"


@pytest.fixture
def changed(knowledge: SmallKnowledge) -> SmallKnowledge:
    knowledge.replace(ENGLISH, "Many hospitals", "Some hospitals")
    return knowledge


def test_wording_settles_the_change_and_keeps_translations(changed: SmallKnowledge) -> None:
    assert declare(changed.root, "care-bills", meaning=False) == [f"knowledge/{ENGLISH}: declared as wording; translations stay current"]
    assert changed.found(declared.check) == []
    assert changed.found(outdated.check) == []


def test_meaning_settles_the_change_and_outdates_translations(changed: SmallKnowledge) -> None:
    """From that moment Spanish readers get the English, and are told why."""
    declare(changed.root, "care-bills", meaning=True)
    assert changed.found(declared.check) == []
    assert len(changed.found(outdated.check)) == 1
    base = changed.load()
    stands = standing(base, base.topics["care-bills"], "es", today=TODAY, require_review=False)
    assert stands.freshness is Freshness.OUTDATED_TRANSLATION


def test_only_the_declaration_changes_in_the_file(changed: SmallKnowledge) -> None:
    before = changed.read(ENGLISH).splitlines()
    declare(changed.root, "care-bills", meaning=True)
    after = changed.read(ENGLISH).splitlines()
    assert [line.partition(":")[0] for old, line in zip(before, after, strict=True) if old != line] == ["meaning", "declared"]


def test_nothing_changed_is_said(knowledge: SmallKnowledge) -> None:
    before = knowledge.read(ENGLISH)
    assert declare(knowledge.root, "care-bills", meaning=True) == ["nothing to declare: the English text is as last declared"]
    assert knowledge.read(ENGLISH) == before


def test_every_changed_version_is_declared(changed: SmallKnowledge) -> None:
    changed.write(f"{BILLS_FOLDER}/en@2027-01-01.md", english(BILLS_EN).replace("Many", "Few"))
    assert len(declare(changed.root, "care-bills", meaning=False)) == 2


def test_all_declares_topics_blocks_and_danger(changed: SmallKnowledge) -> None:
    changed.replace("blocks/reporting-law/en.md", "Talk to", "Speak with")
    changed.replace("danger/en.md", "Call now.", "Call at once.")
    assert len(declare(changed.root, None, meaning=False)) == 3


def test_danger_and_blocks_by_name(knowledge: SmallKnowledge) -> None:
    knowledge.replace("blocks/reporting-law/en.md", "Talk to", "Speak with")
    knowledge.replace("danger/en.md", "Call now.", "Call at once.")
    assert len(declare(knowledge.root, "reporting-law", meaning=True)) == 1
    assert len(declare(knowledge.root, "danger", meaning=True)) == 1
    assert knowledge.found(declared.check) == []


def test_an_unknown_topic_is_refused_with_the_nearest(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="did you mean 'care-bills'"):
        declare(knowledge.root, "care-bill", meaning=False)


def test_an_unreadable_head_is_refused(knowledge: SmallKnowledge) -> None:
    knowledge.write(ENGLISH, "---\nmeaning: [\n---\n# T\n")
    with pytest.raises(Refused, match="front matter"):
        declare(knowledge.root, "care-bills", meaning=False)
