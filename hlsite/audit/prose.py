"""What tells an ordinary word of prose from a name that sounds like it.

Names are words too (`арман`, `нам`, `вера`), and a skeleton makes many more of them alike: `Если`
is `Әсел`, `Кім` is `Ким`. Small letters mark a word as one of prose; at the start of a sentence
its capital says nothing, and there only the name's own letters count.
"""

from __future__ import annotations

import bisect
import calendar
import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from hlsite.audit.spelling.inflection import given_forms
from hlsite.audit.spelling.roman import BLOCK, SEAM, TABLE, WALL, romanised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from hlsite.audit.run import Run

_RUSSIAN = (
    "а без в вам вас вон вот все всё вы да для до ещё же за и из или им их к как ко кто мне мой "
    "моя мы на над нам нас наш не ни но ну о об он она они оно от по под при про с сам со та так "
    "там те то тот тут ты у уже чей чем чья эта это я"
)
_KAZAKH = (
    "ал ба бе бір біз бұл да де ең екі кім ма ме мен не ол онда оны оның осы па пе сен сіз сол "
    "сонда соны соныма соның та те тек үш әр"
)
_ENGLISH = (
    "all an and any are as at be but by can did do few for had has he her him his how if in is it "
    "its let may me my new no nor not now of off on one or our out own see she so ten the to too "
    "two up us was way we who why yet you"
)
_FUNCTION_WORDS: Final = frozenset(f"{_RUSSIAN} {_KAZAKH} {_ENGLISH}".split())
"""Words that are spelled like short surnames, and open sentences."""

_MONTHS = frozenset(calendar.month_name[number].lower() for number in range(1, 13))
_RUSSIFIED = str.maketrans("әіңғүұқөһ", "аингуукох")
_PIECES: Final = re.compile(r"([^\W\d_]+|\x1d)")
_BORDER: Final = BLOCK.encode()
_SENTENCE_START: Final = re.compile(rf"(?:[.!?…:;\x1d\x1e\n{SEAM}«“„\"(–—])[^\w]*\Z")
_SHORTEST_STEM, _SHORTEST_IN_RUSSIAN = 3, 4
_LONGEST_ENDING = 5


class _Silent(dict[int, int | None]):
    """What parts no word: apostrophes, soft hyphens, marks; each worked out when first seen."""

    def __missing__(self, code: int) -> int | None:
        """Work out a character."""
        self[code] = kept = code if TABLE[code] or chr(code).isalpha() else None
        return kept


_SILENT: Final = _Silent()


class Prose:
    """Knows the names in their own letters, and tells what a word is from what stands around it."""

    def __init__(self, names: Mapping[str, Collection[str]]) -> None:
        """Take in the names, in the letters they are written with, and whose each is."""
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        for name, books in names.items():
            small = name.casefold()
            for form in {small, small.translate(_RUSSIFIED)}:
                roman = romanised(form).decode()
                self._whole[form].update(books)
                self._whole[roman].update(books)
                stem = form.rstrip("аеёийоуыэюяәіүұөь")
                stem = stem if len(stem) >= _SHORTEST_STEM else form[:_SHORTEST_STEM]
                self._stems[stem].update(books)
                if len(roman) > _SHORTEST_STEM:
                    self._stems[roman].update(books)
            if len(small) == _SHORTEST_STEM and small.endswith("й"):
                # What its forms have in common is too short for a stem: Пай, Паю.
                for form in given_forms(small):
                    self._whole[form].update(books)

    def is_exact(self, word: str, book: str = "") -> bool:
        """Tell whether a word is a name in its own letters, with an ending or without.

        Args:
            word: The word.
            book: Whose name it must be; anybody's if not given.
        """
        small = word.lower()
        # Kazakh words are often short names in Russian letters: кім, қан.
        return any(
            not book or book in books
            for books in (
                self._whole.get(small, ()),
                *self._formed(small, _SHORTEST_STEM),
                *self._formed(small.translate(_RUSSIFIED), _SHORTEST_IN_RUSSIAN),
            )
            if books
        )

    def _formed(self, small: str, shortest: int) -> Iterator[Collection[str]]:
        """Give whose names of so many letters or more a word begins with, if it ends soon."""
        if len(small) < shortest:
            return
        yield self._whole.get(small, ())
        for cut in range(max(shortest, len(small) - _LONGEST_ENDING), len(small)):
            yield self._stems.get(small[:cut], ())

    def is_small(self, pieces: Sequence[str], place: int) -> bool:
        """Tell whether a word stands small, or has its capital from its place alone.

        Args:
            pieces: What stands between words, and words, in turn.
            place: Index of the word in it.
        """
        word = pieces[place]
        small = word.lower()
        if word == small:
            return True
        if self.is_exact(small):
            return (small in _FUNCTION_WORDS and _goes_on(pieces, place)) or _is_numero(
                pieces, place
            )
        return _opens(pieces, place) or (small in _MONTHS and _is_dated(pieces, place))

    @staticmethod
    def is_opening(pieces: Sequence[str], place: int) -> bool:
        """Tell whether a function word stands where a sentence begins."""
        return pieces[place].lower() in _FUNCTION_WORDS and _opens(pieces, place)

    def is_function_word(self, pieces: Sequence[str], place: int, after: int) -> bool:
        """Tell whether a word before a name opens a sentence, and is none itself: `Can Nina come`.

        Args:
            pieces: What stands between words, and words, in turn.
            place: Index of the word in it.
            after: Index of the name behind it.
        """
        small = pieces[place].lower()
        if not self.is_opening(pieces, place):
            return False
        # Of a surname that is such a word, the sentence has to go on: `Но Вера пришла`.
        return not self.is_exact(small) or _goes_on(pieces, after)


