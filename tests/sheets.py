"""Reads sheets back: the text of a PDF, its pages, where ink is, what its QR code says."""

import ctypes
import re
from collections.abc import Iterator

import numpy as np
import pypdfium2
import zxingcpp
from pypdfium2 import raw

_INVISIBLE = re.compile("[\u200b-\u200f\u2066-\u2069\ufeff\x02\ufffe]")


def text_of(pdf: bytes) -> str:
    """The words of all pages in reading order as PDFium finds them, without signs that can't be seen."""
    return "\n".join(_INVISIBLE.sub("", text) for text in _texts(pdf))


def _texts(pdf: bytes) -> Iterator[str]:
    for page in _document(pdf):
        yield page.get_textpage().get_text_bounded()


def seen_in(pdf: bytes) -> str:
    """The first page's lines as the eye meets their signs from left to right, whatever their direction. Spaces are left out."""
    page = _document(pdf)[0].get_textpage()
    lines: dict[int, list[tuple[float, str]]] = {}
    for index in range(page.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        sign = chr(raw.FPDFText_GetUnicode(page, index))
        if not sign.isspace() and not _INVISIBLE.match(sign):
            lines.setdefault(round(y.value), []).append((x.value, sign))
    return "\n".join("".join(sign for _, sign in sorted(signs, key=lambda pair: pair[0])) for signs in lines.values())


def _document(pdf: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf)


def pages_of(pdf: bytes) -> int:
    return len(_document(pdf))


def metadata_of(pdf: bytes) -> dict[str, str]:
    return dict(_document(pdf).get_metadata_dict())


def pixels_of(pdf: bytes) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """The first page in grey, 150 dots an inch: 0 is black."""
    return np.squeeze(_document(pdf)[0].render(scale=150 / 72, grayscale=True).to_numpy())


def code_of(pdf: bytes) -> str:
    """What the QR code of the first page says."""
    (found,) = zxingcpp.read_barcodes(pixels_of(pdf))
    return found.text


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
