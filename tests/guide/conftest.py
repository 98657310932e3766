"""The guide over the shipped knowledge."""

from pathlib import Path

import pytest

from bot.compose import Composer
from bot.guide.pages import Guide
from bot.i18n import Interface, load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.settings import Settings


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    return load(Settings().knowledge_dir)


@pytest.fixture(scope="session")
def interface() -> Interface:
    return load_interface(Path(Settings().locales_dir))


@pytest.fixture(scope="session")
def guide(base: KnowledgeBase, interface: Interface) -> Guide:
    return Guide(base, interface, Composer(base, interface, require_review=False))
