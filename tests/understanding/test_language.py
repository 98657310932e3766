"""The language of short, accentless and mixed messages; the person's choice is a prior, not a verdict."""

import pytest

from bot.understanding.language import base_code, identify
from bot.understanding.normalize import fold, normalize


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("can ICE see my medicaid", "en"),
        ("la migra puede ver mis datos del medical", "es"),
        ("tengo miedo de renovar", "es"),
        ("Posso ir ao hospital sem documentos?", "pt"),
        ("Èske imigrasyon ka wè dosye Medicaid mwen?", "ht"),
        ("移民局能看到我的白卡資料嗎", "zh-Hant"),
        ("移民局能看到我的白卡资料吗", "zh-Hans"),
        ("이민국이 제 메디케이드 정보를 볼 수 있나요", "ko"),
        ("هل يمكن لدائرة الهجرة رؤية معلوماتي", "ar"),
        ("آیا اداره مهاجرت می‌تواند اطلاعات من را ببیند", "fa"),
        ("может ли миграционная служба видеть мои данные", "ru"),
        ("чи може імміграційна служба бачити мої дані", "uk"),
        ("የእኔን መረጃ ማየት ይችላሉ", "am"),
        ("Tôi có thể đi bệnh viện không có giấy tờ không", "vi"),
    ],
)
def test_the_language_is_recognised(text: str, language: str) -> None:
    message = normalize(text)
    assert identify(message, folded=fold(message)).language == language


def test_what_the_person_chose_decides_where_the_text_does_not() -> None:
    assert identify("Medi-Cal?", folded="medi-cal?", priors=("es",)).language == "es"
    assert identify("Medi-Cal?", folded="medi-cal?", priors=("en",)).language == "en"


def test_the_text_outweighs_the_prior() -> None:
    text = "puedo ir al hospital si no tengo papeles"
    assert identify(text, folded=text, priors=("en", "en")).language == "es"


@pytest.mark.parametrize(
    ("tag", "code"), [("pt-br", "pt"), ("zh-hk", "zh-Hant"), ("zh-hans", "zh-Hans"), ("fil", "tl"), ("es-419", "es"), ("xx", None), (None, None), ("", None)]
)
def test_telegrams_tags_become_ours(tag: str | None, code: str | None) -> None:
    assert base_code(tag) == code


def test_nothing_to_go_by_is_english() -> None:
    assert identify("", folded="").language == "en"
    assert identify("👍", folded="👍").language == "en"
