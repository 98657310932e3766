"""Personal numbers and contact details in a message, found by shape. Nothing found is ever kept or logged.

Hotlines, amounts, years, ages and form numbers are not personal data.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.understanding.spoken import digits_for_words

GRAVE = frozenset({"a-number", "ssn", "itin", "medicaid-id", "medicare-id", "passport"})
"""Kinds for which the person's message is deleted from the chat; for the others a delete button is offered."""

_HOTLINE = re.compile(r"^1?(?:8(?:00|33|44|55|66|77|88))\d{7}$")
_NOT_IN_WORD = r"(?<![A-Za-z0-9$])"  # not \b: Chinese characters before a number are letters to it
_END = r"(?![A-Za-z0-9])"
_ENDING = r"\w{0,12}"  # not \w*: with the gap after it, a long run of one word would be tried in too many ways
_PROGRAM = (
    r"(?:medic\w{2,4}d?|medi-?cal|mass ?health|badger ?care|ahcccs|bic|member ?(?:id|number)|benefi\w* ?card|tarje?ta (?:de )?benefi\w+|"
    r"白卡|[醫医][療疗]卡|медикейд|медікейд|메디케이드|메디칼|مديكيد|ميديكيد|مدیکید|میدیکید|مدیکل)"
)
_MEMBER = rf"(?:member|recipient|beneficiar{_ENDING}|beneficiario|afiliad{_ENDING}|expediente|h[oộ]i vi[eê]n|会员|會員|회원|عضوية|участник{_ENDING})"
_ALIEN = (
    r"(?:alien|alyen|uscis|e[xs]tranjero|estran" + _ENDING + r"|etranger|étranger|extrangeiro|estrangeiro|ngo[aạ]i ki[eề]u|외국인|"
    r"外[國国籍]|алиен|иностранца|іноземця|الین|ايليان|اجنبي)"
)
_NUMBER = rf"(?:n[ua][bm]{{1,2}}er|num|no|nimewo|n[uú]m{_ENDING}|#)"
_PASSPORT = r"(?:passport|pasaporte|passeport|passaporte|pasp[oò]|护照|護照|여권|h[oộ] chi[eế]u|جواز|پاسپورت|گذرنامه|пасс?п?орт)"
_SOCIAL = rf"(?:ssn|so[cs]?i[ac]+l|ss number|社安|社[会會]安全|соц{_ENDING}|쇼셜|소셜|seguro)"
_BORN = (
    r"(?:born|birth|dob|b-?day|nac[ií]|fecha de nac|cumplea|nascid|nasc\b|nasce|n[ée]e? (?:le|un)|naissance|f[eè]t\b|dat nesans|"
    r"出生|生日|출생|생일|생년|년생|일생|태어|"
    r"s[ia]nh|ipinanganak|pinanganak|kaarawan|ولد|مواليد|ميلاد|متولد|تولد|به دنیا|родил|рожд|народ|f\.\s?n\.|д\.?\s?[рн]\b\.?)"
)
_YEAR = r"(?:19|20|13|14)\d\d"
_SHORT_YEAR = r"(?:(?:19|20|13|14)?\d\d)\b"
_DATE = (
    r"(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|" + _YEAR + r"\s?[/.\-年년]\s?\d{1,2}\s?[/.\-月월]\s?\d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th|er)?\s+(?:de\s+|of\s+|tháng\s+|thang\s+)?[^\W\d]{0,14}\d{0,2}\.?,?\s+(?:de\s+|del\s+|do\s+|năm\s+|nam\s+)?" + _YEAR + r"|"
    r"\d{1,2}[\s\-]+(?:de\s+)?[^\W\d]{3,14}[\s\-]+(?:de\s+|del\s+)?" + _SHORT_YEAR + r"|"
    r"(?<!\w)[^\W\d]{3,14}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+" + _YEAR + r")"
)
_STREET = r"(?:str?e?e?t|st|av|aven?[ue]{0,3}|avn?ue?|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|way|pl|place|terrace|hwy|highway|pkwy)"
_ROOM = r"(?:(?:apt|apto|apartment|apartamento|unit|suite|ste|ph[oò]ng)\b\.?\s?#?(?:[A-Z]?\d{1,4}[A-Z]?|[A-Z])\b|bas?e?ment\b|\d(?:st|nd|rd|th) flo?o?r\b)"
_AT = r"(?:at|arroba|arobase|awobaz|собака|골뱅이|a c[oò]ng|ات|艾特)"
_DOT = r"(?:dot|punto|ponto|point|pwen|точка|крапка|닷|ch[aấ]m|دات|نقطة)"

