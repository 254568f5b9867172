"""JPEG: its segments, the text in those that are not the picture, and what follows the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hlsite.audit.decode.charset import loose

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

SIGNATURE = b"\xff\xd8\xff"

_PICTURE = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA})
_APP0, _APP2, _APP14 = 0xE0, 0xE2, 0xEE
_START_OF_SCAN, _END = 0xDA, 0xD9
_JFIF = 16
_ADOBE = 14


def read_jpeg(contents: Contents, data: bytes, place: str) -> None:
    """Read the segments of a JPEG; metadata is a problem as well as read."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004
            contents.fail("undecodable", f"{place} jpeg")
            return
        marker = data[at + 1]
        if marker == _END:
            at += 2
            break
        if marker == 0xFF:  # noqa: PLR2004
            at += 1
            continue
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        at += 2 + size
        if not _is_picture(marker, body):
            _metadata(contents, marker, body, place)
        if marker == _START_OF_SCAN:
            at = _after_scan(data, at)
    else:
        if data[at : at + 2] == b"\xff\xd9":
            at += 2
        else:
            contents.fail("undecodable", f"{place} jpeg")
            return
    if at < len(data):
        contents.fail("trailing-bytes", f"{place} jpeg")
        contents.open("", data[at:], f"{place} jpeg trailing")


def _is_picture(marker: int, body: bytes) -> bool:
    """Tell whether a segment is needed to show the picture and can hold nothing else."""
    if marker == _APP0:
        return body.startswith(b"JFIF\0") and len(body) + 2 == _JFIF
    if marker == _APP14:
        return body.startswith(b"Adobe") and len(body) + 2 == _ADOBE
    return marker in _PICTURE


def _after_scan(data: bytes, at: int) -> int:
    """Find the next marker after a scan's entropy-coded bytes."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:  # noqa: PLR2004
            return at
        at += 2


def _metadata(contents: Contents, marker: int, body: bytes, place: str) -> None:
    """Read a segment that holds something other than the picture."""
    where = f"{place} metadata {marker:02X}".strip()
    if not (marker == _APP2 and body.startswith(b"ICC_PROFILE\0")):
        contents.fail("image-metadata", where)
    for _, text in loose(body):
        contents.add(text, where)
