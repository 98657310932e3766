"""Plain text, for the terminal and for `text` in JSON."""

from bot.render.markdown import pieces
from bot.reply import Part, Reply

_BREAKS = {"line": "\n", "paragraph": "\n\n", "item": "\n• "}


def plain(markdown: str) -> str:
    """Markdown as plain text; a link shows its address after its words."""
    out: list[str] = []
    address = ""
    for piece in pieces(markdown):
        if piece.kind == "link":
            address = piece.text
        elif piece.kind == "end-link":
            out.append(f" <{address}>")
        else:
            out.append(_BREAKS.get(piece.kind, piece.text))
    return "".join(out).strip()


def reply_text(reply: Reply) -> str:
    """The whole reply as plain text, a blank line between blocks."""
    marks = {Part.WARNING: "⚠️ ", Part.NOTICE: "⚠️ "}
    return "\n\n".join(marks.get(block.part, "") + plain(block.text) for block in reply.blocks)
