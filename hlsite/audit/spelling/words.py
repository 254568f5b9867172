"""Which words are ordinary: the word lists of Kazakh, Russian and English, as two filters.

`words.bin` is a Bloom filter over the romanised lower-case forms in Debian's aspell and hunspell
lists (hunspell-kk: MPL 1.1; hunspell-ru, aspell-ru: A. Lebedev, BSD; SCOWL: permissive), and
`names.bin` one over those that the lists have with a capital alone. They hold hash bits, from
which no list can be got back. `bench/audit_words.py` builds them. A false "ordinary" makes a lone
surname `own` in place of `block`. Each of its fifteen forms is asked about, so the filter is wide:
about 1 answer in 100,000 is false.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hlsite.audit.spelling.roman import romanised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

WORDS_FILE = Path(__file__).with_name("words.bin")
"""The filter: a header line `hlw1 <hashes>`, then the bits."""

NAMES_FILE = WORDS_FILE.with_name("names.bin")
"""Of the same form."""

SHORTEST, LONGEST = 2, 20
"""Lengths of a romanised word that the filter knows."""

_MAGIC = b"hlw1 "
_SHORTEST_STEM = 4

_KAZAKH_ENDING = re.compile(
    rb"(?:[ldt][ae]r)?(?:i?m(?:iz|yz)?|[iy]?ng?(?:[iy]z)?|s?[iy])?"
    rb"(?:[ndt][iy]ng|gh[ae]|[gkq][ae]|n?[ae]|[ndt][iy]|n|n?[dt][ae]|[dtn][ae]n|[mbp]en)?"
    rb"(?:gh[iy]|[gkq][iy])?"
)

_KAZAKH_CASE = re.compile(
    rb"(?:[ldt][ae]r)?(?:[iy])?(?:[ndt][iy]ng|gh[ae]|[gkq][ae]|[ndt][iy]|[dt][ae]|[dtn][ae]n|[mbp]en)?"
)
"""Endings of which none is also that of a Russian name: `виталина` is no form of `vital`."""


def _places(word: bytes, hashes: int, size: int) -> list[int]:
    """Give the bits of one word."""
    digest = hashlib.blake2b(word, digest_size=16).digest()
    first = int.from_bytes(digest[:8], "little")
    second = int.from_bytes(digest[8:], "little") | 1
    return [(first + step * second) % size for step in range(hashes)]


def packed(words: Collection[bytes], bits_per_word: int) -> bytes:
    """Make the filter's file.

    Args:
        words: Romanised lower-case words.
        bits_per_word: Room for each; 24 gives one false answer in about 100,000.

    Returns:
        The file's bytes.
    """
    hashes = round(bits_per_word * 0.693)
    size = len(words) * bits_per_word // 8 * 8
    bits = bytearray(size // 8)
    for word in words:
        for place in _places(word, hashes, size):
            bits[place >> 3] |= 1 << (place & 7)
    return _MAGIC + str(hashes).encode() + b"\n" + bytes(bits)


@functools.cache
def _filter(file: Path) -> tuple[int, bytes]:
    """Read a filter once; a missing one is an error, not an empty list."""
    head, _, bits = file.read_bytes().partition(b"\n")
    return int(head.removeprefix(_MAGIC)), bits


def _holds(file: Path, word: bytes) -> bool:
    """Tell whether a filter knows a word."""
    hashes, bits = _filter(file)
    return all(
        bits[place >> 3] & 1 << (place & 7) for place in _places(word, hashes, len(bits) * 8)
    )


@functools.lru_cache(maxsize=65536)
def is_listed(word: bytes) -> bool:
    """Tell whether a romanised lower-case word stands in one of the lists as it is."""
    return SHORTEST <= len(word) <= LONGEST and _holds(WORDS_FILE, word)


@functools.lru_cache(maxsize=65536)
def is_ordinary(word: bytes, shortest: int = _SHORTEST_STEM) -> bool:
    """Tell whether a romanised word is listed, with a Kazakh ending or without.

    Args:
        word: The word, in any case.
        shortest: Letters of the shortest word that an ending may follow.
    """
    word = word.lower()
    return len(word) < SHORTEST or any(map(is_listed, _stems(word, shortest, _KAZAKH_ENDING)))


@functools.lru_cache(maxsize=65536)
def is_common(word: bytes) -> bool:
    """Tell whether a romanised word is ordinary, and no name as the lists have it: `olga` is."""
    word = word.lower()
    return len(word) < SHORTEST or any(
        is_listed(stem) and not _holds(NAMES_FILE, stem)
        for stem in _stems(word, _SHORTEST_STEM, _KAZAKH_CASE)
    )


def _stems(word: bytes, shortest: int, endings: re.Pattern[bytes]) -> Iterator[bytes]:
    """Give a word, and it without each ending that it may have."""
    yield word
    for cut in range(len(word) - 1, shortest - 1, -1):
        if endings.fullmatch(word, cut):
            yield word[:cut]


def is_word(text: str) -> bool:
    """Tell whether a word in its own script is listed as it is."""
    return is_listed(romanised(text).lower())
