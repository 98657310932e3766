"""Words of languages the encoder knows too little become English; the longest run of words wins, the rest stays."""

from pathlib import Path

import pytest

from bot.knowledge.errors import BrokenKnowledge
from bot.settings import Settings
from bot.understanding.gloss import glossed, load_glosses

WORDS = {"kaarka": "card", "kaarka cagaaran": "green card", "haysto": "have"}


def test_the_longest_run_of_words_wins_and_unknown_words_stay() -> None:
    assert glossed("Kaarka cagaaran baan haysto?", WORDS) == "green card baan have ?"
    assert glossed("kaarka", WORDS) == "card"


def test_without_glosses_a_text_stays_as_it_is() -> None:
    assert glossed("Kaarka  cagaaran", {}) == "Kaarka  cagaaran"
    assert glossed("", WORDS) == ""


def test_the_shipped_glosses_are_read() -> None:
    shipped = load_glosses(Settings().knowledge_dir / "glosses", path="glosses")
    assert {"am", "so"} <= set(shipped)
    assert all(len(words) > 400 for words in shipped.values())


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    (tmp_path / "so.tsv").write_text("# a comment\nkaarka\tcard\nhaysto have\n", encoding="utf-8")
    with pytest.raises(BrokenKnowledge, match=r"glosses/so.tsv:3"):
        load_glosses(tmp_path, path="glosses")
