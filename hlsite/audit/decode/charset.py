"""From bytes to text, under each table that they may have been written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
EIGHT_BIT = (
    "cp1251",
    "koi8-r",
    "iso8859-5",
    "cp866",
    "mac-cyrillic",
    "cp1252",
    "ptcp154",
    "kz1048",
)
"""Tables in which Russian, Kazakh (the last two) and Latin names were written."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DECLARED = re.compile(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?([a-z0-9_\-]{3,20})")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_CYRILLIC = re.compile("[\u0400-\u04ff ]")
_ODD = re.compile("[^\\w\\s.,;:!?()@'\"«»–—\\-]")
_WIDE_LITTLE = re.compile(rb"(?:(?!\x00\x00)[\s\S][\x00\x01\x04\x05\x20]){3,}")
_WIDE_BIG = re.compile(rb"(?:(?!\x00\x00)[\x00\x01\x04\x05\x20][\s\S]){3,}")
_WIDE_ASCII = re.compile(rb"(?:\x00[\x20-\x7e]){4,}|(?:[\x20-\x7e]\x00){4,}")
_EIGHT_BIT_RUN = re.compile(rb"[\x20-\x7e]{0,40}[\x80-\xff][\x20-\xff]{2,}")
_UTF8_RUN = re.compile(
    rb"(?:[\x20-\x7e]|[\xc3-\xd4][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]|\xe2\x80[\x80-\xbf]){6,}"
)
_UTF16_BIG_RUN = re.compile(rb"(?:\x00[\x20-\x7e\xc0-\xff]|[\x01\x04\x05][\x00-\xff]){6,}")
_UTF16_LITTLE_RUN = re.compile(rb"(?:[\x20-\x7e\xc0-\xff]\x00|[\x00-\xff][\x01\x04\x05]){6,}")
_WORDLIKE = re.compile(
    r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]?[a-zа-яёәіңғүұқөһ\u00df-\u024f]{2,}|[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{3,}|\d{9,}"
)
_AFTER_CYRILLIC = "\u2100"
_LONGEST_BY_CHANCE = 4
_HEAD = 2048
_MUCH = 0.7


def declared(data: bytes) -> str:
    """Give the charset that a head names, or nothing."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""


def utf8(data: bytes) -> str | None:
    """Read UTF-8 text without control characters, or give nothing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def wide(data: bytes) -> str | None:
    """Read UTF-16 or UTF-32, with a mark or without, or give nothing."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name)
    if len(data) < 4 or len(data) % 2:  # noqa: PLR2004
        return None
    even, odd = data[0::2], data[1::2]
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        # Cyrillic and Latin text has few different high bytes, all of them small.
        if sum(byte in (0, 4) for byte in high) >= _MUCH * len(high):
            text = _read(data, name)
            if text is not None and not _CONTROL.search(text):
                return text
    return None


def _read(data: bytes, name: str) -> str | None:
    """Read with one codec, or give nothing."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def readings(data: bytes) -> Iterator[tuple[str, str]]:
    """Give every plausible reading of bytes that may be text.

    Yields:
        The charset and the text. UTF-8 and wide readings exclude others.
    """
    text = utf8(data)
    if text is not None:
        yield "utf-8", text
        return
    text = wide(data)
    if text is not None:
        yield "utf-16", text
        return
    for name in EIGHT_BIT:
        decoded = data.decode(name, "replace")
        if _texty(decoded):
            yield name, decoded


def _texty(text: str) -> bool:
    """Tell whether a reading has words and hardly any control characters."""
    if not text or len(_CONTROL.findall(text)) > len(text) // 200:
        return False
    return any(True for _ in _WORDS.finditer(text))


def worded(data: bytes) -> Iterator[tuple[str, str]]:
    """Give the readings of bytes that came out of a code by chance or not.

    Unlike `readings`, an 8-bit reading must be words of Cyrillic letters almost throughout.
    """
    text = utf8(data) or wide(data)
    if text is not None:
        yield "utf", text
        return
    for name in EIGHT_BIT:
        decoded = data.decode(name, "replace")
        if len(_CYRILLIC.findall(decoded)) > _MUCH * len(decoded) and not _ODD.search(decoded):
            yield name, decoded


def loose(data: bytes) -> Iterator[tuple[str, str]]:
    """Give readings of bytes in which text may stand between other bytes.

    For chunks of which the form is not known: everything is read as if it were text, under
    8-bit tables only what is not UTF-8.
    """
    # Not letter by letter: in letters that stand apart a name may begin anywhere.
    solid = _WIDE_ASCII.sub(lambda run: run[0].replace(b"\x00", b""), data)
    yield "utf-8", _CONTROL.sub(" ", solid.decode("utf-8", "replace"))
    for name, sign in (("utf-16-le", _WIDE_LITTLE), ("utf-16-be", _WIDE_BIG)):
        text = " ".join(run[0].decode(name, "replace") for run in sign.finditer(data))
        if text:
            yield name, _CONTROL.sub(" ", "".join(map(_small, text)))
    pieces = [run for run in _EIGHT_BIT_RUN.findall(data) if utf8(run) is None]
    if pieces:
        joined = b"\n".join(pieces)
        for name in EIGHT_BIT:
            yield name, _CONTROL.sub(" ", joined.decode(name, "replace"))


def runs(data: bytes) -> str:
    """Give the words that stand in bytes which are no text: outlines, tables, profiles.

    Six characters in a row that letters could be, under UTF-8 or UTF-16; of these what is shaped
    like words. Under an 8-bit table every byte is a letter, so there chance would speak. So it
    does in short words, unless they begin with a capital and so does a word beside them, or that
    is long.
    """
    found = [run[0].decode("utf-8", "replace") for run in _UTF8_RUN.finditer(data)]
    for name, pattern in (("utf-16-be", _UTF16_BIG_RUN), ("utf-16-le", _UTF16_LITTLE_RUN)):
        found += (run[0].decode(name, "replace") for run in pattern.finditer(data))
    lines = (" ".join(_more_than_chance(_WORDLIKE.findall(run))) for run in found)
    return "\n".join(line for line in lines if line)


def _more_than_chance(words: list[str]) -> list[str]:
    """Give the words of a run that are long, and those beside them or written as a name's two."""
    long = [False, *map(_is_long, words), False]
    named = [False, *map(str.istitle, words), False]
    return [
        word
        for at, word in enumerate(words, 1)
        if long[at]
        or (named[at] and (long[at - 1] or named[at - 1] or long[at + 1] or named[at + 1]))
    ]


def _is_long(word: str) -> bool:
    """Tell whether a word is long, and mostly of the letters that names here are written in."""
    usual = sum(letter.isascii() or "\u0400" <= letter <= "\u052f" for letter in word)
    return len(word) > _LONGEST_BY_CHANCE and 2 * usual > len(word)


def _small(character: str) -> str:
    """Keep a character of the scripts that names are written in."""
    return character if character < _AFTER_CYRILLIC else " "
