"""Fonts: the text in their tables, and words that stand among outlines.

WOFF2 is a W3C Recommendation (https://www.w3.org/TR/WOFF2/); it is read only where Brotli is at
hand.
"""

from __future__ import annotations

import importlib
import struct
from typing import TYPE_CHECKING, Any

from fontTools.ttLib.woff2 import woff2KnownTags

from hlsite.audit.decode.archive import inflate
from hlsite.audit.decode.charset import loose, runs

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"wOFF", b"wOF2")

_TEXT_TABLES = (b"name", b"meta", b"post", b"SVG ", b"DSIG", b"FFTM", b"ltag", b"PfEd", b"TeX ")
_WOFF2_FIXED = 48
_ARBITRARY = 0x3F
"""Flag of a table whose tag is written out."""


def is_font(data: bytes) -> bool:
    """Tell whether bytes begin as a font does."""
    return data.startswith(SIGNATURES)


def read_font(contents: Contents, data: bytes, place: str) -> None:
    """Read the text tables of a font."""
    where = f"{place} font".strip()
    try:
        if data.startswith(b"wOF2"):
            _read_woff2(contents, data, where)
        elif data.startswith(b"wOFF"):
            _read_woff(contents, data, where)
        else:
            _read_tables(contents, data, where)
    except (struct.error, IndexError, ValueError):
        contents.fail("undecodable", where)


def _read_tables(contents: Contents, data: bytes, where: str) -> None:
    """Read TrueType and OpenType."""
    (count,) = struct.unpack_from(">H", data, 4)
    end = 0
    for number in range(count):
        tag, _, offset, size = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        end = max(end, offset + (size + 3) // 4 * 4)
        _table(contents, tag, data[offset : offset + size], where)
    if end < len(data) or not count:
        contents.fail("trailing-bytes", where)
        _text(contents, data[end:], where)


def _read_woff(contents: Contents, data: bytes, where: str) -> None:
    """Read WOFF: each table deflated by itself."""
    (count,) = struct.unpack_from(">H", data, 12)
    meta, meta_size, _, private, private_size = struct.unpack_from(">IIIII", data, 24)
    for number in range(count):
        tag, offset, packed, size, _ = struct.unpack_from(">4sIIII", data, 44 + 20 * number)
        body = data[offset : offset + packed]
        found = inflate(body, "zlib") if packed < size else (body, b"")
        if found is None:
            contents.fail("undecodable", where)
        else:
            _table(contents, tag, found[0], where)
    if meta:
        contents.open("metadata.xml", _inflated(data[meta : meta + meta_size]), where)
    if private:
        contents.fail("undecodable", where)
        _text(contents, data[private : private + private_size], where)


def _inflated(data: bytes) -> bytes:
    """Unfold deflated bytes."""
    found = inflate(data, "zlib")
    if found is None:
        raise ValueError
    return found[0]


def _read_woff2(contents: Contents, data: bytes, where: str) -> None:
    """Read WOFF2: the tables stand one after another in one stream."""
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError:
        contents.fail("missing-decoder", where)
        return
    count, _, _, size = struct.unpack_from(">HHII", data, 12)
    meta, meta_size, _, private, private_size = struct.unpack_from(">IIIII", data, 28)
    at = _WOFF2_FIXED
    tables: list[tuple[bytes, int]] = []
    for _ in range(count):
        flags = data[at]
        kind = flags & 0x3F
        tag = data[at + 1 : at + 5] if kind == _ARBITRARY else woff2KnownTags[kind].encode()
        length, at = _base128(data, at + (5 if kind == _ARBITRARY else 1))
        transformed = flags >> 6 == 0 if tag in {b"glyf", b"loca"} else flags >> 6 != 0
        if transformed:
            length, at = _base128(data, at)
        tables.append((tag, length))
    try:
        unfolded = brotli.decompress(data[at : at + size])
        for tag, length in tables:
            _table(contents, tag, unfolded[:length], where)
            unfolded = unfolded[length:]
        if unfolded:
            contents.fail("trailing-bytes", where)
            _text(contents, unfolded, where)
        if meta:
            packed = data[meta : meta + meta_size]
            contents.open("metadata.xml", brotli.decompress(packed), where)
    except brotli.error:
        contents.fail("undecodable", where)
    if private:
        contents.fail("undecodable", where)
        _text(contents, data[private : private + private_size], where)


def _base128(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of variable length, and give the place after it."""
    value = 0
    for step in range(5):
        value = value << 7 | data[at + step] & 0x7F
        if not data[at + step] & 0x80:
            return value, at + step + 1
    raise ValueError


def _table(contents: Contents, tag: bytes, data: bytes, where: str) -> None:
    """Read a table: all of one that holds text, of any other the words that stand in it."""
    if tag in _TEXT_TABLES:
        _text(contents, data, where)
    else:
        contents.add(runs(data), f"{where} {tag.decode('latin-1').strip()}")


def _text(contents: Contents, data: bytes, where: str) -> None:
    """Hand over bytes as the encodings of name tables read them."""
    for name, text in loose(data):
        if name in {"utf-8", "utf-16-be", "mac-cyrillic"}:
            contents.add(text, where)
