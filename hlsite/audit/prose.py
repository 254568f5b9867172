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
from typing import TYPE_CHECKING, Final

from hlsite.audit.spelling.roman import BLOCK, DROPPED, WALL, romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
# A word as its Latin form has it: signs that leave nothing there stand within.
_SILENT = r"\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff" + "".join(sorted(DROPPED))
_LETTERS: Final = re.compile(rf"([^\W\d_]+(?:[{_SILENT}]+[^\W\d_]+)*)")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:;\x1d\x1e\n«“„\"(–—])[^\w]*\Z")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_MOST_KEPT = 400_000
_BORDER = re.compile(f"[{BLOCK}{WALL}]")
_BORDERS = frozenset({BLOCK.encode(), WALL.encode()})


class Prose:
    """Tells of a word in which case it counts.

    In capitals what has the very letters of a name, whatever its case; small what stands small,
    opens a sentence or joins its parts; all else as it is written.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take in the names, in the letters they are written with."""
        self._whole: set[str] = set()
        self._stems: set[str] = set()
        for name in names:
            small = name.casefold()
            for form in {small, small.translate(_RUSSIFIED)}:
                roman = romanised(form).decode()
                self._whole.update((form, roman))
                stem = form.rstrip("аеёийоуыэюяәіүұөь")
                self._stems.add(stem if len(stem) >= _SHORTEST_STEM else form)
                if len(roman) > _SHORTEST_STEM:
                    self._stems.add(roman)
        self._roman_stems = {romanised(stem) for stem in self._whole | self._stems}
        self._known: dict[str, bool] = {}
        self._roman_known: dict[bytes, bool] = {}

    def may_be_exact(self, roman: bytes) -> bool:
        """Tell whether a romanised small word may have had the letters of a name."""
        known = self._roman_known.get(roman)
        if known is None:
            if len(self._roman_known) > _MOST_KEPT:
                self._roman_known.clear()
            known = any(roman[:cut] in self._roman_stems for cut in range(1, len(roman) + 1))
            self._roman_known[roman] = known
        return known

    def cased(self, pieces: Sequence[str], place: int) -> str:
        """Give a word in the case described above.

        Args:
            pieces: What stands between the words of a section, and words, in turn.
            place: Which of them the word is.
        """
        word = pieces[place]
        small = word.lower()
        if self._is_exact(small):
            opens = small in _FUNCTION_WORDS and word != small
            return small if opens and _goes_on(pieces, place) else small.upper()
        if word != small and (_opens(pieces, place) or _is_dated(pieces, place, small)):
            return small
        return word

    def _is_exact(self, small: str) -> bool:
        """Tell whether a small word is a name in its own letters, with an ending or without."""
        known = self._known.get(small)
        if known is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            known = small in self._whole or any(
                small[:cut] in self._stems
                for cut in range(max(_SHORTEST_STEM, len(small) - _LONGEST_ENDING), len(small))
            )
            self._known[small] = known
        return known


class Letters:
    """The words of one run in the letters that they have in the text."""

    def __init__(self, prose: Prose, text: str, words: Sequence[bytes]) -> None:
        """Take in a text and the words, with borders, that its Latin form has."""
        self._prose = prose
        self._text = text
        self._words = words
        self._known: dict[int, list[str]] = {}
        self._moved: dict[int, dict[bytes, int]] = {}

    @functools.cached_property
    def _sections(self) -> list[str]:
        """What stands between the borders."""
        return _BORDER.split(self._text)

    @functools.cached_property
    def _starts(self) -> list[int]:
        """With which of the words each section begins."""
        borders = (at + 1 for at, word in enumerate(self._words) if word in _BORDERS)
        return [0, *borders]

    def cased(self, place: int, roman: bytes) -> bytes:
        """Give a word in the case that `Prose` says, in Latin letters.

        Args:
            place: Which of the words it is.
            roman: Its Latin form as it is written.
        """
        if roman.islower() and not self._prose.may_be_exact(roman):
            return roman
        section = bisect.bisect_right(self._starts, place) - 1
        pieces = self._known.get(section)
        if pieces is None:
            pieces = self._known[section] = _LETTERS.split(self._sections[section])
        at = 2 * (place - self._starts[section]) + 1
        if at >= len(pieces) or romanised(pieces[at]) != roman:
            # Letters that Latin has no form for, before it, have moved it.
            if section not in self._moved:
                places = range(len(pieces) - 2, 0, -2)
                self._moved[section] = {romanised(pieces[at]): at for at in places}
            at = self._moved[section].get(roman, 0)
        return romanised(self._prose.cased(pieces, at)) if at else roman


def _opens(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a word stands where a sentence begins."""
    return _SENTENCE_START.search(("" if place > 1 else "\n") + pieces[place - 1]) is not None


def _is_dated(pieces: Sequence[str], place: int, small: str) -> bool:
    """Tell whether a word is the month of a date: the `July` of `26 July` is not Юлия."""
    return small in _MONTHS and (
        pieces[place - 1].rstrip()[-1:].isdigit() or pieces[place + 1].lstrip()[:1].isdigit()
    )


def _goes_on(pieces: Sequence[str], place: int) -> bool:
    """Tell whether a small word follows in the same sentence."""
    after = pieces[place + 1 : place + 3]
    return after[0] in {" ", ", "} and after[-1][:1].islower()
