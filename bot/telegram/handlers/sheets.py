"""Sheets and pictures that a button asks for: made, sent with what they stand for beneath them, and deletable."""

import logging

from bot.render.handout import Form, TooLong, is_high
from bot.render.telegram_html import messages
from bot.reply import Action, Block, Context, Decision, Part, Reply, Verb
from bot.sheet import Sheet
from bot.telegram.desk import Desk
from bot.telegram.keyboards import keyboard, with_delete
from bot.telegram.printer import Busy
from bot.telegram.send import File, Text
from bot.telegram.show import say, unformatted
from bot.telegram.throttle import Admission

VERBS = frozenset({Verb.SHEET, Verb.GUIDE_SHEET, Verb.DESK})

log = logging.getLogger(__name__)


async def sent(desk: Desk, chat_id: int, action: Action, context: Context) -> bool:
    """Send the file a button asks for. False when it asks for none we can make: then its page is shown."""
    if not desk.engine.makes_files or action.verb not in VERBS:
        return False
    sheet = await desk.sheet(action, context)
    if sheet is None:
        return False
    form: Form = "png" if action.verb is Verb.DESK or "png" in action.args else "pdf"
    admission = desk.throttles.sheets.admits(chat_id)
    if admission is Admission.SILENT:
        return True
    try:
        if admission is Admission.WARN:
            raise Busy
        made = await desk.printer.file(sheet, form)
    except TooLong as error:
        log.warning("No sheet was made: %s", error if sheet.kept else "a result of the guide does not fit on one page.")  # whose, no log knows
        return False
    except Busy:
        line = desk.strings(sheet.language)("I can't make another file just now. Please try again in a minute.")
        await say(desk, chat_id, line, language=sheet.language)
        return True
    await _send(desk, chat_id, sheet, File(f"{sheet.name}.{form}", made, picture=form == "png" and not is_high(made)))
    return True


async def _send(desk: Desk, chat_id: int, sheet: Sheet, file: File) -> None:
    rows = with_delete((), label=desk.strings(sheet.language)("🗑 Delete"))
    words = caption(sheet)
    await desk.sender.send_file(chat_id, file, caption=Text(words, unformatted(words, sheet.language)), keyboard=keyboard(rows, sheet.language))


def caption(sheet: Sheet) -> str:
    """What stands under a file in the chat, as HTML: its question, until when it holds, the address, that it is a draft."""
    last = tuple(block for block in sheet.foot if block.part is Part.FOOTER)
    blocks = (*sheet.lead, *sheet.head, Block(Part.TEXT, sheet.address, sheet.language), *last)
    return messages(Reply(Decision.PAGE, sheet.language, blocks))[0]
