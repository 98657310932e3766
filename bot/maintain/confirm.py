"""`amparo confirm`: add a dated source to a fact; nothing else in its file changes."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from bot.knowledge.load import relative
from bot.maintain.edits import Edit, Refused, quote, read_text, write_all
from bot.maintain.loadable import problems_in
from bot.maintain.nearest import nearest


@dataclass(frozen=True, slots=True)
class Found:
    """A publication that was read and says that the fact holds. `on` is its own date."""

    url: str
    on: date
    publisher: str | None = None
    title: str | None = None
    primary: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a fact stands: its file, that file's text, and the YAML node of its sources."""

    file: Path
    text: str
    sources: yaml.SequenceNode


def add_source(root: Path, fact: str, source: Found, *, today: date) -> list[str]:
    """Put the source first among the fact's sources. Returns what was written."""
    host = urlsplit(source.url).hostname
    if urlsplit(source.url).scheme != "https" or not host or " " in source.url:
        raise Refused(f"'{source.url}' is no https address; give the page itself, as in https://www.courtlistener.com/docket/…")
    if source.on > today:
        raise Refused(f"{source.on} lies in the future; a source carries the day on which it was published")
    place = _place(root, fact)
    written = _as_yaml(source, publisher=source.publisher or host)
    write_all([Edit(place.file, _inserted(place, written))], validate=problems_in)
    return [f"{relative(place.file, root)}: '{fact}' now has a source of {source.on} ({source.publisher or host})"]


def _as_yaml(source: Found, *, publisher: str) -> str:
    title = source.title or f"Page as read on {source.on}"
    kind = "primary" if source.primary else "secondary"
    return f"{{publisher: {quote(publisher)}, title: {quote(title)}, url: {quote(source.url)}, date: {source.on}, kind: {kind}}}"


def _inserted(place: _Place, written: str) -> str:
    if place.sources.flow_style:
        at = place.sources.start_mark.index + 1
        return f"{place.text[:at]}{written}, {place.text[at:]}"
    at, end = place.sources.start_mark.index, "\r\n" if "\r\n" in place.text else "\n"
    indent = " " * place.sources.start_mark.column
    return f"{place.text[:at]}- {written}{end}{indent}{place.text[at:]}"


def _place(root: Path, fact: str) -> _Place:
    known: list[str] = []
    for file in sorted((root / "facts").glob("*.yaml")):
        text = read_text(file)
        try:
            document = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError:
            continue  # `amparo check` tells of it; the fact may stand in another file
        for item in document.value if isinstance(document, yaml.SequenceNode) else ():
            keys = {key.value: value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
            name, sources = keys.get("id"), keys.get("sources")
            if name is not None:
                known.append(name.value)
            if name is not None and name.value == fact and isinstance(sources, yaml.SequenceNode):
                return _Place(file, text, sources)
    near = nearest(fact, known)
    raise Refused(f"no fact '{fact}'" + (f"; did you mean '{near}'?" if near else ""))
