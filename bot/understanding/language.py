"""Which language a message is written in, from its script, a language identifier, and what is known of the person.

Short, romanized and code-mixed text defeats every identifier (pycld2 was the best of four at 96 % on short
questions), so the person's setting and Telegram's language are priors, not afterthoughts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pycld2

UNDERSTOOD = (
    "en", "es", "pt", "fr", "ht", "zh-Hans", "zh-Hant", "vi", "ko", "tl", "ar", "fa", "ru", "uk",
    "am", "so", "hi", "pa", "bn", "ur", "ne", "sw", "my", "km", "pl", "ja", "tr",
)  # fmt: skip

_CLD = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "fil": "tl", "iw": "he"}
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("hangul", r"[\uac00-\ud7af\u1100-\u11ff]", "ko"),
    ("kana", r"[\u3040-\u30ff]", "ja"),
    ("ethiopic", r"[\u1200-\u137f]", "am"),
    ("khmer", r"[\u1780-\u17ff]", "km"),
    ("myanmar", r"[\u1000-\u109f]", "my"),
    ("bengali", r"[\u0980-\u09ff]", "bn"),
    ("gurmukhi", r"[\u0a00-\u0a7f]", "pa"),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TRADITIONAL = re.compile("[們個這說嗎還會對話沒關係請問資訊醫療療院證據申請補聯邦國學歲兒媽爺資訊邊開門還錢貴點嘅咗唔佢哋喺嘢啲睇冇俾]")
_SIMPLIFIED = re.compile("[们个这说吗还会对话没关系请问资讯医疗疗证据补联国学岁儿妈爷资边开门钱贵点给发听车见长问间]")
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile("[پچژگکی]")
_URDU = re.compile("[ٹڈڑےں]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_WORDS = {
    "es": """
        el la los las que de mi mis puedo puede tengo tiene para por con una como donde cuando si me soy esta yo hijo hija esposo esposa papeles
        migra seguro ayuda hola gracias y no doctor renovar le se su fui quiero necesito cuanto quien hay ir ya cual pero mama papa nino bebe
        embarazada cita miedo datos
    """,
    "en": """
        the is my can i do does to for of a an and what how if will have has are am we they me you on in it with without get who where when kid wife
        husband should from hello thanks help safe apply any our this that or was not but be need im cant dont
    """,
    "pt": """
        nao voce meu minha posso tenho uma como para sou estou filho filha ajuda com em obrigado onde isso ao dos das pelo meus fazer saude ele ela
        sem ter pode quando quem meus nos eu preciso consigo gravida medico trabalho
    """,
    "fr": """
        je le les des est mon ma mes puis avoir pour une dans avec nous vous pas enfant merci bonjour ai suis et que qui sans comment ou peut sont
        ils elle nous mes papiers sans peur hopital assurance
    """,
    "ht": """
        mwen mwenm ou li nou yo pou gen ka kapab pitit papye ki sa eske nan pa ak fanm lopital mesi bonjou kijan poukisa travay tifi timoun lajan
    """,
    "vi": """
        toi khong duoc cua cho con la co va minh em chong vo benh vien giay to
    """,
    "tl": """
        ang ng mga ako ko po ba sa na kung hindi pwede anak asawa namin kami mo para may wala paano saan yung nga ay siya
    """,
    "so": """
        waa iyo ma ka ku aan waxaan caafimaad carruur miyaa leh aniga sidee ilmaha kara
    """,
    "sw": """
        na ya wa kwa ni mimi je naweza watoto mtoto hospitali bila yangu
    """,
}
"""Small words that give a language away even without accents, per language (folded)."""

_WORD_PATTERNS = {language: re.compile(rf"\b(?:{'|'.join(words.split())})\b") for language, words in _WORDS.items()}


IDENTIFIER_WEIGHT = 0.3
"""An identifier's word counts less than a message full of a language's small words: it takes short Portuguese for English."""


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language a text is taken to be in, and each candidate's score (highest wins)."""

    language: str
    scores: tuple[tuple[str, float], ...]


def base_code(code: str | None) -> str | None:
    """Telegram's or a person's tag as one of ours: 'pt-br' -> 'pt', 'zh-hk' -> 'zh-Hant'. None when unknown."""
    if not code:
        return None
    tag = code.lower().replace("_", "-")
    if tag.startswith("zh"):
        return "zh-Hant" if any(part in tag for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"
    short = {"fil": "tl", "prs": "fa", "in": "id"}.get(tag.split("-")[0], tag.split("-")[0])
    return short if short in UNDERSTOOD else None


def identify(text: str, *, folded: str, priors: Sequence[str | None] = ()) -> LanguageGuess:
    """Guess the language of a normalized text. `priors` are tags known of the person, strongest first."""
    script = _by_script(text)
    if script:
        return LanguageGuess(script, ((script, 1.0),))
    scores: dict[str, float] = {}
    for language, pattern in _WORD_PATTERNS.items():
        hits = len(pattern.findall(folded))
        if hits:
            scores[language] = hits / max(3, len(folded.split()))
    for language, share in _identified(text):
        scores[language] = scores.get(language, 0) + IDENTIFIER_WEIGHT * share
    for weight, tag in zip((0.15, 0.1), (base_code(p) for p in priors), strict=False):
        if tag:
            scores[tag] = scores.get(tag, 0) + weight
    ranked = tuple(sorted(scores.items(), key=lambda pair: -pair[1]))
    return LanguageGuess(ranked[0][0] if ranked else "en", ranked)


def _identified(text: str) -> list[tuple[str, float]]:
    try:
        _, _, details = pycld2.detect(text.encode("utf-8", "replace"), bestEffort=True)
    except pycld2.error:
        return []
    known = ((_CLD.get(code, code), percent / 100) for _, code, percent, _ in details if code != "un")
    return [(code, share) for code, share in known if code in UNDERSTOOD]


def _by_script(text: str) -> str | None:
    """A language the script alone decides, when that script carries a good part of the letters."""
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return None
    for _, pattern, language in _SCRIPTS:
        if len(re.findall(pattern, text)) > letters * 0.3:
            return language
    if len(_HAN.findall(text)) > letters * 0.3:
        return "zh-Hant" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh-Hans"
    if len(_CYRILLIC.findall(text)) > letters * 0.5:
        return "uk" if _UKRAINIAN.search(text) else "ru"
    if len(_ARABIC.findall(text)) > letters * 0.5:
        return "ur" if _URDU.search(text) else "fa" if _PERSIAN.search(text) else "ar"
    return None
