"""Telegram HTML: escaped, folded where long, always valid, split within the platform's limit."""

from collections.abc import Iterator
from html import escape

from bot.render.direction import begin_right, isolate
from bot.render.markdown import pieces
from bot.render.plain import plain
from bot.reply import Block, Part, Reply

TEXT_LIMIT = 4096
"""Characters of a message after entities are parsed, counted in UTF-16 units (core.telegram.org/bots/api#sendmessage)."""

_SIMPLE = {"bold": "<b>", "end-bold": "</b>", "end-link": "</a>", "line": "\n", "paragraph": "\n\n", "item": "\n• "}


def html(markdown: str, language: str = "en") -> str:
    """Markdown as Telegram HTML, fit for the direction of its language. Only web links become links."""
    out: list[str] = []
    linked = False
    for piece in pieces(markdown):
        if piece.kind == "text":
            out.append(escape(isolate(piece.text, language)))
        elif piece.kind == "link":
            linked = piece.text.startswith(("https://", "http://"))
            out.append(f'<a href="{escape(piece.text)}">' if linked else "")
        elif piece.kind == "end-link" and not linked:
            continue
        else:
            out.append(_SIMPLE[piece.kind])
    return begin_right("".join(out).strip(), language)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def messages(reply: Reply) -> tuple[str, ...]:
    """The reply as one or more HTML messages, each within TEXT_LIMIT, blocks kept whole where they fit."""
    out: list[str] = []
    size = 0
    for chunk, length in (part for block in reply.blocks for part in _chunks(block, block.language or reply.answer_language)):
        if out and size + 2 + length <= TEXT_LIMIT:
            out[-1] += "\n\n" + chunk
            size += 2 + length
        else:
            out.append(chunk)
            size = length
    return tuple(out) or ("…",)


def _chunks(block: Block, language: str) -> Iterator[tuple[str, int]]:
    """(html, counted length) of a block; one that is too long alone is cut at line ends into plain pieces."""
    length = units(plain(block.text, language)) + 4
    if length <= TEXT_LIMIT:
        yield _framed(block, language), length
        return
    for piece in _cut(plain(block.text, language)):
        yield escape(piece), units(piece)


def _framed(block: Block, language: str) -> str:
    body = html(block.text, language)
    match block.part:
        case Part.TITLE:
            return f"<b>{body}</b>"
        case Part.MORE:
            return f"<blockquote expandable>{body}</blockquote>"
        case Part.WARNING | Part.NOTICE:
            return f"⚠️ {body}"
        case Part.SOURCES | Part.FOOTER:
            return f"<i>{body}</i>"
    return body


def _cut(text: str) -> Iterator[str]:
    """Pieces within the limit, cut at line ends where possible. Half the limit is safe for any two-unit character."""
    step = TEXT_LIMIT // 2
    while text:
        end = len(text) if len(text) <= step else (text.rfind("\n", 1, step) if "\n" in text[1:step] else step)
        if text[:end].strip():
            yield text[:end].strip()
        text = text[end:]
