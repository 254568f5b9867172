"""All readings of a passage: what its letters may stand for beside themselves.

Encodings and disguises are undone one within the other, to a bounded depth and size.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, NamedTuple

from hlsite.audit.decode import armour, charset, escapes, mojibake
from hlsite.audit.decode.contents import Contents
from hlsite.audit.decode.formats import open_bytes
from hlsite.audit.spelling.confusables import MIXED
from hlsite.audit.spelling.disguise import undisguised
from hlsite.audit.spelling.roman import SEAM, WALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 4
_MISREAD = " read as "
_MOST_MISREADINGS = 2
_MOST_READINGS = 3000
_GROWTH = 60
_ROOM = 200_000
_LONG = 600
_BESIDE = 4
# A seam is inside its word: what it tells of the word would be lost.
_PIECE = re.compile(rf"(?:[^\S{SEAM}]|[\"'`;,(){{}}\[\]])+")
_TAG = re.compile(r"<[/!?a-zA-Z][^>]*>")
_CONTAINER = (
    b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"%PDF-", b"BZh", b"\xfd7zXZ",
    b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"RIFF",
)  # fmt: skip


_KAZAKH = "әіңғүұқөһӘІҢҒҮҰҚӨҺ"
_LATIN_LETTERS = frozenset(string.ascii_letters)
_CYRILLIC_LETTERS = frozenset([*map(chr, range(0x410, 0x450)), *"ёЁ", *_KAZAKH])
_PLAIN = _LATIN_LETTERS | _CYRILLIC_LETTERS | frozenset(" \n.,!?;:()«»—–…\"'’0123456789")
# Signs, digits and capitals where prose has none. One class of rare things comes first, so that
# the rest is tried at few places.
_ODD = re.compile(
    r"[.,!?;:(»—–…0-9A-ZА-ЯЁӘІҢҒҮҰҚӨҺ](?:"
    r"(?<=[^\W_][.,!?;:(»—–…])(?=[^\W\d_])|(?<=[^\W_][.,;:–—])(?=[^\W_])"
    r"|(?<=[^\W\d_]\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zа-яёәіңғүұқөһ][^\W\d_])"
    r"|(?<=[A-Z][A-Z])(?=[a-z])|(?<=\d)(?=\d{4}))"
)
_NUMBERS = re.compile(r"(?:\d{2,5}[\s,;]+){3}\d{2}")
"""Numbers one behind the other, which may be those of characters."""

_DIGITS = frozenset("0123456789")
_HYPHENS = re.compile("[\u00ad\u200b\u2060]")
"""Signs without a picture, by which a program says where a word may be parted and where not."""

_SMALL, _LARGE = "[a-z]", "[A-Z]"
_SMALL_CYRILLIC, _LARGE_CYRILLIC = "[а-яёәіңғүұқөһ]", "[А-ЯЁӘІҢҒҮҰҚӨҺ]"
_MARKUP_WORDS = re.compile(
    rf"(?:(?:{_LARGE}?{_SMALL}++|{_LARGE_CYRILLIC}?{_SMALL_CYRILLIC}++)(?![A-Za-z0-9\u0400-\u04ff])"
    rf"|(?<=[\-/_.:\"])\d{{1,5}}+(?![A-Za-z\u0400-\u04ff\d])"
    r"|(?<![^\W_])\d{1,2}+:\d\d(?![A-Za-z\u0400-\u04ff\d:])"
    r"|=(?=[\"'/.#])|[ \t\n\"'/.,:;#?!()_«»–—“”’\-])*+"
)


_SIMPLE = re.compile(
    rf"[«(]?(?:{_LARGE}?{_SMALL}+|{_LARGE_CYRILLIC}?{_SMALL_CYRILLIC}+)[.,!?;:)»]*"
)
_PROSE, _PROSE_WITH_DIGITS, _MARKUP, _CODE = range(4)
"""What a word may be: such as has no other reading; joined by signs, as in tags; anything else."""

_MOST_KEPT = 400_000


class _Kinds(dict[str, int]):
    """What kind of text a word is of, worked out once; words of plain prose stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.prose: set[str] = set()

    def __missing__(self, word: str) -> int:
        """Work out a word that is not known as one of prose."""
        kind = _kind_of(word)
        if kind == _PROSE:
            self.prose.add(word)
        else:
            self[word] = kind
        return kind

    def learn(self, words: set[str]) -> None:
        """Work out the plain words among some, all at once."""
        if len(self) + len(self.prose) > _MOST_KEPT:
            self.clear()
            self.prose.clear()
        fresh = [word for word in words.difference(self.prose) if word not in self]
        self.prose.update(filter(_SIMPLE.fullmatch, fresh))


