"""Who is offered as help: near first, confirmed numbers only, the government apart."""

from dataclasses import replace

import pytest

from bot.directory import confirmed_phone, find_helpers, own_site
from bot.knowledge.models import Helper, KnowledgeBase, Phone

EMPTY = KnowledgeBase(facts={}, topics={}, blocks={}, danger={}, states={}, helpers={}, rules={})


def helper(name: str, *, serves: tuple[str, ...] = ("US",), needs: tuple[str, ...] = ("immigration-law",), **more: object) -> Helper:
    given = {"kind": "legal-aid", "government": False, "cost": "free", "url": f"https://{name}.example", **more}
    return Helper.model_validate({"id": name, "name": name, "serves": serves, "needs": needs, **given})


def phone(status: str) -> Phone:
    return Phone.model_validate({"number": "1-800-555-0100", "status": status})


def found(*helpers: Helper, needs: tuple[str, ...] = ("immigration-law",), state: str | None = None, language: str = "en") -> list[str]:
    base = replace(EMPTY, helpers={h.id: h for h in helpers})
    return [h.id for h in find_helpers(base, needs, state=state, language=language).independent]


@pytest.mark.parametrize(("status", "shown"), [("confirmed", "+1-800-555-0100"), ("single-source", None), ("held", None)])
def test_only_a_confirmed_number_is_shown(status: str, shown: str | None) -> None:
    assert confirmed_phone(helper("a", phone=phone(status))) == shown


def test_somebody_elses_page_is_not_linked_as_theirs() -> None:
    assert own_site(helper("a")) == "https://a.example"
    assert own_site(helper("a", own_site=False)) is None
    assert found(helper("a", own_site=False, phone=phone("held"))) == []


def test_the_persons_state_comes_first_and_others_states_never() -> None:
    everywhere, here, there = helper("us"), helper("tx", serves=("TX",)), helper("ca", serves=("CA",))
    assert found(everywhere, here, there, state="TX") == ["tx", "us"]
    assert found(everywhere, here, there) == ["us"]


def test_the_need_that_matters_most_comes_first() -> None:
    a, b = helper("appeals", needs=("appeal",)), helper("law", needs=("immigration-law",))
    assert found(a, b, needs=("immigration-law", "appeal")) == ["law", "appeals"]
    assert found(a, b, needs=("appeal", "immigration-law")) == ["appeals", "law"]


def test_nationally_what_a_helper_is_for_outweighs_a_number() -> None:
    detention = helper("detention", needs=("detention", "immigration-law"), phone=phone("confirmed"))
    assert found(detention, helper("lawyers")) == ["lawyers", "detention"]


def test_government_offices_are_kept_apart() -> None:
    base = replace(EMPTY, helpers={"gov": helper("gov", government=True), "aid": helper("aid")})
    result = find_helpers(base, ("immigration-law",), state=None, language="en")
    assert [h.id for h in result.independent] == ["aid"]
    assert [h.id for h in result.government] == ["gov"]


def test_local_means_a_confirmed_number_in_the_state() -> None:
    base = replace(EMPTY, helpers={"tx": helper("tx", serves=("TX",), phone=phone("held"))})
    assert not find_helpers(base, ("immigration-law",), state="TX", language="en").local
    base = replace(EMPTY, helpers={"tx": helper("tx", serves=("TX",), phone=phone("confirmed"))})
    assert find_helpers(base, ("immigration-law",), state="TX", language="en").local
