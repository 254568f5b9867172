"""Pictures of dots: nothing in them but what draws them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from hlsite.structural_gate.findings import BrokenError, Fault

_PNG = b"\x89PNG\r\n\x1a\n"
# PNG specification, third edition, 5.6 and 11: what draws the picture. Not tEXt, zTXt, iTXt, tIME,
# eXIf, iCCP, sPLT, hIST, nor any private chunk.
_PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"}
    | {b"pHYs"}
)


def judge_png(data: bytes) -> Iterator[Fault]:
    """Judge a PNG, chunk by chunk."""
    if not data.startswith(_PNG):
        raise BrokenError("not a PNG")
    position = len(_PNG)
    foreign = set()
    while True:
        if position + 12 > len(data):
            raise BrokenError("a PNG without an end")
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise BrokenError("a PNG cut short")
        if zlib.crc32(data[position + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise BrokenError("a damaged PNG")
        if kind not in _PNG_CHUNKS or (kind == b"IEND" and length):
            foreign.add(kind)
        position = end
        if kind == b"IEND":
            break
    if foreign:
        yield _foreign(foreign)
    if position != len(data):
        yield "trailing", "bytes after the end of the picture"


# RIFF container of WebP, https://developers.google.com/speed/webp/docs/riff_container: still
# pictures only. Not EXIF, XMP, ICCP, nor any unknown chunk.
_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_WEBP_PROMISES = 0b0010_1100  # VP8X flags: ICC profile, Exif, XMP


def _promises_metadata(data: bytes, position: int) -> bool:
    return bool(int.from_bytes(data[position + 8 : position + 9]) & _WEBP_PROMISES)


def judge_webp(data: bytes) -> Iterator[Fault]:
    """Judge a WebP, chunk by chunk."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise BrokenError("not a WebP")
    stop = 8 + int.from_bytes(data[4:8], "little")
    if stop > len(data):
        raise BrokenError("a WebP cut short")
    position = 12
    foreign = set()
    while position < stop:
        if position + 8 > stop:
            raise BrokenError("a WebP chunk cut short")
        kind, length = struct.unpack_from("<4sI", data, position)
        if kind not in _WEBP_CHUNKS or (kind == b"VP8X" and _promises_metadata(data, position)):
            foreign.add(kind)
        position += 8 + length + length % 2
    if position != stop:
        raise BrokenError("a WebP chunk cut short")
    if foreign:
        yield _foreign(foreign)
    if stop != len(data):
        yield "trailing", "bytes after the end of the picture"


def _foreign(kinds: set[bytes]) -> Fault:
    shown = ", ".join(sorted(kind.decode("latin-1") for kind in kinds if kind.isalpha()))
    return "metadata", f"more than a picture ({shown or 'unknown chunks'}); draw it on a new canvas"


_ICO = b"\0\0\1\0"
_ICO_HEADER, _ICO_ENTRY = 6, 16


def judge_ico(data: bytes) -> Iterator[Fault]:
    """Judge an ICO and the PNGs in it."""
    count = int.from_bytes(data[4:6], "little")
    stop = _ICO_HEADER + _ICO_ENTRY * count
    if not data.startswith(_ICO) or not count or stop > len(data):
        raise BrokenError("not an ICO")
    for index in range(count):
        length, start = struct.unpack_from("<8xII", data, _ICO_HEADER + _ICO_ENTRY * index)
        if start != stop or start + length > len(data):
            raise BrokenError("an ICO whose pictures do not follow one another")
        stop += length
        if data.startswith(_PNG, start):
            yield from judge_png(data[start:stop])
    if stop != len(data):
        yield "trailing", "bytes after the end of the last picture"
