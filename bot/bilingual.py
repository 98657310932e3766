"""One reply in two languages, paragraph by paragraph: the reader's first, the other's beneath it."""

from collections.abc import Iterator
from dataclasses import replace

from bot.reply import Block, Part, Reply

ONCE = frozenset({Part.HELP, Part.SOURCES})
"""Names, numbers and addresses, which are the same in every language."""


def both(first: Reply, second: Reply) -> Reply:
    """The first reply with the second's paragraphs between its own. Where the two are in one language, the first alone."""
    if first.text_language == second.text_language:
        return first
    return replace(first, blocks=tuple(_interleaved(first, second)), draft=first.draft or second.draft)


def _interleaved(first: Reply, second: Reply) -> Iterator[Block]:
    """Blocks by pairs of the same part. A part that only one of the two has stands where that one has it."""
    waiting = list(second.blocks)
    for block in first.blocks:
        partner = next((other for other in waiting if other.part is block.part), None)
        if partner is None or block.part in ONCE:
            yield block
            continue
        *alone, partner = waiting[: waiting.index(partner) + 1]
        yield from (_told(other, second) for other in alone if other.part not in ONCE)
        del waiting[: len(alone) + 1]
        yield from _paragraphs(block, _told(partner, second))
    yield from (_told(other, second) for other in waiting if other.part not in ONCE)


def _told(block: Block, reply: Reply) -> Block:
    return replace(block, language=block.language or reply.answer_language)


def _paragraphs(first: Block, second: Block) -> Iterator[Block]:
    """Paragraph under paragraph where both have as many; else text under text."""
    ours, theirs = first.text.split("\n\n"), second.text.split("\n\n")
    if len(ours) != len(theirs):
        ours, theirs = [first.text], [second.text]
    for our, their in zip(ours, theirs, strict=True):
        yield replace(first, text=our)
        if their != our:  # a name alone
            yield replace(second, text=their)
