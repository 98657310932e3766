"""The page in a real browser: nothing is wider than its phone, and each line begins on the side from which it is read."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bot.render import handout

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 120

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here; on Debian: apt-get install chromium")

MEASURE = r"""
addEventListener('load', () => {
const strong = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\p{L}/u;
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const found = { wide: [], sides: [], lines: { ltr: 0, rtl: 0 }, images: [], pictures: document.images.length, cut: [] };
for (const screen of document.querySelectorAll('.screen')) {
  const phone = screen.querySelector('.chat').getBoundingClientRect();
  for (const part of screen.querySelectorAll('*')) {
    const box = part.getBoundingClientRect();
    if (box.left < phone.left - 1 || box.right > phone.right + 1) found.wide.push(screen.id + ' ' + part.className);
  }
  for (const label of screen.querySelectorAll('.label')) if (label.scrollWidth > label.clientWidth) found.cut.push(screen.id + ' ' + label.textContent);
  for (const line of screen.querySelectorAll('.message:not(.mine) .line')) {
    const first = line.textContent.replace(/\u2068[^\u2069]*\u2069/g, '').replace(/^\u200f/, '\u0627').match(strong);
    const words = document.createRange();
    words.selectNodeContents(line);
    const boxes = [...words.getClientRects()].filter(box => box.width > 0);
    if (!first || !boxes.length) continue;
    const room = line.getBoundingClientRect(), rtl = fromTheRight.test(first[0]);
    found.lines[rtl ? 'rtl' : 'ltr'] += 1;
    const gap = rtl ? room.right - Math.max(...boxes.map(box => box.right)) : Math.min(...boxes.map(box => box.left)) - room.left;
    if (Math.abs(gap) > 2) found.sides.push(screen.id + ' ' + line.textContent);
  }
}
for (const image of document.images) if (!image.complete || !image.naturalWidth) found.images.push(image.src);
document.body.innerHTML = '<pre id="found"></pre>';
document.getElementById('found').textContent = JSON.stringify(found);
});
"""


@pytest.fixture(scope="module")
def measured(gallery: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser found in a copy of the page that measures itself."""
    copy = gallery.with_name("measured.html")
    text = gallery.read_text(encoding="utf-8").replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';")
    copy.write_text(text.replace("</body>", f"<script>{MEASURE}</script></body>"), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1300,1000", f"--user-data-dir={tmp_path_factory.mktemp('browser')}", "--dump-dom")
    ran = subprocess.run([str(BROWSER), *options, copy.as_uri()], capture_output=True, text=True, timeout=PATIENCE, check=False)
    copy.unlink()
    found = re.search(r'<pre id="found">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert found, ran.stderr[-2000:]
    result: dict[str, Any] = json.loads(unescape(found[1]))
    return result


def test_nothing_is_wider_than_its_phone(measured: dict[str, Any]) -> None:
    assert measured["wide"] == []


def test_each_line_begins_on_the_side_it_is_read_from(measured: dict[str, Any]) -> None:
    assert min(measured["lines"].values()) > 300
    assert measured["sides"] == []


@pytest.mark.skipif(not handout.available(), reason="no typesetter here: the extra `handout` is not installed")
def test_no_picture_is_missing(measured: dict[str, Any]) -> None:
    assert measured["pictures"] > 0
    assert measured["images"] == []