def _kind_of(word: str) -> int:
    """Tell of what kind of text a word is."""
    if _SIMPLE.fullmatch(word):
        return _PROSE
    signs = set(word)
    if signs <= _PLAIN and not _ODD.search(word) and not MIXED.search(word):
        return _PROSE if signs.isdisjoint(_DIGITS) else _PROSE_WITH_DIGITS
    if not signs.isdisjoint("\u00ad\u200b\u2060"):
        return max(_MARKUP, _kind_of(_HYPHENS.sub("", word)))
    if _MARKUP_WORDS.fullmatch(word) and "xn--" not in word:
        return _MARKUP
    return _CODE


_kinds = _Kinds()


def _kind(text: str) -> int:
    """Tell of what kind a text is: the oddest that a word of it is of."""
    odd = set(text.split()).difference(_kinds.prose)
    kind = max(map(_kinds.__getitem__, odd), default=_PROSE)
    if _PROSE < kind < _CODE and _NUMBERS.search(text):
        return _CODE
    return _CODE if "\n" in text and escapes.is_cut(text) else kind


class Reading(NamedTuple):
    """One way to read a passage."""

    how: str
    """The encodings and disguises that were undone, outermost first."""
    text: str
    """What it says then."""


class TooManyReadingsError(Exception):
    """A passage that unfolds without end; it counts as unreadable."""


def unlike_prose(texts: Sequence[str]) -> list[int]:
    """Tell at once which of some texts may have readings beside the plain one.

    Returns:
        Their indexes.
    """
    words = [text.split() for text in texts]
    _kinds.learn(set().union(*words))
    plain = _kinds.prose.issuperset
    return [
        number
        for number, text in enumerate(texts)
        if not plain(words[number]) or ("\n" in text and escapes.is_cut(text))
    ]


def readings(text: str, *, lettered: bool = False) -> Iterator[Reading]:
    """Give the readings of a passage beside the plain one.

    Args:
        text: The passage.
        lettered: Whether nothing is encoded in it.

    Raises:
        TooManyReadingsError: If there are more than a page can honestly hold.
    """
    kind = _kind(text)
    if kind <= _PROSE_WITH_DIGITS:
        return
    if kind == _MARKUP or lettered:
        for how, whole in undisguised(text):
            yield Reading(how, _changed(text, whole) if len(text) > _LONG else whole)
        return
    seen = {text}
    waiting = [(Reading("", text), 0)]
    size, count = 0, 0
    while waiting:
        reading, depth = waiting.pop()
        for how, whole in _next(reading):
            inner = _changed(reading.text, whole) if len(reading.text) > _LONG else whole
            if inner in seen or not inner:
                continue
            seen.add(inner)
            size += len(inner)
            count += 1
            if count > _MOST_READINGS + len(text) // 20 or size > _GROWTH * len(text) + _ROOM:
                raise TooManyReadingsError
            found = Reading(f"{reading.how}, {how}" if reading.how else how, inner)
            yield found
            if depth + 1 < _DEEPEST and not _is_final(how):
                waiting.append((found, depth + 1))


_BYTES = ("base", "hex ", "quoted", "percent")
_FINAL = frozenset({"leetspeak", "cut", "camel case", "turned"})
"""Readings of letters, under which nothing is encoded any more."""


def _is_final(how: str) -> bool:
    """Tell whether nothing is encoded under a reading: letters, or bytes that any table reads."""
    return how in _FINAL or (how.startswith(_BYTES) and how.endswith(charset.EIGHT_BIT))


def _changed(old: str, new: str) -> str:
    """Give the parts of a reading that differ from the text it reads, with what is beside them.

    A long text, such as a script, has many readings that change a little of it.
    """
    known = set(_PIECE.split(old))
    pieces = _PIECE.split(new)
    kept: list[str] = []
    last = -1
    for number, piece in enumerate(pieces):
        if piece not in known:
            first = max(last + 1, number - _BESIDE)
            if first > last + 1:
                kept.append(WALL)
            last = max(last, min(number + _BESIDE, len(pieces) - 1))
            kept.extend(pieces[first : last + 1])
    return " ".join(kept)


def _next(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give the readings that are one step away."""
    text = reading.text
    yield from escapes.unescaped(text)
    if "<" in text and _TAG.search(text):
        yield "markup", _TAG.sub("", text)
        yield "markup", _TAG.sub(" ", text)
    for how, data in armour.unarmoured(text):
        for name, inner in _decoded(data):
            yield f"{how} {name}".strip(), inner
    if _MISREAD not in reading.how or (
        reading.how.count(_MISREAD) < _MOST_MISREADINGS and f"utf-8{_MISREAD}" in reading.how
    ):
        yield from mojibake.repaired(text)
    yield from undisguised(text)


def _decoded(data: bytes) -> Iterator[tuple[str, str]]:
    """Read the bytes that a run of letters stood for, if they are text or a container."""
    if data.startswith(_CONTAINER):
        contents = Contents(opener=open_bytes)
        open_bytes(contents, "", data, "")
        if not contents.problems or len(data) > 64:  # noqa: PLR2004
            for passage in contents.passages:
                yield passage.place, passage.text
            return
    yield from charset.worded(data)
