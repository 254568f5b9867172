"""From the bytes of a text operator to letters and widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([a-z]+)")
_DEFAULT_WIDTH = 1000.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """One code of a string.

    Attributes:
        code: As in the string.
        text: By the font's ToUnicode; None where it says nothing.
        width: Advance in thousandths of an em.
    """

    code: int
    text: str | None
    width: float


class FontReader:
    """Reads strings set in one font."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.composite = font.get("/Subtype") == "/Type0"
        self.unicode = dict(_unicode(font))
        self._widths, self._default = _widths(font, composite=self.composite)

    def glyphs(self, data: bytes) -> Iterator[Glyph]:
        """The codes of a string: two bytes each in a composite font, else one."""
        step = 2 if self.composite else 1
        for place in range(0, len(data) - step + 1, step):
            code = int.from_bytes(data[place : place + step], "big")
            yield Glyph(code, self.unicode.get(code), self._widths.get(code, self._default))


def _unicode(font: Any) -> Iterator[tuple[int, str]]:
    if "/ToUnicode" not in font:
        return
    section, row = b"", list[str]()
    depth: list[str] | None = None
    for token in _TOKEN.finditer(font.ToUnicode.read_bytes()):
        hexadecimal, opens, closes, word = token.groups()
        if word:
            section, row = (word, []) if word.startswith(b"begin") else (b"", [])
        elif opens:
            depth = []
        elif closes and depth is not None:
            first = int(row[0], 16)
            yield from ((first + step, _text(item)) for step, item in enumerate(depth))
            depth, row = None, []
        elif hexadecimal is not None and section in {b"beginbfchar", b"beginbfrange"}:
            digits = b"".join(hexadecimal.split()).decode()
            if depth is not None:
                depth.append(digits)
                continue
            row.append(digits)
            if section == b"beginbfchar" and len(row) == 2:  # noqa: PLR2004 - code, text
                yield int(row[0], 16), _text(row[1])
                row = []
            elif len(row) == 3:  # noqa: PLR2004 - first, last, text
                yield from _range(*row)
                row = []


def _range(first: str, last: str, text: str) -> Iterator[tuple[int, str]]:
    start = int(first, 16)
    head, final = _text(text)[:-1], _text(text)[-1:]
    for code in range(start, int(last, 16) + 1):
        yield code, head + chr(ord(final) + code - start)


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def _widths(font: Any, *, composite: bool) -> tuple[dict[int, float], float]:
    if not composite:
        first = int(font.get("/FirstChar", 0))
        listed = font.get("/Widths", [])
        return {first + step: float(width) for step, width in enumerate(listed)}, _DEFAULT_WIDTH
    (descendant,) = font.DescendantFonts
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    while entries:
        start = int(entries.pop(0))
        second = entries.pop(0)
        if isinstance(second, int | float) or not hasattr(second, "__len__"):
            width = float(entries.pop(0))
            widths.update(dict.fromkeys(range(start, int(second) + 1), width))
        else:
            widths.update({start + step: float(width) for step, width in enumerate(second)})
    return widths, float(descendant.get("/DW", _DEFAULT_WIDTH))
