"""A small knowledge base per test."""

from pathlib import Path

import pytest

from tests.small_knowledge import SmallKnowledge, small_knowledge


@pytest.fixture
def knowledge(tmp_path: Path) -> SmallKnowledge:
    return small_knowledge(tmp_path)
