"""The structure of a picture file, read without decoding it: one still picture and nothing else."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Literal

Format = Literal["JPEG", "PNG", "WEBP"]

_JPEG_START = b"\xff\xd8\xff"
_PNG_START = b"\x89PNG\r\n\x1a\n"
# A marker inside scan data; 00 stuffs a byte, D0 to D7 restart (ISO/IEC 10918-1, B.1.1).
_JPEG_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_START_OF_SCAN, _END_OF_IMAGE, _APP2 = 0xDA, 0xD9, 0xE2

_OTHER_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an archive"),
)


class PictureError(ValueError):
    """A picture that is not taken in; the message says why and how to mend it."""


def structure_of(raw: bytes) -> Format:
    """The format of a file that holds one still picture from its first byte to its last.

    Raises:
        PictureError: Another format, a broken or cut file, several pictures, or something behind.
    """
    if raw.startswith(_JPEG_START):
        _check_jpeg(raw)
        return "JPEG"
    if raw.startswith(_PNG_START):
        _check_png(raw)
        return "PNG"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        if any(name in (b"ANIM", b"ANMF") for name, _ in webp_chunks(raw)):
            raise _animated()
        return "WEBP"
    raise PictureError(f"is {_name_of(raw)}; save it as JPEG, PNG or WebP")


def webp_chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of every chunk of a WebP file.

    Raises:
        PictureError: The file is cut, or something stands behind it.
    """
    (size,) = struct.unpack_from("<I", raw, 4)
    _check_end(raw, 8 + size + size % 2)
    position = 12
    while position < 8 + size:
        if position + 8 > len(raw):
            raise _cut()
        name, length = raw[position : position + 4], struct.unpack_from("<I", raw, position + 4)[0]
        position += 8
        if position + length > 8 + size:
            raise _cut()
        yield name, raw[position : position + length]
        position += length + length % 2


def _check_jpeg(raw: bytes) -> None:
    position = 2
    while True:
        found = _JPEG_MARKER.match(raw, position)
        if found is None:
            raise _cut()
        marker, position = found[1][0], found.end()
        if marker == _END_OF_IMAGE:
            _check_end(raw, position)
            return
        if position + 2 > len(raw):
            raise _cut()
        (length,) = struct.unpack_from(">H", raw, position)
        if marker == _APP2 and raw[position + 2 : position + 6] == b"MPF\0":
            raise PictureError("holds several pictures (MPO); save one of them as plain JPEG")
        position += length
        if marker == _START_OF_SCAN:
            found = _JPEG_MARKER.search(raw, position)
            if found is None:
                raise _cut()
            position = found.start()


def _check_png(raw: bytes) -> None:
    position = len(_PNG_START)
    while True:
        if position + 12 > len(raw):
            raise _cut()
        length, name = struct.unpack_from(">I4s", raw, position)
        position += 12 + length
        if name == b"acTL":
            raise _animated()
        if name == b"IEND":
            _check_end(raw, position)
            return


def _check_end(raw: bytes, end: int) -> None:
    if len(raw) < end:
        raise _cut()
    if len(raw) > end:
        raise PictureError("has something behind the picture; save it again in a picture program")


def _cut() -> PictureError:
    return PictureError("is cut short or damaged; copy it again from the camera")


def _animated() -> PictureError:
    return PictureError("is animated; save one still picture")


def _name_of(raw: bytes) -> str:
    for start, name in _OTHER_STARTS:
        if raw.startswith(start):
            return name
    if raw[4:8] == b"ftyp":
        return "an HEIC or AVIF"
    if b"<svg" in raw[:1024].lower():
        return "an SVG"
    return "of an unknown format"