Accept = Callable[[re.Match[str]], bool]


def _shape(pattern: str, accept: Accept = lambda _: True) -> tuple[re.Pattern[str], Accept]:
    return re.compile(pattern, re.IGNORECASE), accept


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])


def _is_ssn(match: re.Match[str]) -> bool:
    """SSA never issues areas 000, 666 and 900-999, group 00 or serial 0000."""
    digits = _digits(match)
    return digits[:3] not in ("000", "666") and digits[0] != "9" and digits[3:5] != "00" and digits[5:] != "0000"


def _is_phone(match: re.Match[str]) -> bool:
    return not _HOTLINE.match(_digits(match))


def _is_long(match: re.Match[str]) -> bool:
    """At least six digits, and not two years ('medicaid 2026 2027')."""
    return len(_digits(match)) >= 6 and not re.search(r"(?:19|20)\d\d[ \-](?:19|20)\d\d$", match[0])


_SHAPES: dict[str, tuple[tuple[re.Pattern[str], Accept], ...]] = {
    "a-number": (
        _shape(rf"{_NOT_IN_WORD}A[\s#:\-]{{0,3}}(?:\d[\s.\-]?){{7,8}}\d{_END}"),
        _shape(rf"{_NOT_IN_WORD}(?:{_ALIEN}|a[\s\-]*{_NUMBER})[^\d\n]{{0,25}}\d[\d\s.\-]{{6,11}}\d{_END}"),
        _shape(rf"{_NOT_IN_WORD}\d{{3}}[ \-.]?\d{{3}}[ \-.]?\d{{3}}{_END}"),  # nine digits alone: hardly anything else has so many
    ),
    "itin": (_shape(rf"{_NOT_IN_WORD}9\d{{2}}[\s\-]?[5-9]\d[\s\-]?\d{{4}}{_END}"),),
    "ssn": (
        _shape(rf"{_NOT_IN_WORD}\d{{3}}[\s\-.]\d{{2}}[\s\-.]\d{{4}}{_END}", _is_ssn),
        _shape(rf"{_SOCIAL}[^\d\n]{{0,40}}\d{{9}}{_END}"),
    ),
    "medicare-id": (_shape(rf"{_NOT_IN_WORD}[1-9][A-Z][A-Z0-9]\d[\s\-]?[A-Z][A-Z0-9]\d[\s\-]?[A-Z]{{2}}\d{{2}}{_END}"),),
    "medicaid-id": (
        _shape(rf"{_PROGRAM}[^\d\n]{{0,25}}{_NOT_IN_WORD}[A-Z]{{0,3}}\d(?:[\dA-Z]|[ \-](?=\d)){{7,13}}{_END}", _is_long),
        _shape(rf"{_NOT_IN_WORD}9\d{{7,8}}[A-Z]\d{{0,5}}{_END}"),
        _shape(rf"{_NOT_IN_WORD}[A-Z]{{2}}\d{{5}}[A-Z]{_END}"),
        _shape(rf"{_NOT_IN_WORD}\d{{11,14}}{_END}", _is_phone),
        _shape(rf"{_MEMBER}[^\d\n]{{0,20}}\d[\d \-]{{7,16}}"),
    ),
    "passport": (_shape(rf"{_PASSPORT}[^\d\n]{{0,30}}\d[\dA-Z\s]{{5,9}}", _is_long),),
    "phone": (
        _shape(rf"{_NOT_IN_WORD}(?:\+?1[\s.\-]?)?\(?[2-9]\d{{2}}\)?[\s.\-]?[2-9]\d{{2}}[\s.\-]?\d{{4}}{_END}", _is_phone),
        _shape(rf"{_NOT_IN_WORD}[2-9]\d{{2}} - \d{{3}} - \d{{4}}{_END}|{_NOT_IN_WORD}\d{{3}} \d{{4}} \d{{4}}{_END}"),
        _shape(rf"{_NOT_IN_WORD}\+\d{{1,3}}[\s.\-]?(?:\d[\s.\-]?){{7,11}}\d{_END}", _is_phone),
        _shape(r"(?:phone|call|tel[eé]fono|cell?|n[uú]mero)[^\d\n]{0,15}(?:\d ){9}\d" + _END, _is_phone),
    ),
    "email": (
        _shape(r"\b[\w.+\-]+@[\w\-]+\.[a-z]{2,}\b"),
        _shape(rf"\b\w+\s{_AT}\s\w+\s{_DOT}\s?(?:[a-zа-яі]{{2,4}}\b|컴)"),
    ),
    "address": (
        _shape(rf"{_NOT_IN_WORD}\d{{1,6}}\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:[\w.'\-]+\s+){{1,4}}{_STREET}\b\.?"),
        _shape(rf"{_NOT_IN_WORD}\d{{2,6}}\s+(?:[\w.'\-]+,?\s+){{1,4}}{_ROOM}"),
        _shape(r"\b(?:calle|avenida|av\.|apartamento|apto\.?|apt\.?)\s+[\w#][\w\s#.]{0,30}\d+\b"),
        _shape(rf"{_NOT_IN_WORD}\d{{1,6}}\s+(?:calle|avenida|rue|rua|avenue)\s+\w+"),
        _shape(r"\b(?:vivo|direcci[oó]n)\b[^\n]{0,50}\bn[uú]mero\s+\d{1,6}\b"),
        _shape(r"(?-i:\b[A-Z][a-z]+,?\s+[A-Z]{2}\s+\d{5}\b)"),
        _shape(r"街\s?\d{1,5}\s?[号號]|\bcasa\s\d{3,5}\b"),
        _shape(r"(?-i:\b[A-Z])\w+\s(?-i:Street|Road|Avenue|Lane|Drive|Boulevard|Court|Oaks)\b,?\s(?:apartment|apartamento|appartement|apt)\b"),
        _shape(r"\bp\.?\s?o\.?\s+box\s+\d+\b"),
    ),
    "birth-date": (_shape(rf"{_BORN}[^\n]{{0,30}}?{_DATE}"), _shape(rf"{_DATE}[^\d\n]{{0,12}}(?:{_BORN}|日生)")),
}  # fmt: skip


