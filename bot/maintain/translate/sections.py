"""An answer or danger file as sections whose words can be replaced while every other byte stays."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

_HEADING = re.compile(r"^(#{1,2} +)(.+?)( *)$", re.MULTILINE)
TITLE, LABEL = "title", " button"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and the text below it, as written: `start + words + rest`.

    `key` is 'title', 'short', 'state: WI'; in danger files 'medical', 'medical/afraid'. `words` are those of the
    heading that are translated: a title, or a button's label; None where the heading is a name of ours.
    """

    key: str
    start: str
    words: str | None
    rest: str

    @property
    def text(self) -> str:
        return self.rest.strip()

    def with_text(self, text: str) -> "Section":
        """The same section with another text, the space around it kept."""
        if not self.text:
            return replace(self, rest=f"\n{text}\n\n")  # no reader has such a section: an empty part does not load
        return replace(self, rest=self.rest.replace(self.text, text, 1))


def split_sections(body: str, *, danger: bool) -> tuple[str, list[Section]]:
    """(what stands before the first heading, the sections); joined again they are the body."""
    marks = list(_HEADING.finditer(body))
    ends = [*(mark.start() for mark in marks[1:]), len(body)][: len(marks)]
    kind, found = "", []
    for mark, end in zip(marks, ends, strict=True):
        rest = mark[3] + body[mark.end() : end]
        if danger:
            section = _danger(mark[1], mark[2], rest, kind)
            kind = section.key.partition("/")[0]
        else:
            section = Section(TITLE, mark[1], mark[2], rest) if mark[1].strip() == "#" else Section(mark[2], mark[1] + mark[2], None, rest)
        found.append(section)
    return body[: marks[0].start()] if marks else body, found


def _danger(mark: str, heading: str, rest: str, kind: str) -> Section:
    if mark.strip() == "#":
        return Section(heading, mark + heading, None, rest)
    name, bar, label = heading.partition("|")
    words = label.strip()
    return Section(f"{kind}/{name.strip()}", f"{mark}{name}{bar}{label[: len(label) - len(words)]}", words, rest)


def join_sections(before: str, sections: Iterable[Section]) -> str:
    return before + "".join(f"{section.start}{section.words or ''}{section.rest}" for section in sections)


def parts(sections: Iterable[Section]) -> dict[str, str]:
    """What is translated, by part: 'title', 'short', 'medical/afraid button', 'medical/afraid'."""
    return {name: text for section in sections for name, text in _parts(section)}


def _parts(section: Section) -> Iterator[tuple[str, str]]:
    if section.key == TITLE:
        yield TITLE, section.words or ""
        return
    if section.words is not None:
        yield section.key + LABEL, section.words
    yield section.key, section.text


def put(body: str, english: str, new: Mapping[str, str], *, danger: bool) -> str:
    """The body with new texts for some parts. A section it lacks is put where the English has it; nothing else changes."""
    before, sections = split_sections(body, danger=danger)
    place = 0
    for model in split_sections(english, danger=danger)[1]:
        there = next((index for index, section in enumerate(sections) if section.key == model.key), None)
        if there is None and any(name in new for name, _ in _parts(model)):
            _insert(sections, place, model)
            there = place
        place = place if there is None else there + 1
    return join_sections(before, (_changed(section, new) for section in sections))


def strays(body: str, english: str, *, danger: bool) -> list[str]:
    """Sections that the English does not have, or no longer."""
    keys = {section.key for section in split_sections(english, danger=danger)[1]}
    return [section.key for section in split_sections(body, danger=danger)[1] if section.key not in keys]


def without(body: str, keys: Iterable[str], *, danger: bool) -> str:
    """The body without some sections."""
    before, sections = split_sections(body, danger=danger)
    kept = [section for section in sections if section.key not in keys]
    if sections and kept and kept[-1] is not sections[-1]:
        kept[-1] = replace(kept[-1], rest=kept[-1].rest.rstrip() + "\n")
    return join_sections(before, kept)


def _insert(sections: list[Section], place: int, section: Section) -> None:
    """Put a section in, with one blank line before and (unless it is the last) after it."""
    if place:
        sections[place - 1] = _spaced(sections[place - 1])
    sections.insert(place, _spaced(section) if place < len(sections) else replace(section, rest=section.rest.rstrip() + "\n"))


def _spaced(section: Section) -> Section:
    return replace(section, rest=section.rest.rstrip() + "\n\n")


def _changed(section: Section, new: Mapping[str, str]) -> Section:
    label = TITLE if section.key == TITLE else section.key + LABEL
    if label in new:
        section = replace(section, words=new[label])
    return section.with_text(new[section.key]) if section.key in new and section.key != TITLE else section
