"""Which state a message names: a state or a large city in fourteen languages, a ZIP code, a two-letter code. Used for one answer only.

The names stand in knowledge/places.yaml. Two states named, or only a name that several share, is none: a wrong state does more harm than no state.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.knowledge.place_names import PlaceNames
from bot.understanding.normalize import fold

LONGEST = 5
"""Words of the longest name, as in "l'État de Washington"."""

_EAST_ASIAN = "\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(rf"[^\W{_EAST_ASIAN}]+")
_IS_EAST_ASIAN = re.compile(rf"[{_EAST_ASIAN}]")
_JOINS = re.compile(r"[ \n,'’\-‐‑–]*")
"""What may stand between the words of one name, besides the dots of "St. Louis" and "D.C."."""

_ARABIC = str.maketrans("أإآٱىیۍکگة\u200c\u200d", "اااايييككه  ")
_ARABIC_PREFIX = re.compile("^[وبلفك]")
"""'and', 'in', 'to', 'so', 'like' are written onto the word: بتكساس is 'in Texas'."""

SHORTEST_ARABIC = 4
"""Shorter words are left whole: what remains of them would be anything."""

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_KOREAN_IN = "에"
_CODE = re.compile(r"(?<![A-Za-z0-9.])[A-Z]{2}(?![A-Za-z0-9])")
_ZIP = re.compile(r"(?<![A-Za-z0-9$€#.,/+:-])(\d{5})(?:-\d{4})?(?![A-Za-z0-9%$€-]|[.,:/]\d)")
_BEFORE_COMMA = re.compile(r"\b[A-Z][\w.'’-]+, ?$")
CITY_WITHIN = 40
"""Characters before a code in which a name and its comma may stand: looking further took seconds of a message made of them."""

ZIP_WORD_WITHIN = 24
"""Characters before a number in which 'ZIP' makes it one: 'mi código postal es el 77036'."""

_ALSO_WORDS = frozenset(["OK", "IN", "ME", "HI", "OR", "OH", "LA", "DE", "ID", "MD", "CO", "MS", "PA", "MA", "AL", "MI", "TN"])
"""Codes that are words or everyday short forms: a comma before them is not enough."""

_NEVER_ALONE = frozenset({"OK", "HI", "OH", "ME", "OR", "IN", "LA", "ID"})
"""Whole messages that mean something else, or (LA) one of two places."""

_NEVER_AFTER_IN = frozenset({"LA", "ID", "NE"})
""""in LA" is Los Angeles; "in ID" is the card; "on NE 2nd Avenue" is a street."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a name stands for: a state, or None for a name that says nothing; `after_in` needs a word such as 'in' before it."""

    state: str | None
    after_in: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the text, by the characters it spans."""

    start: int
    end: int
    sense: _Sense


class Places:
    """Finds the state a text names. Longest names win: 'West Virginia' is not Virginia, 'Kansas City' not Kansas."""

    def __init__(self, names: PlaceNames) -> None:
        self._words: dict[str, _Sense] = {}
        self._runs: dict[str, _Sense] = {}
        self._codes = frozenset(names.states)
        self._in = frozenset(_even(word) for word in names.in_)
        self._before_code = self._in | {_even(word) for word in names.before_code}
        self._zip_words, self._money = (tuple(_even(w) for w in words) for words in (names.zip, names.money))
        self._zips = {prefix: state for state, spans in names.zips.items() for span in spans for prefix in _prefixes(span)}
        self._zip_exceptions: Mapping[str, str | None] = names.zip_exceptions
        for state, by_language in names.states.items():
            self._add((n for ns in by_language.values() for n in ns), _Sense(state))
        for state, cities in names.cities.items():
            self._add(iter(cities), _Sense(state))
        for state, cities in names.after_in.items():
            self._add(iter(cities), _Sense(state, after_in=True))
        self._add(iter((*names.unsure, *names.not_places)), _Sense(None))
        self._first_words = frozenset(key.split(" ")[0] for key in self._words)
        self._longest_run = max(map(len, self._runs), default=0)
        self._first_characters = frozenset(run[0] for run in self._runs)

    def _add(self, names: Iterator[str], sense: _Sense) -> None:
        for name in names:
            if _IS_EAST_ASIAN.search(name):
                self._runs[_even(name)] = sense
            else:
                self._words |= {_key(name): sense, _key(fold(name)): sense}

    def state_in(self, text: str) -> str | None:
        """The one state a normalized message names; None when it names none or several."""
        even = _even(text)
        named = [*self._names(even), *self._runs_in(even)]
        found = {n.sense.state for n in named if n.sense.state and (not n.sense.after_in or self._stands_in(even, n.start, n.end, self._in))}
        found |= set(self._codes_in(text, even, named)) | set(self._zips_in(text, even, named))
        return found.pop() if len(found) == 1 else None

    def _names(self, even: str) -> Iterator[_Named]:
        """Names made of words, the longest at each place."""
        words = list(_WORD.finditer(even))
        i = 0
        while i < len(words):
            count, sense = self._longest(even, words[i : i + LONGEST])
            if sense is not None:
                yield _Named(words[i].start(), words[i + count - 1].end(), sense)
            i += count

    def _longest(self, even: str, words: list[re.Match[str]]) -> tuple[int, _Sense | None]:
        """(words taken, what they stand for) of the longest name that begins with the first word; (1, None) without one."""
        for start in _starts(words[0][0]):
            if start not in self._first_words:
                continue
            joined = 1 + sum(1 for _ in takewhile(lambda pair: _joined(even, *pair), pairwise(words)))
            for count in range(joined, 0, -1):
                sense = self._words.get(" ".join((start, *(word[0] for word in words[1:count]))))
                if sense is not None:
                    return count, sense
        return 1, None

    def _runs_in(self, even: str) -> Iterator[_Named]:
        """Chinese and Korean names, which no spaces set apart, the longest at each place."""
        i = 0 if _IS_EAST_ASIAN.search(even) else len(even)
        while i < len(even):
            lengths = range(min(self._longest_run, len(even) - i), 1, -1) if even[i] in self._first_characters else ()
            length = next((n for n in lengths if even[i : i + n] in self._runs), 0)
            if length:
                yield _Named(i, i + length, self._runs[even[i : i + length]])
            i += length or 1

    def _stands_in(self, even: str, start: int, end: int, words: frozenset[str]) -> bool:
        """Whether a word such as 'in' stands before the name, or the Korean one after it."""
        return self._follows(even, start, words) or even[end : end + 1] == _KOREAN_IN

    def _follows(self, even: str, start: int, words: frozenset[str]) -> bool:
        before = even[max(0, start - 24) : start]
        if _IS_EAST_ASIAN.match(before[-1:]):
            return before[-1] in words
        last = _WORD.findall(before) if before.endswith(" ") else []
        return any(" ".join(last[-n:]) in words for n in (1, 2) if len(last) >= n)

    def _codes_in(self, text: str, even: str, named: list[_Named]) -> Iterator[str]:
        """Two-letter codes in capitals, alone or where a place is meant: 'in TX', 'Portland, ME', 'Dalton, GA'."""
        shouted = text.upper() == text and len(text.split()) > 2  # in a message all in capitals 'EN LA CASA' has a code, too
        for match in _CODE.finditer(text):
            if match[0] not in self._codes or any(n.start == match.start() for n in named):
                continue  # 'VA hospital' and 'CT scan' are names that say nothing
            alone = text.strip(" .,!?") == match[0] not in _NEVER_ALONE
            if alone or _beside(text, named, match.start()) or (not shouted and self._code_is_placed(text, even, match)):
                yield match[0]

    def _code_is_placed(self, text: str, even: str, code: re.Match[str]) -> bool:
        if code[0] not in _NEVER_AFTER_IN and self._stands_in(even, code.start(), code.end(), self._before_code):
            return True
        return code[0] not in _ALSO_WORDS and bool(_BEFORE_COMMA.search(text[max(0, code.start() - CITY_WITHIN) : code.start()]))

    def _zips_in(self, text: str, even: str, named: list[_Named]) -> Iterator[str]:
        """ZIP codes: alone, after 'ZIP' or 'in', beside a place. A sum of money, a case number or part of a phone number is none."""
        for match in _ZIP.finditer(even):
            state = self._zip_exceptions.get(match[1], self._zips.get(match[1][:3]))
            own_code = bool(state and re.search(rf"(?<![A-Za-z0-9]){state},? ?$", text[: match.start()]))
            if state and (own_code or self._zip_is_meant(even, match, named)):
                yield state

    def _zip_is_meant(self, even: str, number: re.Match[str], named: list[_Named]) -> bool:
        before, after = even[: number.start()], even[number.end() :].lstrip()
        if not before.strip() and not after.strip(" .,!?"):
            return True
        if any(word in before[-ZIP_WORD_WITHIN:] for word in self._zip_words) or _beside(even, named, number.start()):
            return True
        is_sum = number[1].endswith("00") or after.startswith(self._money)
        return not is_sum and self._stands_in(even, number.start(), number.end(), self._in)


def _beside(text: str, named: list[_Named], start: int) -> bool:
    """Whether a name ends right before the position: 'Portland, ' before ME, 'Houston ' before 77036."""
    return any(n.end < start and _JOINS.fullmatch(text, n.end, start) for n in named)


def _even(text: str) -> str:
    """Lower case, one spelling of Arabic and Persian letters, plain digits; every character stays where it was."""
    lower = text.casefold()
    if len(lower) != len(text):  # 'ß' and a few more grow
        lower = "".join(folded if len(folded := c.casefold()) == 1 else c for c in text)
    return lower if lower.isascii() else _OTHER_DIGIT.sub(lambda d: str(unicodedata.digit(d[0])), lower).translate(_ARABIC)


def named_key(name: str) -> str:
    """What two spellings of one name share: case, hyphens, letters of Arabic and Persian evened out; accents stay."""
    return _even(name) if _IS_EAST_ASIAN.search(name) else _key(name)


def _key(name: str) -> str:
    return " ".join(_WORD.findall(_even(name)))


def _starts(word: str) -> Iterator[str]:
    """The word, and without one or two particles written onto it, as in وبتكساس, 'and in Texas'."""
    yield word
    while len(word) > SHORTEST_ARABIC and _ARABIC_PREFIX.match(word):
        word = word[1:]
        yield word


def _joined(even: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two words may belong to one name. A dot joins after a short word only: 'St. Louis', 'D.C.', not '… in Texas. Ohio …'."""
    between = even[first.end() : second.start()]
    return bool(_JOINS.fullmatch(between.lstrip(".") if len(first[0]) <= 2 else between))


def _prefixes(span: str) -> Iterator[str]:
    """'900-902' as 900, 901, 902."""
    first, _, last = span.partition("-")
    return (f"{number:03d}" for number in range(int(first), int(last or first) + 1))
