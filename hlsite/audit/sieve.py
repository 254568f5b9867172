"""Tells which of many texts are worth a close look; most hold nothing and cost little.

Words of a site recur, so each is worked out once; a text is then put together from what is known
of its words, and searched as a whole. The sieve may let through too much, never too little.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING

from hlsite.audit.contacts import bare
from hlsite.audit.spelling.roman import BLOCK, romanised
from hlsite.audit.spelling.skeleton import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import ahocorasick_rs

    from hlsite.audit.wording import Wording

SPELLED = re.compile(rb"(?<![^ ])(?:[A-Za-z]{1,2} ){3,}[A-Za-z]{1,4}(?![^ ])")
"""Words of a letter or two in a row, in skeletons: a name may be spelled in them."""

_BORDER = BLOCK.encode()
_REACH = 8
"""Words beside a find that may belong to it."""
_MOST_KEPT = 400_000


class Sieve:
    """Knows the words of a run.

    Args:
        wording: Judges single words.
        phrases: Finds in skeleton words between single spaces, or nothing.
        contacts: Finds in letters and digits alone, or nothing.
        split: Finds in skeletons without any space, or nothing.
        mistyped: Finds in the lower-case text as it is (UTF-8), or nothing.
    """

    def __init__(
        self,
        wording: Wording,
        *,
        phrases: ahocorasick_rs.BytesAhoCorasick | None,
        contacts: ahocorasick_rs.BytesAhoCorasick | None,
        split: ahocorasick_rs.BytesAhoCorasick | None,
        mistyped: ahocorasick_rs.BytesAhoCorasick | None,
    ) -> None:
        self._wording = wording
        self._phrases, self._contacts = phrases, contacts
        self._split, self._mistyped = split, mistyped
        self._bones: dict[str, bytes] = {}
        self._bare: dict[str, bytes] = {}
        self._suspicious: set[str] = set()

    def worth_reading(self, blocks: Sequence[str]) -> list[int]:
        """Give the numbers of the blocks that may hold something, and of those beside them.

        Args:
            blocks: Consecutive texts; what is found may run from one to the next.
        """
        words = [block.split() for block in blocks]
        self._learn(set().union(*words))
        found: set[int] = set()
        if self._suspicious:
            nothing = self._suspicious.isdisjoint
            found.update(number for number, each in enumerate(words) if not nothing(each))
        bones = [b" ".join(filter(None, map(self._bones.__getitem__, each))) for each in words]
        letters = [b"".join(map(self._bare.__getitem__, each)) for each in words]
        written = [block.lower().encode("utf-8", "replace") for block in blocks]
        found.update(_places(self._phrases, bones, b" " + _BORDER + b" "))
        found.update(_places(self._split, [each.replace(b" ", b"") for each in bones], b""))
        found.update(_places(self._contacts, letters, b""))
        found.update(_places(self._mistyped, written, b" " + _BORDER + b" "))
        found.update(_spelled(bones))
        return _with_near(found, words) if found else []

    def _learn(self, words: set[str]) -> None:
        """Work out what has not been seen."""
        if len(self._bones) > _MOST_KEPT:
            self._bones.clear()
            self._bare.clear()
            self._suspicious.clear()
        fresh = list(words - self._bones.keys())
        if not fresh:
            return
        roman = romanised(BLOCK.join(fresh))
        skeletons = words_of(roman)
        bones = [each.strip() for each in b" ".join(skeletons).split(_BORDER)]
        self._bones.update(zip(fresh, bones, strict=True))
        self._bare.update(zip(fresh, bare(roman).split(_BORDER), strict=True))
        suspicious = self._wording.suspicious(skeletons).keys()
        if suspicious:
            self._suspicious.update(
                word
                for word, each in zip(fresh, bones, strict=True)
                if each in suspicious or (b" " in each and not suspicious.isdisjoint(each.split()))
            )


def _places(
    automaton: ahocorasick_rs.BytesAhoCorasick | None, pieces: list[bytes], border: bytes
) -> Iterator[int]:
    """Give the numbers of the pieces in which something is found."""
    if automaton is None:
        return
    # What is looked for may begin and end with a space.
    text = b" " + border.join(pieces) + b" "
    matches = automaton.find_matches_as_indexes(text)
    if matches:
        starts = list(itertools.accumulate((len(each) + len(border) for each in pieces), initial=1))
        for _, start, end in matches:
            yield from range(
                max(0, bisect.bisect_right(starts, start) - 1), bisect.bisect_left(starts, end)
            )


def _spelled(bones: list[bytes]) -> Iterator[int]:
    """Give the numbers of the pieces in which words may be spelled letter by letter."""
    kept = [number for number, each in enumerate(bones) if each]
    text = b" ".join(bones[number] for number in kept)
    starts: list[int] = []
    for run in SPELLED.finditer(text):
        starts = starts or list(
            itertools.accumulate((len(bones[number]) + 1 for number in kept), initial=0)
        )
        first = bisect.bisect_right(starts, run.start()) - 1
        yield from kept[first : bisect.bisect_left(starts, run.end())]


def _with_near(found: set[int], words: list[list[str]]) -> list[int]:
    """Add the pieces beside those that were found, until they hold words enough."""
    near = set(found)
    for number in found:
        for step in (-1, 1):
            at, seen = number + step, 0
            while 0 <= at < len(words) and seen < _REACH:
                near.add(at)
                seen += len(words[at])
                at += step
    return sorted(near)
