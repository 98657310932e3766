"""The language of short, accentless and mixed messages; the person's choice is a prior, not a verdict."""

import pytest

from bot.settings import Settings
from bot.understanding.language import NO_LANGUAGES, LanguageModel, base_code, identify
from bot.understanding.match import load_weights
from bot.understanding.normalize import normalize


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_weights(Settings().knowledge_dir / "model").language


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
        ("pwede po ba akong pumunta sa ospital kahit walang papeles", "tl"),
        ("Est-ce que l'immigration peut voir mon dossier ?", "fr"),
        ("Laanta socdaalka ma arki kartaa macluumaadkayga caafimaadka", "so"),
        ("क्या इमिग्रेशन मेरी मेडिकेड की जानकारी देख सकता है", "hi"),
        ("के अध्यागमनले मेरो मेडिकेड जानकारी हेर्न सक्छ", "ne"),
        ("ਕੀ ਇਮੀਗ੍ਰੇਸ਼ਨ ਮੇਰੀ ਜਾਣਕਾਰੀ ਦੇਖ ਸਕਦੀ ਹੈ", "pa"),
        ("ইমিগ্রেশন কি আমার তথ্য দেখতে পারে", "bn"),
        ("کیا امیگریشن میری میڈیکیڈ کی معلومات دیکھ سکتی ہے", "ur"),
        ("Je, idara ya uhamiaji inaweza kuona taarifa zangu za matibabu", "sw"),
        ("လူဝင်မှုကြီးကြပ်ရေးက ကျွန်တော့်အချက်အလက်ကို ကြည့်နိုင်သလား", "my"),
        ("តើអន្តោប្រវេសន៍អាចមើលឃើញព័ត៌មានរបស់ខ្ញុំទេ", "km"),
        ("Czy urząd imigracyjny może zobaczyć moje dane medyczne", "pl"),
        ("移民局は私の情報を見ることができますか", "ja"),
        ("Göçmenlik dairesi sağlık bilgilerimi görebilir mi", "tr"),
        ("佢哋會唔會將我啲資料俾移民局呀", "zh-Hant"),
    ],
)
def test_the_language_is_recognised(text: str, language: str, model: LanguageModel) -> None:
    assert identify(normalize(text), model=model).language == language


def test_what_the_person_chose_decides_where_the_text_does_not(model: LanguageModel) -> None:
    assert identify("911?", model=model, priors=("es",)).language == "es"
    assert identify("Medi-Cal?", model=model, priors=("en",)).language == "en"


def test_the_text_outweighs_the_prior(model: LanguageModel) -> None:
    assert identify("puedo ir al hospital si no tengo papeles", model=model, priors=("en", "en")).language == "es"


def test_without_anything_learned_scripts_and_the_identifier_decide() -> None:
    assert identify("이민국이 제 정보를 볼 수 있나요", model=NO_LANGUAGES).language == "ko"
    assert identify("puedo ir al hospital si no tengo papeles ni dinero para pagar", model=NO_LANGUAGES).language == "es"


@pytest.mark.parametrize(
    ("tag", "code"), [("pt-br", "pt"), ("zh-hk", "zh-Hant"), ("zh-hans", "zh-Hans"), ("fil", "tl"), ("es-419", "es"), ("xx", None), (None, None), ("", None)]
)
def test_telegrams_tags_become_ours(tag: str | None, code: str | None) -> None:
    assert base_code(tag) == code


def test_nothing_to_go_by_is_english(model: LanguageModel) -> None:
    assert identify("", model=model).language == "en"
    assert identify("👍", model=model).language == "en"
