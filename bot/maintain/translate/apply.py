"""Bring a filled-in sheet back into the files: all of it, or nothing and a list of what is wrong on which line."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import write_po

from bot.knowledge.errors import Problem
from bot.knowledge.languages import LANGUAGES
from bot.maintain.case import DANGER
from bot.maintain.edits import Edit, Refused, read_text, set_front, write_all
from bot.maintain.kept import changed, keeps
from bot.maintain.loadable import problems_in
from bot.maintain.nearest import nearest
from bot.maintain.strings import catalog_file, english, forms, messages, open_catalog, read_catalog
from bot.maintain.translate import as_html, as_markdown
from bot.maintain.translate.sections import put, strays, without
from bot.maintain.translate.sheet import SAME, Cell, Sheet
from bot.maintain.translate.texts import Passage, Text, body_of, is_label, read_texts, string_id

_BULLET = re.compile(r"^[ \t]*[•·▪‣*][ \t]+(?=\S)", re.MULTILINE)
_NEW_FILE = "---\nmade_from: 0\nreview: none\n---\n\n"
_AGAIN = "make a new sheet, and translate the part from it"


class Broken(Refused):
    """The sheet can't be taken back as it is. `problems` has a line for each fault."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("nothing was changed:\n" + "\n".join(map(str, self.problems)))


def apply_sheet(root: Path, locales: Path, file: Path, *, dry_run: bool = False) -> list[str]:
    """Write what a sheet holds into the files. Returns a line for each changed one; raises Broken with every fault, Refused for what is no sheet."""
    sheet = (as_html if file.suffix.lower() in (".html", ".htm") else as_markdown).read(file)
    if sheet.language not in LANGUAGES[1:]:
        raise Refused(f"{file.name} is for '{sheet.language}', which is none of the languages {', '.join(LANGUAGES[1:])}")
    texts = {text.name: text for text in read_texts(root, locales, sheet.language)}
    problems = [problem for found in (_unknown(sheet, texts), _twice(sheet)) for problem in found]
    if problems:
        raise Broken(problems)
    told: list[str] = []
    edits: list[Edit] = []
    for text in texts.values():
        cells = {cell.part: cell for cell in sheet.cells if cell.text == text.name}
        new = {part: written for part, cell in cells.items() if (written := tidy(cell.new))}
        problems += _faults(sheet, text, cells, new)
        wanted = {p.part: new[p.part] for p in text.passages if p.part in new and new[p.part] not in (SAME, p.now)}
        if not problems and (wanted or (new and text.outdated)):
            edits.append(_edit(root, locales, sheet.language, text, wanted))
            told.append(f"{text.name}: {len(wanted)} of {len(text.passages)} parts written" + ("" if text.strings else "; review: none"))
    if problems:
        raise Broken(problems)
    if not dry_run:
        write_all(edits, validate=_validate)
    return told or ["nothing to change: the sheet says what the files say"]


