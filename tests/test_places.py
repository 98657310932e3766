"""A state named in a message, in English or Spanish; nothing where it is not sure."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.places import Places
from bot.settings import Settings


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load(Path(Settings().knowledge_dir)).places)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("medicaid in West Virginia", "WV"),
        ("vivo en Nueva York", "NY"),
        ("soy de carolina del norte", "NC"),
        ("en tejas", "TX"),
        ("Arkansas or bust", "AR"),
        ("here in d.c. we", "DC"),
        ("between Texas and Ohio", None),
        ("or in the hospital", None),
        ("kansas city", None),
        ("", None),
    ],
)
def test_the_state_is_found_when_exactly_one_is_named(places: Places, text: str, state: str | None) -> None:
    assert places.state_in(text) == state
