"""The printed addresses of answers, and reading them back from anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.languages import LANGUAGES
from bot.knowledge.load import load
from bot.links import PAYLOAD_CHARS, Target, address, payload, read_payload
from bot.settings import load_settings


def read(text: str) -> Target | None:
    return read_payload(text, topics=("data-medicaid-ice",), languages=("en", "zh-Hans"), states=("CA",))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("data-medicaid-ice", Target("data-medicaid-ice")),
        ("data-medicaid-ice_zh-Hans", Target("data-medicaid-ice", "zh-Hans")),
        ("data-medicaid-ice_zh-Hans_CA", Target("data-medicaid-ice", "zh-Hans", "CA")),
        ("data-medicaid-ice_zh-Hans_ca_more", Target("data-medicaid-ice", "zh-Hans", "CA")),
        ("data-medicaid-ice_xx_ZZ", Target("data-medicaid-ice")),
        ("nothing_en", None),
        ("", None),
    ],
)
def test_what_a_payload_names(text: str, target: Target | None) -> None:
    assert read(text) == target


def test_the_printed_form() -> None:
    assert address("amparo_bot", Target("elig-wic", "es", "CA")) == "https://t.me/amparo_bot?start=elig-wic_es_CA"
    assert payload(Target("elig-wic", None, "CA")) == "elig-wic_en_CA", "the state must not be read as a language"


def test_every_payload_fits_and_comes_back() -> None:
    base = load(load_settings({}).knowledge_dir)
    for topic in base.topics:
        for language in LANGUAGES:
            target = Target(topic, language, "CA")
            assert len(payload(target)) <= PAYLOAD_CHARS
            assert read_payload(payload(target), topics=base.topics, languages=LANGUAGES, states=base.states) == target


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    target = read(text)
    assert target is None or target.topic == "data-medicaid-ice"
