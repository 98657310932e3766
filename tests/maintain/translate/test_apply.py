"""What a sheet may not bring back, each with its line; and what happens to versions and sign-offs."""

from pathlib import Path

import pytest

from bot.maintain.edits import Refused
from bot.maintain.translate.apply import Broken
from tests.maintain.translate.conftest import Desk
from tests.small_knowledge import APPLY_EN, APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge, english

BILLS = f"{BILLS_FOLDER}/es.md"
APPLY = f"{APPLY_FOLDER}/es.md"
SHORT = "Muchos hospitales tienen un plan. Pida ese plan antes de pagar."
BOTH = pytest.mark.parametrize("suffix", ["md", "html"])


def refused(desk: Desk, file: Path) -> list[tuple[int, str]]:
    """(line, message) of each fault; nothing may have been written."""
    before = desk.files()
    with pytest.raises(Broken) as caught:
        desk.apply(file)
    assert desk.files() == before
    assert all(problem.path == file.name for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def line_of(file: Path, text: str, part: str) -> int:
    """Where the volunteer writes one part."""
    lines = file.read_text(encoding="utf-8").split("\n")
    if file.suffix == ".html":
        return next(number for number, line in enumerate(lines, 1) if f'data-text="{text}" data-part="{part}"' in line)
    start = lines.index(f"## [[text {text}]]")
    start = next(number for number in range(start, len(lines)) if lines[number].startswith(f"### [[part {part} |"))
    return lines.index("[[new]]", start) + 1


@BOTH
def test_an_edit_takes_the_sign_off_and_nothing_else(small: Desk, knowledge: SmallKnowledge, suffix: str) -> None:
    knowledge.replace(BILLS, "review: none", 'review: {by: "A", role: "b", on: 2026-11-24, text_hash: "x", facts_hash: "y"}')
    signed = knowledge.read(BILLS)
    assert small.apply(small.sheet("es", suffix, {(BILLS, "short"): SHORT})) == [f"{BILLS}: 1 of 5 parts written; review: none"]
    old = "Muchos hospitales tienen que tener un plan para quienes no pueden pagar. Pida ese plan antes de pagar nada."
    assert knowledge.read(BILLS) == signed.replace(signed.split("\n")[2], "review: none").replace(old, SHORT)


def test_a_dry_run_tells_and_writes_nothing(small: Desk) -> None:
    before = small.files()
    assert small.apply(small.sheet("es", "md", {(BILLS, "short"): SHORT}), dry_run=True) == [f"{BILLS}: 1 of 5 parts written; review: none"]
    assert {name: content for name, content in small.files().items() if not name.startswith("sheet")} == before


@BOTH
def test_a_part_of_an_older_english_is_refused(small: Desk, knowledge: SmallKnowledge, suffix: str) -> None:
    file = small.sheet("es", suffix, {(BILLS, "short"): SHORT, (APPLY, "short"): "Nadie lo sabe."})
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Many hospitals must have", "Some hospitals must have")
    assert refused(small, file) == [(line_of(file, BILLS, "short"), f"the part 'short' of '{BILLS}' belongs to an older English")]


@BOTH
def test_unknown_texts_and_parts_are_refused(small: Desk, suffix: str) -> None:
    file = small.sheet("es", suffix, {(BILLS, "short"): SHORT, (APPLY, "short"): "Nadie lo sabe."})
    written = file.read_text(encoding="utf-8")
    line_bills, line_apply = line_of(file, BILLS, "short"), line_of(file, APPLY, "short")
    apply_from = written.index(f"[[text {APPLY}]]" if suffix == "md" else f'data-text="{APPLY}" data-part="short"')
    renamed = written[:apply_from] + written[apply_from:].replace("part short", "part shrt", 1).replace('data-part="short"', 'data-part="shrt"', 1)
    file.write_text(renamed.replace("care-bills/es", "care-bill/es"), encoding="utf-8")
    assert sorted(refused(small, file)) == sorted(
        [
            (line_bills, f"there is no text '{BILLS.replace('bills/es', 'bill/es')}'"),
            (line_apply, f"'{APPLY}' has no part 'shrt'"),
        ]
    )


def test_a_part_that_stands_twice_is_refused(small: Desk) -> None:
    file = small.sheet("es", "md", {(BILLS, "short"): SHORT})
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("[[new]]\nMuchos", "[[new]]\nUnos\n[[new]]\nMuchos"), encoding="utf-8")
    assert {message for _, message in refused(small, file)} == {f"the part 'short' of '{BILLS}' stands twice"}


