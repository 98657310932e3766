"""Whatever a block holds, Telegram gets valid HTML within its limits."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.render.plain import plain
from bot.render.telegram_html import TEXT_LIMIT, html, messages, units
from bot.reply import Block, Decision, Part, Reply

anything = st.text(max_size=400)
ALLOWED = {"b", "i", "a", "blockquote"}


class Strict(HTMLParser):
    """Fails on a tag Telegram doesn't know or that isn't closed in order; collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def check(text: str) -> str:
    parser = Strict()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser.text


def reply(*blocks: Block) -> Reply:
    return Reply(Decision.PAGE, "en", blocks)


@given(anything)
def test_any_text_is_valid_html(text: str) -> None:
    check(html(text))


@given(st.lists(st.builds(Block, st.sampled_from(Part), anything), max_size=6))
def test_any_reply_is_valid_and_within_the_limit(blocks: list[Block]) -> None:
    for message in messages(reply(*blocks)):
        assert units(check(message)) <= TEXT_LIMIT


@given(st.text(alphabet="ab 😀\n", min_size=1, max_size=90), st.integers(60, 120))
def test_a_text_too_long_is_split_and_nothing_is_lost(piece: str, times: int) -> None:
    text = (piece + "x") * times
    parts = messages(reply(Block(Part.TEXT, text)))
    assert all(units(check(part)) <= TEXT_LIMIT for part in parts)
    assert "".join("".join(map(check, parts)).split()) == "".join(plain(text).split())


def test_what_a_person_could_inject_stays_text() -> None:
    assert html("<b>x</b> & <script>") == "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;"


def test_only_web_links_become_links() -> None:
    assert html("[site](https://example.org/?a=1&b=2)") == '<a href="https://example.org/?a=1&amp;b=2">site</a>'
    assert "<a" not in html("[site](javascript:alert(1))")
    assert "<a" not in html("[site](tg://user?id=1)")


def test_a_year_at_a_line_start_is_not_a_list() -> None:
    assert html("Until the end of\n\n2026. Then no more.").endswith("2026. Then no more.")


def test_details_fold_and_warnings_are_marked() -> None:
    out = messages(reply(Block(Part.WARNING, "Before"), Block(Part.TITLE, "T"), Block(Part.MORE, "- a\n- b")))[0]
    assert out == "⚠️ Before\n\n<b>T</b>\n\n<blockquote expandable>• a\n• b</blockquote>"