class OwnLetters:
    """The words of a run in their own letters, block by block and only where they are asked for."""

    def __init__(self, run: Run, words: Sequence[bytes], names: Prose) -> None:
        """Take in a run of blocks.

        Args:
            run: The run.
            words: Its skeletons, or coarser ones; their indexes are the places asked for.
            names: What is looked for.
        """
        self._run = run
        self._words = words
        self._names = names
        self._pieces: dict[int, list[str]] = {}

    def is_exact(self, place: int, book: str) -> bool:
        """Tell whether a word has the own letters of somebody's name, or that cannot be told."""
        found = self._found(place)
        return found is None or self._names.is_exact(found[0][found[1]], book)

    def is_small(self, place: int) -> bool:
        """Tell whether a word stands small, or has its capital from its place alone."""
        found = self._found(place)
        return found is not None and self._names.is_small(*found)

    def word(self, place: int) -> str:
        """Give a word in its own letters; nothing if that cannot be told."""
        found = self._found(place)
        return found[0][found[1]] if found else ""

    def opens(self, place: int) -> bool:
        """Tell whether a word that opens sentences, as `но` and `мен` do, opens one."""
        found = self._found(place)
        return found is not None and self._names.is_opening(*found)

    def is_function_word(self, place: int, after: int) -> bool:
        """Tell whether a word before a name opens a sentence, and is none itself."""
        found, name = self._found(place), self._found(after)
        if found is None or name is None or found[0] is not name[0]:
            return False
        return self._names.is_function_word(*found, name[1])

    @functools.cached_property
    def _starts(self) -> list[int]:
        """The place of the first word of each block."""
        return [0, *(place + 1 for place, word in enumerate(self._words) if word == _BORDER)]

    def _found(self, place: int) -> tuple[list[str], int] | None:
        """Give the pieces of a word's block, and its index among them.

        Nothing where letters and skeletons disagree about what is a word.
        """
        block = bisect.bisect_right(self._starts, place) - 1
        pieces = self._pieces.get(block)
        if pieces is None:
            joined = self._run.blocks[block].translate(_SILENT)
            pieces = self._pieces[block] = _PIECES.split(joined)
        first = self._starts[block]
        after = self._starts[block + 1] - 1 if block + 1 < len(self._starts) else len(self._words)
        return (pieces, 2 * (place - first) + 1) if len(pieces) // 2 == after - first else None


def _opens(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a word stands where a sentence begins."""
    begins = place == 1 or pieces[place - 2] == WALL
    before = "\n" * begins + pieces[place - 1]
    return _SENTENCE_START.search(before) is not None


def _is_numero(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a word heads a column of numbers or is all that is said: `No` is no Но."""
    if pieces[place] != "No":
        return False
    begins = _opens(pieces, place) or pieces[place - 1][-1:].isdigit()
    return begins and (pieces[place + 1][:1] == "." or not "".join(pieces[place + 1 :]).strip())


def _is_dated(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a month is that of a date: the `July` of `26 July` is not Юлия."""
    return pieces[place - 1].rstrip()[-1:].isdigit() or pieces[place + 1].lstrip()[:1].isdigit()


def _goes_on(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a small word follows in the same sentence."""
    return (
        place + 2 < len(pieces)
        and pieces[place + 1] in {" ", "\u00a0", ", "}
        and pieces[place + 2][:1].islower()
    )
