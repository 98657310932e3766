"""The line for those whose language has no answers."""

from bot.maintain.checks import apologies
from tests.small_knowledge import SmallKnowledge


def test_every_language_that_is_understood_and_not_promised_has_one(knowledge: SmallKnowledge) -> None:
    knowledge.replace("apologies.yaml", "so: Sorry.\n", "")
    assert [p.message for p in knowledge.found(apologies.check)] == ["no apology in 'so'"]


def test_a_promised_language_has_interface_strings_instead(knowledge: SmallKnowledge) -> None:
    knowledge.replace("apologies.yaml", "so: Sorry.\n", "so: Sorry.\nes: Lo siento.\n")
    assert [(p.line, p.message) for p in knowledge.found(apologies.check)] == [(3, "'es' has interface strings of its own")]


def test_it_is_one_line(knowledge: SmallKnowledge) -> None:
    knowledge.replace("apologies.yaml", "so: Sorry.\n", "so: |\n  Sorry.\n  Very.\n")
    assert [p.message for p in knowledge.found(apologies.check)] == ["the apology in 'so' has more than one line"]
