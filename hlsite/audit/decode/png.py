"""PNG: which chunks there are, the text in them, and what follows the end."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from hlsite.audit.decode.archive import inflate
from hlsite.audit.decode.charset import loose, utf8

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PICTURE = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT",
     b"bKGD", b"hIST", b"cICP"}
)  # fmt: skip


def read_png(contents: Contents, data: bytes, place: str) -> None:
    """Read the chunks of a PNG; every chunk that is not the picture's is a problem as well."""
    at = len(SIGNATURE)
    picture = bytearray()
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        check = data[at + 8 + size : at + 12 + size]
        if len(check) < 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):  # noqa: PLR2004
            contents.fail("undecodable", f"{place} png")
            return
        at += 12 + size
        if kind == b"IDAT":
            picture += body
        elif kind not in _PICTURE:
            _metadata(contents, kind, body, place)
        elif size > 1024 or (kind == b"IEND" and size):  # noqa: PLR2004
            contents.fail("undecodable", f"{place} png")
        if kind == b"IEND":
            break
    found = inflate(bytes(picture), "zlib")
    if found is None or found[1]:
        contents.fail("undecodable", f"{place} png pixels")
    if at < len(data):
        contents.fail("trailing-bytes", f"{place} png")
        contents.open("", data[at:], f"{place} png trailing")


def _metadata(contents: Contents, kind: bytes, body: bytes, place: str) -> None:
    """Read a chunk that holds something other than the picture."""
    name = kind.decode("ascii", "replace")
    where = f"{place} metadata {name}".strip()
    if kind != b"iCCP":
        contents.fail("image-metadata", where)
    for _, text in loose(body):
        contents.add(text, where)
    for start in range(min(len(body), 200)):
        if body[start : start + 1] == b"\x78":
            found = inflate(body[start:], "zlib")
            if found:
                plain = utf8(found[0])
                for _, text in [("", plain)] if plain else loose(found[0]):
                    contents.add(text, where)