def find_personal(text: str) -> tuple[str, ...]:
    """Kinds of personal data in a normalized text, in the order of the table above; digits of any script count, and dictated ones."""
    plain = _plain(text)
    kinds = [kind for kind, shapes in _SHAPES.items() if any(accept(m) for p, accept in shapes for m in p.finditer(plain))]
    if GRAVE & set(kinds) and "phone" in kinds and not _phone_besides(plain):
        kinds.remove("phone")
    return tuple(kinds)


def without_personal(text: str) -> str:
    """The message without what `find_personal` sees in it: a number says nothing about what is asked."""
    plain = _plain(text)
    for shapes in _SHAPES.values():
        for pattern, accept in shapes:
            plain = pattern.sub(lambda match, accept=accept: " " if accept(match) else match[0], plain)  # type: ignore[misc]
    return plain


def _phone_besides(plain: str) -> bool:
    """Whether a phone number stands apart from the graver numbers, which may share its shape."""
    for kind in GRAVE:
        for pattern, _ in _SHAPES[kind]:
            plain = pattern.sub(" ", plain)
    return any(accept(m) for p, accept in _SHAPES["phone"] for m in p.finditer(plain))


def _plain(text: str) -> str:
    """Digits of every script, and numbers said digit by digit, as ASCII digits."""
    return digits_for_words("".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text))
