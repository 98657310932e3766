"""Sheets, pictures and the interpreter card on Telegram: sent as files, with what they stand for beneath them."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from bot.i18n import Interface, load_interface
from bot.render.direction import isolate
from bot.render.handout import Form
from bot.reply import Block, Part
from bot.settings import Settings
from bot.sheet import Sheet
from bot.telegram.printer import WAITING, Busy, Printer
from tests.fake_telegram import HANDLE, FakeTelegram, Person, Shown, Trouble
from tests.running_bot import RunningBot
from tests.sheets import text_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

Somebody = Callable[..., Person]


def only(shown: list[Shown]) -> Shown:
    assert len(shown) == 1, [message.text[:40] for message in shown]
    return shown[0]


@pytest.fixture(scope="module")
def interface() -> Interface:
    return load_interface(Settings().locales_dir)


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
async def test_the_sheet_of_an_answer_comes_as_pdf_in_its_language_and_for_its_state(somebody: Somebody, interface: Interface, language: str) -> None:
    t = interface.strings(language)
    ana = somebody({"zh-Hans": "zh-hans"}.get(language, language))
    await ana.says(f"/start elig-wic_{language}_CA")
    await ana.presses(t("More …"))
    shown = only(await ana.presses(isolate(t("Sheet to print (PDF)"), language)))
    (file,) = ana.chat.files
    assert (file.how, file.name) == ("document", f"amparo-elig-wic-{language}-CA.pdf")
    assert f"https://t.me/{HANDLE}?start=elig-wic_{language}_CA" in shown.text
    assert t("Draft written by a machine, not yet reviewed by a lawyer.") in shown.text
    assert "California" in text_of(file.content)
    assert "WIC" in text_of(file.content)
    assert any(label.startswith("🗑") for label in shown.labels)


async def test_delete_takes_the_file_away(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/start elig-wic_en_CA")
    await ana.presses("More")
    sheet = only(await ana.presses("Sheet to print"))
    await ana.presses("🗑")
    assert sheet.message_id not in ana.chat.messages


async def test_a_file_that_is_too_old_to_delete_stays_without_an_error(somebody: Somebody, town: FakeTelegram, bot: RunningBot) -> None:
    ana = somebody()
    await ana.says("/start elig-wic_en_CA")
    await ana.presses("More")
    sheet = only(await ana.presses("Sheet to print"))
    town.too_old.add(sheet.message_id)
    assert await ana.presses("🗑") == []
    assert "Traceback" not in bot.log


async def test_a_picture_that_telegram_would_make_smaller_comes_as_a_file(somebody: Somebody, interface: Interface) -> None:
    ana = somebody("es")
    await ana.says("/start elig-how-to-apply_es_IN")
    await ana.presses("Más …")
    await ana.presses(interface.strings("es")("Picture for the phone"))
    (file,) = ana.chat.files
    assert (file.how, file.name) == ("document", "amparo-elig-how-to-apply-es-IN.png")


@pytest.mark.parametrize("language", ["ar", "zh-Hans", "vi"])
async def test_the_interpreter_card_is_a_photo_with_the_same_words_beneath(somebody: Somebody, interface: Interface, language: str) -> None:
    t = interface.strings(language)
    ana = somebody(language)
    await ana.says(f"/start care-interpreter_{language}")
    shown = only(await ana.presses(isolate(t("Card: I need an interpreter"), language)))
    assert ana.chat.files[0].how == "photo"
    assert "I need an interpreter" in shown.text
    assert isolate(t("It is my right, and it is free."), language) in shown.text


async def test_who_reads_english_chooses_the_interpreters_language(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/start care-interpreter_en")
    await ana.presses("Card: I need an interpreter")
    shown = only(await ana.presses("한국어"))
    assert "Korean" in shown.text
    assert ana.chat.files[0].name == "amparo-interpreter-ko.png"


async def test_the_card_stands_on_the_page_of_care(somebody: Somebody, interface: Interface) -> None:
    ana = somebody("fr")
    await ana.says("/topics")
    await ana.presses("Hôpital")
    assert "interpreter" in only(await ana.presses(interface.strings("fr")("Card: I need an interpreter"))).text


async def test_the_guides_sheet_asks_for_the_status_again_and_does_not_name_it(somebody: Somebody) -> None:
    """The buttons of a result know nothing of the status, so the sheet can't either."""
    ana = somebody()
    await ana.says("/check")
    for label in ("Texas", "Another country", "Pregnant", "More, by immigration status", "No papers"):
        await ana.presses(label)
    await ana.presses("Sheet to print")
    file, result = await ana.presses("No papers")
    assert "What to do first" in result.text
    assert ana.chat.files[0].name == "amparo-guide-pregnant-en-TX.pdf"
    assert "What to do first" in text_of(ana.chat.files[0].content)
    for words in (file.text, text_of(ana.chat.files[0].content)):
        assert "No papers" not in words
        assert "undocumented" not in words.lower()
    assert not [button for row in file.buttons for button in row if "undocumented" in button["callback_data"]]


