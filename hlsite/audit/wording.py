"""What single words hold: parts of names, or whole names written together.

Each distinct word is judged once for a run, since most words of a site recur.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from hlsite.audit.spelling.inflection import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.rules import Part

_HEAD = 3
_FURTHEST_START = 4
_SHORTEST_COMPOUND = 4
_SHORTEST_LOOSE = 4
_SHORTEST_STRONG = 4
_LONGEST_LINK = 3
_SHORTEST_REST = 2
_MOST_KEPT = 400_000


class Joined(NamedTuple):
    """A name that is written together in one word."""

    rule: str
    book: str
    weak: bool
    """Whether it is so short that many words look like it."""


class Senses(NamedTuple):
    """What a word may be."""

    parts: tuple[Part, ...]
    """Words that are looked for, of which this is a form."""
    joined: tuple[Joined, ...]
    """Names that are written together in it."""


NOTHING = Senses((), ())


class Wording:
    """Judges words by their skeletons."""

    def __init__(self, lexicon: Lexicon | CoarseNames) -> None:
        self._lexicon = lexicon
        self._heads = frozenset(lexicon.heads)
        self._short_heads = frozenset(head for head in lexicon.heads if len(head) < _HEAD)
        self._surname_heads = frozenset(
            stem[:_HEAD]
            for stem, parts in lexicon.parts.items()
            if any(part.kind == "surname" for part in parts)
        )
        # No stem holds a space, so a match lies within one word.
        self._stems = (
            ahocorasick_rs.BytesAhoCorasick(list(lexicon.parts)) if lexicon.parts else None
        )
        self._openings: dict[str, frozenset[bytes]] = {}
        self._clean: set[bytes] = set()
        self._known: dict[bytes, Senses] = {}

    def suspicious(self, words: Iterable[bytes]) -> dict[bytes, Senses]:
        """Give the words that may be part of a secret."""
        distinct = set(words)
        fresh = [word for word in distinct - self._clean if word not in self._known]
        if fresh:
            worth = self._worth_judging(fresh)
            self._clean.update(fresh)
            for word in worth:
                senses = self._judge(word)
                if senses is not NOTHING:
                    self._known[word] = senses
                    self._clean.discard(word)
        found = {word: self._known[word] for word in distinct & self._known.keys()}
        if len(self._clean) > _MOST_KEPT:
            self._clean.clear()
        return found

    def _worth_judging(self, words: list[bytes]) -> set[bytes]:
        """Give the words near the beginning of which a part of a name begins."""
        if self._stems is None:
            return set()
        text = b" ".join(words)
        starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=0))
        worth: dict[int, None] = {}
        for _, start, _ in self._stems.find_matches_as_indexes(text, overlapping=True):
            number = bisect.bisect_right(starts, start) - 1
            if start - starts[number] <= _FURTHEST_START:
                worth[number] = None
        return {words[number] for number in worth}

    def _judge(self, word: bytes) -> Senses:
        """Look for parts at the word's start, and for a surname behind initials."""
        parts: dict[Part, None] = {}
        joined: dict[Joined, None] = {}
        for start in range(max(1, min(_FURTHEST_START, len(word) - 2) + 1)):
            head = word[start : start + _HEAD]
            if (
                start
                and head not in self._surname_heads
                and (
                    not self._short_heads
                    or (head[:2] not in self._short_heads and head[:1] not in self._short_heads)
                )
            ):
                continue
            for end, part in self._parts_at(word, start):
                if start and part.kind != "surname":
                    continue
                whole = end == len(word) or ENDING.fullmatch(word, end) is not None
                if start == 0 and whole:
                    parts[part] = None
                if part.kind != "word" and len(word) >= _SHORTEST_COMPOUND:
                    rule = self._compound(word, start, end, part, whole=whole)
                    if rule:
                        weak = rule == "initial-surname" and end - start < _SHORTEST_STRONG
                        joined[Joined(rule, part.book, weak)] = None
        if not parts and not joined:
            return NOTHING
        return Senses(tuple(parts), tuple(joined))

    def _parts_at(self, word: bytes, start: int) -> Iterator[tuple[int, Part]]:
        """Give the parts of which a skeleton begins at a place, with its end."""
        if (
            word[start : start + _HEAD] not in self._heads
            and word[start : start + 2] not in self._short_heads
            and word[start : start + 1] not in self._short_heads
        ):
            return
        parts = self._lexicon.parts
        for end in range(start + 1, min(len(word), start + self._lexicon.longest) + 1):
            for part in parts.get(word[start:end], ()):
                yield end, part

    def _compound(self, word: bytes, start: int, end: int, part: Part, *, whole: bool) -> str:
        """Name the rule if what surrounds a part makes it a whole name."""
        left, rest, last = word[:start], word[end:], word[end - 1 : end]
        book = part.book
        initials = self._lexicon.initials[book]
        if whole and not left and part.kind == "surname":
            return ""
        if part.kind == "surname":
            if left and not _all_initials(left, initials):
                return "full-name" if whole and left in self._lexicon.names[book] else ""
            if left and whole:
                return "initial-surname"
            if rest and not left and _all_initials(rest, initials):
                return "initial-surname"
            others = self._lexicon.names[book]
        else:
            others = self._lexicon.surnames[book] | self._lexicon.names[book]
        if left or len(rest) < _SHORTEST_REST:
            return ""
        return "full-name" if self._continues(rest, last, others, book) else ""

    def _continues(self, rest: bytes, last: bytes, others: set[bytes], book: str) -> bool:
        """Tell whether the rest of a word is another part of the same name, and all of it."""
        both = self._lexicon.surnames[book] | self._lexicon.names[book]
        opening = self._openings.get(book)
        if opening is None:
            opening = self._openings[book] = frozenset(name[:_HEAD] for name in both)
        joint = last + rest
        if not any(
            joint[at : at + _HEAD] in opening or joint[at : at + 2] in opening for at in range(5)
        ):
            return False
        for other in others:
            for more in _after(rest, last, other):
                if ENDING.fullmatch(more):
                    return True
                if any(ENDING.fullmatch(tail) for name in both for tail in _after(more, b"", name)):
                    return True
        return False

    def inside(self, letters: bytes) -> Iterator[tuple[str, str, bytes]]:
        """Find names in letters of which nobody knows where a word begins.

        Args:
            letters: The skeleton of a word that was spelled letter by letter.

        Yields:
            Rule, book and skeleton of each distinctive surname and full name.
        """
        for start in range(len(letters) - 1):
            for end, part in self._parts_at(letters, start):
                if part.kind == "word":
                    if part.grade == "block":
                        yield part.rule, part.book, letters[start:end]
                elif part.grade == "block" and end - start >= _SHORTEST_LOOSE:
                    yield part.rule, part.book, letters[start:end]
                else:
                    lexicon = self._lexicon
                    others = (lexicon.names if part.kind == "surname" else lexicon.surnames)[
                        part.book
                    ]
                    rest, last = letters[end:], letters[end - 1 : end]
                    for other in others:
                        if any(True for _ in _after(rest, last, other)):
                            yield "full-name", part.book, letters[start:end] + other


def _after(rest: bytes, last: bytes, other: bytes) -> Iterator[bytes]:
    """Give what follows another part that begins a rest, perhaps after an ending.

    Two equal letters were folded where the words meet.
    """
    if last and (last + rest).startswith(other):
        yield (last + rest)[len(other) :]
    cut = rest.find(other, 0, len(other) + _LONGEST_LINK)
    if cut >= 0 and ENDING.fullmatch(rest, 0, cut):
        yield rest[cut + len(other) :]


def _all_initials(letters: bytes, initials: set[bytes]) -> bool:
    """Tell whether letters are one or two of a person's initials."""
    if letters in initials:
        return True
    return any(
        letters[:cut] in initials and letters[cut:] in initials for cut in range(1, len(letters))
    )
