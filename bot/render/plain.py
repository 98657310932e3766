"""Plain text, for the terminal and for `text` in JSON."""

from bot.render.direction import begin_right, enclose, is_right_to_left, isolate
from bot.render.markdown import pieces
from bot.reply import Part, Reply

_BREAKS = {"line": "\n", "paragraph": "\n\n", "item": "\n• "}


def plain(markdown: str, language: str = "en") -> str:
    """Markdown as plain text, fit for the direction of its language; a link shows its address after its words."""
    out: list[str] = []
    address = ""
    for piece in pieces(markdown):
        if piece.kind == "link":
            address = piece.text
        elif piece.kind == "end-link":
            shown = f"<{address}>"
            out.append(f" {enclose(shown) if is_right_to_left(language) else shown}")
        elif piece.kind == "text":
            out.append(isolate(piece.text, language))
        else:
            out.append(_BREAKS.get(piece.kind, ""))
    return begin_right("".join(out).strip(), language)


def reply_text(reply: Reply) -> str:
    """The whole reply as plain text, a blank line between blocks."""
    marks = {Part.WARNING: "⚠️ ", Part.NOTICE: "⚠️ "}
    return "\n\n".join(marks.get(block.part, "") + plain(block.text, block.language or reply.answer_language) for block in reply.blocks)
