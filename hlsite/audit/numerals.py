"""Numbers that are spelled as words, to be read as digits: `восемь семьсот один …`."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from hlsite.audit.spelling.roman import BLOCK, romanised
from hlsite.audit.spelling.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_UNITS = (
    "ноль один два три четыре пять шесть семь восемь девять",
    "нуль одна две три четыре пять шесть семь восемь девять",
    "нөл бір екі үш төрт бес алты жеті сегіз тоғыз",
    "zero one two three four five six seven eight nine",
)
_TEN_TO_TWENTY = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать",
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
_EIGHTEEN_ON = ("восемнадцать девятнадцать",)
_TENS = (
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "жиырма отыз қырық елу алпыс жетпіс сексен тоқсан",
    "twenty thirty forty fifty sixty seventy eighty ninety",
)
_HUNDREDS = ("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",)
_KAZAKH_TEN: Final = romanised("он")
_HUNDRED: Final = romanised("жүз")
_DECADE, _CENTURY = 10, 100
_FEWEST = 2
_BORDER = BLOCK.encode()


def _valued(lines: Iterable[str], first: int, step: int) -> Iterator[tuple[bytes, int]]:
    """Give the romanised words of each line with their values."""
    for line in lines:
        yield from zip(map(romanised, line.split()), itertools.count(first, step))


_VALUES: Final = {
    **dict(_valued(_UNITS, 0, 1)),
    **dict(_valued(_TEN_TO_TWENTY, 10, 1)),
    **dict(_valued(_EIGHTEEN_ON, 18, 1)),
    **dict(_valued(_TENS, 20, 10)),
    **dict(_valued(_HUNDREDS, 100, 100)),
    _KAZAKH_TEN: 10,
    _HUNDRED: 100,
}
_SKELETONS: Final = frozenset(skeleton(word.decode()) for word in _VALUES)
_ANY = rb"(?:%s)" % b"|".join(sorted(_VALUES, reverse=True))
_GAP = rb"[^a-z0-9\x1d\x1e]{1,3}"
_RUN: Final = re.compile(rb"[^a-z]%s(?:%s%s)*(?![a-z])" % (_ANY, _GAP, _ANY))
"""Begins with what stands before it, which is rarer than letters."""

_LETTERS = re.compile(rb"[a-z]+")


def numbered_blocks(words: Sequence[bytes]) -> list[int]:
    """Give the numbers of the blocks with so many numerals that a number may be spelled there.

    Args:
        words: The skeletons of a run, with the borders of its blocks.
    """
    if _SKELETONS.isdisjoint(words):
        return []
    numerals: Counter[int] = Counter()
    block = 0
    for word in words:
        if word == _BORDER:
            block += 1
        elif word in _SKELETONS:
            numerals[block] += 1
    return [number for number, count in numerals.items() if count >= _FEWEST]


def with_digits(text: str) -> bytes:
    """Give the Latin form of a text in small letters, its numerals as digits."""
    low = b" " + romanised(text).lower()
    return _RUN.sub(lambda run: run[0][:1] + b"".join(_numbers(_LETTERS.findall(run[0]))), low)[1:]


def _numbers(words: list[bytes]) -> Iterator[bytes]:
    """Give the numbers that numerals in a row make: hundreds take tens, and tens take units."""
    total, room = _VALUES[words[0]], _room(words[0])
    for word in words[1:]:
        value = _VALUES[word]
        if word == _HUNDRED and 0 < total < _DECADE:
            # Kazakh counts hundreds: `жеті жүз`.
            total, room = total * value, value
        elif 0 < value < room:
            total, room = total + value, _room(word)
        else:
            yield b"%d" % total
            total, room = value, _room(word)
    yield b"%d" % total


def _room(word: bytes) -> int:
    """Give what a numeral that is added to another must be less than."""
    value = _VALUES[word]
    if value >= _CENTURY:
        return _CENTURY
    return _DECADE if value >= 2 * _DECADE or word == _KAZAKH_TEN else 0
