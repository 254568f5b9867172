"""Secrets of more than one word: left sides, employers, venues, titles, prose.

A phrase is found as its run of skeletons, the last word with any ending. Of prose any eight
consecutive words count; of those one trigram in six is searched for and the rest compared, since
every run of eight words holds one such trigram.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from hlsite.audit.rules import DIGITS
from hlsite.audit.spelling.inflection import ENDING
from hlsite.audit.spelling.skeleton import skeleton
from hlsite.audit.spelling.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hlsite.audit.rules import Part

SHINGLE = 8
"""Consecutive words of prose that count as a quotation."""

_ANCHOR = 3
_STRIDE = SHINGLE - _ANCHOR + 1
_MOST_PHRASE_VARIANTS = 12


class _Anchor(NamedTuple):
    """A trigram of withheld prose and where it stands there."""

    words: tuple[bytes, ...]
    place: int
    part: Part


class PhraseHit(NamedTuple):
    """A phrase that was found."""

    end: int
    """Offset behind its last byte in the skeleton text."""
    words: tuple[bytes, ...]
    """Its words there."""
    part: Part
    """What was found."""
    digits: frozenset[str]
    """Numbers that must stand in the text as well, since skeletons hold none."""


class Phrases:
    """All phrases of a run, searched for at once."""

    def __init__(self) -> None:
        self._whole: dict[bytes, dict[Part, frozenset[str]]] = defaultdict(dict)
        self._anchors: dict[bytes, list[_Anchor]] = defaultdict(list)
        self._patterns: list[bytes] = []
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None

    def add(self, value: str, part: Part) -> None:
        """Look for a phrase as a whole."""
        numbers = frozenset(DIGITS.findall(value))
        for form in variants(value, _MOST_PHRASE_VARIANTS):
            self._whole[form][part] = numbers

    def add_prose(self, text: str, part: Part) -> None:
        """Look for any eight consecutive words of a text, or for all of a shorter one."""
        words = tuple(skeleton_words(text))
        if len(words) < SHINGLE:
            if len(words) > 1:
                self._whole[b" ".join(words)][part] = frozenset(DIGITS.findall(text))
            return
        for place in range(0, len(words) - _ANCHOR + 1, _STRIDE):
            trigram = b" ".join(words[place : place + _ANCHOR])
            self._anchors[trigram].append(_Anchor(words, place, part))

    def ready(self) -> None:
        """Build the automaton."""
        self._patterns = [b" " + form for form in {**self._whole, **self._anchors}]
        if self._patterns:
            self._automaton = ahocorasick_rs.BytesAhoCorasick(self._patterns)

    def found_in(self, text: bytes) -> Iterator[PhraseHit]:
        """Find phrases in a skeleton text that begins and ends with a space."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            form = self._patterns[index][1:]
            rest = text[end : text.index(b" ", end)]
            if form in self._whole and ENDING.fullmatch(rest):
                for part, digits in self._whole[form].items():
                    yield PhraseHit(end, tuple((form + rest).split()), part, digits)
            if form in self._anchors and not rest:
                before = text[:start].rsplit(b" ", SHINGLE)[-SHINGLE:]
                after = text[start + 1 : start + 1 + 40 * SHINGLE].split(b" ", SHINGLE)
                for anchor in self._anchors[form]:
                    if _run(anchor, before, after) >= SHINGLE:
                        yield PhraseHit(end, tuple(form.split()), anchor.part, frozenset())


def _run(anchor: _Anchor, before: list[bytes], after: list[bytes]) -> int:
    """Count how many words around an anchor agree with the withheld prose."""
    words, place, _ = anchor
    length = 0
    for theirs, ours in zip(after, words[place : place + SHINGLE], strict=False):
        if theirs != ours:
            break
        length += 1
    for theirs, ours in zip(
        reversed(before), reversed(words[max(0, place - SHINGLE) : place]), strict=False
    ):
        if theirs != ours:
            break
        length += 1
    return length


def skeleton_words(text: str) -> list[bytes]:
    """Give the skeletons of the words of a long text."""
    return skeleton(" ".join(text.split())).split()
