"""Tells whether an initial of a person stands beside a surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hlsite.audit.spelling.skeleton import skeleton, unfolded_letters
from hlsite.audit.written import JOINER

if TYPE_CHECKING:
    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.prose import OwnLetters
    from hlsite.audit.written import Written

_LONGEST_INITIAL = 4
_LONGEST_PARTICLE = 3
_MEANINGFUL_LETTERS = frozenset(b"aivskouya")
"""One-letter words of Russian and English, which are no initials without a dot."""


class Initials:
    """The initials in a run of blocks."""

    def __init__(self, run: Written, letters: OwnLetters, lexicon: Lexicon | CoarseNames) -> None:
        """Take in a run, its own letters, and whose initials to look for."""
        self._letters = letters
        self._run = run
        self._lexicon = lexicon

    def stand_beside(self, place: int, book: str) -> bool:
        """Tell whether an initial of the person stands beside the surname."""
        initials = self._lexicon.initials[book]
        if self._has_two_initials(place, initials):
            return True
        words = self._run.words
        return any(
            0 <= at < len(words)
            and words[at] in initials
            and len(self._run.written(at)) <= _LONGEST_INITIAL
            and self._is_initial(place, at, initials)
            for at in (place - 1, place - 2, place + 1)
        )

    def _has_two_initials(self, place: int, initials: set[bytes]) -> bool:
        """Tell whether both initials stand behind the surname as one word: Ким АВ."""
        run, at = self._run, place + 1
        if at >= len(run.words) or run.written(place).islower():
            return False
        written = run.written(at)
        # Two capitals, of which a romanised one is several letters: ЯЮ, YaYu.
        if len(written) > _LONGEST_INITIAL or sum(map(str.isupper, written.decode())) < len("АВ"):
            return False
        return run.between(place, at) == b" " and any(
            skeleton(unfolded_letters(one + other).decode()) == run.words[at]
            for one in initials
            for other in initials
        )

    def _is_initial(self, place: int, at: int, initials: set[bytes]) -> bool:
        """Tell whether a letter is written as an initial of the surname."""
        run = self._run
        gap = run.between(min(place, at), max(place, at))
        if b"\x1e" in gap or b"\x1d" in gap or self._is_anothers(place, at):
            return False
        surname, initial = run.written(place), run.written(at)
        joined = JOINER.fullmatch(gap) is not None
        if surname.islower() or initial.islower():
            return self._is_small(place, at, initials, joined=joined)
        if place - at > 1:
            between = run.written(place - 1)
            return between.istitle() and len(between) <= _LONGEST_INITIAL
        if joined or run.after(at)[:1] in {b".", b"-", b"_"}:
            return True
        if at > place:
            return self._ends(place, at)
        return not self._is_meaningful(at) or self._is_inside(place, at)

    def _is_anothers(self, place: int, at: int) -> bool:
        """Tell whether an initial is that of the name behind it: Нам С. Торайгыров был близок."""
        run, name = self._run, at + 1
        return (
            at > place
            and name + 1 < len(run.words)
            and run.after(at) == b". "
            and run.after(name) == b" "
            and run.written(name).istitle()
            and len(run.written(name)) > _LONGEST_INITIAL
            and run.written(name + 1).islower()
            and self._letters.opens(place)
        )

    def _is_small(self, place: int, at: int, initials: set[bytes], *, joined: bool) -> bool:
        """Tell whether a surname and its initial in small letters are no words: v-kim, ким в.с."""
        surname = self._run.written(place)
        if not (surname.islower() and self._run.written(at).islower()):
            return False
        if at > place and self._are_dotted(at, initials):
            return True
        return (
            joined
            and abs(place - at) == 1
            and (len(surname) > _LONGEST_PARTICLE or self._stands_alone(place, at))
        )

    def _are_dotted(self, at: int, initials: set[bytes]) -> bool:
        """Tell whether a letter is the first of two initials with dots: ким в.с."""
        run = self._run
        return (
            at + 1 < len(run.words)
            and run.words[at + 1] in initials
            and run.after(at) == b"."
            and run.after(at + 1)[:1] == b"."
        )

    def _ends(self, place: int, at: int) -> bool:
        """Tell whether a capital letter behind a surname is no word: Ким А, Ким Д сказал."""
        run = self._run
        if run.after(at).strip() or at + 1 == len(run.words):
            return True
        if run.between(place, at) != b" " or not run.written(place).istitle():
            return False
        if self._letters.opens(place) or not self._may_be_initial(at):
            return False
        return not self._is_meaningful(at) or self._follows_small(place)

    def _may_be_initial(self, at: int) -> bool:
        """Tell whether a letter is not the English pronoun, nor an article in a heading."""
        letter = self._letters.word(at)
        return letter != "I" and (letter != "A" or self._run.written(at + 1).islower())

    def _is_meaningful(self, at: int) -> bool:
        """Tell whether a letter is also a word."""
        return self._run.written(at).lower()[0] in _MEANINGFUL_LETTERS

    def _follows_small(self, at: int) -> bool:
        """Tell whether a small word stands before a word in the same sentence."""
        run = self._run
        return (
            at > 0
            and run.between(at - 1, at) in {b" ", b") ", b", "}
            and run.written(at - 1).islower()
        )

    def _is_inside(self, place: int, at: int) -> bool:
        """Tell whether a capital letter stands where a word of one letter is small."""
        run = self._run
        if at == 0 or not run.written(place).istitle() or self._letters.word(at) == "I":
            return False
        return run.between(at - 1, at) in {b", ", b": "} or self._follows_small(at)

    def _stands_alone(self, place: int, at: int) -> bool:
        """Tell whether a small initial and surname are an address or a text by themselves."""
        run = self._run
        first, last = min(place, at), max(place, at)
        before, after = run.pieces[2 * first], run.after(last)
        bounded = (not before or before[-1:].isspace()) and (not after or after[:1].isspace())
        return bounded or run.is_address(first, last)
