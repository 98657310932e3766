"""A sheet on the way out and back, over every file of the real knowledge base: nothing is lost, and only what was edited changes."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.maintain.translate.apply import tidy
from tests.maintain.translate.conftest import REPOSITORY, Desk

MARK = " (bis)"
CATALOG = "locales/es/LC_MESSAGES/bot.po"
TRANSLATED = sorted({file.stem for file in (REPOSITORY / "knowledge/danger").glob("*.md")} - {"en"})
BOTH = pytest.mark.parametrize("suffix", ["md", "html"])


@BOTH
def test_a_sheet_without_edits_changes_nothing(real: Desk, suffix: str) -> None:
    before = real.files()
    assert real.apply(real.sheet("es", suffix)) == ["nothing to change: the sheet says what the files say"]
    assert real.files() == before


@BOTH
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_every_language_comes_back_as_it_went_out(real: Desk, suffix: str, language: str) -> None:
    """The long ones too, with lists, bold words, quotes and invisible signs."""
    before = real.files()
    parts = {(text.name, passage.part): passage.now for text in real.texts(language) for passage in text.passages if not text.outdated}
    assert real.apply(real.sheet(language, suffix, parts)) == ["nothing to change: the sheet says what the files say"]
    assert real.files() == before


@BOTH
def test_every_part_of_every_file_can_be_changed_and_no_other_byte_is(real: Desk, suffix: str) -> None:
    before = real.files()
    parts = {(text.name, passage.part): passage.now + MARK for text in real.texts("es") for passage in text.passages}
    real.apply(real.sheet("es", suffix, parts))
    after = real.files()
    assert {name for name in before if before[name] != after[name]} == {name for name in before if is_spanish(name)}
    for text in real.texts("es"):
        assert all(passage.now == parts[text.name, passage.part] for passage in text.passages)
    for name, content in after.items():
        if name.endswith(".md"):
            assert content.replace(MARK.encode(), b"") == before[name], name


def test_one_edit_in_each_file_changes_just_that(real: Desk) -> None:
    """Part by part in turn, so that first, middle and last ones are among them."""
    before, parts = real.files(), {}
    for number, text in enumerate(real.texts("es")):
        passage = text.passages[number % len(text.passages)]
        parts[text.name, passage.part] = passage.now + MARK
    real.apply(real.sheet("es", "md", parts))
    after = real.files()
    assert len(set(after[CATALOG].splitlines()) - set(before[CATALOG].splitlines())) == 1
    for name, content in after.items():
        assert content.count(MARK.encode()) == (1 if is_spanish(name) else 0), name
        if name.endswith(".md"):
            assert content.replace(MARK.encode(), b"") == before[name], name


def test_a_language_can_be_written_from_nothing(real: Desk) -> None:
    """Every Spanish file removed, and written anew from a sheet: the same texts, sign-offs needed, nothing outdated."""
    old = load(real.root)
    parts = {(text.name, passage.part): passage.now for text in real.texts("es") for passage in text.passages}
    for file in (*real.root.rglob("es.md"), *real.root.rglob("es@*.md"), real.locales / "es/LC_MESSAGES/bot.po"):
        file.unlink()
    assert all(text.missing for text in real.texts("es"))
    real.apply(real.sheet("es", "md", parts))
    new = load(real.root)
    for topic in old.topics.values():
        for key, answer in topic.answers.items():
            assert new.topics[topic.id].answers[key].text_hash == answer.text_hash
    assert new.danger == old.danger
    assert not any(passage.open for text in real.texts("es") for passage in text.passages)


def test_a_word_processor_may_touch_line_ends_and_bullets(real: Desk, tmp_path: Path) -> None:
    """Saved as 'Unicode text' with Windows' line ends, a byte order mark, round bullets and spaces at line ends."""
    (text,) = [text for text in real.texts("es") if text.name.endswith("care-bills/es.md")]
    do = next(passage for passage in text.passages if passage.part == "do")
    assert do.now.startswith("- ")
    file = real.sheet("es", "md", {(text.name, "do"): do.now.replace("- ", "•\t") + "\n•\tOtra cosa."})
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", " \r\n").encode("utf-16"))
    real.apply(file)
    (again,) = [passage for text in real.texts("es") if text.name.endswith("care-bills/es.md") for passage in text.passages if passage.part == "do"]
    assert again.now == do.now + "\n- Otra cosa."


def test_tidy_keeps_what_matters() -> None:
    assert tidy("\n one  \n\n\n\n• two\n- **three**\n ") == "one\n\n- two\n- **three**"


def is_spanish(name: str) -> bool:
    return Path(name).name == "es.md" or Path(name).name.startswith("es@") or name == CATALOG
