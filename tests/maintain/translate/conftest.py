"""Sheets of the small knowledge base, and a copy of the real one."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.maintain.translate import as_html, as_markdown
from bot.maintain.translate.apply import apply_sheet
from bot.maintain.translate.texts import Text, read_texts

REPOSITORY = Path(__file__).parents[3]
Parts = Mapping[tuple[str, str], str]
"""(text, part) -> what the volunteer wrote."""


@dataclass(frozen=True)
class Desk:
    """A knowledge base with the sheets handed out and taken back."""

    root: Path
    locales: Path

    def texts(self, language: str) -> tuple[Text, ...]:
        return read_texts(self.root, self.locales, language)

    def sheet(self, language: str, suffix: str, parts: Parts | None = None) -> Path:
        """A sheet, filled in as a volunteer would: in its file."""
        texts = self.texts(language)
        file = self.root.parent / f"sheet.{suffix}"
        fill = fill_page if suffix == "html" else fill_markdown
        written = (as_html if suffix == "html" else as_markdown).write(texts, language, "the language")
        file.write_text(fill(written, parts or {}), encoding="utf-8")
        return file

    def apply(self, file: Path, *, dry_run: bool = False) -> list[str]:
        return apply_sheet(self.root, self.locales, file, dry_run=dry_run)

    def files(self) -> dict[str, bytes]:
        """Every file of knowledge/ and locales/."""
        folders = (self.root, self.locales)
        return {file.relative_to(self.root.parent).as_posix(): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


def fill_markdown(sheet: str, parts: Parts) -> str:
    """Write below the [[new]] of each part."""
    out, text, part = [], "", ""
    for line in sheet.split("\n"):
        out.append(line)
        if line.startswith("## [[text "):
            text = line.removeprefix("## [[text ").removesuffix("]]")
        elif line.startswith("### [[part "):
            part = line.removeprefix("### [[part ").partition(" | ")[0]
        elif line == "[[new]]" and (text, part) in parts:
            out.append(parts[text, part])
    return "\n".join(out)


def fill_page(sheet: str, parts: Parts) -> str:
    """Write into the text fields, escaped as a browser does when it saves."""
    for (text, part), written in parts.items():
        start = sheet.index(f'<textarea data-text="{text}" data-part="{part}"')
        end = sheet.index("</textarea>", start)
        escaped = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")
        sheet = sheet[:end] + escaped + sheet[end:]
    return sheet


@pytest.fixture
def small(knowledge: object) -> Desk:
    return Desk(knowledge.root, knowledge.locales)  # type: ignore[attr-defined]  # a SmallKnowledge


@pytest.fixture
def real(tmp_path: Path) -> Desk:
    """A copy of what sheets are made from and written to."""
    for name in ("topics", "blocks", "danger", "facts"):
        shutil.copytree(REPOSITORY / "knowledge" / name, tmp_path / "knowledge" / name)
    for name in ("states.yaml", "directory.yaml", "rules.yaml"):
        shutil.copy(REPOSITORY / "knowledge" / name, tmp_path / "knowledge" / name)
    shutil.copytree(REPOSITORY / "locales", tmp_path / "locales")
    return Desk(tmp_path / "knowledge", tmp_path / "locales")
