"""Words in the places of a picture that hold none: what a camera or an editor writes there."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD = len(_PNG) + 25  # signature, then the IHDR chunk (PNG, third edition, 11.2.1)
_JPEG = b"\xff\xd8"

Word = Callable[[str], str]
"""Gives a new word for a kind of place."""


def with_words(picture: bytes, word: Word) -> bytes:
    """The same picture with a word in every kind of chunk; another format comes back as it is.

    Args:
        picture: PNG or JPEG.
        word: Asked once for each place, by its name.
    """
    if picture.startswith(_PNG):
        chunks = b"".join(_png_chunks(word))
        return picture[:_PNG_HEAD] + chunks + picture[_PNG_HEAD:]
    if picture.startswith(_JPEG):
        return _JPEG + b"".join(_jpeg_segments(word)) + picture[2:]
    return picture


def _png_chunks(word: Word) -> tuple[bytes, ...]:
    return (
        _chunk(b"tEXt", b"Author\0" + word("PNG tEXt").encode()),
        _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(word("PNG zTXt").encode())),
        _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + _xmp(word("PNG iTXt (XMP)"))),
        _chunk(b"eXIf", _exif(word("PNG eXIf"))),
        _chunk(b"prVt", word("PNG private chunk").encode()),
    )


def _jpeg_segments(word: Word) -> tuple[bytes, ...]:
    return (
        _segment(0xE1, b"Exif\0\0" + _exif(word("JPEG EXIF"))),
        _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(word("JPEG XMP"))),
        _segment(0xED, b"Photoshop 3.0\0" + _iptc(word("JPEG IPTC"))),
        _segment(0xFE, word("JPEG comment").encode()),
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _xmp(word: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{word}</dc:creator></x:xmpmeta>"
    ).encode()


def _exif(word: str) -> bytes:
    """A TIFF header and one entry: ImageDescription (Exif 2.32, tag 0x010E)."""
    text = word.encode() + b"\0"
    entry = struct.pack(">HHII", 0x010E, 2, len(text), 26)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0) + text


def _iptc(word: str) -> bytes:
    """One Photoshop resource with the by-line (IPTC-IIM 4.2, dataset 2:80)."""
    dataset = struct.pack(">BBBH", 0x1C, 2, 80, len(word)) + word.encode()
    padded = dataset + b"\0" * (len(dataset) % 2)
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(dataset)) + padded
