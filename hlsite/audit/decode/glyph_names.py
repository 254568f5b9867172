"""What a PDF font without a map draws, told by the names of its glyphs or a known table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools import agl

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac-roman"}


class GlyphNames:
    """Reads the codes of a simple font by its `Encoding` (ISO 32000-1, 9.6.6).

    Args:
        base: The name of the table that holds where no glyph is named: a PDF name, or nothing.
        differences: Codes and the glyph names from each code on, as in `Differences`.
        built_in: Whether the font brings a table of its own, which is not read here.
    """

    def __init__(self, base: str, differences: Sequence[int | str], *, built_in: bool) -> None:
        self._table = _TABLES.get(base, "" if built_in else "ascii")
        self._texts: dict[int, str] = {}
        code = 0
        for each in differences:
            if isinstance(each, int):
                code = each
            else:
                self._texts[code] = agl.toUnicode(each)
                code += 1

    def read(self, codes: bytes) -> tuple[str, int]:
        """Give the text of a string of codes, and how many codes have none."""
        texts = [self._texts.get(code) or self._by_table(code) for code in codes]
        return "".join(texts), texts.count("")

    def _by_table(self, code: int) -> str:
        """Give the letter of a code for which no glyph is named."""
        if code in self._texts or not self._table:
            return ""
        return bytes([code]).decode(self._table, "ignore")