@BOTH
@pytest.mark.parametrize(
    ("part", "written", "says"),
    [
        ("short", "Llame al 1-800-555-0123.", "the phone number 1-800-555-0123 is not in the English"),
        ("short", "Mire https://example.org/otro.", "the address https://example.org/otro is not in the English"),
        ("do", "- Pida.\n## more\notra", "a line begins with '#' or '---', which would begin another part"),
        ("title", "Una línea\ny otra", "a title or a button has one line"),
    ],
)
def test_what_would_break_a_text_is_refused(small: Desk, suffix: str, part: str, written: str, says: str) -> None:
    file = small.sheet("es", suffix, {(BILLS, part): written})
    line = line_of(file, BILLS, part)
    assert refused(small, file) == [(line, f"'{part}' of '{BILLS}': {says}")]


def test_a_lost_number_is_refused(small: Desk) -> None:
    file = small.sheet("es", "md", {("danger/es.md", "medical"): "Llame ahora al 112."})
    assert refused(small, file) == [(line_of(file, "danger/es.md", "medical"), "'medical' of 'danger/es.md': the phone number 911 of the English is missing")]


def test_changed_placeholders_are_refused(small: Desk) -> None:
    (strings,) = [text for text in small.texts("es") if text.strings]
    part = strings.passages[0].part
    file = small.sheet("es", "md", {("strings", part): "Hola {nombre}"})
    assert [line for line, _ in refused(small, file)] == [line_of(file, "strings", part)]


def test_a_new_text_is_given_whole_or_not_at_all(small: Desk, knowledge: SmallKnowledge) -> None:
    (knowledge.root / BILLS).unlink()
    file = small.sheet("es", "md", {(BILLS, part): "Texto." for part in ("title", "short", "more")})
    assert refused(small, file) == [(line_of(file, BILLS, part), f"the part '{part}' of '{BILLS}' is missing") for part in ("do", "fallback")]


def test_an_outdated_text_needs_a_word_on_each_part(small: Desk, knowledge: SmallKnowledge) -> None:
    """Nobody can tell which part the English changed in, so a person looks at each; '=' says: it still says the same."""
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "meaning: 1", "meaning: 2")
    file = small.sheet("es", "md", {(BILLS, "short"): SHORT})
    assert [line for line, _ in refused(small, file)] == [line_of(file, BILLS, part) for part in ("title", "more", "do", "fallback")]
    parts = {(BILLS, part): "=" for part in ("title", "more", "do", "fallback")}
    old = knowledge.read(BILLS)
    small.apply(small.sheet("es", "md", {**parts, (BILLS, "short"): SHORT}))
    new = knowledge.read(BILLS)
    assert "made_from: 2\n" in new
    assert SHORT in new
    assert new.split("## more")[1] == old.split("## more")[1]


def test_the_same_sign_needs_something_that_stays(small: Desk, knowledge: SmallKnowledge) -> None:
    (knowledge.root / BILLS).unlink()
    parts = {(BILLS, part): "Texto." for part in ("title", "short", "more", "do")}
    file = small.sheet("es", "md", {**parts, (BILLS, "fallback"): "="})
    assert refused(small, file) == [(line_of(file, BILLS, "fallback"), f"'fallback' of '{BILLS}' has no translation that could stay")]


