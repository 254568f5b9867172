"""What is left of a word when transliterations have been made to agree.

A skeleton is ASCII: vowels `a e i o u`, consonants, `S` for ш, `C` for ч, `J` for ж. Steps work
on bytes, because the whole text goes through them.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hlsite.audit.spelling.roman import BLOCK, romanised

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"


def _spacing() -> bytes:
    """Lower letters, keep borders, make the rest a space."""
    table = bytearray(b" " * 256)
    for letter in _LETTERS:
        table[letter] = letter
        table[letter - 32] = letter
    for kept in b"\x1d\x1e":
        table[kept] = kept
    return bytes(table)


_SPACING = _spacing()
_SINGLE = bytes.maketrans(b"ywqxcj", b"ivkhkJ")

# Order matters: the longer spelling first, so that it is not cut by the shorter.
_FIRST = (
    (b"shch", b"S"),
    (b"sch", b"S"),
    (b"shh", b"S"),
    (b"zh", b"J"),
    (b"kh", b"h"),
    (b"gh", b"g"),
    (b"tsh", b"C"),
    (b"tch", b"C"),
    (b"ch", b"C"),
    (b"sh", b"S"),
    (b"ph", b"f"),
    (b"tz", b"ts"),
    (b"tc", b"ts"),
    (b"cz", b"ts"),
    (b"ck", b"k"),
)
_DOUBLED = tuple((bytes([letter]) * 2, bytes([letter])) for letter in b"abdefghklmnoprstuvzJSCi")
_SECOND = (
    (b"dJ", b"J"),
    (b"tS", b"C"),
    (b"SC", b"S"),
    (b"gg", b"g"),
    (b"ng", b"n"),
    (b"ii", b"i"),
    (b"ii", b"i"),
    (b"ie", b"e"),
    (b"ae", b"a"),
    (b"oe", b"o"),
    (b"ue", b"u"),
    (b"ou", b"u"),
    *_DOUBLED,
)
_MOST_KEPT = 400_000
_folded: dict[bytes, bytes] = {}


def words_of(roman: bytes) -> list[bytes]:
    """Give the skeletons of the words of a romanised text, and the borders between blocks.

    Each distinct word is folded once: most words of a text recur.
    """
    written = roman.translate(_SPACING).split()
    fresh = [word for word in set(written) if word not in _folded]
    if fresh:
        if len(_folded) > _MOST_KEPT:
            _folded.clear()
            fresh = list(set(written))
        _folded.update(zip(fresh, _fold(b" ".join(fresh)).split(), strict=True))
    return [_folded[word] for word in written]


def skeleton_of_roman(roman: bytes) -> bytes:
    """Give the skeletons of the words of a romanised text, between single spaces."""
    return b" ".join(words_of(roman))


def unfolded_letters(bones: bytes) -> bytes:
    """Undo the single letters for ш, ч and ж, so that letters can be folded anew."""
    return bones.replace(b"S", b"sh").replace(b"C", b"ch").replace(b"J", b"zh")


def _fold(text: bytes) -> bytes:
    """Fold lower-case words; they stay one to one."""
    for spelling, folded in _FIRST:
        text = text.replace(spelling, folded)
    text = text.translate(_SINGLE)
    for spelling, folded in _SECOND:
        text = text.replace(spelling, folded)
    return text


@functools.lru_cache(maxsize=65536)
def skeleton(word: str) -> bytes:
    """Give the skeleton of a word or a short phrase, without spaces around it."""
    return skeleton_of_roman(romanised(word))


def skeletons(spellings: Iterable[str]) -> list[bytes]:
    """Give the skeletons of words or short phrases, all folded at once."""
    joined = skeleton_of_roman(romanised(BLOCK.join(spellings)))
    return [form.strip() for form in joined.split(BLOCK.encode())]
