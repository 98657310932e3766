"""A card: one answer as a text that can stand alone, wherever it is forwarded to.

Forwarding strips buttons, so the text itself says, first and last, for which state it is, until when it may be trusted,
where today's answer stands, who stands behind it, and that it is a draft. A code at its end tells our own cards from altered ones.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.bilingual import both
from bot.compose import Asked, Composer
from bot.i18n import Interface, Translate, say_day
from bot.knowledge.models import KnowledgeBase, Volatility
from bot.knowledge.validity import SERVED
from bot.links import Target, address
from bot.operator import Operator, who_runs
from bot.reply import Block, Part, Reply
from bot.seal import Seal

CASE_DAYS, OTHER_DAYS = 7, 30
"""How long a card may be trusted at most: a court case can turn within a week, agencies and laws take longer."""

CHARS = 3500
"""Of one card in one language, so that it is one message on Telegram (4,096), also with the signs that direct Arabic and with its code."""

DISPENSABLE = (Part.MORE, Part.SOURCES)
"""Left out, in this order, of a card that would be too long; its link leads to them."""

NAME = "Amparo"

_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?:https?://)?(?P<address>[^)]*?)/?\)")


@dataclass(frozen=True, slots=True)
class Card:
    """A card's text as a reply without buttons, the answer it stands for, and the last day on which it may be trusted."""

    reply: Reply
    target: Target
    address: str
    valid_until: date


class Cards:
    """Makes cards of answers. `handle` is the bot's name on Telegram, without which a card has no address; without a `seal` it carries no code."""

    def __init__(self, base: KnowledgeBase, interface: Interface, composer: Composer, operator: Operator) -> None:
        self._base, self._interface, self._composer, self._operator = base, interface, composer, operator

    def card(self, topic: str, asked: Asked, *, handle: str | None, also: str | None = None, seal: Seal | None = None, until: date | None = None) -> Card:
        """The card of a topic's answer today, in the reader's language and `also` in another; `until` instead of today's last day."""
        target = Target(topic, asked.language, asked.state)
        link = address(handle, target) if handle else ""
        day = until or self.valid_until(topic, asked)
        reply = self._framed(topic, asked, day, link)
        if also is not None and also != asked.language:
            reply = both(reply, self._framed(topic, replace(asked, language=also), day, link))
        if seal is not None:
            reply = replace(reply, blocks=(*reply.blocks, self._code(reply, asked, day, seal)))
        return Card(reply, target, link, day)

    def valid_until(self, topic: str, asked: Asked) -> date:
        """The last day on which the same will be said as today, as far as the files know; a week or a month at most. Of no answer: today."""
        if self._composer.topic(topic, asked).freshness not in SERVED:
            return asked.today
        return last_day(lambda day: self._composer.topic(topic, replace(asked, today=day)).blocks, asked.today, longest=self._longest(topic))

    def _longest(self, topic: str) -> int:
        rests_on = (self._base.facts[i] for version in self._base.topics[topic].versions.values() for i in version.rests_on)
        return CASE_DAYS if any(fact.volatility is Volatility.CASE for fact in rests_on) else OTHER_DAYS

    def _framed(self, topic: str, asked: Asked, day: date, link: str) -> Reply:
        """The answer between the card's first and last lines."""
        t = self._interface.strings(asked.language)
        reply = self._composer.topic(topic, asked)
        head = Block(Part.TEXT, f"**{NAME}** · {scope(self._base, asked, day, t)}")
        foot = Block(Part.TEXT, "\n".join(self._last_lines(asked, day, link)))
        body = (replace(block, text=_without_links(without_button(block.text, t), site=t("site"))) for block in reply.blocks)
        return replace(reply, blocks=_shortened((head, *body, foot)), buttons=())

    def _last_lines(self, asked: Asked, day: date, link: str) -> Iterable[str]:
        t = self._interface.strings(asked.language)
        until = t("Valid until {day}; then see {address}") if link else t("Valid until {day}")
        yield "**" + until.format(day=say_day(day, asked.language), address=f"\n{link}") + "**"
        if self._operator.known:
            yield who_runs(self._operator, t)

    def _code(self, reply: Reply, asked: Asked, day: date, seal: Seal) -> Block:
        t = self._interface.strings(asked.language)
        return Block(Part.FOOTER, check_line(t).format(code=f"\n{seal.code(wording(reply), day)}"))


def last_day(said: Callable[[date], object], today: date, *, longest: int) -> date:
    """The last of the next `longest` days up to which the same is said as today."""
    first = said(today)
    days = (today + timedelta(days) for days in range(1, longest + 1))
    changed = next((day for day in days if said(day) != first), today + timedelta(longest + 1))
    return changed - timedelta(1)


def scope(base: KnowledgeBase, asked: Asked, until: date, t: Translate) -> str:
    """'California · Valid until 6 December 2026': where and until when a text that stands alone may be trusted."""
    state = base.states[str(asked.state)].name if asked.state in base.states else t("All states")
    return f"{state} · " + t("Valid until {day}").format(day=say_day(until, asked.language))


def check_line(t: Translate) -> str:
    """The last line of a card, with a place for its {code}."""
    return t("To check this card, send it to me. Code: {code}")


def without_button(text: str, t: Translate) -> str:
    """Where an answer asks for the state with a button, the address instead: neither a forwarded text nor paper has buttons."""
    if text == t("This depends on your state. Tell me which one with the button below."):
        return t("This depends on your state. Open the address below and tell me which one.")
    return text


def wording(reply: Reply) -> str:
    """What of a card the code is made from, the code's own line left out."""
    return "\n".join(block.text for block in reply.blocks)


def _shortened(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    for part in DISPENSABLE:
        if sum(len(block.text) + 2 for block in blocks) > CHARS:
            blocks = tuple(block for block in blocks if block.part is not part)
    return blocks


def _without_links(text: str, *, site: str) -> str:
    """Helpers' addresses written out, other links as their words: a copied text keeps no address that can't be seen."""
    return _LINK.sub(lambda link: link["address"] if link["words"] == site else link["words"], text)