def test_a_part_that_the_english_gained_goes_where_it_stands_there(small: Desk, knowledge: SmallKnowledge) -> None:
    body = APPLY_EN.replace("## state: in-data-case", "## state: IN\nYour state is Indiana.\n\n## state: in-data-case")
    knowledge.write(f"{APPLY_FOLDER}/en.md", english(body))
    old = knowledge.read(APPLY)
    small.apply(small.sheet("es", "md", {(APPLY, "state: IN"): "Su estado es Indiana."}))
    assert knowledge.read(APPLY) == old.replace("## state: in-data-case", "## state: IN\nSu estado es Indiana.\n\n## state: in-data-case")


def test_windows_line_ends_stay(small: Desk, knowledge: SmallKnowledge) -> None:
    file = knowledge.root / BILLS
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    small.apply(small.sheet("es", "md", {(BILLS, "short"): SHORT}))
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")
    assert SHORT.encode() in file.read_bytes()


def test_a_file_that_does_not_load_is_not_written_over(small: Desk, knowledge: SmallKnowledge) -> None:
    knowledge.write(BILLS, "notes of somebody\n")
    file = small.sheet("es", "md", {(BILLS, part): "Texto." for part in ("title", "short", "more", "do", "fallback")})
    with pytest.raises(Refused, match="can't be read"):
        small.apply(file)
    assert knowledge.read(BILLS) == "notes of somebody\n"


@pytest.mark.parametrize(("name", "content"), [("a.md", "# A letter\n"), ("a.html", "<p>A letter"), ("a.md", "# [[sheet en]]\n"), ("a.md", "# [[sheet xx]]\n")])
def test_what_is_no_sheet_of_ours_is_refused(small: Desk, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=r"a\.(md|html) is "):
        small.apply(tmp_path / name)


def test_bytes_that_are_no_text_are_refused(small: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# [[sheet es]]\n\xf1")
    with pytest.raises(Refused, match="UTF-8"):
        small.apply(tmp_path / "a.md")


def test_plural_forms_come_back_one_by_one(small: Desk, knowledge: SmallKnowledge) -> None:
    """Ukrainian has three forms, and the sheet says for which numbers."""
    entry = '\nmsgid "{n} month"\nmsgid_plural "{n} months"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    template = knowledge.locales / "bot.pot"
    template.write_text(template.read_text(encoding="utf-8") + entry, encoding="utf-8")
    passages = [p for text in small.texts("uk") if text.strings for p in text.passages if " " in p.part]
    assert [p.cautions for p in passages] == [("the form for 1, 21, 31, 41 …",), ("the form for 2, 3, 4, 22 …",), ("the form for 0, 5, 6, 7 …",)]
    forms = ("{n} місяць", "{n} місяці", "{n} місяців")
    small.apply(small.sheet("uk", "html", {("strings", p.part): form for p, form in zip(passages, forms, strict=True)}))
    written = (knowledge.locales / "uk/LC_MESSAGES/bot.po").read_text(encoding="utf-8")
    assert 'msgstr[0] "{n} місяць"\nmsgstr[1] "{n} місяці"\nmsgstr[2] "{n} місяців"\n' in written


def test_what_the_english_dropped_goes_when_a_text_is_brought_up_to_date(small: Desk, knowledge: SmallKnowledge) -> None:
    """Families in that state would otherwise still be told it."""
    body = APPLY_EN.replace("## state: in-data-case\nYour state is part of the case.\n\n", "")
    knowledge.write(f"{APPLY_FOLDER}/en.md", english(body, meaning=2))
    old = knowledge.read(APPLY)
    small.apply(small.sheet("es", "md", {(APPLY, part): "=" for part in ("title", "short", "more", "do", "fallback")}))
    assert knowledge.read(APPLY) == old.replace("## state: in-data-case\nSu estado es parte del caso.\n\n", "").replace("made_from: 1", "made_from: 2")
