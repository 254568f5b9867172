"""Finds secrets in a run of text, by the skeletons of its words and what stands around them."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from hlsite.audit.adjacency import Surroundings
from hlsite.audit.allowed import AllowedPhrases
from hlsite.audit.lexicon import CoarseNames
from hlsite.audit.mistypings import Mistypings
from hlsite.audit.prose import OwnLetters, Prose
from hlsite.audit.run import Run
from hlsite.audit.spelling.disguise import coarse
from hlsite.audit.spelling.inflection import ENDING
from hlsite.audit.spelling.roman import BLOCK, WALL
from hlsite.audit.spelling.skeleton import skeleton_of_roman
from hlsite.audit.spelling.words import is_ordinary
from hlsite.audit.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hlsite.audit.lexicon import Lexicon
    from hlsite.audit.rules import Grade
    from hlsite.audit.wording import Senses

_BORDERS = (BLOCK.encode(), WALL.encode())
_SPELLED = re.compile(rb"(?<![^ ])(?:[A-Za-z]{1,2} ){3,}[A-Za-z]{1,4}(?![^ ])")
_MOST_LETTERS = 1.6
"""Letters of a word where names are spelled: one, or two for `я` and `ю`."""
_SHORTEST_SPLIT = 5
_LONGEST_ENDING = 8
_SHORTEST_LEET_PAIR, _SHORTEST_LEET_WORD = 7, 8
_SHORTEST_LEET_SURNAME = 5


class Hit(NamedTuple):
    """A secret in a run, before it is known whose artefact it stands in."""

    rule: str
    """The rule."""
    grade: Grade
    """How grave it is by itself."""
    book: str
    """Whose secret it is."""
    words: tuple[bytes, ...]
    """The skeletons that were matched, to be held against what is disclosed."""
    block: int
    """Number of the block in the run, of the last one if it runs over several."""


class Matcher:
    """Finds secrets in runs of blocks."""

    def __init__(self, lexicon: Lexicon, allowed_phrases: Sequence[str] = ()) -> None:
        self._lexicon = lexicon
        self._allowed = AllowedPhrases(allowed_phrases)
        self._mistyped = Mistypings(lexicon.spoken)
        self._prose = Prose(lexicon.exact)
        self._wording = Wording(lexicon)
        self._coarse = CoarseNames(lexicon)
        self._coarse_wording = Wording(self._coarse)
        self._split_forms = [form for form in lexicon.distinctive if len(form) >= _SHORTEST_SPLIT]
        self._split = (
            ahocorasick_rs.BytesAhoCorasick(self._split_forms) if self._split_forms else None
        )

    def hits_in(self, blocks: Sequence[str]) -> list[Hit]:
        """Find all secrets in consecutive blocks of one document.

        Args:
            blocks: Texts; a name may begin in one and end in the next.

        Returns:
            The hits, each with the number of its block.
        """
        run = Run(self._allowed.without(f" {BLOCK} ".join(blocks)))
        text = b" %s " % b" ".join(run.words)
        suspicious = self._wording.suspicious(set(run.words))
        found = list(self._names(run, run.words, suspicious, self._lexicon))
        for phrase in self._lexicon.phrases.found_in(text):
            block = text.count(_BORDERS[0], 0, phrase.end)
            if _holds(run, block, phrase.digits):
                part = phrase.part
                found.append(Hit(part.rule, part.grade, part.book, phrase.words, block))
        for block, letters, part in self._lexicon.contacts.found_in(run):
            found.append(Hit(part.rule, part.grade, part.book, (letters,), block))
        for block, part in self._mistyped.found_in(run.written):
            found.append(Hit(part.rule, "block", part.book, (b"?",), block))
        found.extend(self._spelled_out(run))
        found.extend(self._taken_apart(run))
        return found

    def hits_in_leet(self, blocks: Sequence[str]) -> list[Hit]:
        """Find names in a text in which each digit has become one of the letters it may be."""
        run = Run(f" {BLOCK} ".join(blocks))
        words = coarse(b" ".join(run.words)).split()
        suspicious = self._coarse_wording.suspicious(set(words))
        hits = self._names(run, words, suspicious, self._coarse)
        # Digits are everywhere in code and drawings: a short name among them is chance.
        return [hit for hit in hits if hit.grade == "block" and _is_long(hit)]

    def _names(
        self,
        run: Run,
        words: list[bytes],
        suspicious: dict[bytes, Senses],
        lexicon: Lexicon | CoarseNames,
    ) -> Iterator[Hit]:
        """Find names and single words by skeletons, the run's own or coarser ones."""
        if not suspicious:
            return
        around = Surroundings(
            run.roman, words, suspicious, lexicon, OwnLetters(run, words, self._prose)
        )
        block = 0
        for place, word in enumerate(words):
            if word == _BORDERS[0]:
                block += 1
            if word not in suspicious:
                continue
            senses = suspicious[word]
            for part in senses.parts:
                judged = around.judge(place, part)
                if judged is not None:
                    rule, grade, matched = judged
                    yield Hit(rule, grade, part.book, matched, block)
            for name in senses.joined:
                if not around.is_ordinary(place) and not (
                    name.weak and not around.is_address(place, place)
                ):
                    yield Hit(name.rule, "block", name.book, (word,), block)

    def _spelled_out(self, run: Run) -> Iterator[Hit]:
        """Find names that are spelled letter by letter."""
        words = run.words
        flat = (b" " + b" ".join(words)).replace(b" \x1e", b"")[1:]
        starts: list[int] = []
        written: list[bytes] = []
        for spelled in _spelled(flat):
            # As they were written: single letters fold to others than together (`s h`, `c h`).
            written = written or [
                each for each in _ROMAN_WORD.findall(run.roman) if each != _BORDERS[0]
            ]
            first = flat.count(b" ", 0, spelled.start())
            letters = b"".join(written[first : first + spelled[0].count(b" ") + 1])
            for rule, book, matched in self._wording.inside(skeleton_of_roman(letters)):
                starts = starts or _block_starts(words)
                block = bisect.bisect_left(starts, spelled.end()) - 1
                yield Hit(rule, "block", book, (matched,), block)

    def _taken_apart(self, run: Run) -> Iterator[Hit]:
        """Find distinctive surnames that a hyphen, a line end or tags cut in pieces."""
        if self._split is None:
            return
        words = run.words
        solid = b"".join(words).translate(None, _BORDERS[0])
        matches = self._split.find_matches_as_indexes(solid, overlapping=True)
        if not matches:
            return
        kept = [word for word in words if word != _BORDERS[0]]
        starts = list(itertools.accumulate(map(len, kept), initial=0))
        places: list[int] = []
        romans: list[bytes] = []
        for index, start, end in matches:
            first = bisect.bisect_left(starts, start)
            if starts[first] != start:
                continue
            last = bisect.bisect_left(starts, end, first) - 1
            if last <= first:
                continue
            tail = starts[last + 1]
            if tail - end > _LONGEST_ENDING or not ENDING.fullmatch(solid[end:tail]):
                continue
            places = places or [at for at, word in enumerate(words) if word != _BORDERS[0]]
            romans = romans or _ROMAN_WORD.findall(run.roman)
            pieces = [romans[number] for number in places[first : last + 1]]
            if all(map(is_ordinary, pieces)):
                continue
            # Every word that is left out is a border.
            block = places[last] - last
            for part in self._lexicon.distinctive[self._split_forms[index]]:
                yield Hit(part.rule, "block", part.book, (solid[start:tail],), block)


