"""Small edits: one key changes, every other byte stays, and a file that would not load is not written."""

from pathlib import Path

import pytest

from bot.maintain.edits import Edit, Refused, read_text, set_front, set_key, write_all
from bot.maintain.loadable import problems_in
from tests.small_knowledge import APPLY_FOLDER, BILLS_FOLDER, SmallKnowledge

YAML = "# why\nsince: 2026-01-01\nhold:\n  since: 2026-02-01\n  # inside\n  why: old\n\nhelp: [bills]   # last\n"


def test_a_key_is_replaced_with_all_its_lines() -> None:
    """A mapping in block style goes as a whole; comments and layout around it stay."""
    assert set_key(YAML, "hold", "{a: 1}") == "# why\nsince: 2026-01-01\nhold: {a: 1}\n\nhelp: [bills]   # last\n"


def test_a_key_is_removed_with_all_its_lines() -> None:
    assert set_key(YAML, "hold", None) == "# why\nsince: 2026-01-01\n\nhelp: [bills]   # last\n"


def test_a_new_key_is_appended() -> None:
    assert set_key("a: 1", "b", "2") == "a: 1\nb: 2\n"
    assert set_key("a: 1\n", "b", None) == "a: 1\n"


def test_a_nested_key_of_the_same_name_is_left_alone() -> None:
    assert set_key("x:\n  hold: 1\n", "hold", None) == "x:\n  hold: 1\n"


def test_line_ends_of_windows_stay() -> None:
    """An editor's line ends are not ours to change."""
    text = "---\r\nmeaning: 1\r\nreview: none\r\n---\r\n# T\r\n"
    assert set_front(text, "meaning", "2") == text.replace("meaning: 1", "meaning: 2")
    assert set_front(text, "declared", "x") == text.replace("none\r\n---", "none\r\ndeclared: x\r\n---")


def test_a_text_without_front_matter_is_refused() -> None:
    with pytest.raises(Refused, match="front matter"):
        set_front("# T\n", "meaning", "2")


def test_nothing_is_written_when_one_file_would_not_load(knowledge: SmallKnowledge) -> None:
    """Two edits, one of them bad: both files stay as they were."""
    good, bad = knowledge.root / BILLS_FOLDER / "topic.yaml", knowledge.root / APPLY_FOLDER / "topic.yaml"
    before = good.read_bytes(), bad.read_bytes()
    edits = [Edit(good, read_text(good) + "state: none\n"), Edit(bad, read_text(bad) + "nonsense: 1\n")]
    with pytest.raises(Refused, match="nonsense"):
        write_all(edits, validate=problems_in)
    assert (good.read_bytes(), bad.read_bytes()) == before


def test_a_write_leaves_no_temporary_file_and_keeps_the_mode(knowledge: SmallKnowledge) -> None:
    file = knowledge.root / BILLS_FOLDER / "topic.yaml"
    file.chmod(0o640)
    write_all([Edit(file, read_text(file))], validate=problems_in)
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in file.parent.iterdir()) == ["en.md", "es.md", "topic.yaml"]


def test_a_failed_write_leaves_the_old_file(knowledge: SmallKnowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a kill never leaves half a file."""
    file = knowledge.root / BILLS_FOLDER / "topic.yaml"
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        write_all([Edit(file, "since: 2026-01-01\n")], validate=problems_in)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["en.md", "es.md", "topic.yaml"]


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_bytes(b"a: \xe9\n")
    with pytest.raises(Refused, match="UTF-8"):
        read_text(tmp_path / "topic.yaml")
