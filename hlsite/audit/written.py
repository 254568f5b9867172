"""The words of a run as they were written, beside their skeletons."""

from __future__ import annotations

import functools
import re
from typing import Final

JOINER: Final = re.compile(rb"[._\-/+~|:%0-9]{1,3}")
"""What joins the parts of a name in an address, a slug or a name of a file."""

_WORD = re.compile(rb"([A-Za-z]+|\x1e|\x1d)")
_HEXADECIMAL = re.compile(rb"[a-fA-F]+")
_DIGITS = b"0123456789abcdefABCDEF"
_SHORTEST_DIGEST = 8
_NEAR = 8
_ADDRESS_ENDS = frozenset({b"", b"/", b".", b"#", b"?"})


class Written:
    """A run of blocks: one word as written for each skeleton, and what stands between them.

    Attributes:
        words: The skeletons.
    """

    def __init__(self, roman: bytes, words: list[bytes]) -> None:
        """Take in a run.

        Args:
            roman: The run, romanised.
            words: Its skeletons.
        """
        self._roman = roman
        self.words = words

    @functools.cached_property
    def pieces(self) -> list[bytes]:
        """What stands between words, and words, in turn; one word for each skeleton."""
        return _WORD.split(self._roman)

    def written(self, place: int) -> bytes:
        """Give a word as it was written."""
        return self.pieces[2 * place + 1]

    def between(self, first: int, last: int) -> bytes:
        """Give what stands between two words."""
        return b"".join(self.pieces[2 * first + 2 : 2 * last + 1])

    def after(self, place: int) -> bytes:
        """Give what stands between a word and the next."""
        return self.pieces[2 * place + 2]

    def is_in_digest(self, place: int) -> bool:
        """Tell whether a word is letters between the digits of a hexadecimal number.

        In digests chance writes Ада and Бек.
        """
        if not _HEXADECIMAL.fullmatch(self.written(place)):
            return False
        at = 2 * place + 1
        before = b"".join(self.pieces[max(0, at - _NEAR) : at])
        after = b"".join(self.pieces[at + 1 : at + 1 + _NEAR])
        if not (before[-1:].isdigit() or after[:1].isdigit()):
            return False
        rest = len(before) - len(before.rstrip(_DIGITS)) + len(after) - len(after.lstrip(_DIGITS))
        return len(self.written(place)) + rest >= _SHORTEST_DIGEST

    def is_address(self, first: int, last: int) -> bool:
        """Tell whether words stand as they do in an address, not in prose or in code."""
        before, after = self.pieces[2 * first][-1:], self.after(last)[:1]
        if after == b"@":
            return True
        gap = self.between(first, last) if first < last else b"-"
        return gap in {b"-", b"_"} and before in {b"/", b"@", b"#"} and after in _ADDRESS_ENDS