_ROMAN_WORD = re.compile(rb"[A-Za-z]+|\x1e|\x1d")


def _holds(run: Run, block: int, numbers: frozenset[str]) -> bool:
    """Tell whether a block holds the numbers of a phrase, or one beside it does."""
    if not numbers:
        return True
    near = b" ".join(run.roman.split(_BORDERS[0])[max(0, block - 1) : block + 2])
    return all(_stands_in(number, near) for number in numbers)


def _is_long(hit: Hit) -> bool:
    """Tell whether a name with digits in it is too long for chance."""
    if hit.rule == "surname":
        return len(hit.words[0]) >= _SHORTEST_LEET_SURNAME
    least = _SHORTEST_LEET_PAIR if len(hit.words) > 1 else _SHORTEST_LEET_WORD
    return sum(map(len, hit.words)) >= least


def _spelled(text: bytes) -> Iterator[re.Match[bytes]]:
    """Give the runs of skeleton words that may be the letters of one name."""
    for run in _SPELLED.finditer(text):
        spaces = run[0].count(b" ")
        if len(run[0]) - spaces <= _MOST_LETTERS * (spaces + 1):
            yield run


def _block_starts(words: list[bytes]) -> list[int]:
    """Give the offset at which each block begins in the words joined by single spaces."""
    starts, place = [0], 0
    for word in words:
        if word == _BORDERS[0]:
            starts.append(place)
        else:
            place += len(word) + 1
    return starts


def _stands_in(number: str, roman: bytes) -> bool:
    """Tell whether a number stands in a text by itself: the 37 of a bus is not that of 372px."""
    return re.search(rb"(?<![0-9])%s(?![0-9])" % number.encode(), roman) is not None
