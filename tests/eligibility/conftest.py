"""The shipped rules, read once."""

import pytest

from bot.eligibility.rulebook import Rulebook
from bot.knowledge.load import load
from bot.settings import Settings


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return Rulebook(load(Settings().knowledge_dir))
