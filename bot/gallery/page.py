"""The gallery as one HTML page that needs no script and no network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path

from bot.gallery.build import Screen
from bot.gallery.kinds import Kind
from bot.gallery.markup import as_lines, direction
from bot.gallery.phone import Bubble, Json, verb_of
from bot.knowledge.languages import OWN_NAMES

Shelf = tuple[str, Kind, tuple[Screen, ...]]

MARK = '<meta name="generator" content="amparo gallery">'
"""By this a page is known as one of ours, which may be written over."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
FILES = "files"
"""The folder of sheets and pictures beside the page."""

_STYLE = Path(__file__).with_name("gallery.css")

_ABOUT = (
    "What Telegram gets, from the same handlers that answer people, drawn about as wide as a small phone. Texts are machine drafts until a named "
    "person has signed them. Folded quotes open when pressed; a label's whole text shows when the pointer rests on it."
)


def page(shelves: Sequence[Shelf], today: date, languages: Sequence[str]) -> str:
    """The whole page: contents, then a section for each group of kinds, then a row of phones for each kind."""
    names = ", ".join(OWN_NAMES[language] for language in languages)
    sections = [(name, list(kinds)) for name, kinds in groupby(shelves, key=lambda shelf: shelf[0])]
    contents = "".join(f"<h2>{escape(name)}</h2>\n<ul>\n{''.join(map(_entry, kinds))}</ul>\n" for name, kinds in sections)
    body = "".join(f"<section>\n<h2>{escape(name)}</h2>\n{''.join(map(_shelf, kinds))}</section>\n" for name, kinds in sections)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>Amparo: every kind of screen</title>\n'
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<h1>Amparo: every kind of screen</h1>\n<p>As of {today.isoformat()}, in {escape(names)}. {_ABOUT}</p>\n"
        f"<nav>\n{contents}</nav>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _entry(shelf: Shelf) -> str:
    return f'<li><a href="#{shelf[1].id}">{escape(shelf[1].title)}</a></li>\n'


def _shelf(shelf: Shelf) -> str:
    _, kind, screens = shelf
    return f'<h3 id="{kind.id}">{escape(kind.title)}</h3>\n<div class="kind">\n{"".join(map(_screen, screens))}</div>\n'


def _screen(screen: Screen) -> str:
    name = f"{screen.kind.id}.{screen.language}"
    files = {beside.message: beside.path for beside in beside_page(screen)}
    shown = (_message(bubble, files.get(bubble.message_id)) for bubble in screen.bubbles)
    chat = f'<p class="missing">{escape(screen.missing)}</p>' if screen.missing else "".join(shown)
    return (
        f'<article class="screen" id="{name}">\n<p class="state"><a href="#{name}">{name}</a> · {" · ".join(map(escape, _state(screen)))}</p>\n'
        f'<div class="chat" lang="{screen.language}">\n{chat}</div>\n</article>\n'
    )


def _state(screen: Screen) -> Iterator[str]:
    """What a program knows of the reply."""
    yield screen.today.isoformat()
    reply = screen.reply
    if reply is None:
        yield "said by the surface"
        return
    yield reply.decision
    yield from filter(None, (screen.act and f"by {screen.act}",))
    yield from filter(None, (reply.topic, reply.danger, reply.freshness, reply.state))
    yield f"in {reply.answer_language}"
    yield from ["draft"] * reply.draft
    yield "parts: " + " ".join(dict.fromkeys(block.part.value for block in reply.blocks))


@dataclass(frozen=True, slots=True)
class Beside:
    """A file of a message, and where it lies from the page on."""

    message: int
    path: str
    content: bytes


def beside_page(screen: Screen) -> Iterator[Beside]:
    """The files of a screen. They lie beside the page, named for where they stand on it."""
    for number, bubble in enumerate(screen.bubbles, 1):
        if bubble.file:
            yield Beside(bubble.message_id, f"{FILES}/{screen.kind.id}.{screen.language}.{number}{Path(bubble.file.name).suffix}", bubble.file.content)


def _attached(bubble: Bubble, path: str) -> str:
    name = escape(bubble.file.name if bubble.file else path)
    if bubble.file and bubble.file.picture:
        return f'<a href="{path}"><img src="{path}" alt="{name}"></a>\n'
    return f'<p class="file"><a href="{path}">📄 {name}</a></p>\n'


def _message(bubble: Bubble, path: str | None = None) -> str:
    classes = ["message", *["mine"] * (not bubble.ours), *["keyed"] * bool(bubble.rows or bubble.file), *["gone"] * bubble.gone]
    shown = as_lines(bubble.html if bubble.ours else escape(bubble.html))
    note = '<p class="note" lang="en">(deleted by the bot)</p>\n' if bubble.gone else ""
    attached = _attached(bubble, path) if path else ""
    return f'<div class="{" ".join(classes)}">\n<div class="bubble">{attached}{shown}</div>\n{note}{"".join(map(_row, bubble.rows))}</div>\n'


def _row(buttons: Iterable[Json]) -> str:
    return f'<div class="row">{"".join(map(_button, buttons))}</div>\n'


def _button(button: Json) -> str:
    label = escape(button["text"])
    return f'<div class="button" data-verb="{verb_of(button)}" title="{label}"><span class="label" dir="{direction(button["text"])}">{label}</span></div>'
