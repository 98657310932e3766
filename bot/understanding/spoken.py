"""Numbers said digit by digit ('dos cero seis …', 'two one four', 二零五七, 이공일) written as digits, so that their shape can be seen.

Phones turn speech to text, and people dictate the number they hold in their hand. Counting words in a sentence stay words:
only FEWEST digits in a row are a number.
"""

import re

from bot.understanding.normalize import fold

FEWEST = 6

_WORDS = (
    "zero oh|one|two|three|four|five|six|seven|eight|nine",
    "cero|uno un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve",
    "zero|um uma|dois duas|tres|quatro|cinco|seis meia|sete|oito|nove",
    "zero|un une|deux|trois|quatre|cinq|six|sept|huit|neuf",
    "zewo|en youn yon|de|twa|kat|senk|sis|set|uit wit|nef",
    "khong|mot|hai|ba|bon tu|nam lam|sau|bay|tam|chin",
    "sero|isa|dalawa|tatlo|apat|lima|anim|pito|walo|siyam",
    "صفر|واحد|اثنين اتنين اثنان|ثلاثة تلاتة ثلاثه تلاته|اربعة اربعه|خمسة خمسه|ستة سته|سبعة سبعه|ثمانية تمانية ثمانيه تمنيه|تسعة تسعه",
    "صفر|یک|دو|سه|چهار چار|پنج|شش شیش|هفت|هشت|نه",
    "ноль нуль|один|два|три|четыре|пять|шесть|семь|восемь|девять",
    "нуль|один|два|три|чотири|пʼять п'ять пять|шість|сім|вісім|дев'ять девять",
    "공 영|일|이|삼|사|오|육 륙|칠|팔|구",
    "零 〇 洞|一 么|二 两 兩|三|四|五|六|七|八|九",
)
"""One line a language: the words for 0 to 9, the ways of saying one apart by spaces."""

_DIGITS: dict[str, str] = {fold(word): str(digit) for line in _WORDS for digit, ways in enumerate(line.split("|")) for word in ways.split()}
_LETTERS = "".join(sorted(word for word in _DIGITS if len(word) == 1 and not word.isascii() and ord(word) > 0x2E80))
_WORD = "|".join(sorted((re.escape(word) for word in _DIGITS if word not in _LETTERS), key=len, reverse=True))
_BETWEEN = r"[\s,.·\-]{0,3}(?:(?:dash|hyphen|guion|tiret|traço)\s+)?"
_SAID = re.compile(rf"(?<!\w)(?:(?:{_WORD}|\d)(?!\w){_BETWEEN}){{{FEWEST},}}|(?:[{_LETTERS}]\s?){{{FEWEST},}}")
_ONE = re.compile(rf"(?<!\w)(?:{_WORD})(?!\w)|[{_LETTERS}]|\d")


def digits_for_words(text: str) -> str:
    """The text with each dictated number in digits; what surrounds it loses case and accents where there is one."""
    folded = fold(text)
    if not _SAID.search(folded):
        return text
    return _SAID.sub(lambda match: "".join(_DIGITS.get(word, word) for word in _ONE.findall(match[0])) + " ", folded)
