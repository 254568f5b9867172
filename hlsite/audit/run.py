"""A run of text in the forms in which it is searched.

Most words of a site recur. What a word comes to is worked out once, and the forms of a text are
put together from those of its words.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hlsite.audit.spelling.roman import BLOCK, romanised
from hlsite.audit.spelling.skeleton import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_KEPT = 300_000
_LONGEST_KEPT = 60
"""Characters of a word that may come again; data in armour does not."""

_BORDER = BLOCK.encode()
_ASCII = 0x80
_KEPT_SIGNS = frozenset(b"\x1d\x1e")
_UNLETTERED = bytes(
    byte
    for byte in range(256)
    if byte not in _KEPT_SIGNS and not (byte < _ASCII and chr(byte).isalnum())
)


class Run:
    """Blocks of text that are searched together.

    Attributes:
        written: The text as it stands, blocks joined by a border between spaces.
        words: The skeletons of its words, and the borders.
        letters: Its letters and digits alone, Latin and small, and the walls.
    """

    def __init__(self, written: str) -> None:
        """Take in a text in which borders stand between spaces."""
        self.written = written
        pieces = written.split(" ")
        passing = _learn(set(pieces))
        self.words = b" ".join(map(_skeletons.__getitem__, pieces)).split()
        self.letters = b"".join(map(_letters.__getitem__, pieces))
        for piece in passing:
            del _skeletons[piece], _letters[piece]

    @functools.cached_property
    def blocks(self) -> list[str]:
        """The blocks as they were written."""
        return self.written.split(BLOCK)

    @functools.cached_property
    def roman(self) -> bytes:
        """The Latin form with its case and signs."""
        return romanised(self.written)

    @functools.cached_property
    def low(self) -> bytes:
        """The Latin form with its signs, in small letters."""
        return self.roman.lower()


_skeletons: dict[str, bytes] = {BLOCK: _BORDER}
_letters: dict[str, bytes] = {BLOCK: b""}


def _learn(pieces: set[str]) -> list[str]:
    """Work out what has not been seen, all at once; give what is not worth keeping."""
    fresh = list(pieces.difference(_skeletons))
    if not fresh:
        return []
    if len(_skeletons) > _MOST_KEPT:
        for known, border in ((_skeletons, _BORDER), (_letters, b"")):
            known.clear()
            known[BLOCK] = border
        fresh = list(pieces - {BLOCK})
    roman = romanised(BLOCK.join(fresh))
    _skeletons.update(zip(fresh, _parted(b" ".join(words_of(roman))), strict=True))
    _letters.update(zip(fresh, _parted(letters_in(roman)), strict=True))
    return [piece for piece in fresh if len(piece) > _LONGEST_KEPT]


def _parted(joined: bytes) -> Iterable[bytes]:
    """Part what borders join."""
    return map(bytes.strip, joined.split(_BORDER))


def letters_in(roman: bytes) -> bytes:
    """Give the letters and digits of a romanised text in small letters, and walls and borders."""
    return roman.lower().translate(None, _UNLETTERED)
