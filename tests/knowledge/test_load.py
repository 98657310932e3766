"""Loading: every broken file is named with its line, none hides the others, and nothing unknown slips in."""

from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenKnowledge
from bot.knowledge.load import load, read
from tests.small_knowledge import SmallKnowledge, small_knowledge


@pytest.fixture
def knowledge(tmp_path: Path) -> SmallKnowledge:
    return small_knowledge(tmp_path)


def problems(knowledge: SmallKnowledge) -> list[tuple[str, int]]:
    return [(problem.path, problem.line) for problem in read(knowledge.root)[1]]


def test_a_sound_base_loads_without_a_word(knowledge: SmallKnowledge) -> None:
    assert problems(knowledge) == []
    assert load(knowledge.root).topics


def test_the_base_can_not_be_changed(knowledge: SmallKnowledge) -> None:
    base = load(knowledge.root)
    with pytest.raises(TypeError):
        base.facts["x"] = None  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        next(iter(base.facts.values())).claim = "x"


def test_each_broken_file_is_named_and_none_hides_another(knowledge: SmallKnowledge) -> None:
    first = sorted((knowledge.root / "facts").glob("*.yaml"))[0].name
    knowledge.write(f"facts/{first}", "- id: x\n  claim: [unclosed\n")
    knowledge.write("states.yaml", "CA: {name: 5}\nTX: {name: Texas, nonsense: 1}\n")
    found = problems(knowledge)
    assert (f"knowledge/facts/{first}", 3) in found
    assert ("knowledge/states.yaml", 1) in found
    assert ("knowledge/states.yaml", 2) in found
    with pytest.raises(BrokenKnowledge) as error:
        load(knowledge.root)
    assert len(error.value.problems) == len(found)


def test_on_and_no_are_text_in_yaml(knowledge: SmallKnowledge) -> None:
    """YAML 1.1 would read the key `on` of a sign-off as true."""
    knowledge.write("states.yaml", "CA: {name: on}\n")
    assert read(knowledge.root)[0].states["CA"].name == "on"


def test_a_file_that_is_not_utf8_is_named(knowledge: SmallKnowledge) -> None:
    (knowledge.root / "states.yaml").write_bytes(b"CA: {name: \xff}\n")
    assert ("knowledge/states.yaml", 0) in problems(knowledge)


def test_a_rule_that_cites_no_fact_or_names_no_program_is_told_with_its_line(knowledge: SmallKnowledge) -> None:
    knowledge.replace("rules.yaml", "facts: [order-december]", "facts: [order-january]")
    assert ("knowledge/rules.yaml", 17) in problems(knowledge)
    knowledge.replace("rules.yaml", "program: [medicaid]", "program: [medicade]")
    assert ("knowledge/rules.yaml", 11) in problems(knowledge)
