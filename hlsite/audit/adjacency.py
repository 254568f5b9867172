"""What stands beside a word, and what it makes of it.

A short or ordinary surname is a leak beside a given name, a patronymic or an initial of the same
person; a distinctive one is none in the name of a street.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hlsite.audit.initials import Initials
from hlsite.audit.rules import KIN_WORDS, LABEL_WORDS, TITLE_WORDS, names_place
from hlsite.audit.spelling.inflection import CASE
from hlsite.audit.spelling.words import is_common, is_listed, is_ordinary
from hlsite.audit.written import JOINER, Written

if TYPE_CHECKING:
    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.prose import OwnLetters
    from hlsite.audit.rules import Grade, Part
    from hlsite.audit.wording import Senses

_SENTENCE_END = re.compile(rb"[.!?]\s")
_PHRASE_END = re.compile(rb"[,;:!?]")
_LONGEST_ABBREVIATION = 5
_PRONOUN = b"im"
_REACH = 3
_SAME_WORD = 4
_FEW_WORDS = 5
_NEAR = 8
_LONGEST_PARTICLE = 3
_FAINT = 4
"""Letters of a skeleton that many words begin with by chance."""

_MARKED = re.compile(
    rb"(?i)(?:[eo]va?|[iy]na?|s[kc]\w+|uly|qyzy|kyzy|ko|ich|ian|yan|dze|shvili|lar|ler)\Z"
)
"""Endings by which a word is known for a surname."""

_PAIRS = {
    "surname": frozenset({"given", "patronymic"}),
    "given": frozenset({"surname", "patronymic"}),
    "patronymic": frozenset({"surname", "given"}),
}


class Surroundings(Written):
    """A run of blocks, in which each part of a name is judged by what stands around it."""

    def __init__(
        self,
        roman: bytes,
        words: list[bytes],
        senses: dict[bytes, Senses],
        lexicon: Lexicon | CoarseNames,
        letters: OwnLetters,
    ) -> None:
        super().__init__(roman, words)
        self._letters = letters
        self._initials = Initials(self, letters, lexicon)
        self._senses = senses
        self._lexicon = lexicon

    def is_listed(self, place: int) -> bool:
        """Tell whether a word stands in the lists just as it is written."""
        return is_listed(self.written(place).lower())

    def is_ordinary(self, place: int) -> bool:
        """Tell whether a word is in the lists, with a Kazakh ending or without."""
        return is_ordinary(self.written(place))

    def judge(self, place: int, part: Part) -> tuple[str, Grade, tuple[bytes, ...]] | None:
        """Grade a part of a name by its surroundings.

        Returns:
            The rule, the grade and the skeletons that make the hit; nothing for a word of prose
            that is a short surname, or only sounds like a name (`ли`, `кім`, `если`).
        """
        word = self.words[place]
        partner = None if part.kind == "word" else self._partner(place, part)
        if partner is not None:
            return "full-name", "block", (word, self.words[partner])
        if part.grade == "block" and not self.is_listed(place):
            if part.kind == "surname" and (self._names_a_place(place) or self._is_titled(place)):
                return "surname-in-place-name", "own", (word,)
            if part.kind == "surname" and self._is_faint(place, part.book):
                return part.rule, "review", (word,)
            return part.rule, "block", (word,)
        sounds = self.is_listed(place) and self._is_faint(place, part.book)
        if part.kind == "surname" and not sounds and self._initials.stand_beside(place, part.book):
            named = self._names_a_place(place)
            return "initial-surname", "own" if named else "block", (word,)
        return self._lone(place, part)

    def _lone(self, place: int, part: Part) -> tuple[str, Grade, tuple[bytes, ...]] | None:
        """Grade what is no leak by itself: in prose it may be a word like any other."""
        written = self.written(place)
        own: tuple[str, Grade, tuple[bytes, ...]] = (part.rule, "own", (self.words[place],))
        if part.kind == "word" and not part.proper:
            return own
        if part.kind != "word" and self._is_faint(place, part.book):
            return None
        if self.is_in_digest(place):
            return None
        if not is_ordinary(written, shortest=2) or not self._is_small(place):
            return own
        if part.kind != "word" and (
            not self._letters.is_exact(place, part.book) or len(written) <= _LONGEST_PARTICLE
        ):
            return None
        return part.rule, "review", (self.words[place],)

    def _is_faint(self, place: int, book: str) -> bool:
        """Tell whether a word only sounds as a short name does in some case: қай-тты, Цхай."""
        word = self.words[place]
        surnames, names = self._lexicon.surnames[book], self._lexicon.names[book]
        if word in surnames or word in names:
            return False
        longer = (word[:end] for end in range(_FAINT + 1, len(word)))
        if any(stem in surnames or stem in names for stem in longer):
            return False
        return not self._letters.is_exact(place, book)

    def _is_faint_pair(self, place: int, other: int, book: str) -> bool:
        """Tell whether two words of prose, of which one only sounds like a name, are no name."""
        small = self.written(place).islower() and self.written(other).islower()
        first, last = min(place, other), max(place, other)
        listed = b"," in self.between(first, last)
        return any(
            self._is_faint(at, book)
            and (
                small
                or (
                    self.is_listed(at)
                    and (listed or at == first or not self._has_case(self.words[at], book))
                )
            )
            for at in (first, last)
        )

    def _has_case(self, word: bytes, book: str) -> bool:
        """Tell whether a word is a name with an ending that can follow it at once: Лидің."""
        surnames, names = self._lexicon.surnames[book], self._lexicon.names[book]
        return any(
            CASE.fullmatch(word, end) and (word[:end] in surnames or word[:end] in names)
            for end in range(1, len(word))
        )

    def _is_small(self, place: int) -> bool:
        """Tell whether a word stands as ordinary ones do in prose."""
        return self.written(place).islower() or self._letters.is_small(place)

    def _partner(self, place: int, part: Part) -> int | None:
        """Find another part of the same name close by that makes it a full name."""
        for step in (1, -1):
            seen, at = 0, place
            while seen < _REACH:
                at += step
                if not 0 <= at < len(self.words) or self.words[at] == b"\x1d":
                    break
                if self.words[at] == b"\x1e" or self.words[at] in LABEL_WORDS:
                    continue
                seen += 1
                senses = self._senses.get(self.words[at])
                if (
                    senses
                    and any(
                        other.book == part.book and self._pairs(part, other, place, at)
                        for other in senses.parts
                    )
                    and not self._is_faint_pair(place, at, part.book)
                    and self._belong_together(min(place, at), max(place, at))
                ):
                    return at
        return None

    def _pairs(self, part: Part, other: Part, place: int, at: int) -> bool:
        """Tell whether two parts make a full name, or both halves of a surname."""
        if other.kind in _PAIRS[part.kind]:
            return True
        return (
            part.kind == other.kind == "surname"
            and part.book in self._lexicon.doubled
            and self.words[place][:_SAME_WORD] != self.words[at][:_SAME_WORD]
            and b"-" in self.between(min(place, at), max(place, at))
        )

    def _belong_together(self, first: int, last: int) -> bool:
        """Tell whether two parts of a name stand together as a name does."""
        one, other = self.written(first), self.written(last)
        between = range(first + 1, last)
        inner = [
            at
            for at in between
            if self.words[at] != b"\x1e"
            and self.words[at] not in LABEL_WORDS
            and self.words[at] not in KIN_WORDS
        ]
        named = all(self.written(at)[:1].isupper() or len(self.written(at)) <= 2 for at in inner)  # noqa: PLR2004
        if not named and (len(inner) > 1 or not JOINER.fullmatch(self.between(first, inner[0]))):
            return False
        gap = self.between(first, last)
        # A list, or an address: "Anna Pavlova, Ang Lee", "Мира көшесі, Әли".
        if inner and (b"," in gap or any(names_place(self.words[at]) for at in inner)):
            return False
        if not inner and self._letters.is_function_word(first, last):
            return False
        crossing = b"\x1e" in gap or b"\n" in gap
        if crossing and (one.lower()[:4] == other.lower()[:4] or inner):
            return False
        if not inner and _SENTENCE_END.search(gap):
            return False
        return self._cased_alike(first, last, gap, crossing=crossing)

    def _cased_alike(self, first: int, last: int, gap: bytes, *, crossing: bool) -> bool:
        """Tell whether the case of two words is that of a name, not of two ordinary words."""
        both = self.written(first), self.written(last)
        lower = [word for word in both if word.islower()]
        if len(lower) == 1:
            return not is_common(lower[0])
        if not lower or JOINER.fullmatch(gap) or not all(map(is_common, lower)):
            return True
        # "вера ли", "мөлдір бұлақ": two words of the lists are prose, unless they stand alone, or
        # nothing is large there.
        if crossing or len(self.words) <= _FEW_WORDS:
            return not crossing
        near = self.pieces[max(1, 2 * (first - _NEAR) + 1) : 2 * (last + _NEAR) + 2 : 2]
        return min(map(len, lower)) > _LONGEST_PARTICLE and b"".join(near).islower()

    def _names_a_place(self, place: int) -> bool:
        """Tell whether a word beside it says that a surname names a street or an institution."""
        at = place - 1
        while at >= 0 and place - at <= _REACH and len(self.written(at)) <= 2:  # noqa: PLR2004
            if self._is_place_word(at, self.after(at)):
                return True
            at -= 1
        return (at >= 0 and self._is_place_word(at, self.after(at))) or (
            place + 1 < len(self.words) and self._is_place_word(place + 1, self.after(place))
        )

    def _is_place_word(self, at: int, gap: bytes) -> bool:
        """Tell whether a word names a kind of place, and is in one phrase with what a gap parts."""
        if not names_place(self.words[at]) or _PHRASE_END.search(gap):
            return False
        short = len(self.written(at)) <= _LONGEST_ABBREVIATION
        # "им" without a dot is also a pronoun.
        return b"." in gap if self.words[at] == _PRONOUN else short or b"." not in gap

    def _is_titled(self, place: int) -> bool:
        """Tell whether a surname without an ending is a given name of history: Оспан батыр."""
        if place + 1 == len(self.words) or self.words[place + 1] not in TITLE_WORDS:
            return False
        return self.between(place, place + 1) == b" " and not _MARKED.search(self.written(place))
