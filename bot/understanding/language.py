"""Which language a message is written in: by its script, by letter groups learned from the examples, by what is known of the person.

Short, romanized and code-mixed text defeats the common identifiers (the best of four measured named 96 % of short
questions, and took romanized ones for something else with confidence), so what the examples teach decides between the
languages that have examples, and the person's setting and Telegram's language are priors.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pycld2
from numpy.typing import NDArray

from bot.knowledge.languages import LANGUAGES
from bot.understanding.letters import letter_groups

Array = NDArray[np.float32]

UNDERSTOOD = (*LANGUAGES, "am", "so", "hi", "pa", "bn", "ur", "ne", "sw", "my", "km", "pl", "ja", "tr")
"""Languages that a message is told to be in: ours, and those that at least get an apology in their own words."""

BUCKETS = 4096
"""Hashed letter groups that tell languages apart."""

CHOSEN, HINTED = 1.5, 1.0
"""Log-odds that the person's choice and Telegram's setting add: enough to decide where a few letters don't."""

ENOUGH_LETTERS, MOST_UNSAID = 24, 4.0
"""A shorter text says less of its language, so what is known of the person counts more: up to four times."""

IDENTIFIER_SURE = 60
"""Per cent from which the general identifier is believed about a language that has no examples."""

_CLD = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "fil": "tl"}
_SCRIPTS: tuple[tuple[str, str], ...] = (
    (r"[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]", "ko"),
    (r"[\u3040-\u30ff]", "ja"),
    (r"[\u1200-\u137f]", "am"),
    (r"[\u1780-\u17ff]", "km"),
    (r"[\u1000-\u109f]", "my"),
    (r"[\u0980-\u09ff]", "bn"),
    (r"[\u0a00-\u0a7f]", "pa"),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TRADITIONAL = re.compile("[們個這說嗎還會對話沒關係請問資訊醫療療院證據申請補聯邦國學歲兒媽爺資訊邊開門還錢貴點結東車嘅咗唔佢哋喺嘢啲睇冇俾]")
_SIMPLIFIED = re.compile("[们个这说吗还会对话没关系请问资讯医疗疗证据补联国学岁儿妈爷资边开门钱贵点给发听车见长问间剧枫叶陆后结东费]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")
_NEPALI = re.compile(r"छ|मेरो|हामी|लाई|गर्न|कसरी|भयो|सक्")
_HINDI = re.compile(r"है|हूँ|हूं|मेरा|मेरी|मेरे|क्या|नहीं|कैसे|सक[तनू]|लिए")
_URDU = re.compile("[ٹڈڑےں]")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language a text is taken to be in, and each candidate's score (highest first)."""

    language: str
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Learned letter groups: `matrix` is (languages, BUCKETS). Without any languages only scripts and the identifier count."""

    languages: tuple[str, ...]
    matrix: Array
    bias: Array


NO_LANGUAGES = LanguageModel((), np.zeros((0, BUCKETS), np.float32), np.zeros(0, np.float32))
"""Where nothing was learned."""


def base_code(code: str | None) -> str | None:
    """Telegram's or a person's tag as one of ours: 'pt-br' -> 'pt', 'zh-hk' -> 'zh-Hant'. None when unknown."""
    if not code:
        return None
    tag = code.lower().replace("_", "-")
    if tag.startswith("zh"):
        return "zh-Hant" if any(part in tag for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"
    short = {"fil": "tl", "prs": "fa"}.get(tag.split("-")[0], tag.split("-")[0])
    return short if short in UNDERSTOOD else None


def identify(text: str, *, model: LanguageModel, priors: Sequence[str | None] = ()) -> LanguageGuess:
    """Guess the language of a normalized text. `priors` are what is known of the person: choice, then Telegram's tag."""
    script = _by_script(text)
    if script:
        return LanguageGuess(script, ((script, 1.0),))
    scores = _learned(text, model)
    unsaid = min(max(ENOUGH_LETTERS / max(sum(c.isalpha() for c in text), 1), 1.0), MOST_UNSAID)
    for weight, tag in zip((CHOSEN, HINTED), (base_code(p) for p in priors), strict=False):
        if tag:
            scores[tag] = scores.get(tag, 0.0) + weight * unsaid
    for code, percent in _identified(text):
        if code not in model.languages and percent >= IDENTIFIER_SURE:
            scores[code] = max(scores.values(), default=0.0) + 1.0
    ranked = tuple(sorted(scores.items(), key=lambda pair: -pair[1]))
    return LanguageGuess(ranked[0][0] if ranked else "en", ranked)


def _learned(text: str, model: LanguageModel) -> dict[str, float]:
    """Log-odds per language that has examples; nothing for a text without letters."""
    if not model.languages or not any(c.isalpha() for c in text):
        return {}
    logits = model.matrix @ letter_groups(text, BUCKETS) + model.bias
    return dict(zip(model.languages, logits.tolist(), strict=True))


def _identified(text: str) -> list[tuple[str, int]]:
    """(language, per cent) by the general identifier, for languages of ours."""
    try:
        found: Any = pycld2.detect(text.encode("utf-8", "replace"), bestEffort=True)[2]
    except pycld2.error:
        return []
    known = ((_CLD.get(code, code), percent) for _, code, percent, _ in found if code != "un")
    return [(code, percent) for code, percent in known if code in UNDERSTOOD]


def _by_script(text: str) -> str | None:
    """A language that the script alone decides, when that script carries a good part of the letters."""
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return None
    for pattern, language in _SCRIPTS:
        if len(re.findall(pattern, text)) > letters * 0.3:
            return language
    if len(_HAN.findall(text)) > letters * 0.3:
        traditional, simplified = len(_TRADITIONAL.findall(text)), len(_SIMPLIFIED.findall(text))
        return None if traditional == simplified else "zh-Hant" if traditional > simplified else "zh-Hans"
    if len(_DEVANAGARI.findall(text)) > letters * 0.5:
        return "ne" if len(_NEPALI.findall(text)) > len(_HINDI.findall(text)) else "hi"
    return "ur" if _URDU.search(text) else None
