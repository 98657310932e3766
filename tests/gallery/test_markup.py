"""Telegram's HTML as lines of a page: what is open at a line's end goes on behind it, and nothing typed becomes markup."""

import pytest

from bot.gallery.markup import as_lines, direction


def test_a_mark_that_is_open_at_a_line_end_goes_on_in_the_next_line() -> None:
    assert as_lines('<b>one\ntwo</b> <a href="https://x.org/?a=1&amp;b=2">x</a>') == (
        '<span class="line"><b>one</b></span><span class="line"><b>two</b> <a href="https://x.org/?a=1&amp;b=2">x</a></span>'
    )


def test_a_quote_folds_and_takes_one_line_end_with_it() -> None:
    assert as_lines("a\n\n<blockquote expandable>b\nc</blockquote>\n\nd") == (
        '<span class="line">a</span><span class="line"></span>'
        '<details class="quote" dir="auto"><summary><span class="line">b</span><span class="line">c</span></summary></details>'
        '<span class="line"></span><span class="line">d</span>'
    )


def test_what_was_escaped_stays_escaped() -> None:
    assert as_lines("&lt;script&gt; &amp;amp;") == '<span class="line">&lt;script&gt; &amp;amp;</span>'


@pytest.mark.parametrize(
    ("label", "way"),
    [("Más …", "ltr"), ("المزيد …", "rtl"), ("\u2068Medicaid\u2069 اثنان", "rtl"), ("‹ رجوع", "rtl"), ("911", "ltr"), ("简体中文", "ltr"), ("فارسی", "rtl")],
)
def test_a_label_takes_its_direction_from_its_first_letter_that_is_not_isolated(label: str, way: str) -> None:
    assert direction(label) == way
