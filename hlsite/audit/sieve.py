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
from hlsite.audit.spelling.roman import BLOCK, WALL, romanised
from hlsite.audit.spelling.skeleton import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import ahocorasick_rs

    from hlsite.audit.wording import Wording

_SPELLED = re.compile(rb"(?<![^ ])(?:[A-Za-z]{1,2} ){3,}[A-Za-z]{1,4}(?![^ ])")
_MOST_LETTERS = 1.6
"""Letters of a word where names are spelled: one, or two for `я` and `ю`."""

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

    def worth_reading(self, blocks: Sequence[str]) -> list[tuple[int, str]]:
        """Give the numbers and texts of blocks that may hold something, and what is beside them.

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
        return _with_near(found, blocks, words) if found else []

    def _learn(self, words: set[str]) -> None:
        """Work out what has not been seen."""
        if len(self._bones) > _MOST_KEPT:
            self._bones.clear()
            self._bare.clear()
            self._suspicious.clear()
        fresh = [word for word in words if word not in self._bones]
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


def spelled(text: bytes) -> Iterator[re.Match[bytes]]:
    """Give the runs of skeleton words that may be the letters of one name."""
    for run in _SPELLED.finditer(text):
        spaces = run[0].count(b" ")
        if len(run[0]) - spaces <= _MOST_LETTERS * (spaces + 1):
            yield run


def _spelled(bones: list[bytes]) -> Iterator[int]:
    """Give the numbers of the pieces in which words may be spelled letter by letter."""
    kept = [number for number, each in enumerate(bones) if each]
    text = b" ".join(bones[number] for number in kept)
    starts: list[int] = []
    for run in spelled(text):
        starts = starts or list(
            itertools.accumulate((len(bones[number]) + 1 for number in kept), initial=0)
        )
        first = bisect.bisect_right(starts, run.start()) - 1
        yield from kept[first : bisect.bisect_left(starts, run.end())]


def _with_near(
    found: set[int], blocks: Sequence[str], words: list[list[str]]
) -> list[tuple[int, str]]:
    """Give what was found and, of what is beside it, the nearest words."""
    heads: dict[int, list[str]] = {}
    tails: dict[int, list[str]] = {}
    for number in found:
        for step, kept in ((-1, tails), (1, heads)):
            at, left = number + step, _REACH
            while 0 <= at < len(words) and left > 0 and at not in found:
                near = words[at][-left:] if step < 0 else words[at][:left]
                if len(near) > len(kept.get(at, ())) or not near:
                    kept[at] = near
                left -= len(near)
                at += step
    pieces = {number: blocks[number] for number in found}
    for at in heads.keys() | tails.keys():
        head, tail = heads.get(at, []), tails.get(at, [])
        whole = len(head) + len(tail) >= len(words[at])
        pieces[at] = blocks[at] if whole else " ".join([*head, WALL, *tail])
    return sorted(pieces.items())
