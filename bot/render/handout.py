"""Sheets typeset as PDF or PNG: one Letter page, or one picture for a phone. The page's looks are in handout.typ.

Needs the extra `handout`. What a sheet says reaches the typesetter as data, never as markup, so that no text can change the page.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from bot.render.direction import is_right_to_left, isolate
from bot.render.markdown import pieces
from bot.reply import Block
from bot.sheet import Sheet

Form = Literal["pdf", "png"]

EXTRA = "handout"
_PACKAGES = ("typst", "segno", "fontpkg_noto_sans", "fontpkg_ibm_plex_sans_arabic", "manimgx_fonts_cjk")

PICTURE_WIDTH = 1080
"""Pixels: as wide as the phones people have."""

PHOTO_HEIGHT = 2560
"""Pixels. Telegram makes longer photos smaller, until nobody can read them; as a file a picture stays as it is."""

_POINTS_WIDE = 360
_TEMPLATE = Path(__file__).with_suffix(".typ")
_TOO_LONG = re.compile(r"too-long:(\d+):")

LATIN, ARABIC = "Noto Sans", "IBM Plex Sans Arabic"
FONTS = {
    "ar": (ARABIC, LATIN),
    "fa": (ARABIC, LATIN),
    "zh-Hans": ("Noto Sans CJK SC",),
    "zh-Hant": ("Noto Sans CJK TC",),
    "ko": ("Noto Sans CJK KR",),
}
"""Families by language, the first that has a character sets it; all others are Noto Sans.

Noto Sans Arabic would do on paper, but it puts a letter together from its stroke and its dots, and copied from a PDF each letter comes twice.
"""

_REGIONS = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW")}


class NoTypesetter(Exception):
    """The extra isn't installed. The message says what to install."""


class TooLong(Exception):
    """A sheet, named, does not fit on its page at a size people can read."""

    def __init__(self, name: str, index: int) -> None:
        super().__init__(f"{name} does not fit on one page in letters that people can read.")
        self.index = index


@dataclass(slots=True)
class _Paragraph:
    kind: str
    runs: list[dict[str, Any]] = field(default_factory=list)


@cache
def available() -> bool:
    """Whether sheets can be made here."""
    return all(find_spec(package) for package in _PACKAGES)


def typeset(sheets: Sequence[Sheet], form: Form) -> bytes:
    """The sheets as one PDF, a page each; or the one sheet as a picture. Raises TooLong and NoTypesetter.

    Two languages that don't fit on one page are set apart, for the front and the back of the paper.
    """
    if not available():
        raise NoTypesetter(f"Sheets need the extra '{EXTRA}': pip install 'amparo[{EXTRA}]' (in a checkout: uv sync --extra {EXTRA}).")
    pages = list(sheets)
    while True:
        try:
            return _compiled(pages, form)
        except TooLong as error:
            if not pages[error.index].apart or form == "png":
                raise
            pages[error.index : error.index + 1] = pages[error.index].apart


def _compiled(pages: Sequence[Sheet], form: Form) -> bytes:
    import typst

    data = json.dumps({"picture": form == "png", "sheets": [_page(sheet) for sheet in pages]}, ensure_ascii=False)
    try:
        made = _compiler().compile(format=form, ppi=72 * PICTURE_WIDTH / _POINTS_WIDE, sys_inputs={"data": data}, timestamp=0)
    except typst.TypstError as error:
        if found := _TOO_LONG.search(error.message):
            raise TooLong(pages[int(found[1])].name, int(found[1])) from None
        raise
    assert isinstance(made, bytes)  # noqa: S101 - several pages of PNG come as a list, and a picture is one page
    return made


@cache
def _compiler() -> Any:
    """One compiler for all sheets: reading the fonts takes 0.1 s, and no system font can change a page."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=font_folders())
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts)


def is_high(picture: bytes) -> bool:
    """Whether a PNG is longer than a photo may be."""
    return int.from_bytes(picture[20:24], "big") > PHOTO_HEIGHT


def font_folders() -> list[str]:
    """The folders of the packaged fonts."""
    return [str(files(package)) for package in _PACKAGES if "font" in package]


def _page(sheet: Sheet) -> dict[str, Any]:
    import segno

    code = segno.make(sheet.address, error="m", micro=False)
    return {
        **_tongue(sheet.language),
        "title": _words(sheet.lead[:1], sheet.language),
        "head": [_block(block, sheet) for block in sheet.head],
        "lead": [_block(block, sheet) for block in sheet.lead],
        "body": [_block(block, sheet) for block in sheet.body],
        "foot": [_block(block, sheet) for block in sheet.foot],
        "more": _block(sheet.more, sheet),
        "large": sheet.large,
        "address": sheet.address,
        "code": code.svg_inline(border=2),
    }


def _tongue(language: str) -> dict[str, Any]:
    code, region = _REGIONS.get(language, (language, None))
    others = (LATIN, ARABIC, "Noto Sans CJK SC")
    fonts = list(dict.fromkeys((*FONTS.get(language, (LATIN,)), *others)))
    return {"lang": code, "region": region, "fonts": fonts, "rtl": is_right_to_left(language)}


def _block(block: Block, sheet: Sheet) -> dict[str, Any]:
    language = block.language or sheet.language
    paragraphs = [{"kind": p.kind, "runs": p.runs} for p in _paragraphs(block.text, language) if p.runs]
    return {**_tongue(language), "part": block.part.value, "second": language != sheet.language and not sheet.large, "paragraphs": paragraphs}


def _paragraphs(markdown: str, language: str) -> Iterator[_Paragraph]:
    """Markdown as paragraphs and list items of runs: text with its weight and, where it is linked, its address."""
    current, bold, url = _Paragraph("text"), False, None
    for piece in pieces(markdown):
        match piece.kind:
            case "paragraph" | "item":
                yield current
                current = _Paragraph("text" if piece.kind == "paragraph" else "item")
            case "bold" | "end-bold":
                bold = piece.kind == "bold"
            case "link" | "end-link":
                url = piece.text if piece.text.startswith(("https://", "http://")) else None
            case "line":
                current.runs.append({"text": "\n", "bold": False, "url": None})
            case "text":
                current.runs.append({"text": isolate(piece.text, language), "bold": bold, "url": url})
    yield current


def _words(blocks: Sequence[Block], language: str) -> str:
    return " ".join(run["text"] for block in blocks for p in _paragraphs(block.text, language) for run in p.runs)
