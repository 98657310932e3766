"""Telegram's HTML as the page's: each line an element of its own, because its direction is its own."""

import re
import unicodedata
from html import escape
from html.parser import HTMLParser

_ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def as_lines(markup: str) -> str:
    """The message as lines. What Telegram folds (`<blockquote expandable>`) is folded to a few lines until it is pressed."""
    found = _Lines()
    found.feed(markup)
    found.close()
    return found.html()


def direction(text: str) -> str:
    """'rtl' or 'ltr' by the first strong letter that is not isolated (UAX 9, rules P2 and P3), as phones take it for a label."""
    strong = (_STRONG.get(unicodedata.bidirectional(letter)) for letter in _ISOLATED.sub("", text))
    return next(filter(None, strong), "ltr")


class _Lines(HTMLParser):
    """Cuts at line ends; what is open there is closed before and opened again behind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._absorbs = False

    def html(self) -> str:
        """What was made, with the last line."""
        self._end_line()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self._end_line(keep_empty=False)
            folded = "expandable" in dict(attrs)
            self._out.append('<details class="quote" dir="auto"><summary>' if folded else '<div class="quote" dir="auto">')
            self._open.append((tag, "</summary></details>" if folded else "</div>"))
            return
        start = f"<{tag}" + "".join(f' {name}="{escape(value or "")}"' for name, value in attrs) + ">"
        self._open.append((tag, start))
        self._line.append(start)

    def handle_endtag(self, tag: str) -> None:
        _, text = self._open.pop()
        if tag == "blockquote":
            self._end_line(keep_empty=False)
            self._out.append(text)
            self._absorbs = True
        else:
            self._line.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text. A line end right behind a quote is the quote's own, as phones show it."""
        first, *others = data.removeprefix("\n" if self._absorbs else "").split("\n")
        self._absorbs = False
        self._line.append(escape(first))
        for line in others:
            self._end_line()
            self._line += [start for tag, start in self._open if tag != "blockquote"]
            self._line.append(escape(line))

    def _end_line(self, *, keep_empty: bool = True) -> None:
        inline = [tag for tag, _ in self._open if tag != "blockquote"]
        shown = "".join(self._line)
        if keep_empty or re.sub(r"<[^<>]*>", "", shown):
            self._out.append(f'<span class="line">{shown}{"".join(f"</{tag}>" for tag in reversed(inline))}</span>')
        self._line = []
