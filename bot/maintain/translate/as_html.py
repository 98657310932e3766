"""The sheet as a page that works without a network: English, the translation as it stands, a column to write in, a button that saves the page."""

from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from bot.knowledge.languages import RIGHT_TO_LEFT
from bot.maintain.edits import Refused
from bot.maintain.translate.sheet import HOW_TO, OUT_OF_DATE, Cell, Sheet, decode
from bot.maintain.translate.texts import Passage, Text

_STYLE = """
body { font: 16px/1.5 sans-serif; margin: 1em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { border: 1px solid #999; padding: .5em; vertical-align: top; text-align: start; white-space: pre-wrap; overflow-wrap: anywhere; }
textarea { width: 100%; min-height: 8em; font: inherit; box-sizing: border-box; }
th:first-child { width: 9em; }
small { display: block; color: #733; margin-top: .5em; }
tr.open td:last-child { background: #ffd; }
button { position: sticky; top: .5em; font-size: 1.1em; }
"""
_SCRIPT = """
let saved = true;
addEventListener('input', () => { saved = false; });
addEventListener('beforeunload', event => { if (!saved) event.preventDefault(); });
document.querySelector('button').addEventListener('click', () => {
  document.querySelectorAll('textarea').forEach(cell => { cell.textContent = cell.value; });
  const page = new Blob(['<!doctype html>\\n' + document.documentElement.outerHTML], { type: 'text/html' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(page);
  link.download = document.title + '.html';
  link.click();
  saved = true;
});
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def write(texts: Iterable[Text], language: str, name: str) -> str:
    """The sheet of a language, called `name` by those who write in it."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    rules = "".join(f"<li>{escape(rule)}</li>\n" for rule in (*HOW_TO, "Save often. The button puts a copy into your downloads; open that copy to go on."))
    rows = "".join(row for text in texts for row in _text(text, language, direction))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<title>amparo-{language}</title><style>{_STYLE}</style></head>\n<body data-sheet="{language}">\n'
        f"<h1>Amparo: translation into {escape(name)}</h1>\n<ul>\n{rules}</ul>\n<p><button>Save this page</button></p>\n{rows}"
        f"<script>{_SCRIPT}</script></body></html>\n"
    )


def _text(text: Text, language: str, direction: str) -> Iterator[str]:
    stands = f"<p>{OUT_OF_DATE}</p>\n" if text.outdated else ""
    yield f"<h2>{escape(text.name)}</h2>\n{stands}<table>\n<tr><th>Part</th><th>English</th><th>Now</th><th>New</th></tr>\n"
    yield from (_row(text, passage, f'lang="{language}" dir="{direction}"') for passage in text.passages)
    yield "</table>\n"


def _row(text: Text, passage: Passage, written: str) -> str:
    cautions = "".join(f"<small>{escape(caution)}</small>" for caution in passage.cautions)
    names = f'data-text="{escape(text.name)}" data-part="{escape(passage.part)}" data-mark="{passage.mark}"'
    waits = ' class="open"' if passage.open else ""
    return (
        f"<tr{waits}><th>{escape(passage.part)}</th><td>{escape(passage.english)}{cautions}</td>"
        f"<td {written}>{escape(passage.now)}</td><td><textarea {names} {written}></textarea></td></tr>\n"
    )


class _Cells(HTMLParser):
    """Collects the language and what stands in each text field."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.cells: list[Cell] = []
        self._field: tuple[dict[str, str], int] | None = None
        self._new: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.language = given.get("data-sheet", self.language)
        if tag == "textarea":
            self._field, self._new = (given, self.getpos()[0]), []

    def handle_data(self, data: str) -> None:
        if self._field:
            self._new.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._field:
            given, line = self._field
            self.cells.append(Cell(given.get("data-text", ""), given.get("data-part", ""), given.get("data-mark", ""), "".join(self._new), line))
            self._field = None


def read(file: Path) -> Sheet:
    """A page that came back. Refuses a file that is no sheet."""
    found = _Cells()
    found.feed(decode(file))
    found.close()
    if not found.language:
        raise Refused(f"{file.name} is no translation sheet; `amparo translate sheet` writes one")
    return Sheet(file.name, found.language, tuple(found.cells))
