"""Texts under the wrong language."""

import pytest

from bot.maintain.checks import language
from tests.small_knowledge import BILLS_EN, BILLS_ES, BILLS_FOLDER, DANGER_TEXT, SmallKnowledge, translation


def test_a_spanish_file_in_english_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.write(f"{BILLS_FOLDER}/es.md", translation(BILLS_EN))
    assert [p.message for p in knowledge.found(language.check)] == ["stands under 'es', but reads as 'en'"]


def test_a_danger_text_in_another_language_is_told(knowledge: SmallKnowledge) -> None:
    text = "Call for help now. Tell them your language, and stay on the line until somebody comes to you."
    knowledge.replace("danger/es.md", DANGER_TEXT["es"], text)
    assert [p.message for p in knowledge.found(language.check)] == ["'medical' stands under 'es', but reads as 'en'"]


@pytest.mark.parametrize(
    ("code", "text", "letters"),
    [
        ("ar", "اسألوا في العیادة كم تدفعون", "Persian letters in 'ar': ی"),
        ("fa", "از كلينيك بپرسید چقدر باید بدهید", "Arabic letters in 'fa': ك ي"),
        ("ru", "Спросіте в клинике, сколько платить", "Ukrainian letters in 'ru': і"),
        ("uk", "Запытайте в клініці, скільки платити", "Russian letters in 'uk': ы"),
        ("zh-Hans", "请在醫院问要付多少钱", "traditional letters in 'zh-Hans': 醫"),
        ("zh-Hant", "請在医院問要付多少錢", "simplified letters in 'zh-Hant': 医"),
    ],
)
def test_letters_of_the_neighbour_are_told(knowledge: SmallKnowledge, code: str, text: str, letters: str) -> None:
    """With their line. A person may not notice; a search and a slow reader do."""
    knowledge.write(f"{BILLS_FOLDER}/{code}.md", translation(f"# {text}\n"))
    assert [(p.line, p.message) for p in knowledge.found(language.check)] == [(5, letters)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "اسألوا في العيادة (ICE) كم تدفعون"),
        ("fa", "از کلینیک بپرسید چقدر باید بدهید"),
        ("ru", "Спросите в клинике, сколько платить, и скажите объём"),
        ("uk", "Запитайте в клініці, скільки платити; її ґанок"),
        ("zh-Hans", "请在医院问要付多少钱，着急吗？"),
        ("zh-Hant", "請在醫院問要付多少錢，著急嗎？裡面的人會幫您"),
        ("zh-Hant", "請說：「I want to stay silent. I want a lawyer. Is that the order of a judge?」然後不要再說"),
        ("ko", "병원에 얼마를 내야 하는지 물어보세요 (Emergency Medicaid)"),
        ("vi", "Hãy hỏi phòng khám xem phải trả bao nhiêu tiền, và xin giấy giảm giá"),
    ],
)
def test_the_languages_own_letters_pass(knowledge: SmallKnowledge, code: str, text: str) -> None:
    knowledge.write(f"{BILLS_FOLDER}/{code}.md", translation(f"# {text}\n"))
    assert knowledge.found(language.check) == []


@pytest.mark.parametrize(("code", "words"), [("ko", "not in the script"), ("ru", "not in the script"), ("vi", "still in English"), ("es", "still in English")])
def test_a_paragraph_left_in_english_is_told(knowledge: SmallKnowledge, code: str, words: str) -> None:
    """Also one alone in a long text, where the whole still reads as the language."""
    paragraph = "Hospitals that pay no tax must have such a plan in writing, and it says who can get a lower bill."
    spanish = BILLS_ES[BILLS_ES.index("Los hospitales") : BILLS_ES.index("\n\n## do")].replace("\n", " ")
    text = {"ko": "병원에 물어보세요. ", "ru": "Спросите в больнице. ", "vi": "Hãy hỏi bệnh viện. ", "es": spanish}[code] * 3
    knowledge.write(f"{BILLS_FOLDER}/{code}.md", translation(f"# T\n\n## short\n{text}\n\n{paragraph}\n"))
    assert [(p.line, words in p.message) for p in knowledge.found(language.check)] == [(10, True)]


def test_what_is_said_to_agents_stays_english(knowledge: SmallKnowledge) -> None:
    text = "Diga: “I want to stay silent. I want to talk to a lawyer. I do not want you to come in.” Y no abra."
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Pida ese plan antes de pagar nada.", text)
    assert knowledge.found(language.check) == []


def test_a_latin_language_in_another_script_is_told(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Pida ese plan antes de pagar nada.", "\n\nСпросите в больнице.")
    assert ["script" in p.message for p in knowledge.found(language.check)] == [True]
