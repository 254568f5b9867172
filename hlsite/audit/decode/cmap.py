"""A PDF font's map from codes to Unicode (`ToUnicode`)."""

from __future__ import annotations

import re

_BLOCK = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WIDEST_RANGE = 65536


class CMap:
    """Reads the codes of one font."""

    def __init__(self, data: bytes) -> None:
        self._texts: dict[bytes, str] = {}
        self._widths: set[int] = set()
        for kind, body in _BLOCK.findall(data):
            tokens = [
                bytes.fromhex(hexa.decode()) if not opens and not closes else opens or closes
                for hexa, opens, closes in _TOKEN.findall(body)
            ]
            if kind == b"codespacerange":
                self._widths.update(map(len, tokens))
            elif kind == b"bfchar":
                for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                    self._texts[code] = _utf16(text)
            else:
                self._ranges(tokens)
        self._widths.update(map(len, self._texts))
        self._known: dict[bytes, tuple[str, int]] = {}

    def _ranges(self, tokens: list[bytes]) -> None:
        """Read `bfrange` entries: to a first text, or to a list of texts."""
        at = 0
        while at + 2 < len(tokens):
            first, last, target = tokens[at : at + 3]
            low, high = int.from_bytes(first, "big"), int.from_bytes(last, "big")
            high = min(high, low + _WIDEST_RANGE)
            at += 3
            if target == b"[":
                for code in range(low, high + 1):
                    if at >= len(tokens) or tokens[at] == b"]":
                        break
                    self._texts[code.to_bytes(len(first), "big")] = _utf16(tokens[at])
                    at += 1
                at += 1
                continue
            start = int.from_bytes(target, "big")
            for code in range(low, high + 1):
                text = (start + code - low).to_bytes(max(len(target), 2), "big")
                self._texts[code.to_bytes(len(first), "big")] = _utf16(text)

    def read(self, codes: bytes) -> tuple[str, int]:
        """Give the text of a string of codes, and how many codes have none."""
        known = self._known.get(codes)
        if known is None:
            known = self._known[codes] = self._read(codes)
        return known

    def _read(self, codes: bytes) -> tuple[str, int]:
        """Read a string of codes for the first time."""
        widths = sorted(width for width in self._widths if width) or [1]
        text: list[str] = []
        unknown = at = 0
        while at < len(codes):
            for width in widths:
                found = self._texts.get(codes[at : at + width])
                if found is not None:
                    text.append(found)
                    at += width
                    break
            else:
                unknown += 1
                at += widths[0]
        return "".join(text), unknown


def _utf16(data: bytes) -> str:
    """Read the text of one code."""
    return data.decode("utf-16-be", "replace")
