"""What tells an ordinary word of prose from a name that sounds like it.

Names are words too (`арман`, `нам`, `вера`), and a skeleton makes many more of them alike: `Если`
is `Әсел`, `Кім` is `Ким`. Small letters mark a word as one of prose; at the start of a sentence
its capital says nothing, and there only the name's own letters count.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Final

from hlsite.audit.spelling.roman import romanised

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_LETTERS: Final = re.compile(r"([^\W\d_]+)")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:;\x1d\x1e\n«“„\"(–—])[^\w]*\Z")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_MOST_KEPT = 400_000


class Prose:
    """Writes texts so that the case of a word tells what it may be.

    In capitals is what has the very letters of a name, whatever its case; small is what stands
    small, opens a sentence or joins its parts; all else keeps its case.
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
        self._known: dict[str, bool] = {}

    def cased(self, text: str) -> str:
        """Give the text in the case described above; its words stay where they are."""
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        pieces = _LETTERS.split(text)
        last = len(pieces) - 2
        for place in range(1, len(pieces), 2):
            word = pieces[place]
            small = word.lower()
            if self._is_exact(small):
                opens = small in _FUNCTION_WORDS and word != small
                pieces[place] = small if opens and _goes_on(pieces, place, last) else small.upper()
            elif word != small and (_opens(pieces, place) or _is_dated(pieces, place, small)):
                pieces[place] = small
        return "".join(pieces)

    def _is_exact(self, small: str) -> bool:
        """Tell whether a small word is a name in its own letters, with an ending or without."""
        known = self._known.get(small)
        if known is None:
            known = small in self._whole or any(
                small[:cut] in self._stems
                for cut in range(max(_SHORTEST_STEM, len(small) - _LONGEST_ENDING), len(small))
            )
            self._known[small] = known
        return known


def _opens(pieces: list[str], place: int) -> bool:
    """Tell whether a word stands where a sentence begins."""
    return _SENTENCE_START.search(("" if place > 1 else "\n") + pieces[place - 1]) is not None


def _is_dated(pieces: list[str], place: int, small: str) -> bool:
    """Tell whether a word is the month of a date: the `July` of `26 July` is not Юлия."""
    return small in _MONTHS and (
        pieces[place - 1].rstrip()[-1:].isdigit() or pieces[place + 1].lstrip()[:1].isdigit()
    )


def _goes_on(pieces: list[str], place: int, last: int) -> bool:
    """Tell whether a small word follows in the same sentence."""
    return place < last and pieces[place + 1] in {" ", ", "} and pieces[place + 2][:1].islower()
