"""What somebody types behind the bot's name in any chat: the language it names, and the cards it is offered."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.decide import is_topic
from bot.i18n import language_name, language_names
from bot.reply import Block, Part, Reply
from bot.understanding.language import base_code
from bot.understanding.normalize import fold

SHORTEST = 3
"""Characters from which a query is looked at."""

CARDS = 10

FLOOR = 0.002
"""Probability from which a topic is offered: who picks from a list loses nothing by a tenth card, but one in 500 is noise."""

_PREFIX = re.compile(r"\s*([^:：\n]{2,24}?)\s*[:：]\s*(.*)", re.DOTALL)

_CLDR_KEYS = {"zh-Hans": ("zh", "zh_Hans"), "zh-Hant": ("zh_Hant",), "tl": ("tl", "fil"), "fa": ("fa", "fa_AF")}
_EVERYDAY = {"farsi": "fa", "kreyol": "ht", "creole": "ht", "mandarin": "zh-Hans", "cantonese": "zh-Hant"}
"""What people call languages that CLDR names otherwise."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and the language it names before a colon."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One card in the list: an id of at most 64 bytes, its question (Markdown), how its answer begins, and the message it becomes.

    `address` opens the answer in the bot; danger texts have none.
    """

    id: str
    title: str
    begins: Block
    reply: Reply
    address: str | None = None


def read_query(text: str, languages: Sequence[str]) -> Query:
    """'es: medicaid ice', 'Spanish: …', 'español：…'. An unknown word before a colon is a part of the text."""
    found = _PREFIX.fullmatch(text)
    language = _named(found[1], tuple(languages)) if found else None
    return Query(found[2], language) if found and language else Query(text)


def _named(name: str, languages: tuple[str, ...]) -> str | None:
    code = base_code(name)
    return code if code in languages else _names(languages).get(_even(name))


@cache
def _names(languages: tuple[str, ...]) -> Mapping[str, str]:
    """Languages by what they are called, in themselves and in each of the others, without accents."""
    names = {name: code for name, code in _EVERYDAY.items() if code in languages}
    for code in languages:
        for own in (language_name(code), *language_name(code).split(" / ")):
            names.setdefault(_even(own), code)
    for reader in languages:
        known = language_names(reader)
        for code in languages:
            for key in _CLDR_KEYS.get(code, (code,)):
                if key in known:
                    names.setdefault(_even(known[key]), code)
    return names


def _even(name: str) -> str:
    return " ".join(fold(name).split())


def ranked(odds: Mapping[str, float], related: Callable[[str], Iterable[str]]) -> list[str]:
    """The topics worth a card, likeliest first, filled up with those that are `related` to them."""
    likely = sorted((label for label, p in odds.items() if p >= FLOOR and is_topic(label)), key=lambda label: -odds[label])
    return list(dict.fromkeys((*likely, *(other for topic in likely for other in related(topic)))))[:CARDS]


def state_at_end(text: str, states: Container[str]) -> str | None:
    """'medicaid ice TX': a code in capitals at the end, as clinic workers write it."""
    last = text.split()[-1].strip(".,()") if text.split() else ""
    return last if last in states else None


def beginning(reply: Reply) -> Block:
    """What stands first after the answer's title."""
    parts = [block.part for block in reply.blocks]
    after = reply.blocks[parts.index(Part.TITLE) + 1 :] if Part.TITLE in parts else ()
    return (*after, *reply.blocks)[0]
