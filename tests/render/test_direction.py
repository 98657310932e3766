"""Arabic and Persian as a phone shows them: numbers, names and English words keep their order, every line begins on the right."""

import re
import unicodedata
from html import unescape
from pathlib import Path

import pytest

from bot.knowledge.languages import RIGHT_TO_LEFT
from bot.knowledge.load import load
from bot.render.direction import isolate
from bot.render.plain import plain, reply_text
from bot.render.telegram_html import html, messages
from bot.reply import Block, Decision, Part, Reply
from bot.telegram.show import unformatted

DANGER = """**911**

اتصلوا الآن. قولوا اسم لغتكم بالإنجليزية: "Arabic" (تُلفظ: أرابيك)، وابقوا على الخط.

هل هو صاحٍ؟ اتصلوا بخط التسمّم (Poison Help):

**1-800-222-1222**

قولوا: **"I want to stay silent. I want a lawyer."** (أريد أن أبقى صامتًا)."""

ANSWER = """في 20 ولاية أوقف قاضٍ ذلك في 12 أغسطس/آب 2025. قد تستطيع شرطة الهجرة (ICE) أن تبحث عن معلوماتكم: https://www.kff.org/a-b/.

- **CARECEN** · +1-202-555-0123 · [موقع](https://example.org/?a=1&b=2)
- [National Immigration Law Center](https://www.nilc.org)
- تكلفة 50% أو $30، من 21-25 سنة. /forget يمسح"""

PERSIAN = "اداره مهاجرت (ICE) از ۶ جنوری (ژانویه) ۲۰۲۶ می‌تواند؛ با 1-800-222-1222 تماس بگیرید."


def shown(text: str) -> str:
    """With the invisible signs made visible: ⟦isolated⟧, and ◂ for the mark."""
    return text.translate({0x2068: "⟦", 0x2069: "⟧", 0x200F: "◂"})


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("اتصلوا 1-800-222-1222.", "اتصلوا ⟦1-800-222-1222⟧."),
        ("الخط (202) 555-0123", "الخط (202) ⟦555-0123⟧"),
        ("انظروا https://a.org/b?c=1، ثم", "انظروا ⟦https://a.org/b?c=1⟧، ثم"),
        ("شرطة الهجرة (ICE) وميديكيد Emergency Medicaid", "شرطة الهجرة (⟦ICE⟧) وميديكيد ⟦Emergency Medicaid⟧"),
        ('قولوا: "I do not agree." فقط', 'قولوا: "⟦I do not agree.⟧" فقط'),
        ("منذ 6 يناير 2026 في", "منذ ⟦6 يناير 2026⟧ في"),
        ("منذ 6 يناير/كانون الثاني 2026 في", "منذ ⟦6 يناير/كانون الثاني 2026⟧ في"),
        ("از ۶ جنوری (ژانویه) ۲۰۲۶ تا", "از ⟦۶ جنوری (ژانویه) ۲۰۲۶⟧ تا"),
        ("في 20 ولاية", "في 20 ولاية"),
        ("لدى Health Alliance (California) و", "لدى ⟦Health Alliance (California)⟧ و"),
        ("WIC، SNAP و TPS", "⟦WIC⟧، ⟦SNAP⟧ و ⟦TPS⟧"),
        ("⟦ICE⟧ هنا", "⟦ICE⟧ هنا"),
    ],
)
def test_what_reads_from_left_to_right_is_isolated(text: str, isolated: str) -> None:
    plain_text = text.translate({ord("⟦"): "\u2068", ord("⟧"): "\u2069"})
    assert shown(isolate(plain_text, "ar")) == isolated


def test_other_languages_are_left_alone() -> None:
    assert html("**ICE** 1-800-222-1222", "es") == "<b>ICE</b> 1-800-222-1222"
    assert plain("[KFF](https://kff.org)", "es") == "KFF <https://kff.org>"


def test_a_line_without_a_letter_of_the_script_begins_on_the_right() -> None:
    """A number to dial stands alone on its line, and its line would otherwise begin on the left."""
    lines = shown(html(DANGER, "ar")).split("\n")
    assert lines[0] == "◂<b>911</b>"
    assert "◂<b>⟦1-800-222-1222⟧</b>" in lines
    assert not any(line.startswith("◂") for line in lines if "اتصلوا" in line)


def test_addresses_in_html_stay_as_they_are() -> None:
    """Only what is shown is isolated, never what is inside a tag."""
    assert '<a href="https://example.org/?a=1&amp;b=2">' in html(ANSWER, "ar")


def test_the_terminal_shows_addresses_isolated() -> None:
    assert "موقع ⟦<https://example.org/?a=1&b=2>⟧" in shown(plain(ANSWER, "ar"))


def test_a_message_that_telegram_cannot_parse_keeps_its_direction() -> None:
    assert shown(unformatted('<a href="https://x.org/?a=1&amp;b=2">موقع</a>', "ar")) == "موقع (⟦https://x.org/?a=1&b=2⟧)"


@pytest.mark.parametrize(("language", "text"), [("ar", DANGER), ("ar", ANSWER), ("fa", PERSIAN)])
@pytest.mark.parametrize("part", [Part.TEXT, Part.MORE, Part.NOTICE, Part.TITLE])
def test_messages_and_terminal_keep_every_order(language: str, text: str, part: Part) -> None:
    reply = Reply(Decision.ANSWER, language, (Block(part, text), Block(Part.SOURCES, "المصادر: [KFF](https://kff.org), 6 يناير 2026")))
    for message in (*map(without_tags, messages(reply)), reply_text(reply)):
        check(message)


def test_every_right_to_left_answer_keeps_its_order() -> None:
    """All texts of the knowledge base in these languages, as they are rendered."""
    base = load(Path(__file__).parents[2] / "knowledge")
    topics = (*base.topics.values(), *base.blocks.values())
    answers = [answer for topic in topics for (language, _), answer in topic.answers.items() if language in RIGHT_TO_LEFT]
    for answer in answers:
        for text in filter(None, (answer.title, answer.short, answer.more, answer.do, answer.fallback, *(text for _, text in answer.states))):
            check(without_tags(html(text, answer.language)), where=answer.path)
    for (kind, language), danger in base.danger.items():
        if language in RIGHT_TO_LEFT:
            check(without_tags(html(danger.text, language)), where=kind)


def check(message: str, where: str = "") -> None:
    """Outside of isolates there is no Latin letter and no broken number, and each line's first strong letter reads from the right."""
    outside = re.sub("\u2068[^\u2069]*\u2069", "", message)
    assert not re.search(r"[A-Za-z]", outside), f"{where}: {shown(message)}"
    assert not re.search(r"\d[-./]\d", outside), f"{where}: {shown(message)}"
    assert message.count("\u2068") == message.count("\u2069")
    for line in filter(str.strip, outside.split("\n")):
        strong = [unicodedata.bidirectional(character) for character in line if unicodedata.bidirectional(character) in ("L", "R", "AL")]
        assert strong, f"{where}: {shown(line)}"
        assert strong[0] in ("R", "AL"), f"{where}: {shown(line)}"


def without_tags(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup))