def tidy(text: str) -> str:
    """What was typed, without the space around it; a word processor's bullets as ours."""
    lines = (line.rstrip() for line in _BULLET.sub("- ", text).strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _unknown(sheet: Sheet, texts: Mapping[str, Text]) -> Iterator[Problem]:
    """Filled-in cells of texts or parts that there aren't."""
    for cell in sheet.cells:
        text = texts.get(cell.text)
        if not tidy(cell.new) or (text and cell.part in (p.part for p in text.passages)):
            continue
        if text is None:
            near = nearest(cell.text, texts)
            yield sheet.problem(cell.line, f"there is no text '{cell.text}'", f"did you mean '{near}'?" if near else _AGAIN)
        else:
            near = nearest(cell.part, (p.part for p in text.passages))
            yield sheet.problem(cell.line, f"'{cell.text}' has no part '{cell.part}'", f"did you mean '{near}'?" if near else _AGAIN)


def _twice(sheet: Sheet) -> Iterator[Problem]:
    counts = Counter((cell.text, cell.part) for cell in sheet.cells)
    for cell in sheet.cells:
        if counts[cell.text, cell.part] > 1:
            yield sheet.problem(cell.line, f"the part '{cell.part}' of '{cell.text}' stands twice", "keep one of the two")


def _faults(sheet: Sheet, text: Text, cells: Mapping[str, Cell], new: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the filled-in cells of one text."""
    for passage in text.passages:
        cell = cells.get(passage.part)
        if passage.part in new and cell is not None:
            if cell.mark != passage.mark:
                yield sheet.problem(cell.line, f"the part '{passage.part}' of '{text.name}' belongs to an older English", _AGAIN)
            elif new[passage.part] == SAME:
                if not passage.now:
                    yield sheet.problem(cell.line, f"'{passage.part}' of '{text.name}' has no translation that could stay", "translate it")
            else:
                for fault, repair in _wrong(text, passage, new[passage.part]):
                    yield sheet.problem(cell.line, f"'{passage.part}' of '{text.name}': {fault}", repair)
        elif new and passage.open and not text.strings:
            line = cell.line if cell else max(found.line for found in cells.values())
            repair = f"write it, or {SAME} if the present one still says the same" if passage.now else "write it: a text is given whole or not at all"
            yield sheet.problem(line, f"the part '{passage.part}' of '{text.name}' is missing", repair)


def _wrong(text: Text, passage: Passage, written: str) -> Iterator[tuple[str, str]]:
    yield from ((fault, "copy it from the English") for fault in changed(passage.english, written))
    if text.strings and not keeps(passage.english, written, plural=" " in passage.part):
        yield "not the same {placeholders} and /commands as the English", "copy them from the English"
    if re.search(r"^(#|---)", written, re.MULTILINE):
        yield "a line begins with '#' or '---', which would begin another part", "write it without"
    if "\n" in written and is_label(passage.part):
        yield "a title or a button has one line", "write it on one line"


def _edit(root: Path, locales: Path, language: str, text: Text, new: Mapping[str, str]) -> Edit:
    return _strings_edit(locales, language, new) if text.strings else _text_edit(root, language, text, new)


def _text_edit(root: Path, language: str, text: Text, new: Mapping[str, str]) -> Edit:
    """The file with its new parts, made from today's English, and read by nobody yet.

    A text that was out of date also loses the parts that the English no longer has.
    """
    file = root / text.name
    if text.missing and file.exists():
        raise Refused(f"{text.name} is there and can't be read; mend it first (`amparo check`)")
    before = _NEW_FILE if text.missing else read_text(file)
    plain = before.replace("\r\n", "\n")
    source = file.with_name(file.name.replace(language, "en", 1))
    body = body_of(plain)
    danger, model = file.parent.name == DANGER, body_of(read_text(source))
    kept = without(body, strays(body, model, danger=danger), danger=danger) if text.outdated else body
    written = put(kept, model, new, danger=danger)
    after = set_front(set_front(plain.removesuffix(body) + written, "made_from", str(text.meaning)), "review", "none")
    return Edit(file, after.replace("\n", "\r\n") if "\r\n" in before else after)


def _strings_edit(locales: Path, language: str, new: Mapping[str, str]) -> Edit:
    catalog = open_catalog(locales, language)
    for listed in messages(read_catalog(locales / "bot.pot")):
        message = catalog.get(english(listed)) or catalog.add(listed.id)
        identifier = string_id(english(listed))
        if any(part.partition(" ")[0] == identifier for part in new):
            said = list(forms(message)) + [""] * catalog.num_plurals if listed.pluralizable else []
            wanted = tuple(new.get(f"{identifier} {form}", said[form]) for form in range(catalog.num_plurals)) if said else new[identifier]
            message.string = wanted
            message.flags.discard("fuzzy")
    return Edit(catalog_file(locales, language), _as_po(catalog))


def _as_po(catalog: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalog, omit_header=True, width=76, sort_output=True)
    return out.getvalue().decode("utf-8")


def _validate(file: Path, text: str) -> Sequence[Problem]:
    return [] if file.suffix == ".po" else problems_in(file, text)
