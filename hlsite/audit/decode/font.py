"""Fonts: the names in their name table; WOFF2 only where Brotli is at hand."""

from __future__ import annotations

import importlib
import struct
from typing import TYPE_CHECKING, Any

from hlsite.audit.decode.archive import inflate
from hlsite.audit.decode.charset import loose

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"wOFF", b"wOF2")

_TEXT_TABLES = (b"name", b"meta", b"post", b"SVG ", b"DSIG", b"FFTM", b"ltag", b"PfEd", b"TeX ")
_WOFF2_FIXED = 48


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
        if tag in _TEXT_TABLES:
            _text(contents, data[offset : offset + size], where)
    if end < len(data) or not count:
        contents.fail("trailing-bytes", where)
        _text(contents, data[end:], where)


def _read_woff(contents: Contents, data: bytes, where: str) -> None:
    """Read WOFF: each table deflated by itself."""
    (count,) = struct.unpack_from(">H", data, 12)
    meta, meta_size, _, private, private_size = struct.unpack_from(">IIIII", data, 24)
    for number in range(count):
        tag, offset, packed, size, _ = struct.unpack_from(">4sIIII", data, 44 + 20 * number)
        if tag in _TEXT_TABLES:
            body = data[offset : offset + packed]
            found = inflate(body, "zlib") if packed < size else (body, b"")
            if found is None:
                contents.fail("undecodable", where)
            else:
                _text(contents, found[0], where)
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
    """Read WOFF2 as one unfolded stream: tables are not told apart, all is read."""
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError:
        contents.fail("missing-decoder", where)
        return
    count, _, _, size = struct.unpack_from(">HHII", data, 12)
    meta, meta_size, _, private, private_size = struct.unpack_from(">IIIII", data, 28)
    at = _WOFF2_FIXED
    for _ in range(count):
        flags = data[at]
        at += 5 if flags & 0x3F == 0x3F else 1  # noqa: PLR2004
        _, at = _base128(data, at)
        transformed = flags >> 6 == 0 if flags & 0x3F in (10, 11) else flags >> 6 != 0
        if transformed:
            _, at = _base128(data, at)
    try:
        _text(contents, brotli.decompress(data[at : at + size]), where)
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


def _text(contents: Contents, data: bytes, where: str) -> None:
    """Hand over bytes as the encodings of name tables read them."""
    for name, text in loose(data):
        if name in {"utf-8", "utf-16-be", "mac-cyrillic"}:
            contents.add(text, where)
