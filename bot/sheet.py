"""Sheets: an answer, a result of the guide or the interpreter card as it is printed or shown, able to stand alone on paper.

What a chat's buttons do is done by words here: the state, the last day, the address of today's answer, who stands behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.bilingual import both
from bot.card import NAME, OTHER_DAYS, Cards, last_day, scope, without_button
from bot.compose import INTERPRETER, Asked, Composer
from bot.eligibility.evaluate import Situation
from bot.guide.result import Results
from bot.i18n import Interface
from bot.interpreter import DESK_LANGUAGE
from bot.knowledge.models import KnowledgeBase
from bot.knowledge.validity import SERVED
from bot.links import Target, address, guide_address
from bot.operator import Operator, who_runs
from bot.reply import Block, Part, Reply

_NUMBER = re.compile(r"^( *)(\+1-\d{3}-\d{3}-\d{4}|\d{3})$(?:\n +)?", re.MULTILINE)
_SITE = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<address>https?://(?:www\.)?(?P<host>[^/)]+)[^)]*)\)")


class NothingToPrint(Exception):
    """The answer can't be given on that day, so there is no sheet of it. The message is the topic's id."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: `head` in small letters, `lead` in the largest, `body`, `foot`. `name` is its file's, without ending; `address` the QR code's.

    `more` is said where a long answer's folded part finds no room. `large` is a card to be read at arm's length.
    `kept` says whether its file may be held in memory for the next person: a result of the guide is no one else's.
    `apart` are the sheets of each language, where two don't fit on one page.
    """

    name: str
    language: str
    head: tuple[Block, ...]
    lead: tuple[Block, ...]
    body: tuple[Block, ...]
    foot: tuple[Block, ...]
    address: str
    more: Block
    valid_until: date
    large: bool = False
    kept: bool = True
    apart: tuple["Sheet", ...] = ()


class Sheets:
    """Composes sheets. Pure: the same arguments give the same sheet. `handle` is the bot's name on Telegram without @."""

    def __init__(self, base: KnowledgeBase, interface: Interface, composer: Composer, operator: Operator) -> None:
        self._base, self._interface, self._composer, self._operator = base, interface, composer, operator
        self._cards = Cards(base, interface, composer, operator)

    def topic(self, topic: str, asked: Asked, *, handle: str, also: str | None = None) -> Sheet:
        """The sheet of a topic's answer, in the reader's language and `also` in another. Raises NothingToPrint where it isn't served."""
        own = self._topic(topic, asked, (asked.language,), self._answer(topic, asked), handle=handle)
        if also is None or also == asked.language:
            return own
        second = replace(asked, language=also)
        reply = both(self._answer(topic, asked), self._answer(topic, second))
        sheet = self._topic(topic, asked, (asked.language, also), reply, handle=handle)
        return replace(sheet, apart=(own, self._topic(topic, second, (also,), self._answer(topic, second), handle=handle)))

    def _topic(self, topic: str, asked: Asked, languages: tuple[str, ...], reply: Reply, *, handle: str) -> Sheet:
        name = "-".join(filter(None, ("amparo", topic, *languages, asked.state)))
        link = address(handle, Target(topic, asked.language, asked.state))
        return self._sheet(name, reply, asked, languages, link=link, until=self._cards.valid_until(topic, asked))

    def _answer(self, topic: str, asked: Asked) -> Reply:
        reply = self._composer.topic(topic, asked)
        if reply.freshness not in SERVED:
            raise NothingToPrint(topic)
        return self._on_paper(reply, asked)

    def guide(self, results: Results, situation: Situation, asked: Asked, *, handle: str, everyone: bool) -> Sheet:
        """The sheet of the guide's result, or of what is open to everyone. Nothing of it names the status, nor its file."""
        compose = results.everyone if everyone else results.result
        here = replace(asked, state=situation.state)
        reply = compose(situation, here)
        until = last_day(lambda day: compose(situation, replace(here, today=day)).blocks, asked.today, longest=OTHER_DAYS)
        name = "-".join(filter(None, ("amparo-guide", situation.person, asked.language, situation.state)))
        link = guide_address(handle)
        sheet = self._sheet(name, self._on_paper(reply, here), here, (asked.language,), link=link, until=until)
        return replace(sheet, kept=False)

    def _on_paper(self, reply: Reply, asked: Asked) -> Reply:
        return replace(reply, blocks=tuple(self._printed(block, asked) for block in reply.blocks), buttons=())

    def _printed(self, block: Block, asked: Asked) -> Block:
        """A block as paper needs it: numbers to dial on their own line, sites by their name, the code instead of a button."""
        t = self._interface.strings(asked.language)
        text = without_button(block.text, t)
        text = _SITE.sub(lambda found: f"[{found['host']}]({found['address']})" if found["words"] == t("site") else found[0], text)
        if block.part in (Part.HELP, Part.WARNING):
            text = _NUMBER.sub(r"\1**\2** · ", text).replace(" · ", "\N{EM SPACE}")  # a dot would begin or end the line where it breaks
        return replace(block, text=text)

    def _sheet(self, name: str, reply: Reply, asked: Asked, languages: tuple[str, ...], *, link: str, until: date) -> Sheet:
        t = self._interface.strings(asked.language)
        lead = tuple(block for block in reply.blocks if block.part is Part.TITLE)
        body = tuple(block for block in reply.blocks if block.part not in (Part.TITLE, Part.FOOTER))
        spoken = [replace(asked, language=language) for language in languages]
        head = tuple(self._for_whom(each, until) for each in spoken)
        foot = (*(line for each in spoken for line in self._ends(each, until)), *(block for block in reply.blocks if block.part is Part.FOOTER))
        more = Block(Part.NOTICE, t("There is more to this answer at the address below."))
        return Sheet(name, asked.language, head, lead, body, foot, link, more, until)

    def _for_whom(self, asked: Asked, until: date) -> Block:
        """For where and until when it holds."""
        t = self._interface.strings(asked.language)
        return Block(Part.TEXT, f"**{scope(self._base, asked, until, t)}**", asked.language)

    def _ends(self, asked: Asked, until: date) -> Iterator[Block]:
        """Until when it holds and where, where today's answer is, and who stands behind it."""
        t = self._interface.strings(asked.language)
        yield self._for_whom(asked, until)
        yield Block(Part.TEXT, t("After that day, see the current answer. Point your phone's camera at the square, or open:"), asked.language)
        yield self._who(asked)

    def _who(self, asked: Asked) -> Block:
        t = self._interface.strings(asked.language)
        return Block(Part.FOOTER, f"{NAME} · {who_runs(self._operator, t)}", asked.language)

    def interpreter(self, card: Reply, asked: Asked, *, handle: str) -> Sheet:
        """The sheet of an interpreter card (`bot/interpreter.py`), for the desk and so without a last day. Its address is that of the answer it rests on."""
        everywhere = replace(asked, state=None)
        until = self._cards.valid_until(INTERPRETER, everywhere)
        link = address(handle, Target(INTERPRETER, asked.language))
        sheet = self._sheet(f"amparo-interpreter-{asked.language}", card, everywhere, (asked.language,), link=link, until=until)
        lead = tuple(block for block in card.blocks if block.part is not Part.FOOTER)
        foot = tuple(block for block in sheet.foot if block.part is Part.FOOTER)
        return replace(sheet, lead=lead, head=(), body=(), foot=(self._who(replace(asked, language=DESK_LANGUAGE)), *foot), large=True)
