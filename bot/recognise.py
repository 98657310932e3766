"""Whether a text that comes back is a card of ours, and whether what it says is still what we say.

The code proves the words between the card's first word and the code, and the signs within addresses are looked at beside it.
Nothing of a text is kept; the work is bounded for any text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.card import NAME, Cards, check_line, wording
from bot.compose import Asked
from bot.i18n import Interface
from bot.knowledge.models import KnowledgeBase
from bot.links import PAYLOAD_CHARS, Target
from bot.seal import Seal, find_code, possible_codes, words

HEADS, CODES = 8, 4
"""Places where a card may begin, and codes, that are tried: a text made of nothing else takes milliseconds."""

CHECK_LINE_CHARS = 300
"""Before a code in which its line must end as a card's does, so that other codes cost nothing."""

CHARS = 8192
"""Of a text that are looked at: twice the longest message on Telegram."""

_HEAD = re.compile(rf"\b{NAME}\b", re.IGNORECASE)
_FIRST_LINE = re.compile(rf"\b{NAME}\W{{0,4}}·", re.IGNORECASE)
_UNSEEN = "[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./?=&%#~-]*[\w=])?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Origin:
    """What the surface knows of where a text comes from.

    `ours`: first sent by this bot; `via_us`: put into a chat by its inline mode, a card with its code or a danger text without;
    `forwarded`: written by somebody else than its sender; `retouched`: it shows something else than its letters say, as no card
    does: addresses behind other words, words struck out or covered.
    """

    ours: bool = False
    via_us: bool = False
    forwarded: bool = False
    retouched: bool = False


TYPED = Origin()
"""A person's own words, as far as anybody can tell."""


class Standing(StrEnum):
    """What a text turned out to be."""

    CURRENT = "current"  # a card of ours that says what we say today
    OUTDATED = "outdated"  # a card of ours, past its last day or no longer what we say
    OURS = "ours"  # an answer of ours without a code, by the word of the surface
    LINK = "link"  # nothing but the address of an answer
    UNCONFIRMED = "unconfirmed"  # says it is a card of ours, and nothing proves it
    FOREIGN = "foreign"  # written by somebody else


