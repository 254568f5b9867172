"""A random name that each run must find in every format, or it has not looked.

A decoder that fails silently would let everything pass; this makes it fail loudly.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import secrets
import zipfile
import zlib
from typing import TYPE_CHECKING

from hlsite.audit.decode import pdf, png
from hlsite.audit.secrets import Identity, PersonName

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOK = "canary"
"""The book the canary pretends to be."""

_SOUNDS = "бал гур дем жар зын күр лан мәр нұр пол рыс сөг тум фар хан шын "
_SYLLABLES = _SOUNDS.split()


class CanaryError(Exception):
    """The gate did not find its own canary; nothing may be published."""


def hatch() -> tuple[Identity, str]:
    """Make up a person whom no text can name by chance.

    Returns:
        The identity and its full name.
    """
    draw = [secrets.choice(_SYLLABLES) for _ in range(5)]
    surname = "".join(draw[:3]).capitalize() + "гжев"
    given = "".join(draw[3:]).capitalize() + "гжат"
    return Identity(BOOK, names=(PersonName(given, surname),)), f"{given} {surname}"


def plants(name: str) -> Mapping[str, bytes]:
    """Hide a name in one file of each format.

    Args:
        name: The full name.

    Returns:
        File names and their bytes.
    """
    half = len(name) // 2
    entities = "".join(f"&#{ord(letter)};" for letter in name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", name)
    chunk = b"iTXt" + b"Comment\0\0\0\0\0" + name.encode()
    mark = len(chunk) - 4
    picture = png.SIGNATURE + mark.to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    folded = f"SUMMARY:{name[:half]}\r\n {name[half:]}\r\n"
    return {
        "tags.html": f"<p>{name[:half]}<wbr>{name[half:]}</p>".encode(),
        "attribute.html": f'<img alt="{entities}">'.encode(),
        "comment.html": f"<!-- {name} -->".encode(),
        "data.json": json.dumps({"a": [name]}).encode(),
        "code.js": json.dumps(name).encode(),
        "sheet.css": "".join(f"\\{ord(letter):x} " for letter in name).encode(),
        "picture.svg": f"<svg><text>{name}</text></svg>".encode(),
        "calendar.ics": folded.encode(),
        "plain.txt": name.encode("utf-16"),
        "eight.txt": name.translate(_RUSSIAN).encode("koi8-r"),
        "base64.txt": base64.b64encode(name.encode()),
        "hex.txt": name.encode().hex().encode(),
        "percent.txt": "".join(f"%{byte:02X}" for byte in name.encode()).encode(),
        "packed.gz": gzip.compress(name.encode()),
        "packed.zip": packed.getvalue(),
        "picture.png": picture,
        "paper.pdf": pdf.specimen(name),
    }


_RUSSIAN = str.maketrans("үәұө", "уауо")
