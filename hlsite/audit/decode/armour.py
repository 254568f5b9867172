"""Bytes written as letters: base64, base32, Adobe's base85, hexadecimal."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BASE64_LINES = re.compile(
    r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}+(?:\r?\n[ \t]*[A-Za-z0-9+/]{2,})+={0,2}"
)
_TOKEN = re.compile(r"[A-Za-z0-9+/_\-]{7,}+={0,2}")
_WORD = r"(?:[A-Z]?[a-z]*|[A-Z]+|[0-9]+|[a-z0-9\-]+|[a-z_]+|[a-z\-_]+)"
_WORDLIKE = re.compile(rf"{_WORD}(?:/{_WORD})*")
_ASCII85 = re.compile(r"<~[!-uz\s]{5,}~>")
_BASE32 = re.compile(r"\b(?:[A-Z2-7]{16,}={0,6}|[A-Z2-7]{10,}={1,6})")
_HEX = re.compile(
    r"(?<![0-9a-wyzA-WYZ])(?:[0-9a-fA-F]{2}[\s:,\-]{0,2}){5,}|(?:0x[0-9a-fA-F]{2}[\s,]{0,2}){4,}"
)
_NOT_HEX = re.compile(r"0x|[^0-9a-fA-F]")
_LEAST = 5
_LARGEST = 50_000_000


def unarmoured(text: str) -> Iterator[tuple[str, bytes]]:
    """Give the bytes that runs of letters in a text stand for.

    Yields:
        The name of the code and the bytes.
    """
    for found in _TOKEN.finditer(text):
        token = found[0]
        if not _WORDLIKE.fullmatch(token) or token.endswith("="):
            yield from _base64(token)
    for found in _BASE64_LINES.finditer(text):
        yield from _base64("".join(found[0].split()))
    for found in _HEX.finditer(text):
        digits = _NOT_HEX.sub("", found[0])
        yield "hex", bytes.fromhex(digits[: len(digits) // 2 * 2])
    for found in _ASCII85.finditer(text) if "<~" in text else ():
        try:
            yield "base85", base64.a85decode(found[0], adobe=True)
        except ValueError:
            continue
    for found in _BASE32.finditer(text):
        padded = found[0].rstrip("=")
        try:
            yield "base32", base64.b32decode(padded + "=" * (-len(padded) % 8))
        except binascii.Error:
            continue


def _base64(token: str) -> Iterator[tuple[str, bytes]]:
    """Decode base64 of either alphabet, with padding or without."""
    letters = token.rstrip("=").replace("-", "+").replace("_", "/")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    data = binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    if len(data) >= _LEAST:
        yield "base64", data
    # The signs may be borders as well: "data-name_SXZhbm92", "books/SXZ_bm92".
    for border in ("/", "_", "-"):
        if border in token:
            for piece in token.rstrip("=").split(border):
                if len(piece) > _LEAST and not _WORDLIKE.fullmatch(piece):
                    yield from _base64(piece)
