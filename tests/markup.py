"""Telegram's HTML as its server reads it (core.telegram.org/bots/api#html-style), strict where it is strict."""

import html
import re

TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "tg-time", "code", "pre", "blockquote",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>")
_KNOWN_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class CannotParse(Exception):
    """The text of Telegram's 400."""


def parse_html(markup: str) -> str:
    """The text without its tags. Raises CannotParse for what Telegram refuses."""
    out: list[str] = []
    stack: list[str] = []
    at = 0
    while at < len(markup):
        if markup[at] != "<":
            end = markup.find("<", at)
            end = len(markup) if end < 0 else end
            out.append(_KNOWN_ENTITY.sub(lambda found: html.unescape(found[0]), markup[at:end]))
            at = end
            continue
        found = _TAG.match(markup, at)
        if not found or found[2].lower() not in TAGS:
            raise CannotParse(f'can\'t parse entities: Unsupported start tag "{found[2] if found else ""}" at byte offset {len(markup[:at].encode())}')
        _open_or_close(found, stack)
        at = found.end()
    if stack:
        raise CannotParse(f"can't parse entities: Can't find end tag corresponding to start tag \"{stack[-1]}\"")
    return "".join(out)


def _open_or_close(found: re.Match[str], stack: list[str]) -> None:
    closing, tag, attributes = found[1], found[2].lower(), found[3].strip()
    if closing:
        if not stack or stack.pop() != tag:
            raise CannotParse(f'can\'t parse entities: Unmatched end tag "{tag}"')
        return
    if tag == "blockquote" and "blockquote" in stack:
        raise CannotParse("can't parse entities: Blockquotes can't be nested")
    allowed = {"a": r'href="[^"]*"', "blockquote": "expandable", "span": 'class="tg-spoiler"'}.get(tag, "")
    if attributes and not re.fullmatch(allowed, attributes):
        raise CannotParse(f'can\'t parse entities: Unexpected attributes of "{tag}"')
    stack.append(tag)
