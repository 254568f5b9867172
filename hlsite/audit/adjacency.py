"""What stands beside a word, and what it makes of it.

A short or ordinary surname is a leak beside a given name, a patronymic or an initial of the same
person; a distinctive one is none in the name of a street.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from hlsite.audit.rules import PLACE_WORDS
from hlsite.audit.spelling.words import is_listed, is_ordinary

if TYPE_CHECKING:
    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.rules import Grade, Part
    from hlsite.audit.wording import Senses

_WORD = re.compile(rb"[A-Za-z]+|\x1e|\x1d")
_SENTENCE_END = re.compile(rb"[.!?]\s")
_JOINER = re.compile(rb"[._\-/+~|:%0-9]{1,3}")
_REACH = 3
_LONGEST_INITIAL = 4
_FEW_WORDS = 5
_LONGEST_PARTICLE = 3
_MEANINGFUL_LETTERS = frozenset(b"aivskouya")
"""One-letter words of Russian and English, which are no initials without a dot."""

_PAIRS = {
    "surname": frozenset({"given", "patronymic"}),
    "given": frozenset({"surname", "patronymic"}),
    "patronymic": frozenset({"surname", "given"}),
}


class Surroundings:
    """The words of a run as they were written, beside their skeletons."""

    def __init__(
        self, roman: bytes, words: list[bytes], senses: dict[bytes, Senses], lexicon: Lexicon | CoarseNames | CoarseNames
    ) -> None:
        self._roman = roman
        self._words = words
        self._senses = senses
        self._lexicon = lexicon

    @functools.cached_property
    def _written(self) -> list[re.Match[bytes]]:
        """The words as written; one for each skeleton."""
        return list(_WORD.finditer(self._roman))

    def is_listed(self, place: int) -> bool:
        """Tell whether a word stands in the lists just as it is written."""
        return is_listed(self._written[place][0].lower())

    def judge(self, place: int, part: Part) -> tuple[str, Grade, tuple[bytes, ...]]:
        """Grade a part of a name by its surroundings.

        Returns:
            The rule, the grade and the skeletons that make the hit.
        """
        word = self._words[place]
        if part.kind == "word":
            if part.grade == "block" and self.is_listed(place):
                return part.rule, "own", (word,)
            return part.rule, part.grade, (word,)
        partner = self._partner(place, part)
        if partner is not None:
            return "full-name", "block", (word, self._words[partner])
        if part.kind == "surname":
            if part.grade == "block" and not self.is_listed(place):
                return (
                    ("surname-in-place-name", "own", (word,))
                    if self._names_a_place(place)
                    else (part.rule, "block", (word,))
                )
            initial = self._initial(place, part.book)
            if initial and not self._names_a_place(place):
                return "initial-surname", "block", (word,)
        if self._is_bare_word(place):
            return part.rule, "review", (word,)
        return part.rule, "own", (word,)

    def _is_bare_word(self, place: int) -> bool:
        """Tell whether a word is a lower-case dictionary word in running text."""
        return self._written[place][0].islower() and is_ordinary(self._written[place][0])

    def _partner(self, place: int, part: Part) -> int | None:
        """Find another part of the same name close by that makes it a full name."""
        for step in (1, -1):
            seen, at = 0, place
            while seen < _REACH:
                at += step
                if not 0 <= at < len(self._words) or self._words[at] == b"\x1d":
                    break
                if self._words[at] == b"\x1e":
                    continue
                seen += 1
                senses = self._senses.get(self._words[at])
                if (
                    senses
                    and any(
                        other.book == part.book and other.kind in _PAIRS[part.kind]
                        for other in senses.parts
                    )
                    and self._belong_together(min(place, at), max(place, at))
                ):
                    return at
        return None

    def _belong_together(self, first: int, last: int) -> bool:
        """Tell whether two parts of a name stand together as a name does."""
        one, other = self._written[first], self._written[last]
        inner = [
            self._written[at]
            for at in range(first + 1, last)
            if self._words[at] != b"\x1e"
        ]
        if not all(word[0][:1].isupper() or len(word[0]) <= 2 for word in inner):  # noqa: PLR2004
            joined = _JOINER.fullmatch(self._roman, one.end(), inner[0].start())
            if not joined or len(inner) > 1:
                return False
        gap = self._roman[one.end() : other.start()]
        crossing = b"\x1e" in gap
        if crossing and (one[0].lower()[:4] == other[0].lower()[:4] or inner):
            return False
        if _SENTENCE_END.search(gap) and not inner:
            return False
        return self._cased_alike(one[0], other[0], gap, crossing=crossing)

    def _cased_alike(self, one: bytes, other: bytes, gap: bytes, *, crossing: bool) -> bool:
        """Tell whether the case of two words is that of a name, not of two ordinary words."""
        lower = [word for word in (one, other) if word.islower()]
        if not lower:
            return True
        if len(lower) == 1:
            return not is_ordinary(lower[0])
        if _JOINER.fullmatch(gap) or not all(map(is_ordinary, lower)):
            return True
        # "вера ли", "арман кім": particles and pronouns stand after any word.
        few = not crossing and len(self._words) <= _FEW_WORDS
        return few or min(map(len, lower)) > _LONGEST_PARTICLE

    def _initial(self, place: int, book: str) -> bool:
        """Tell whether an initial of the person stands beside the surname."""
        surname = self._written[place]
        initials = self._lexicon.initials[book]
        return any(
            0 <= at < len(self._words)
            and self._words[at] in initials
            and len(self._written[at][0]) <= _LONGEST_INITIAL
            and self._is_initial(self._written[at], surname, place, at)
            for at in (place - 1, place - 2, place + 1)
        )

    def _is_initial(
        self, initial: re.Match[bytes], surname: re.Match[bytes], place: int, at: int
    ) -> bool:
        """Tell whether a letter is written as an initial of the surname."""
        first, second = (initial, surname) if at < place else (surname, initial)
        gap = self._roman[first.end() : second.start()]
        if b"\x1e" in gap or b"\x1d" in gap:
            return False
        if place - at > 1:
            between = self._written[place - 1][0]
            if not between.istitle() or len(between) > _LONGEST_INITIAL:
                return False
            return initial[0][:1].isupper() and surname[0][:1].isupper()
        if surname[0].islower() or initial[0].islower():
            same = surname[0].islower() and initial[0].islower()
            return same and _JOINER.fullmatch(gap) is not None
        dotted = self._roman[initial.end() : initial.end() + 1] in {b".", b"-", b"_"}
        if dotted or _JOINER.fullmatch(gap):
            return True
        if at > place:
            after = self._roman[initial.end() : initial.end() + 2]
            return not after.strip() or not after[:1].isalpha() and not after[:2].strip().islower()
        return initial[0].lower()[0] not in _MEANINGFUL_LETTERS

    def _names_a_place(self, place: int) -> bool:
        """Tell whether a word beside it says that a surname names a street or an institution."""
        at = place - 1
        while at >= 0 and place - at <= _REACH and len(self._written[at][0]) <= 2:  # noqa: PLR2004
            if self._words[at] in PLACE_WORDS:
                return True
            at -= 1
        before = self._words[at] if at >= 0 else b""
        after = self._words[place + 1] if place + 1 < len(self._words) else b""
        return before in PLACE_WORDS or after in PLACE_WORDS
