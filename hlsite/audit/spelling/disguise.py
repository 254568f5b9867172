"""Readings of a text that undo what was done to its letters, not to its spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hlsite.audit.spelling import confusables
from hlsite.audit.spelling.roman import SEAM, romanised
from hlsite.audit.spelling.words import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮІҺÄÖÜŞÇĞİÑ"
_LOWER = "a-zа-яёәғқңөұүіһßäöüşçğıñ"
_CAMEL = re.compile(rf"(?<=[{_LOWER}0-9])[{_UPPER}](?=[{_LOWER}{_UPPER}])")
# Both begin with the rarer thing, the sign; words are looked at only where one stands.
_JOINT = re.compile(
    r"[-‐‑‒–—\u00ad](?<=[^\W\d_].)\s{0,3}(?=[^\W\d_])"
    r"|[_.·•*~|+¦=:,;^\\](?<=[^\W\d_].)\*?(?=[^\W\d_])"
)
_CUT = re.compile(
    r"[^\W\d_]+(?:[-‐‑‒–—\u00ad]\s{0,3}[^\W\d_]+)+|[^\W\d_]+(?:[_.·•*~|+¦=:,;^\\]\*?[^\W\d_]+)+"
)
_LINE_END = re.compile(r"(?<=[^\W\d_])[-‐¬][ \t]*\r?\n\s*(?=[^\W\d_])")
_CUT_MARKS = re.compile(r"[\W_]+")
_LEET_SIGN = r"[0-9@$€!|¡£§+(]"
# Each alternative begins with the sign, which is rarer than letters.
_LEET = re.compile(
    rf"{_LEET_SIGN}(?<=[^\W\d_].){_LEET_SIGN}*[^\W\d_]|[0-9@$](?<!\w.)[0-9@$]*[^\W\d_]{{2}}"
    r"|[0-9@$](?<=[^\W\d_]{2}.)[0-9@$]*(?!\w)"
)
_LEET_REACH = 40
_LEET_LETTERS = {
    "0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b",
    "@": "a", "$": "s", "€": "e", "!": "i", "|": "i", "¡": "i", "£": "l", "§": "s", "+": "t",
    "(": "c",
}  # fmt: skip
_ELL = {"1": "l", "!": "l", "|": "l", "¡": "l"}
_LEET_TABLES = [
    str.maketrans(_LEET_LETTERS | {"9": nine} | ell)
    for nine in ("g", "д", "я")
    for ell in ({}, _ELL)
]

_COARSE_PAIRS = (
    (b"ii", b"i"),
    (b"ie", b"e"),
    (b"ae", b"a"),
    (b"oe", b"o"),
    (b"ue", b"u"),
    (b"ou", b"u"),
)
_COARSE = bytes.maketrans(b"lzCSv", b"ieabb")


def coarse(bones: bytes) -> bytes:
    """Fold what one digit may stand for: 1 is i or l, 3 e or з, 4 a or ч, 6 б or ш, 8 b or в."""
    folded = bones.translate(_COARSE)
    for pair, letter in _COARSE_PAIRS:
        folded = folded.replace(pair, letter)
    for code in b"abdefghikmnoprstu":
        single = bytes([code])
        folded = folded.replace(single * 2, single)
    return folded


_TURNED = re.compile("[\u202e\u202b\u2067]")
_REGIONAL = re.compile(r"(?<=[\U0001F1E6-\U0001F1FF]) (?=[\U0001F1E6-\U0001F1FF])")


def undisguised(text: str) -> Iterator[tuple[str, str]]:
    """Give the readings of a text beside the plain one.

    Yields:
        The name of the disguise and the reading; nothing for a text without any.
    """
    plain = text
    signs = set(text)
    if not text.isascii():
        plain = _usual(text, signs)
        yield from _other_letters(text, plain, signs)
    signs = set(plain)
    if _CAMEL.search(plain):
        yield "camel case", _CAMEL.sub(rf"{SEAM}\g<0>", plain)
    if not signs.isdisjoint(_JOINT_SIGNS):
        if "\n" in plain and _LINE_END.search(plain):
            yield "hyphen at a line end", _LINE_END.sub("", plain)
        cut = _chains(plain)
        if cut:
            yield "cut", cut
    if not signs.isdisjoint(_LEET_SIGNS) and _LEET.search(plain):
        shown = " \x1d ".join(map(_wordlike, _windows(plain)))
        for table in _LEET_TABLES if "9" in shown else _LEET_TABLES[:2]:
            yield "leetspeak", shown.translate(table)


def _usual(text: str, signs: set[str]) -> str:
    """Give a text in usual characters, without marks and invisible ones."""
    if signs <= _USUAL_SIGNS:
        return text
    # A sign before a number, of which NFKC would make a word.
    text = text.replace("№", " ")
    plain = unicodedata.normalize("NFKC", text)
    if not signs.isdisjoint(_FOREIGN_SIGNS):
        plain = unicodedata.normalize("NFKC", text.translate(confusables.FOREIGN))
    return _INVISIBLE.sub("", plain)


def _other_letters(text: str, plain: str, signs: set[str]) -> Iterator[tuple[str, str]]:
    """Give the readings of a text that has characters beyond ASCII."""
    if not signs.isdisjoint(_MARK_SIGNS):
        yield "marks", _MARKS.sub("", plain)
        bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
        yield "marks", unicodedata.normalize("NFKC", bare)
    if not signs.isdisjoint(_FOREIGN_SIGNS):
        yield "lookalikes", plain
    yield from _one_script(plain)
    if _TURNED.search(text):
        yield "turned", _TURNED.sub("", text)[::-1]


def _one_script(text: str) -> Iterator[tuple[str, str]]:
    """Give the readings of a text of which words mix scripts."""
    if _ASCII_LETTER.search(text) and confusables.MIXED.search(text):
        for reading in confusables.repaired(text):
            yield "mixed scripts", reading


def _chains(text: str) -> str:
    """Give the words that signs cut in pieces, whole, with the words beside them."""
    end = 0
    found: list[str] = []
    for joint in _JOINT.finditer(text):
        if joint.start() < end:
            continue
        start = joint.start()
        while start and text[start - 1].isalpha():
            start -= 1
        chain = _CUT.match(text, start)
        if chain:
            between = text[end:start].split()
            if found and between:
                found.append(between[0])
            if len(between) > 1 or not found:
                found += [" \x1d ", *between[-1:]]
            end = chain.end()
            found.append(_CUT_MARKS.sub("", chain[0]))
    return " ".join([*found, *text[end:].split(maxsplit=1)[:1]]) if found else ""


_ASCII_LETTER = re.compile("[A-Za-z]")
_MARK_SIGNS = frozenset(
    chr(code)
    for first, last in (
        (0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
        (0xFE20, 0xFE2F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_FOREIGN_SIGNS = frozenset(map(chr, confusables.FOREIGN))
_USUAL_SIGNS = frozenset(
    [*map(chr, range(1, 127)), *"«»–—…№’“”„·", *map(chr, range(1024, 1120)), *"әғқңөұүһӘҒҚҢӨҰҮҺ"]
)
"""Characters of a text that NFKC need not touch."""
_JOINT_SIGNS = frozenset("-‐‑‒–—\u00ad_.·•*~|+¦=:,;^\\¬")
_LEET_SIGNS = frozenset("0123456789@$€!|¡£§+(")


_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u034f\u180b-\u180f\ufe00-\ufe0f]"
)


def _wordlike(window: str) -> str:
    """Drop what is a figure or a drawing, and ordinary words that no odd one stands beside."""
    words = [
        word
        for word in window.split()
        if not _FIGURE.search(word) and len(_DIGIT.findall(word)) <= len(word) // 2 + 1
    ]
    odd = [not is_ordinary(romanised(word.strip(_EDGES))) for word in words]
    return " ".join(
        word
        for at, word in enumerate(words)
        if odd[at] or any(map(_LEET.search, (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])))
    )


_FIGURE = re.compile(r"(?<![^\W\d_])\d+[-.,:/]\d+(?![^\W\d_])|\d{5}|#[0-9a-fA-F]{3,8}\b")
_DIGIT = re.compile(r"\d")
_EDGES = "0123456789!?.,:;()\"'|"


def _windows(text: str) -> Iterator[str]:
    """Give the words around each place where a digit stands among letters."""
    start = end = 0
    for found in _LEET.finditer(text):
        first = text.rfind(" ", 0, max(0, found.start() - _LEET_REACH)) + 1
        if first > end and end:
            yield text[start:end]
            start = first
        elif not end:
            start = first
        end = found.end() + _LEET_REACH
        border = text.find(" ", end)
        end = len(text) if border < 0 else border
    yield text[start:end]
