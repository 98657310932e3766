"""Inline mode: cards for what a navigator types behind the bot's name in any chat. What they send is theirs; the bot says nothing there."""

from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.constants import ParseMode

from bot.inline import Offer
from bot.render.direction import isolate
from bot.render.plain import plain
from bot.render.telegram_html import messages
from bot.telegram.desk import Desk
from bot.telegram.handlers.commands import NAVIGATORS
from bot.telegram.send import NO_PREVIEW
from bot.telegram.throttle import Admission

DESCRIPTION_CHARS = 120
"""Of the line under a card's question in the list: phones show two lines."""

BUTTON_CHARS = 64
"""Of the button above the list. Telegram names no limit; this is what the list is wide on a phone."""


async def offer(desk: Desk, query: InlineQuery) -> None:
    """Answer a query with at most ten cards, under a button that says what not to type; one beyond the person's measure not at all."""
    person = query.from_user
    if desk.throttles.inline.admits(person.id) is not Admission.ADMITTED:
        return
    context = await desk.people.context(person.id, person.language_code, links=False)  # a private chat has its person's id
    offers = await desk.offers(query.query, context)
    t = desk.strings(desk.engine.answer_language(None, context))
    button = InlineQueryResultsButton(_shortened(t("General questions only: no names or stories"), BUTTON_CHARS), start_parameter=NAVIGATORS)
    await desk.sender.answer_inline(query.id, tuple(_results(desk, offers)), button=button)


def _results(desk: Desk, offers: Sequence[Offer]) -> Iterator[InlineQueryResultArticle]:
    """Offers as Telegram takes them; a card that would be several messages can't be one of them."""
    for offered in offers:
        language = offered.reply.answer_language
        texts = messages(offered.reply)
        if len(texts) != 1:
            continue
        yield InlineQueryResultArticle(
            offered.id,
            isolate(plain(offered.title), language),
            InputTextMessageContent(texts[0], parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW),
            reply_markup=_open(desk, offered, language),
            description=isolate(_shortened(" ".join(plain(offered.begins.text).split()), DESCRIPTION_CHARS), offered.begins.language or language),
        )


def _open(desk: Desk, offered: Offer, language: str) -> InlineKeyboardMarkup | None:
    """Under a card the way to today's answer; forwarding strips it, so the text has the address, too."""
    if offered.address is None:
        return None
    t = desk.strings(language)
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(t("Open the answer"), url=offered.address))


def _shortened(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
