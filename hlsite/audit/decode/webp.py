"""WebP: its chunks, the text in those that are not the picture, and what follows the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hlsite.audit.decode.charset import loose

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

_PICTURE = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_HEAD = 12


def is_webp(data: bytes) -> bool:
    """Tell whether bytes begin as WebP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read_webp(contents: Contents, data: bytes, place: str) -> None:
    """Read the chunks of a WebP file; metadata is a problem as well as read."""
    end = int.from_bytes(data[4:8], "little") + 8
    if end > len(data):
        contents.fail("undecodable", f"{place} webp")
        return
    at = _HEAD
    while at + 8 <= end:
        kind = data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if len(body) < size:
            contents.fail("undecodable", f"{place} webp")
            return
        at += 8 + size + size % 2
        if kind not in _PICTURE:
            where = f"{place} metadata {kind.decode('ascii', 'replace')}".strip()
            if kind != b"ICCP":
                contents.fail("image-metadata", where)
            for _, text in loose(body):
                contents.add(text, where)
    if min(at, end) < len(data):
        contents.fail("trailing-bytes", f"{place} webp")
        contents.open("", data[min(at, end) :], f"{place} webp trailing")
