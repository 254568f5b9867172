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
    r"[^\W\d_]+(?:[-‐‑‒–—\u00ad_.·•*~|+¦=:,;^\\]\s{0,3}[^\W\d_]+)+", re.UNICODE
)
_CUT_MARKS = re.compile(r"[\W_]+")
_LEET_SIGN = r"[0-9@$€!|¡£§+(]"
_LEET = re.compile(
    rf"(?:[^\W\d_]{_LEET_SIGN}+[^\W\d_])|(?:(?<![\w])[0-9@$]+[^\W\d_]{{2}})|(?:[^\W\d_]{{2}}[0-9@$!]+(?![\w]))"
)
_LEET_WORD = re.compile(r"[\w@$€!|¡£§+(]{3,}(?:[ .\-_][\w@$€!|¡£§+(]{1,})?")
_LEET_LETTERS = [
    str.maketrans(table)
    for table in (
        {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g",
         "@": "a", "$": "s", "€": "e", "!": "i", "|": "i", "¡": "i", "£": "l", "§": "s", "+": "t",
         "(": "c", "2": "z"},
        {"0": "о", "1": "l", "3": "з", "4": "ч", "5": "s", "6": "ш", "7": "т", "8": "в", "9": "я",
         "@": "а", "$": "s", "!": "i", "|": "l", "(": "с", "2": "z"},
        {"0": "о", "1": "i", "3": "з", "4": "а", "5": "s", "6": "б", "7": "т", "8": "в", "9": "д",
         "@": "а", "$": "s", "!": "і", "|": "і", "(": "с", "2": "z"},
        {"0": "o", "1": "l", "3": "e", "4": "ch", "5": "s", "6": "sh", "7": "t", "8": "v", "9": "q",
         "@": "a", "$": "s", "!": "l", "|": "l", "(": "c", "2": "z"},
        {"0": "о", "1": "i", "3": "е", "4": "ч", "5": "s", "6": "б", "7": "т", "8": "в", "9": "я",
         "@": "а", "$": "s", "!": "i", "|": "i", "(": "с", "2": "z"},
    )
]  # fmt: skip
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
    cut = [_CUT_MARKS.sub("", chain[0]) for chain in _CUT.finditer(plain)]
    if cut:
        yield "cut", " \x1d ".join(cut)
    if _LEET.search(plain):
        words = [word[0] for word in _LEET_WORD.finditer(plain) if _LEET.search(word[0])]
        for table in _LEET_LETTERS:
            yield "leetspeak", " \x1d ".join(words).translate(table)


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u034f\u180b-\u180f\ufe00-\ufe0f]")
