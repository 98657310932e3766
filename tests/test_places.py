"""A state named in a message, in fourteen languages; nothing where it is not sure."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.places import Places
from bot.settings import Settings
from bot.understanding.normalize import normalize


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(Settings().knowledge_dir))


@pytest.fixture(scope="module")
def places(base: KnowledgeBase) -> Places:
    return Places(base.places)


NAMED = {
    "en": [("medicaid in West Virginia", "WV"), ("Arkansas or bust", "AR"), ("here in d.c. we", "DC"), ("in Austin", "TX"), ("NYC clinic", "NY")],
    "es": [("vivo en Nueva York", "NY"), ("soy de carolina del norte", "NC"), ("en tejas", "TX"), ("cerca de Los Ángeles", "CA"), ("en orlando", "FL")],
    "zh-Hans": [("我住在加州", "CA"), ("在纽约申请白卡", "NY"), ("华盛顿州的医疗", "WA"), ("西雅图有诊所吗", "WA"), ("华盛顿特区", "DC")],
    "zh-Hant": [("我在德州", "TX"), ("紐約的醫院", "NY"), ("佛羅里達", "FL"), ("舊金山", "CA"), ("賓州", "PA")],
    "vi": [("tôi ở Cali", "CA"), ("ở Texas có được không", "TX"), ("tiểu bang Washington", "WA"), ("Nữu Ước", "NY"), ("sống tại Houston", "TX")],
    "ko": [("플로리다에 살아요", "FL"), ("뉴저지에서", "NJ"), ("노스 캐롤라이나에", "NC"), ("워싱턴주", "WA"), ("엘에이 병원", "CA")],
    "tl": [("nakatira ako sa California", "CA"), ("sa Texas po", "TX"), ("taga Hawaii ako", "HI"), ("sa Las Vegas", "NV"), ("sa Bagong York", "NY")],
    "ar": [("في تكساس", "TX"), ("أسكن بكاليفورنيا", "CA"), ("وبميشيغان", "MI"), ("ولاية واشنطن", "WA"), ("ديربورن", "MI")],
    "fa": [("در تگزاس", "TX"), ("من در کالیفرنیا هستم", "CA"), ("لس‌آنجلس", "CA"), ("ایالت واشنگتن", "WA"), ("نیویورک", "NY")],
    "ru": [("живу в Техасе", "TX"), ("в Северной Каролине", "NC"), ("из Калифорнии", "CA"), ("в штате Вашингтон", "WA"), ("в Чикаго", "IL")],
    "uk": [("я в Каліфорнії", "CA"), ("живу у Флориді", "FL"), ("в Нью-Йорку", "NY"), ("на Алясці", "AK"), ("у Філадельфії", "PA")],
    "pt": [("moro na Flórida", "FL"), ("em Nova York", "NY"), ("Nova Jersey", "NJ"), ("Carolina do Sul", "SC"), ("em Boston", "MA")],
    "fr": [("en Californie", "CA"), ("dans l'Ohio", "OH"), ("Caroline du Nord", "NC"), ("à New York", "NY"), ("en Floride", "FL")],
    "ht": [("mwen nan Florid", "FL"), ("nan Masachousèt", "MA"), ("Nouyòk", "NY"), ("nan Miyami", "FL"), ("Kalifòni", "CA")],
}
CASES = [(language, text, state) for language, cases in NAMED.items() for text, state in cases]


@pytest.mark.parametrize(("language", "text", "state"), CASES, ids=[f"{language}-{state}-{n}" for n, (language, _, state) in enumerate(CASES)])
def test_a_state_is_understood_in_the_languages_we_understand(places: Places, language: str, text: str, state: str) -> None:
    assert places.state_in(normalize(text)) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("90011", "CA"),
        ("zip 10453", "NY"),
        ("mi código postal es el 77036", "TX"),
        ("邮编90011", "CA"),
        ("우편번호 30303", "GA"),
        ("почтовый индекс 98101", "WA"),
        ("الرمز البريدي 48126", "MI"),
        ("کد پستی ۹۰۰۱۱", "CA"),
        ("kòd postal 33127", "FL"),
        ("I live in 60623", "IL"),
        ("我住在90011", "CA"),
        ("Houston 77036-1234", "TX"),
        ("CA 90011", "CA"),
        ("83414", "WY"),
        ("en TX", "TX"),
        ("TX", "TX"),
        ("TX에서", "TX"),
        ("我在TX", "TX"),
        ("Portland, ME", "ME"),
        ("springfield IL", "IL"),
        ("Springfield, Illinois", "IL"),
        ("Kansas City, MO", "MO"),
        ("Dalton, GA", "GA"),
        ("Washington, DC", "DC"),
    ],
)
def test_zip_codes_and_two_letter_codes(places: Places, text: str, state: str) -> None:
    assert places.state_in(normalize(text)) == state


@pytest.mark.parametrize(
    "text",
    [
        *("", "between Texas and Ohio", "90011 or 10453", "moved from TX to CA", "我从德州搬到加州"),  # two states, or none
        *("kansas city", "Washington", "я в Вашингтоне", "华盛顿", "واشنطن", "Portland", "Springfield", "York", "Paris", "Columbus", "Santa Ana"),
        *(
            "or in the hospital",
            "OK thanks",
            "no, OK",
            "OK",
            "HI",
            "LA",
            "tell ME",
            "hi",
            "me or you",
            "ESTOY EN LA CASA",
            "la doctora",
            "oh",
            "pa",
            "ma",
            "de",
            "id",
        ),
        *(
            "in LA",
            "my ID card",
            "put it in ID",
            "VA hospital",
            "go to CT scan",
            "me dieron OK",
            "Hola, ME duele",
            "nan NE 2nd Avenue",
            "Em TN visa",
            "visa O1, TN, H4",
        ),
        *("I make $14,000", "gano 25000 al año", "ingreso de 34512", "in 35000", "IN 35000", "en 34512 dólares", "debo 90011 pesos", "since 2026"),
        *("A 12345 678", "my case 12345", "SSN 90011", "888-555-90011", "90011-555", "213.90011", "12345 people came", "#90011", "96799"),
        *("la montaña", "en la montana", "Baja California", "Nuevo Laredo", "soy de Cali", "Cali, Colombia", "mesa", "plano de saúde", "sou indiana"),
        *("my son Austin", "mi hija Carolina", "Virginie est malade", "el paso 2 del formulario", "San José, Costa Rica", "republic of Georgia"),
        *(
            "я из Грузии",
            "мені треба ліки",
            "هو مين",
            "参加州政府的保险",
            "说明州法",
            "데려가주세요",
            "메인 메뉴",
            "I read it in the New York Times",
            "soy de México",
        ),
    ],
)
def test_what_only_looks_like_a_place_is_none(places: Places, text: str) -> None:
    assert places.state_in(normalize(text)) is None


def test_every_state_is_understood_by_each_of_its_names(base: KnowledgeBase, places: Places) -> None:
    for state, by_language in base.places.states.items():
        assert {"en", "zh-Hans", "ko", "ar", "fa", "ru", "uk"} <= by_language.keys(), state
        for names in by_language.values():
            for name in names:
                assert places.state_in(normalize(name)) == state, name


def test_every_city_is_understood_and_the_unsure_say_nothing(base: KnowledgeBase, places: Places) -> None:
    for state, cities in base.places.cities.items():
        assert {places.state_in(normalize(city)) for city in cities} == {state}
    for state, cities in base.places.after_in.items():
        assert {places.state_in(normalize(f"in {city}")) for city in cities} == {state}
        assert {places.state_in(normalize(f"my cousin {city}")) for city in cities} == {None}
    assert {places.state_in(normalize(name)) for name in (*base.places.unsure, *base.places.not_places)} == {None}


def test_the_cities_are_the_three_hundred_largest_or_said_to_be_unsure(base: KnowledgeBase) -> None:
    told = {c for cities in (*base.places.cities.values(), *base.places.after_in.values()) for c in cities} | set(base.places.unsure)
    assert len([city for city in told if city.isascii()]) >= 290


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(categories=None), max_size=200))
def test_any_text_has_at_most_one_state(base: KnowledgeBase, places: Places, text: str) -> None:
    assert places.state_in(normalize(text)) in {None, *base.states}
