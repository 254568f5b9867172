"""What single words hold: parts of names, or whole names written together.

Each distinct word is judged once for a run, since most words of a site recur.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from hlsite.audit.spelling.inflection import CASE, ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.rules import Part

_HEAD = 3
_FURTHEST_START = 4
_SHORTEST_COMPOUND = 4
_SHORTEST_LOOSE = 4
_SHORTEST_STRONG = 4
_SHORTEST_INITIALLED = 5
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
        self._forms = list(lexicon.parts.items())
        self._is_surname = [
            any(part.kind == "surname" for part in parts) for _, parts in self._forms
        ]
        self._books = [
            frozenset(part.book for part in parts if part.kind != "word")
            for _, parts in self._forms
        ]
        self._lefts = _lefts(lexicon)
        # No stem holds a space, so a match lies within one word.
        self._stems = (
            ahocorasick_rs.BytesAhoCorasick([stem for stem, _ in self._forms])
            if self._forms
            else None
        )
        self._clean: set[bytes] = set()
        self._known: dict[bytes, Senses] = {}

    def suspicious(self, distinct: AbstractSet[bytes]) -> dict[bytes, Senses]:
        """Give the words, of distinct ones, that may be part of a secret."""
        fresh = [word for word in distinct - self._clean if word not in self._known]
        if fresh:
            self._clean.update(fresh)
            for word, places in self._worth_judging(fresh).items():
                senses = self._judge(word, places)
                if senses is not NOTHING:
                    self._known[word] = senses
                    self._clean.discard(word)
        found = {word: self._known[word] for word in distinct & self._known.keys()}
        if len(self._clean) > _MOST_KEPT:
            self._clean.clear()
        return found

    def _worth_judging(self, words: list[bytes]) -> dict[bytes, list[tuple[int, int, int]]]:
        """Give the words near the beginning of which a part of a name begins.

        Returns:
            With each word the numbers of the forms in it, where each begins and where it ends.
        """
        if self._stems is None:
            return {}
        text = b" ".join(words)
        starts = list(itertools.accumulate((len(word) + 1 for word in words), initial=0))
        worth: dict[bytes, list[tuple[int, int, int]]] = {}
        for form, start, end in self._stems.find_matches_as_indexes(text, overlapping=True):
            number = bisect.bisect_right(starts, start) - 1
            begin = start - starts[number]
            if begin <= _FURTHEST_START or words[number] in worth:
                worth.setdefault(words[number], []).append((form, begin, end - starts[number]))
        return worth

    def _judge(self, word: bytes, places: list[tuple[int, int, int]]) -> Senses:
        """Look for parts at the word's start, and for a surname behind initials."""
        parts: dict[Part, None] = {}
        joined: dict[Joined, None] = {}
        for form, start, end in places:
            if start and not (
                start <= _FURTHEST_START and self._is_surname[form] and word[:start] in self._lefts
            ):
                continue
            whole = end == len(word) or ENDING.fullmatch(word, end) is not None
            if whole and not start:
                parts.update(dict.fromkeys(self._forms[form][1]))
            if len(word) < _SHORTEST_COMPOUND or not self._books[form]:
                continue
            near = self._books_near(end, places)
            for part in self._forms[form][1]:
                if part.kind == "surname" or (part.kind != "word" and part.book in near):
                    rule = self._compound(word, start, end, part, whole=whole, near=near)
                    if rule:
                        weak = rule == "initial-surname" and end - start < _SHORTEST_INITIALLED
                        joined[Joined(rule, part.book, weak)] = None
        if not parts and not joined:
            return NOTHING
        return Senses(tuple(parts), tuple(joined))

    def _books_near(self, end: int, places: list[tuple[int, int, int]]) -> set[str]:
        """Give the books of which another part of the name begins where one ends."""
        return {
            book
            for form, start, _ in places
            if start and end - 1 <= start <= end + _LONGEST_LINK
            for book in self._books[form]
        }

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

    def _compound(
        self, word: bytes, start: int, end: int, part: Part, *, whole: bool, near: set[str]
    ) -> str:
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
                # An address has no case: `addaleax` is no А. Дала.
                bare = end == len(word) or end - start >= _SHORTEST_INITIALLED
                return "initial-surname" if bare else ""
            if rest and not left and _all_initials(rest, initials):
                return "initial-surname"
            others = self._lexicon.names[book]
        else:
            # Not the same name twice, in two cases or spellings.
            patronymics = self._lexicon.patronymics[book]
            names = self._lexicon.names[book]
            others = self._lexicon.surnames[book] | (
                names - patronymics if part.kind == "patronymic" else patronymics
            )
        if left or len(rest) < _SHORTEST_REST or book not in near:
            return ""
        return "full-name" if self._continues(rest, last, end - start, others, book) else ""

    def _continues(
        self, rest: bytes, last: bytes, length: int, others: set[bytes], book: str
    ) -> bool:
        """Tell whether the rest of a word is another part of the same name, and all of it."""
        both = self._lexicon.surnames[book] | self._lexicon.names[book]
        for other in others:
            if max(len(other), length) < _SHORTEST_STRONG:
                # Two syllables with endings are in any word: `Ангилья`, Ян Ли.
                if rest == other:
                    return True
                continue
            ending = CASE if len(other) < _SHORTEST_STRONG else ENDING
            for more in _after(rest, last, other):
                if ending.fullmatch(more):
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


def _lefts(lexicon: Lexicon | CoarseNames) -> frozenset[bytes]:
    """Give what may stand before a surname in one word: initials of one person, a short name."""
    found = {name for names in lexicon.names.values() for name in names}
    for initials in lexicon.initials.values():
        found |= initials
        found |= {one + other for one in initials for other in initials}
    return frozenset(left for left in found if len(left) <= _FURTHEST_START)


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