async def test_the_guides_sheet_for_everyone_leaves_the_page_as_it_is(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/check")
    for label in ("Texas", "Another country", "Pregnant"):
        page = only(await ana.presses(label))
    assert not only(await ana.presses("Sheet to print")).edited
    assert page.text in ana.sees()


async def test_a_file_is_tried_again_after_a_lost_connection(somebody: Somebody, town: FakeTelegram) -> None:
    ana = somebody()
    await ana.says("/start elig-wic_en_CA")
    await ana.presses("More")
    town.troubles.append(Trouble("drop-before", "sendDocument", chat=ana.chat.id))
    only(await ana.presses("Sheet to print"))


async def test_many_files_at_once_are_put_off_with_a_kind_line(somebody: Somebody) -> None:
    ana = somebody()
    await ana.says("/start elig-wic_en_CA")
    await ana.presses("More")
    for _ in range(4):
        await ana.presses("Sheet to print")
    assert "try again in a minute" in only(await ana.presses("Sheet to print")).text
    assert await ana.presses("Sheet to print") == []
    assert len(ana.chat.files) == 4


async def test_a_link_of_a_guides_sheet_opens_the_guide(somebody: Somebody) -> None:
    assert "one person at a time" in only(await somebody().says("/start check")).text


def sheet(words: str, *, kept: bool = True) -> Sheet:
    block = Block(Part.TEXT, words)
    return Sheet("name", "en", (block,), (block,), (), (), "https://t.me/x", block, date(2026, 12, 6), kept=kept)


class Counting:
    """A typesetter that counts, and waits until it may go on."""

    def __init__(self) -> None:
        self.made = self.at_once = 0
        self.most_at_once = 0
        self.threads: set[int] = set()
        self.go = threading.Event()
        self.go.set()

    def __call__(self, sheets: Sequence[Sheet], form: Form) -> bytes:
        self.made += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.threads.add(threading.get_ident())
        assert self.go.wait(30)
        self.at_once -= 1
        return f"{form} {self.made}".encode()


async def test_the_same_sheet_is_made_once_and_a_changed_word_makes_another() -> None:
    make = Counting()
    printer = Printer(make)
    assert await printer.file(sheet("one"), "pdf") == await printer.file(sheet("one"), "pdf")
    assert make.made == 1
    await printer.file(sheet("one"), "png")
    await printer.file(sheet("two"), "pdf")
    assert make.made == 3


async def test_a_result_of_the_guide_is_not_held_in_memory() -> None:
    make = Counting()
    printer = Printer(make)
    await printer.file(sheet("mine", kept=False), "pdf")
    await printer.file(sheet("mine", kept=False), "pdf")
    assert make.made == 2


async def test_sheets_are_made_one_at_a_time_and_the_event_loop_stays_free() -> None:
    make = Counting()
    make.go.clear()
    printer = Printer(make)
    tasks = [asyncio.create_task(printer.file(sheet(str(n)), "pdf")) for n in range(WAITING)]
    same = [asyncio.create_task(printer.file(sheet("0"), "pdf"))]
    await asyncio.sleep(0)  # the loop turns although the typesetter stands still
    with pytest.raises(Busy):
        await same[0]
    make.go.set()
    await asyncio.gather(*tasks)
    assert (make.made, make.most_at_once) == (WAITING, 1)
    assert threading.get_ident() not in make.threads


async def test_who_asked_for_the_same_while_it_was_made_gets_it_too() -> None:
    make = Counting()
    printer = Printer(make)
    first, second = await asyncio.gather(printer.file(sheet("one"), "pdf"), printer.file(sheet("one"), "pdf"))
    assert (first, make.made) == (second, 1)


async def test_memory_holds_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.printer.FILES", 2)
    make = Counting()
    printer = Printer(make)
    for words in ("one", "two", "three", "one"):
        await printer.file(sheet(words), "pdf")
    assert make.made == 4
    await printer.file(sheet("three"), "pdf")
    assert make.made == 4


async def test_memory_holds_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.printer.BYTES", 8)
    make = Counting()
    printer = Printer(make)
    for words in ("one", "two", "one"):
        await printer.file(sheet(words), "pdf")
    assert make.made == 3