@dataclass(frozen=True, slots=True)
class Recognised:
    """A text's standing, the answer it stands for, its last day, and what stands around a proven card.

    `dead_link`: it has an address of ours that leads to no answer we have.
    """

    standing: Standing
    target: Target | None = None
    until: date | None = None
    around: str = ""
    dead_link: bool = False

    @property
    def proven(self) -> bool:
        return self.standing in (Standing.CURRENT, Standing.OUTDATED, Standing.OURS, Standing.LINK)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A card whose code belongs to its words: those words, its last day, its text as it came, and what stands around it."""

    body: str
    until: date
    text: str
    around: str


class Recogniser:
    """Looks at texts. Pure: the same text on the same day has the same standing."""

    def __init__(self, base: KnowledgeBase, interface: Interface, cards: Cards, languages: Sequence[str]) -> None:
        self._base, self._interface, self._cards, self._languages = base, interface, cards, tuple(languages)

    def look(self, text: str, origin: Origin, *, handle: str, seal: Seal, today: date) -> Recognised | None:
        """The standing of a text; None for a person's own words."""
        text = text[:CHARS].encode("utf-8", "replace").decode()
        if (sealed := self._sealed(text, seal)) and (origin.ours or not (origin.retouched or _redirected(sealed, handle))):
            return self._compared(sealed, handle=handle, today=today)
        link = self._link(text, handle)
        target = self._target(link) if link is not None else None
        if origin.ours:
            target = target or self._titled(text)
            return Recognised(Standing.OURS, target) if target else None
        if target and words(_together(text).replace(str(link), "", 1)) in ("", "http", "https"):
            return Recognised(Standing.LINK, target)
        if link is not None or _FIRST_LINE.search(text) or find_code(text):
            return Recognised(Standing.UNCONFIRMED, target, dead_link=link is not None and target is None)
        if imitated := self._imitated(text):
            return Recognised(Standing.UNCONFIRMED, imitated)
        return Recognised(Standing.FOREIGN) if origin.forwarded and not origin.via_us else None

    def _sealed(self, text: str, seal: Seal) -> _Sealed | None:
        """The card in a text, wherever it begins and ends; None when there is none or a word of it was changed."""
        heads = [found.start() for found in _HEAD.finditer(text)][:HEADS]
        for code in possible_codes(text)[-CODES:]:
            near = words(text[max(0, code.start() - CHECK_LINE_CHARS) : code.start()])
            lines = [(before, after) for before, after in self._check_lines if near.endswith(before)]
            for start in (head for head in heads if lines and head < code.start()):
                body = words(text[start : code.start()])
                for before, after in lines:
                    if body.endswith(before) and (until := seal.read(body.removesuffix(before), code[0])):
                        rest = text[code.end() :]
                        around = "\n".join(part for part in (text[:start], "" if words(rest) == after else rest) if words(part))
                        return _Sealed(body.removesuffix(before), until, text[start : code.start()], around)
        return None

    @cached_property
    def _check_lines(self) -> tuple[tuple[str, str], ...]:
        """The letters before and after the code in its line, in each language."""
        lines = (check_line(self._interface.strings(language)).partition("{code}") for language in self._languages)
        return tuple(dict.fromkeys((words(before), words(after)) for before, _, after in lines))

    def _compared(self, sealed: _Sealed, *, handle: str, today: date) -> Recognised:
        """A proven card beside the one that we would make today with the same last day."""
        link = self._link(sealed.text, handle)
        target = self._target(link) if link is not None else None
        outdated = Recognised(Standing.OUTDATED, target, sealed.until, sealed.around)
        if target is None or target.language is None or today > sealed.until:
            return outdated
        asked = Asked(target.language, target.state, today)
        for also in (None, *self._languages):
            card = self._cards.card(target.topic, asked, handle=handle, also=also, until=sealed.until)
            if words(wording(card.reply)) == sealed.body:
                if _moved(wording(card.reply), sealed.text):
                    return Recognised(Standing.UNCONFIRMED, target)
                return replace(outdated, standing=Standing.CURRENT, until=min(sealed.until, self._cards.valid_until(target.topic, asked)))
        return outdated

    def _link(self, text: str, handle: str) -> str | None:
        """The first address of ours in a text, also one broken over lines; its end may have run into the words after it."""
        return next(_start_links(text, re.escape(handle)), None)

    def _imitated(self, text: str) -> Target | None:
        """The answer of ours that an address of another bot claims to open."""
        return next((target for link in _start_links(text, r"\w{5,32}") if (target := self._target(link))), None)

    def _target(self, link: str) -> Target | None:
        found = self._payload.match(link.partition("=")[2])
        if found is None:
            return None
        language = next((code for code in self._languages if code.lower() == (found["language"] or "").lower()), None)
        return Target(found["topic"].lower(), language, found["state"].upper() if found["state"] else None)

    @cached_property
    def _payload(self) -> re.Pattern[str]:
        """A payload (bot/links.py) in any case whose end may have run into the next words; the longest names first."""
        topic, language, state = (_alternatives(names) for names in (self._base.topics, self._languages, self._base.states))
        return re.compile(rf"(?P<topic>{topic})(?:_(?P<language>{language})(?:_(?P<state>{state}))?|(?![a-z0-9-]))", re.IGNORECASE)

    def _titled(self, text: str) -> Target | None:
        """The answer whose title is a line of the text."""
        lines = {words(line) for line in text.splitlines()}
        return next((target for title, target in self._titles() if title in lines), None)

    def _titles(self) -> Iterator[tuple[str, Target]]:
        for topic in self._base.topics.values():
            for answer in topic.answers.values():
                yield words(answer.title), Target(topic.id, answer.language if answer.language in self._languages else None)


def _together(text: str) -> str:
    """A text without spaces, line ends and invisible signs."""
    return re.sub(_UNSEEN, "", text)


def _start_links(text: str, handle: str) -> Iterator[str]:
    """The addresses in a text that start a bot whose name is of the pattern `handle`."""
    links = rf"t\.me/{handle}\?start=[\w-]{{1,{PAYLOAD_CHARS}}}"
    return (found[0] for found in re.finditer(links, _together(text), re.IGNORECASE | re.ASCII))


def _redirected(sealed: _Sealed, handle: str) -> bool:
    """Whether a sign was put into, or taken out of, our own address: t.me/amparo_bot and t.me/amparobot have the same letters."""
    start = f"t.me/{handle}?start="
    return len(re.findall(_worn(start), sealed.text, re.IGNORECASE)) < sealed.body.count(words(start))


def _moved(ours: str, text: str) -> bool:
    """Whether an address in our words does not stand in the text as often, sign for sign."""
    addresses = _ADDRESS.findall(ours)
    return any(len(re.findall(_worn(one) + r"(?![\w-]|[./]\w)", text, re.IGNORECASE | re.ASCII)) < addresses.count(one) for one in set(addresses))


def _worn(address: str) -> str:
    """A pattern for an address that is no part of a longer one; it may be broken over lines."""
    return r"(?<![A-Za-z0-9_.@-])" + f"{_UNSEEN}*".join(map(re.escape, address))


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
