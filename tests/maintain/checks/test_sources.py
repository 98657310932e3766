"""Facts and numbers without a source."""

from bot.maintain.checks import sources
from tests.small_knowledge import SmallKnowledge


def test_a_fact_without_a_date_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("facts/small.yaml", ", date: 2026-06-01", "")
    (problem,) = knowledge.found(sources.check)
    assert (problem.check, problem.severity, problem.line) == ("undated", "warning", 25)


def test_a_fact_without_an_address_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("facts/small.yaml", ", url: 'https://example.org/rule'", "")
    assert [(p.check, p.severity) for p in knowledge.found(sources.check)] == [("unlinked", "warning")]


def test_a_confirmed_number_was_seen_or_dialled(knowledge: SmallKnowledge) -> None:
    """A wrong number sends a family to a stranger."""
    knowledge.replace("directory.yaml", "    seen_in: ['https://example.org/aid']\n", "")
    assert knowledge.found(sources.check) == []
    knowledge.replace("directory.yaml", "    dialled: {on: 2026-11-01, by: Ana, languages: [en, es]}\n", "")
    assert [(p.check, p.severity, p.line) for p in knowledge.found(sources.check)] == [("number", "error", 3)]
