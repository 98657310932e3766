"""`amparo confirm`: a newer source moves the fact's date, and nothing else in the file."""

from datetime import date, timedelta
from difflib import ndiff

import pytest

from bot.knowledge.validity import as_of
from bot.maintain.confirm import Found, add_source
from bot.maintain.edits import Refused
from tests.small_knowledge import TODAY, SmallKnowledge

FILE = "facts/small.yaml"
SOURCE = Found(url="https://www.example.org/docket?id=1", on=date(2026, 11, 20))


@pytest.mark.parametrize("fact", ["order-december", "hospital-help", "reporting-laws"])
def test_the_newest_date_moves(knowledge: SmallKnowledge, fact: str) -> None:
    """Whether the sources stand as indented list, flush list or inline list."""
    add_source(knowledge.root, fact, SOURCE, today=TODAY)
    base = knowledge.load()
    assert as_of(base.facts[fact], TODAY) == SOURCE.on
    assert {name: len(known.sources) for name, known in base.facts.items() if name != fact}.get("order-december", 2) == 2


@pytest.mark.parametrize("fact", ["order-december", "hospital-help"])
def test_one_line_is_added_and_none_changed(knowledge: SmallKnowledge, fact: str) -> None:
    before = knowledge.read(FILE)
    add_source(knowledge.root, fact, SOURCE, today=TODAY)
    changes = [line for line in ndiff(before.splitlines(), knowledge.read(FILE).splitlines()) if line[0] in "+-?"]
    assert [line[0] for line in changes] == ["+"]


def test_line_ends_of_windows_stay(knowledge: SmallKnowledge) -> None:
    file = knowledge.root / FILE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    add_source(knowledge.root, "order-december", SOURCE, today=TODAY)
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")
    assert as_of(knowledge.load().facts["order-december"], TODAY) == SOURCE.on


def test_publisher_and_title_have_honest_defaults(knowledge: SmallKnowledge) -> None:
    add_source(knowledge.root, "order-december", SOURCE, today=TODAY)
    newest = knowledge.load().facts["order-december"].sources[0]
    assert (newest.publisher, newest.title, newest.kind) == ("www.example.org", "Page as read on 2026-11-20", "secondary")


def test_what_is_given_is_kept(knowledge: SmallKnowledge) -> None:
    given = Found(url=SOURCE.url, on=SOURCE.on, publisher="Court: N.D. Cal.", title='Order "granting" # 3', primary=True)
    add_source(knowledge.root, "order-december", given, today=TODAY)
    newest = knowledge.load().facts["order-december"].sources[0]
    assert (newest.publisher, newest.title, newest.kind) == ("Court: N.D. Cal.", 'Order "granting" # 3', "primary")


def test_the_future_is_refused(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="future"):
        add_source(knowledge.root, "order-december", Found(url=SOURCE.url, on=TODAY + timedelta(days=1)), today=TODAY)


@pytest.mark.parametrize("url", ["http://example.org/a", "example.org/a", "https://", "https://example.org/a b", "javascript:alert(1)"])
def test_only_https_addresses_are_taken(knowledge: SmallKnowledge, url: str) -> None:
    """Readers open them on the phones that hold their whole life."""
    with pytest.raises(Refused, match="https"):
        add_source(knowledge.root, "order-december", Found(url=url, on=SOURCE.on), today=TODAY)


def test_an_unknown_fact_is_refused_with_the_nearest(knowledge: SmallKnowledge) -> None:
    with pytest.raises(Refused, match="did you mean 'order-december'"):
        add_source(knowledge.root, "order-dezember", SOURCE, today=TODAY)


def test_other_broken_files_do_not_stand_in_the_way(knowledge: SmallKnowledge) -> None:
    knowledge.write("facts/a-broken.yaml", "- id: [\n")
    assert len(add_source(knowledge.root, "order-december", SOURCE, today=TODAY)) == 1
