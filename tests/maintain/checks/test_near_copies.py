"""Near copies between examples and evaluation questions."""

from time import perf_counter

from bot.maintain.checks import near_copies
from tests.small_knowledge import SmallKnowledge


def test_an_example_near_an_evaluation_question_is_told_with_both_lines(knowledge: SmallKnowledge) -> None:
    """Accents, capitals and the order of words hide nothing."""
    knowledge.write("questions/en/care-bills.txt", "what\n\nToday, should my COUSIN sign the form\n")
    (problem,) = knowledge.found(near_copies.check)
    assert (problem.path, problem.line) == ("knowledge/questions/en/care-bills.txt", 3)
    assert "knowledge/questions/dev/en.jsonl:1" in problem.message


def test_other_words_are_no_copy(knowledge: SmallKnowledge) -> None:
    knowledge.write("questions/en/care-bills.txt", "should my uncle fill in the paper this week\n")
    assert knowledge.found(near_copies.check) == []


def test_three_words_may_be_the_same(knowledge: SmallKnowledge) -> None:
    """People can't help typing 'what is medicaid'."""
    knowledge.write("questions/dev/en.jsonl", '{"id": "a", "lang": "en", "text": "what is medicaid", "kind": "topic", "accept": ["care-bills"]}\n')
    knowledge.write("questions/en/care-bills.txt", "what is medicaid\n")
    assert knowledge.found(near_copies.check) == []


def test_one_text_under_two_labels_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.write("questions/en/care-bills.txt", "Can I pay later?\n")
    knowledge.write("questions/en/not-danger.txt", "data-safe-to-apply\tcan i pay later?\n")
    (problem,) = knowledge.found(near_copies.check)
    assert problem.check == "two-labels"
    assert "knowledge/questions/en/care-bills.txt:1" in problem.message


def test_five_thousand_examples_against_eight_hundred_questions_stay_fast(knowledge: SmallKnowledge) -> None:
    """The whole check must end within six seconds, so that people run it."""
    words = [f"{first}{second}" for first in "bcdfghjklm" for second in ("ane", "ole", "umi", "ert", "ist", "ulp", "and", "ock", "ery", "ime")]
    lines = [" ".join(words[(i * step + 7 * step) % 100] for step in range(1, 9)) + f" {i}" for i in range(5800)]
    knowledge.write("questions/en/care-bills.txt", "\n".join(lines[:5000]))
    asked = (f'{{"id": "x", "lang": "en", "text": "{line} {line[::-1]}", "kind": "topic", "accept": []}}' for line in lines[5000:])
    knowledge.write("questions/dev/en.jsonl", "\n".join(asked))
    started = perf_counter()
    knowledge.found(near_copies.check)
    assert perf_counter() - started < 5
