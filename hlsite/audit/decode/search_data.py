"""Scripts, and among them the search index, whose packed texts no plain search would see.

Written from the format alone (`lexicon`, `lengths`, `bits`), not from what packs it: what does not
come out to the last bit is a problem.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hlsite.audit.decode import records
from hlsite.audit.decode.plain import read_code

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

_INDEX = re.compile(r"\s*window\.hlIndex\s*=\s*(\{.*\})\s*;?\s*", re.DOTALL)
_CAPITAL = "\ue000"
_COUNTED = ("t", "s", "n", "w", "p")
"""Fields of a document that say how many of the texts are its own, in the texts' order."""

_BYTE = 8
_PEEKED = 16
"""Bits that are looked up at once; nearly every code is shorter."""
_WINDOW = 8
"""Bytes in which a code and the bits before it have room."""
_LONGEST = _WINDOW * _BYTE - _BYTE


class _BrokenError(Exception):
    """The texts cannot be unpacked."""


def read_script(contents: Contents, text: str) -> None:
    """Read a script; of a search index every text, as its document's."""
    found = _INDEX.fullmatch(text)
    if found is None:
        read_code(contents, text)
        return
    try:
        index = json.loads(found[1])
        _read_documents(contents, index.pop("documents"), index.pop("texts"))
    except (_BrokenError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        contents.fail("undecodable", "search index")
        read_code(contents, text)
        return
    records.read_json(contents, json.dumps(index, ensure_ascii=False))


def _read_documents(
    contents: Contents, documents: list[dict[str, Any]], packed: dict[str, Any]
) -> None:
    """Hand over each document's texts under its path, and the rest of it as a record."""
    keys = [
        (document["u"],)
        for document in documents
        for field in _COUNTED
        for _ in range(document.pop(field, 0))
    ]
    for own, text in zip(keys, _unpacked(packed, len(keys)), strict=True):
        contents.add(text, "search index", keys=own)
    records.read_json(contents, json.dumps(documents, ensure_ascii=False))


def _unpacked(packed: dict[str, Any], count: int) -> list[str]:
    """The first `count` texts, which have to be all.

    Raises:
        _BrokenError: There are fewer or more, or a token that none of them uses.
    """
    lexicon = _lexicon(packed["lexicon"])
    data = _bytes(packed["bits"])
    texts: list[str] = []
    pieces: list[str] = []
    used: set[int] = set()
    capital = after_word = False
    done = 0
    for end, number in _numbers(data, packed["lengths"]):
        if len(texts) == count:
            break
        done = end
        used.add(number)
        token = _at(lexicon, number)
        if token == _CAPITAL:
            capital = True
        elif token:
            is_word = token[0].isalnum() or token[0] == "_"
            pieces.append(" " if after_word and is_word else "")
            pieces.append(token[0].upper() + token[1:] if capital else token)
            capital, after_word = False, is_word
        else:
            texts.append("".join(pieces))
            pieces.clear()
            after_word = False
    filling = len(data) * _BYTE - done
    if (
        len(texts) < count
        or len(used) < len(lexicon)
        or filling >= _BYTE
        or (data and data[-1] & ((1 << filling) - 1))
    ):
        raise _BrokenError
    return texts


def _lexicon(written: str) -> list[str]:
    tokens: list[str] = []
    last = ""
    for line in written.split("\n"):
        if not line[:1].isdecimal():
            raise _BrokenError
        last = last[: int(line[0])] + line[1:]
        tokens.append(last)
    return tokens


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error:
        raise _BrokenError from None


def _at(tokens: list[str], number: int) -> str:
    if number >= len(tokens):
        raise _BrokenError
    return tokens[number]


def _numbers(data: bytes, lengths: list[int]) -> Iterator[tuple[int, int]]:
    """Canonical Huffman codes: after which bit each ends, and which token it is."""
    table = _table(lengths)
    padded = data + bytes(_WINDOW)
    place, end = 0, len(data) * _BYTE
    while place < end:
        first, bit = divmod(place, _BYTE)
        window = int.from_bytes(padded[first : first + _WINDOW])
        known = table[window >> _WINDOW * _BYTE - _PEEKED - bit & (1 << _PEEKED) - 1]
        length, number = known or _long_code(window << bit, lengths)
        place += length
        if not length or place > end:
            return
        yield place, number


def _table(lengths: list[int]) -> list[tuple[int, int] | None]:
    """Which code, and how long, the next bits begin with; nothing where it is longer than they."""
    table: list[tuple[int, int] | None] = []
    number = 0
    for length, count in enumerate(lengths[:_PEEKED], 1):
        for _ in range(count):
            table += [(length, number)] * (1 << _PEEKED - length)
            number += 1
    table = table[: 1 << _PEEKED]
    return table + [None] * ((1 << _PEEKED) - len(table))


def _long_code(bits: int, lengths: list[int]) -> tuple[int, int]:
    """The length and the token of the code that a window begins with; no length if none fits."""
    code = first = start = 0
    for length, count in enumerate(lengths[:_LONGEST], 1):
        code = code * 2 + (bits >> _WINDOW * _BYTE - length & 1)
        first *= 2
        if code - first < count:
            return length, start + code - first
        first += count
        start += count
    return 0, 0
