"""What stands beside a word, and what it makes of it.

A short or ordinary surname is a leak beside a given name, a patronymic or an initial of the same
person; a distinctive one is none in the name of a street.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from hlsite.audit.rules import KIN_WORDS, LABEL_WORDS, PLACE_WORDS
from hlsite.audit.spelling.skeleton import skeleton, unfolded_letters
from hlsite.audit.spelling.words import is_listed, is_ordinary

if TYPE_CHECKING:
    from hlsite.audit.lexicon import CoarseNames, Lexicon
    from hlsite.audit.prose import OwnLetters
    from hlsite.audit.rules import Grade, Part
    from hlsite.audit.wording import Senses

_WORD = re.compile(rb"([A-Za-z]+|\x1e|\x1d)")
_SENTENCE_END = re.compile(rb"[.!?]\s")
_JOINER = re.compile(rb"[._\-/+~|:%0-9]{1,3}")
_ADDRESS_ENDS = frozenset({b"", b"/", b".", b"#", b"?"})
_REACH = 3
_SAME_WORD = 4
_LONGEST_INITIAL = 4
_FEW_WORDS = 5
_LONGEST_PARTICLE = 3
_FAINT = 4
"""Letters of a skeleton that many words begin with by chance."""

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
        self,
        roman: bytes,
        words: list[bytes],
        senses: dict[bytes, Senses],
        lexicon: Lexicon | CoarseNames,
        letters: OwnLetters,
    ) -> None:
        self._letters = letters
        self._roman = roman
        self._words = words
        self._senses = senses
        self._lexicon = lexicon

    @functools.cached_property
    def _pieces(self) -> list[bytes]:
        """What stands between words, and words, in turn; one word for each skeleton."""
        return _WORD.split(self._roman)

    def _written(self, place: int) -> bytes:
        """Give a word as it was written."""
        return self._pieces[2 * place + 1]

    def _between(self, first: int, last: int) -> bytes:
        """Give what stands between two words."""
        return b"".join(self._pieces[2 * first + 2 : 2 * last + 1])

    def _after(self, place: int) -> bytes:
        """Give what stands between a word and the next."""
        return self._pieces[2 * place + 2]

    def is_listed(self, place: int) -> bool:
        """Tell whether a word stands in the lists just as it is written."""
        return is_listed(self._written(place).lower())

    def is_ordinary(self, place: int) -> bool:
        """Tell whether a word is in the lists, with a Kazakh ending or without."""
        return is_ordinary(self._written(place))

    def is_address(self, first: int, last: int) -> bool:
        """Tell whether words stand as they do in an address, not in prose or in code."""
        before, after = self._pieces[2 * first][-1:], self._after(last)[:1]
        if after == b"@":
            return True
        gap = self._between(first, last) if first < last else b"-"
        return gap in {b"-", b"_"} and before in {b"/", b"@", b"#"} and after in _ADDRESS_ENDS

    def judge(self, place: int, part: Part) -> tuple[str, Grade, tuple[bytes, ...]] | None:
        """Grade a part of a name by its surroundings.

        Returns:
            The rule, the grade and the skeletons that make the hit; nothing for a word of prose
            that is a short surname, or only sounds like a name (`ли`, `кім`, `если`).
        """
        word = self._words[place]
        partner = None if part.kind == "word" else self._partner(place, part)
        if partner is not None and not self._is_faint_pair(place, partner, part.book):
            return "full-name", "block", (word, self._words[partner])
        if part.grade == "block" and not self.is_listed(place):
            if part.kind == "surname" and self._names_a_place(place):
                return "surname-in-place-name", "own", (word,)
            if part.kind == "surname" and self._is_faint(place, part.book):
                return part.rule, "review", (word,)
            return part.rule, "block", (word,)
        if part.kind == "surname" and self._initial(place, part.book):
            named = self._names_a_place(place)
            return "initial-surname", "own" if named else "block", (word,)
        return self._lone(place, part)

    def _lone(self, place: int, part: Part) -> tuple[str, Grade, tuple[bytes, ...]] | None:
        """Grade what is no leak by itself: in prose it may be a word like any other."""
        written = self._written(place)
        own: tuple[str, Grade, tuple[bytes, ...]] = (part.rule, "own", (self._words[place],))
        if part.kind == "word" and not part.proper:
            return own
        if part.kind != "word" and self._is_faint(place, part.book):
            return None
        if not is_ordinary(written, shortest=2) or not self._is_small(place):
            return own
        if part.kind != "word" and (
            not self._letters.is_exact(place) or len(written) <= _LONGEST_PARTICLE
        ):
            return None
        return part.rule, "review", (self._words[place],)

    def _is_faint(self, place: int, book: str) -> bool:
        """Tell whether a word only sounds as a short name does in some case: қай-тты, Цхай."""
        word = self._words[place]
        surnames, names = self._lexicon.surnames[book], self._lexicon.names[book]
        if word in surnames or word in names:
            return False
        longer = (word[:end] for end in range(_FAINT + 1, len(word)))
        if any(stem in surnames or stem in names for stem in longer):
            return False
        return not self._letters.is_exact(place)

    def _is_faint_pair(self, place: int, other: int, book: str) -> bool:
        """Tell whether two small words of prose only sound like somebody's names."""
        if not (self._written(place).islower() and self._written(other).islower()):
            return False
        return self._is_faint(place, book) or self._is_faint(other, book)

    def _is_small(self, place: int) -> bool:
        """Tell whether a word stands as ordinary ones do in prose."""
        return self._written(place).islower() or self._letters.is_small(place)

    def _partner(self, place: int, part: Part) -> int | None:
        """Find another part of the same name close by that makes it a full name."""
        for step in (1, -1):
            seen, at = 0, place
            while seen < _REACH:
                at += step
                if not 0 <= at < len(self._words) or self._words[at] == b"\x1d":
                    break
                if self._words[at] == b"\x1e" or self._words[at] in LABEL_WORDS:
                    continue
                seen += 1
                senses = self._senses.get(self._words[at])
                if (
                    senses
                    and any(
                        other.book == part.book and self._pairs(part, other, place, at)
                        for other in senses.parts
                    )
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
            and self._words[place][:_SAME_WORD] != self._words[at][:_SAME_WORD]
            and b"-" in self._between(min(place, at), max(place, at))
        )

    def _belong_together(self, first: int, last: int) -> bool:
        """Tell whether two parts of a name stand together as a name does."""
        one, other = self._written(first), self._written(last)
        between = range(first + 1, last)
        inner = [
            at
            for at in between
            if self._words[at] != b"\x1e"
            and self._words[at] not in LABEL_WORDS
            and self._words[at] not in KIN_WORDS
        ]
        named = all(self._written(at)[:1].isupper() or len(self._written(at)) <= 2 for at in inner)  # noqa: PLR2004
        if not named and (len(inner) > 1 or not _JOINER.fullmatch(self._between(first, inner[0]))):
            return False
        gap = self._between(first, last)
        crossing = b"\x1e" in gap or b"\n" in gap
        if crossing and (one.lower()[:4] == other.lower()[:4] or inner):
            return False
        if not inner and _SENTENCE_END.search(gap):
            return False
        return self._cased_alike(one, other, gap, crossing=crossing)

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
        initials = self._lexicon.initials[book]
        if self._has_two_initials(place, initials):
            return True
        return any(
            0 <= at < len(self._words)
            and self._words[at] in initials
            and len(self._written(at)) <= _LONGEST_INITIAL
            and self._is_initial(place, at)
            for at in (place - 1, place - 2, place + 1)
        )

    def _has_two_initials(self, place: int, initials: set[bytes]) -> bool:
        """Tell whether both initials stand behind the surname as one word: Ким АВ."""
        at = place + 1
        if at >= len(self._words) or self._written(place).islower():
            return False
        written = self._written(at)
        # Two capitals, of which a romanised one is several letters: ЯЮ, YaYu.
        if len(written) > _LONGEST_INITIAL or sum(map(str.isupper, written.decode())) < len("АВ"):
            return False
        return self._between(place, at) == b" " and any(
            skeleton(unfolded_letters(one + other).decode()) == self._words[at]
            for one in initials
            for other in initials
        )

    def _is_initial(self, place: int, at: int) -> bool:
        """Tell whether a letter is written as an initial of the surname."""
        gap = self._between(min(place, at), max(place, at))
        if b"\x1e" in gap or b"\x1d" in gap:
            return False
        surname, initial = self._written(place), self._written(at)
        joined = _JOINER.fullmatch(gap) is not None
        if surname.islower() or initial.islower():
            small = surname.islower() and initial.islower() and abs(place - at) == 1
            return (small and joined) and (
                len(surname) > _LONGEST_PARTICLE or self._stands_alone(place, at)
            )
        if place - at > 1:
            between = self._written(place - 1)
            return between.istitle() and len(between) <= _LONGEST_INITIAL
        after = self._after(at)
        if joined or after[:1] in {b".", b"-", b"_"}:
            return True
        if at > place:
            # "Ким А" ends a phrase, "Ким А сказал" does not.
            return after.strip() != b"" or at + 1 == len(self._words)
        return initial.lower()[0] not in _MEANINGFUL_LETTERS or self._is_inside(place, at)

    def _is_inside(self, place: int, at: int) -> bool:
        """Tell whether a capital letter stands where a word of one letter, but "I", is small."""
        inside = at > 0 and self._between(at - 1, at) == b" " and self._written(at - 1).islower()
        return inside and self._written(place).istitle() and self._written(at) != b"I"

    def _stands_alone(self, place: int, at: int) -> bool:
        """Tell whether a small initial and surname are an address or a text by themselves."""
        first, last = min(place, at), max(place, at)
        before, after = self._pieces[2 * first], self._after(last)
        bounded = (not before or before[-1:].isspace()) and (not after or after[:1].isspace())
        return bounded or self.is_address(first, last)

    def _names_a_place(self, place: int) -> bool:
        """Tell whether a word beside it says that a surname names a street or an institution."""
        at = place - 1
        while at >= 0 and place - at <= _REACH and len(self._written(at)) <= 2:  # noqa: PLR2004
            if self._words[at] in PLACE_WORDS:
                return True
            at -= 1
        before = self._words[at] if at >= 0 else b""
        after = self._words[place + 1] if place + 1 < len(self._words) else b""
        return before in PLACE_WORDS or after in PLACE_WORDS
