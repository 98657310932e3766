"""Phone numbers in prose."""

import pytest

from bot.maintain.checks import phones
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

PLACE = (f"{BILLS_FOLDER}/en.md", "Ask the billing office for the form.")


@pytest.mark.parametrize(
    "number",
    ["1-800-555-0199", "(800) 555-0199", "800.555.0199", "8005550199", "+1 800 555 0199", "1-800-MEDICARE", "555-0199", "211", "988", "741741"],
)
def test_a_number_outside_the_directory_is_told(knowledge: SmallKnowledge, number: str) -> None:
    knowledge.replace(*PLACE, f"Call {number} for the form.")
    assert [p.message for p in knowledge.found(phones.check)] == [f"'{number}' is no confirmed number of the directory"]


@pytest.mark.parametrize("number", ["911", "1-800-555-0123", "(800) 555-0123", "8005550123"])
def test_confirmed_numbers_may_be_said_in_any_shape(knowledge: SmallKnowledge, number: str) -> None:
    knowledge.replace(*PLACE, f"Call {number} for the form.")
    assert knowledge.found(phones.check) == []


def test_a_number_that_is_only_held_may_not_be_said(knowledge: SmallKnowledge) -> None:
    knowledge.replace("directory.yaml", "status: confirmed", "status: held")
    knowledge.replace(*PLACE, "Call 1-800-555-0123 for the form.")
    assert len(knowledge.found(phones.check)) == 1


@pytest.mark.parametrize("text", ["2026-10-01", "$14,580", "1 October 2026", "N-400", "3:25-cv-05536", "50,000 people", "section 1557", "12345%"])
def test_dates_amounts_and_forms_are_no_phones(knowledge: SmallKnowledge, text: str) -> None:
    knowledge.replace(*PLACE, f"It says {text} there.")
    assert knowledge.found(phones.check) == []


def test_danger_texts_and_interface_strings_are_read_too(knowledge: SmallKnowledge) -> None:
    knowledge.replace("danger/es.md", "**911**", "**912**\n\n1-800-555-0199")
    catalog = knowledge.locales / "es/LC_MESSAGES/bot.po"
    catalog.write_text(catalog.read_text().replace("Hola {name}", "Llame al 211, {name}"))
    assert [p.path for p in knowledge.found(phones.check)] == ["knowledge/danger/es.md", "locales/es/LC_MESSAGES/bot.po"]
