"""Readings of a text that undo what was done to its letters, not to its spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hlsite.audit.spelling import confusables

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_CAMEL = re.compile(
    r"[a-zа-яёәғқңөұүіһßäöüşçğıñ0-9]"
    r"(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺÄÖÜŞÇĞİÑ][a-zа-яёәғқңөұүіһßäöüşçğıñA-ZА-ЯЁӘҒҚҢӨҰҮІҺÄÖÜŞÇĞİÑ])"
)
_CUT = re.compile(
    r"[^\W\d_]+(?:[-‐‑‒–—\u00ad]\s{0,3}[^\W\d_]+)+|[^\W\d_]+(?:[_.·•*~|+¦=:,;^\\][^\W\d_]+)+"
)
_LINE_END = re.compile(r"(?<=[^\W\d_])[-‐¬][ \t]*\r?\n\s*(?=[^\W\d_])")
_CUT_MARKS = re.compile(r"[\W_]+")
_LEET_SIGN = r"[0-9@$€!|¡£§+(]"
_LEET = re.compile(
    rf"(?:[^\W\d_]{_LEET_SIGN}+[^\W\d_])|(?:(?<![\w])[0-9@$]+[^\W\d_]{{2}})|(?:[^\W\d_]{{2}}[0-9@$!]+(?![\w]))"
)
_LEET_WORD = re.compile(r"[\w@$€!|¡£§+(]{2,}(?:[ .\-_][\w@$€!|¡£§+(]+){0,3}")
_LEET_LETTERS = {
    "0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b",
    "@": "a", "$": "s", "€": "e", "!": "i", "|": "i", "¡": "i", "£": "l", "§": "s", "+": "t",
    "(": "c",
}  # fmt: skip
_LEET_TABLES = [str.maketrans(_LEET_LETTERS | {"9": nine}) for nine in ("g", "д", "я")]

_COARSE = bytes.maketrans(b"lzCSv", b"ieabb")


def coarse(bones: bytes) -> bytes:
    """Fold what one digit may stand for: 1 is i or l, 3 e or з, 4 a or ч, 6 б or ш, 8 b or в."""
    folded = bones.translate(_COARSE)
    for letter in b"abdefghikmnoprstu":
        folded = folded.replace(bytes([letter]) * 2, bytes([letter]))
    return folded


_TURNED = re.compile("[\u202e\u202b\u2067]")
_REGIONAL = re.compile(r"(?<=[\U0001F1E6-\U0001F1FF]) (?=[\U0001F1E6-\U0001F1FF])")


def undisguised(text: str) -> Iterator[tuple[str, str]]:
    """Give the readings of a text beside the plain one.

    Yields:
        The name of the disguise and the reading; nothing for a text without any.
    """
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text)
        if _MARKS.search(plain):
            bare = _MARKS.sub("", plain)
            yield "marks", bare
            bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
            yield "marks", unicodedata.normalize("NFKC", bare)
        if confusables.HAS_FOREIGN.search(text):
            plain = unicodedata.normalize("NFKC", text.translate(confusables.FOREIGN))
            yield "lookalikes", plain
        hidden = _INVISIBLE.sub("", plain)
        if confusables.MIXED.search(hidden):
            for reading in confusables.repaired(hidden):
                yield "mixed scripts", reading
            plain = hidden
        if _TURNED.search(text):
            yield "turned", _TURNED.sub("", text)[::-1]
    if _CAMEL.search(plain):
        yield "camel case", _CAMEL.sub(r"\g<0> ", plain)
    if _LINE_END.search(plain):
        yield "hyphen at a line end", _LINE_END.sub("", plain)
    cut = [_CUT_MARKS.sub("", chain[0]) for chain in _CUT.finditer(plain)]
    if cut:
        yield "cut", " \x1d ".join(cut)
    if _LEET.search(plain):
        words = [word[0] for word in _LEET_WORD.finditer(plain) if _LEET.search(word[0])]
        shown = " \x1d ".join(words)
        for table in _LEET_TABLES if "9" in shown else _LEET_TABLES[:1]:
            yield "leetspeak", shown.translate(table)


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u034f\u180b-\u180f\ufe00-\ufe0f]")
