"""What a translation keeps of its English."""

import pytest

from bot.maintain.checks import unchanged
from tests.small_knowledge import BILLS_EN, BILLS_ES, BILLS_FOLDER, SmallKnowledge, english, translation

EN = BILLS_EN.replace("Ask for it before", "Call 1-800-555-0123 or 1-800-MEDICARE, see https://example.org/plan. Ask for it before")
ES = BILLS_ES.replace("Pida ese plan", "Llame al +1-800-555-0123 o al 1-800-633-4227, mire https://example.org/plan. Pida ese plan")


@pytest.fixture
def numbered(knowledge: SmallKnowledge) -> SmallKnowledge:
    knowledge.write(f"{BILLS_FOLDER}/en.md", english(EN))
    knowledge.write(f"{BILLS_FOLDER}/es.md", translation(ES))
    return knowledge


def test_numbers_may_be_written_in_another_way(numbered: SmallKnowledge) -> None:
    """With the country's 1 or in letters of the keypad they are the same number."""
    assert numbered.found(unchanged.check) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Llame al +1-800-555-0123", "Llame", ["'short': the phone number 1-800-555-0123 of the English is missing"]),
        ("mire https://example.org/plan", "mire", ["'short': the address https://example.org/plan of the English is missing"]),
        ("Pida ese plan", "Llame al 911. Pida ese plan", ["'short': the phone number 911 is not in the English"]),
        (
            "https://example.org/plan",
            "https://example.org/es/plan",
            [
                "'short': the address https://example.org/es/plan is not in the English",
                "'short': the address https://example.org/plan of the English is missing",
            ],
        ),
    ],
)
def test_a_lost_or_added_number_or_address_is_told(numbered: SmallKnowledge, old: str, new: str, says: list[str]) -> None:
    numbered.replace(f"{BILLS_FOLDER}/es.md", old, new)
    assert sorted(p.message for p in numbered.found(unchanged.check)) == says


def test_a_number_in_another_part_does_not_count(numbered: SmallKnowledge) -> None:
    """A reader may see only one of them."""
    numbered.replace(f"{BILLS_FOLDER}/es.md", "Llame al +1-800-555-0123 o", "Llame")
    numbered.replace(f"{BILLS_FOLDER}/es.md", "No firme", "Llame al 1-800-555-0123. No firme")
    assert {(p.line, p.message.partition(":")[0]) for p in numbered.found(unchanged.check)} == {(7, "'short'"), (14, "'do'")}


def test_digits_of_another_script_are_no_number_to_dial(knowledge: SmallKnowledge) -> None:
    """Phones and forms in the United States have Latin digits."""
    body = BILLS_EN.replace("Ask for it before you pay anything", "Call 911")
    knowledge.write(f"{BILLS_FOLDER}/en.md", english(body))
    knowledge.write(f"{BILLS_FOLDER}/es.md", translation(BILLS_ES.replace("Pida ese plan antes de pagar nada", "Llame al ٩١١")))
    assert [p.message for p in knowledge.found(unchanged.check)] == ["'short': the phone number 911 of the English is missing"]


def test_a_number_right_after_a_chinese_word_is_seen(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{BILLS_FOLDER}/en.md", english(BILLS_EN.replace("Ask for it before you pay anything", "Call 911")))
    knowledge.write(f"{BILLS_FOLDER}/zh-Hans.md", translation("# 题目\n\n## short\n请拨打911求助。\n"))
    assert [p.path for p in knowledge.found(unchanged.check)] == [f"knowledge/{BILLS_FOLDER}/es.md"]


def test_a_part_that_the_english_has_not_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace("blocks/reporting-law/es.md", "## fallback", "## do\n- Nada.\n\n## fallback")
    assert [p.message for p in knowledge.found(unchanged.check)] == ["the English has no part 'do'"]


def test_danger_texts_keep_their_numbers(knowledge: SmallKnowledge) -> None:
    """Those of a button too."""
    knowledge.replace("danger/es.md", "**911**\n", "**112**\n")
    knowledge.replace("danger/en.md", "Call all the same.", "Call 988 all the same.")
    assert [p.message for p in knowledge.found(unchanged.check)] == [
        "'medical': the phone number 911 of the English is missing",
        "'afraid | Me da miedo': the phone number 988 of the English is missing",
    ]
