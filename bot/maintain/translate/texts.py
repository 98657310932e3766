"""The texts of one language, part by part: the English, what to be careful of, and the translation as it stands."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path

from babel.messages import Catalog, Message

from bot.knowledge.answer_file import split_front
from bot.knowledge.load import read, relative
from bot.knowledge.models import AnswerHead, KnowledgeBase, Topic, Version
from bot.maintain.case import DANGER, DangerFile, read_danger_heads
from bot.maintain.edits import Refused, read_text
from bot.maintain.strings import english, forms, is_translated, messages, open_catalog, read_catalog
from bot.maintain.translate.sections import LABEL, TITLE, parts, split_sections

STRINGS = "strings"
"""The name under which a sheet holds the interface strings."""

STATE = "state:"
FORM_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of a text. `now` is the translation as it stands, empty where there is none; `open` is whether it waits for somebody."""

    part: str
    english: str
    now: str
    cautions: tuple[str, ...] = ()
    open: bool = False

    @property
    def mark(self) -> str:
        """Eight digits that say which English a translation was made from."""
        return hashlib.sha256(self.english.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Text:
    """One file to translate, or the interface strings. `name` is its path below knowledge/.

    `meaning` is the English's; `made_from` that of the translation, None where there is none or it does not say.
    """

    name: str
    meaning: int
    made_from: int | None
    passages: tuple[Passage, ...]

    @property
    def strings(self) -> bool:
        return self.name == STRINGS

    @property
    def missing(self) -> bool:
        return not any(passage.now for passage in self.passages)

    @property
    def outdated(self) -> bool:
        return not self.strings and not self.missing and (self.made_from or 0) < self.meaning


def read_texts(root: Path, locales: Path, language: str) -> tuple[Text, ...]:
    """Every text there is to translate: danger first, then topics, blocks and the interface strings."""
    base, _ = read(root)
    danger = {file.language: file for file in read_danger_heads(root)}
    topics = (*base.topics.values(), *base.blocks.values())
    found = [_danger(root, base, danger, language)] if "en" in danger else []
    found += [text for topic in topics for text in _topic(root, base, topic, language)]
    return (*found, _strings(locales, language))


def _topic(root: Path, base: KnowledgeBase, topic: Topic, language: str) -> Iterator[Text]:
    for since, version in topic.versions.items():
        source = topic.answers.get(("en", since))
        if source is not None:
            file = root.parent / source.path
            target = file.with_name(file.name.replace("en", language, 1))
            answer = topic.answers.get((language, since))
            cautions = _answer_cautions(base, version)
            yield _text(root, file, target, heads=(source.head, answer.head if answer else None), cautions=cautions, danger=False)


def _answer_cautions(base: KnowledgeBase, version: Version) -> Mapping[str, tuple[str, ...]]:
    """Those of the whole answer at its title, those of a state's part at the part."""
    by_state = {f"{STATE} {group}": _cautions(base, ids) for group, ids in version.states.items()}
    return {TITLE: _cautions(base, (*version.rests_on, *version.tells)), **by_state}


def _cautions(base: KnowledgeBase, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(caution for name in ids if name in base.facts and (caution := base.facts[name].caution)))


def _danger(root: Path, base: KnowledgeBase, files: Mapping[str, DangerFile], language: str) -> Text:
    source, translation = files["en"], files.get(language)
    cautions = {kind: _cautions(base, ids) for kind, ids in source.head.rests_on.items()}
    heads = (source.head, translation.head if translation else None)
    return _text(root, root / DANGER / "en.md", root / DANGER / f"{language}.md", heads=heads, cautions=cautions, danger=True)


def _text(
    root: Path, source: Path, target: Path, *, heads: tuple[AnswerHead, AnswerHead | None], cautions: Mapping[str, tuple[str, ...]], danger: bool
) -> Text:  # fmt: skip
    """A text from its files. A translation that does not load counts as not there; `amparo check` tells of it."""
    there = file_parts(source, danger=danger)
    here = file_parts(target, danger=danger) if heads[1] is not None else {}
    stale = heads[1] is not None and (heads[1].made_from or 0) < (heads[0].meaning or 0)
    passages = (Passage(part, text, here.get(part, ""), cautions.get(part, ()), stale or not here.get(part)) for part, text in there.items())
    name = relative(target, root).removeprefix(f"{root.name}/")
    return Text(name, heads[0].meaning or 0, heads[1].made_from if heads[1] else None, tuple(passages))


def body_of(text: str) -> str:
    """The text below the front matter, with plain line ends."""
    return split_front(text.replace("\r\n", "\n"), path="")[1]


def file_parts(file: Path, *, danger: bool) -> dict[str, str]:
    """The translated parts of an answer or danger file, in its order."""
    return parts(split_sections(body_of(read_text(file)), danger=danger)[1])


def _strings(locales: Path, language: str) -> Text:
    try:
        catalog = open_catalog(locales, language)
        listed = list(messages(read_catalog(locales / "bot.pot"))) if language != "en" else []
    except (OSError, ValueError) as error:
        raise Refused(f"the interface strings can't be read ({error}); `amparo check` says where") from None
    return Text(STRINGS, 0, None, tuple(passage for message in listed for passage in string_passages(message, catalog)))


def string_passages(listed: Message, catalog: Catalog) -> Iterator[Passage]:
    """The parts of one interface string: one, or one for each plural form with numbers that take it."""
    own = catalog.get(english(listed))
    said = forms(own) if own is not None else ()
    waits = not is_translated(own)
    if not listed.pluralizable:
        yield Passage(string_id(english(listed)), english(listed), said[0] if said else "", open=waits)
        return
    for form in range(catalog.num_plurals):
        numbers = ", ".join(map(str, _numbers(catalog, form)))
        now = said[form] if form < len(said) else ""
        yield Passage(f"{string_id(english(listed))} {form}", str(listed.id[1]), now, (f"the form for {numbers} …",), waits)


def _numbers(catalog: Catalog, form: int) -> list[int]:
    choose = c2py(catalog.plural_expr)
    return [number for number in range(200) if choose(number) == form][:FORM_EXAMPLES]


def string_id(text: str) -> str:
    """The name of an interface string in a sheet."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def is_label(part: str) -> bool:
    """Whether a part is one line: a title or the words on a button."""
    return part == TITLE or part.endswith(LABEL)
