"""What the engine says back: blocks of Markdown, buttons that name an action, and what a program wants to know.

Surfaces render it; nothing here knows Telegram or a terminal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Decision(StrEnum):
    """How the engine decided on a message. PAGE is everything reached by a button or a command."""

    ANSWER = "answer"
    CHOOSE = "choose"
    ABSTAIN = "abstain"
    DANGER = "danger"
    REFUSE = "refuse"
    SMALLTALK = "smalltalk"
    PAGE = "page"


class Part(StrEnum):
    """What a block is, so that a surface can fold, frame or order it."""

    WARNING = "warning"
    TITLE = "title"
    TEXT = "text"
    MORE = "more"
    NOTICE = "notice"
    HELP = "help"
    SOURCES = "sources"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the reply. `text` is the Markdown subset: paragraphs, '- ' lists, **bold**, [links](https://…).

    `language` is given where it is not the reply's own, as in an answer in two languages.
    """

    part: Part
    text: str
    language: str | None = None


class Verb(StrEnum):
    """What a button does. The value is what travels in callback data, so it never changes meaning."""

    START = "start"
    ABOUT = "about"
    PRIVACY = "privacy"
    HOW = "how"
    TOPIC = "t"  # topic id, optional state code: for this answer only
    TOPICS = "areas"
    AREA = "area"  # area id
    HELP = "help"  # optional topic id or need, optional state code
    STATES = "states"  # optional topic id or need to come back to
    STATE = "state"  # state code or "none", optional topic id or need
    LANGUAGES = "langs"  # optional topic id to come back to, optional state code
    LANGUAGE = "lang"  # language code, optional topic id, optional state code
    GUIDE = "g"  # the family guide's answers so far: state, origin, person, status; short codes, see guide/progress.py
    DANGER = "danger"  # kind, optional follow-up id
    NOT_DANGER = "calm"  # answer the question as a plain one
    MORE = "more"  # topic id: the buttons that did not fit; optional state code
    LESS = "less"  # topic id: the answer's own buttons again; optional state code
    BACK = "back"  # topic id: the answer again, in place of a page opened under it; optional state code
    SHEET = "sheet"  # topic id, "pdf" or "png", optional second language, optional state: a file, which the surface makes
    GUIDE_SHEET = "gs"  # as for GUIDE: the sheet of that page
    DESK = "desk"  # optional language, or "choose": the card that asks for an interpreter
    CARD = "card"  # topic id, optional state code, optional second language (or "which"): the answer as a text to pass on
    BOTH = "both"  # topic id, optional state code, second language (or none yet): the answer in two languages
    NAVIGATORS = "nav"  # what there is for those who help others
    LETTER = "letter"  # a letter came: what is it about?
    FORGET = "forget"
    DELETE = "del"
    OPEN = "open"  # an address, opened by the phone: never comes back as a press
    SHARE = "share"  # what is written in inline mode, in the chat that the person picks: never comes back as a press


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can press. Arguments are ids of ours (of OPEN, an address), never what the person typed."""

    verb: Verb
    args: tuple[str, ...] = ()


OUTWARD = frozenset({Verb.OPEN, Verb.SHARE})
"""Buttons that lead out of the chat; no press of them reaches us."""

LABEL_CHARS = 70
"""Characters of a button's label, and so of a topic's title. Not a limit of Telegram's: phones cut longer ones, without an ellipsis."""


SHOWN_CHARS = 34
"""About as many characters of a label are seen on a phone, on a button as wide as the chat."""


def in_full(labels: Sequence[str]) -> str:
    """The labels of buttons as a list above them, where phones would cut one; else nothing."""
    cut = any(len(label) > SHOWN_CHARS for label in labels)
    return "\n".join(f"- {label}" for label in labels) if cut else ""


def step_to(verb: Verb, topic: str, state: str | None) -> Action:
    """A step to a topic that keeps the state of the answer it stands under, which may be named in the question and stored nowhere."""
    return Action(verb, (topic, state) if state else (topic,))


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    action: Action


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


def in_rows(buttons: Sequence[Button], width: int) -> Rows:
    """The buttons in rows of `width`, the last one perhaps shorter."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the person for this message. `hint` is the language their Telegram is set to.

    `language` and `state` are only what the person chose; `previous_topic` is best effort and never stored.
    """

    language: str | None = None
    hint: str | None = None
    state: str | None = None
    previous_topic: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The engine's answer. `buttons` are rows; `help` are directory ids; `sources` are urls.

    `answer_language` is the one in which the conversation goes on; blocks in another, such as an English text, name theirs.
    """

    decision: Decision
    answer_language: str
    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    language: str | None = None
    topic: str | None = None
    choices: tuple[str, ...] = ()
    danger: str | None = None
    freshness: str | None = None
    as_of: date | None = None
    draft: bool = False
    personal_data: tuple[str, ...] = ()
    state: str | None = None
    sources: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    confidence: float | None = field(default=None)

    @property
    def text_language(self) -> str:
        """The language of the text itself: English where a translation is missing or out of date."""
        return next((block.language for block in self.blocks if block.part is Part.TITLE and block.language), self.answer_language)
