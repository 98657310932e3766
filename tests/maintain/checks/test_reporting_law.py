"""The warning on reporting laws."""

import shutil

from bot.maintain.checks import reporting_law
from tests.small_knowledge import APPLY_FOLDER, SmallKnowledge


def test_a_topic_on_applying_carries_the_warning(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{APPLY_FOLDER}/topic.yaml", "reporting_law: true\n", "")
    assert [p.repair for p in knowledge.found(reporting_law.check)] == ["add 'reporting_law: true'"]


def test_the_warning_must_be_there(knowledge: SmallKnowledge) -> None:
    shutil.rmtree(knowledge.root / "blocks")
    assert [p.message for p in knowledge.found(reporting_law.check)] == ["the warning on reporting laws is missing"]


def test_the_warning_stands_in_every_language_with_answers(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{APPLY_FOLDER}/fr.md", knowledge.read(f"{APPLY_FOLDER}/es.md"))
    assert [p.path for p in knowledge.found(reporting_law.check)] == ["knowledge/blocks/reporting-law/fr.md"]


def test_no_reporting_state_is_left_without_words(knowledge: SmallKnowledge) -> None:
    knowledge.replace("blocks/reporting-law/es.md", "## state: reporting-law", "## state: waives-wait-children")
    assert [p.message for p in knowledge.found(reporting_law.check)] == ["no part 'state: reporting-law'; states left without a warning: IN"]
