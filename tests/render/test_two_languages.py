"""Blocks of another language than the reply's keep the direction of their own."""

from bot.render.direction import FIRST_STRONG_ISOLATE
from bot.render.plain import reply_text
from bot.render.telegram_html import messages
from bot.reply import Block, Decision, Part, Reply


def test_each_block_has_the_direction_of_its_language() -> None:
    blocks = (Block(Part.TEXT, "اتصل على 911 1-800-222-1222"), Block(Part.TEXT, "Call 1-800-222-1222", "en"))
    reply = Reply(Decision.ANSWER, "ar", blocks)
    for text in (reply_text(reply), messages(reply)[0]):
        arabic, english = text.split("\n\n")
        assert FIRST_STRONG_ISOLATE in arabic
        assert FIRST_STRONG_ISOLATE not in english
