"""Any text at all becomes safe to look at."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalize import ENCODE_CHARS, MAX_CHARS, fold, for_encoder, normalize

anything = st.text(st.characters(categories=None), max_size=300)  # None: surrogates and unassigned too


@given(anything)
def test_any_text_comes_out_encodable_and_without_controls(text: str) -> None:
    out = normalize(text)
    out.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cs", "Cc") and c not in "\n\t" for c in out)
    assert len(out) <= MAX_CHARS


@given(anything)
def test_the_encoder_never_sees_more_than_its_share(text: str) -> None:
    assert len(for_encoder(normalize(text))) <= 2 * ENCODE_CHARS + 1


def test_direction_overrides_and_lone_surrogates_go() -> None:
    assert normalize("ab\u202ecd\u2066ef\ud800") == "abcdef?"


def test_joiners_of_persian_stay() -> None:
    assert normalize("می\u200cخواهم") == "می\u200cخواهم"


def test_a_hundred_thousand_characters_are_cut() -> None:
    assert len(normalize("a" * 100_000)) == MAX_CHARS


def test_first_and_last_words_reach_the_encoder() -> None:
    seen = for_encoder("start " + "x y " * 300 + " end")
    assert seen.startswith("start")
    assert seen.endswith("end")


def test_fold_drops_case_and_accents() -> None:
    assert fold("¿Médico NIÑO?") == "¿medico nino?"
