"""How a title stands on its cover: the size it gets and where its lines break.

A page measures nothing at build time, so the widths of Literata's letters are a table here. The
title field is 86 units wide; a title steps down in size until its lines fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from hlsite.rendering.cover.syllables import syllables
from hlsite.rendering.cover.widths import GROUPS

Hyphenate = Callable[[str], Sequence[str]]
"""From a word to its parts, between which it may be hyphenated."""

MEASURE = 86.0
TRACKING = -0.012
_MARGIN = 0.99
"""Kerning is not in the table; it widens few pairs, and those by less than this."""

_WIDTHS = {sign: width / 1000 for width, signs in GROUPS.items() for sign in signs}
_UNKNOWN = 1.0
_NO_BREAK = "\u00a0"
_RUSSIAN_SHORT = re.compile(r"(?<![\w-])([а-яё]{1,2}) (?=\S)", re.IGNORECASE)
_KAZAKH_PARTICLE = re.compile(r" (?=(?:[дтмбп][ае]|ғой|ше)(?!\w))")
_DASH = re.compile(r" (?=[–—](?:\s|$))")
_ENGLISH_WEAK = frozenset(
    ("a", "an", "the", "of", "in", "at", "to", "for", "with", "and", "my", "i")
)
_WEAK_END, _BROKEN_WORD, _AFTER_COMMA = 0.03, 0.1, -0.02


@dataclass(frozen=True, slots=True)
class TitleStep:
    """One size of titles.

    Attributes:
        name: The CSS class.
        size: In units of the field.
        leading: The distance of lines, as a share of the size.
        lines: How many lines of it fit above the art, the first line's box beginning at y 9.
    """

    name: str
    size: float
    leading: float
    lines: int


TITLE_STEPS: tuple[TitleStep, ...] = (
    TitleStep("s15", 15, 1.02, 2),
    TitleStep("s13", 13.5, 1.04, 3),
    TitleStep("s12", 12, 1.06, 3),
    TitleStep("s10", 10.5, 1.08, 4),
    TitleStep("s9", 9, 1.1, 4),
    TitleStep("s8", 8, 1.12, 5),
    TitleStep("s7", 7, 1.12, 6),
)
_WHOLE_WORDS_FROM = 9.0
_HYPHENS_FROM = 12.0


@dataclass(frozen=True, slots=True)
class SetTitle:
    """A title as it is set.

    Attributes:
        step: Its size.
        lines: Its lines, hyphens included; no-break spaces stand where it must not break.
        fits: Whether it stays within the title field; titles far past 90 characters do not.
    """

    step: TitleStep
    lines: tuple[str, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands on one line for certain: a word, words bound together, or part of a word.

    Attributes:
        text: Its letters.
        after: What stands between it and the next piece where the line goes on.
        at_end: What is added to it where the line breaks after it.
    """

    text: str
    after: str = " "
    at_end: str = ""


def bind_title(title: str, language: str) -> str:
    """Return a title with no-break spaces where a line must not end.

    Dashes stay with the word before them; Russian words of one or two letters with the word after,
    Kazakh particles with the word before.
    """
    bound = _DASH.sub(_NO_BREAK, " ".join(title.split()))
    if language == "ru":
        for _ in range(2):
            bound = _RUSSIAN_SHORT.sub(rf"\1{_NO_BREAK}", bound)
    if language == "kk":
        bound = _KAZAKH_PARTICLE.sub(_NO_BREAK, bound)
    return bound


def title_step(title: str, language: str, hyphenate: Hyphenate | None = None) -> TitleStep:
    """Return the largest size at which a title fits its field."""
    return set_title(title, language, hyphenate).step


def balance_title(title: str, language: str, hyphenate: Hyphenate | None = None) -> tuple[str, ...]:
    """Return the lines of a title at its size, about equally long."""
    return set_title(title, language, hyphenate).lines


def set_title(title: str, language: str, hyphenate: Hyphenate | None = None) -> SetTitle:
    """Set a title: the largest size that fits, and balanced lines.

    Args:
        title: plain text.
        language: its language, as a code such as `kk`.
        hyphenate: how a word too wide for size 9 is divided; without it, by its vowels. Of the
            sizes from 12 to 9 such a title gets the one with the fewest hyphens.
    """
    words = bind_title(title, language).split(" ")
    limit = _room(_WHOLE_WORDS_FROM)
    pieces = tuple(
        piece
        for word in words
        for piece in (_divided(word, hyphenate) if text_width(word) > limit else (_Piece(word),))
    )
    divided = len(pieces) > len(words)
    found: list[SetTitle] = []
    for step in TITLE_STEPS:
        if divided and step.size > _HYPHENS_FROM:
            continue
        lines = _broken(pieces, _room(step.size), step.lines, english=language == "en")
        if lines:
            found.append(SetTitle(step, lines, fits=True))
        if found and (not divided or step.size <= _WHOLE_WORDS_FROM):
            return min(found, key=lambda one: sum(line.endswith("-") for line in one.lines))
    last = TITLE_STEPS[-1]
    lines = _broken(pieces, _room(last.size), len(pieces), english=language == "en")
    return SetTitle(last, lines, fits=False)


def text_width(text: str) -> float:
    """Return the width of a line in em, tracking included and kerning left out."""
    return sum(_WIDTHS.get(sign, _UNKNOWN) + TRACKING for sign in text)


def _room(size: float) -> float:
    return MEASURE * _MARGIN / size


def _divided(word: str, hyphenate: Hyphenate | None) -> list[_Piece]:
    """Return the parts of a wide word; none is wider than a line at the size hyphens begin."""
    widest = _room(_HYPHENS_FROM) - text_width("-")
    pieces: list[_Piece] = []
    for bound in re.split(r"(?<=-)|(?<=\u00a0)", word):
        parts: list[str] = []
        for part in (hyphenate or syllables)(bound):
            rest = part
            while text_width(rest) > widest:
                count = next(n for n in range(1, len(rest)) if text_width(rest[: n + 1]) > widest)
                parts.append(rest[:count])
                rest = rest[count:]
            parts.append(rest)
        pieces += [_Piece(part, "", "-") for part in _without_stubs(parts)]
        if bound.endswith(("-", _NO_BREAK)):
            pieces[-1] = _Piece(parts[-1], "")
    pieces[-1] = _Piece(pieces[-1].text)
    return pieces


def _without_stubs(parts: list[str]) -> list[str]:
    """Join a first or last part of one or two letters to its neighbour."""
    short = 2
    whole = list(parts)
    if len(whole) > 1 and len(whole[0]) <= short:
        whole[:2] = [whole[0] + whole[1]]
    if len(whole) > 1 and len(whole[-1]) <= short:
        whole[-2:] = [whole[-2] + whole[-1]]
    return whole


def _line(pieces: Sequence[_Piece]) -> str:
    body = "".join(piece.text + piece.after for piece in pieces[:-1])
    return body + pieces[-1].text + pieces[-1].at_end


def _broken(
    pieces: tuple[_Piece, ...], room: float, most: int, *, english: bool
) -> tuple[str, ...]:
    """Return balanced lines no wider than `room`, as few as can be; none if more than `most`."""
    count = _fewest(pieces, room)
    if not count or count > most:
        return ()
    mean = text_width(_line(pieces)) / count

    def cost(begin: int, end: int) -> float:
        width = text_width(_line(pieces[begin:end]))
        if width > room:
            return float("inf")
        uneven = ((width - mean) / room) ** 2
        if end == len(pieces):
            return uneven
        last = pieces[end - 1]
        weak = english and last.text.rpartition(_NO_BREAK)[2].lower() in _ENGLISH_WEAK
        return (
            uneven
            + (_WEAK_END if weak else 0)
            + (_BROKEN_WORD if last.at_end else 0)
            + (_AFTER_COMMA if last.text.endswith((",", ":", ";", "—", "–")) else 0)
        )

    @cache
    def best(begin: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return cost(begin, len(pieces)), (len(pieces),)
        options = (
            (cost(begin, end) + best(end, left - 1)[0], (end, *best(end, left - 1)[1]))
            for end in range(begin + 1, len(pieces) - left + 2)
        )
        return min(options)

    breaks = best(0, count)[1]
    return tuple(
        _line(pieces[begin:end]) for begin, end in zip((0, *breaks[:-1]), breaks, strict=True)
    )


def _fewest(pieces: tuple[_Piece, ...], room: float) -> int:
    """Return how many lines the pieces need; 0 if one of them is wider than a line."""
    count = begin = 0
    while begin < len(pieces):
        fitting = [
            end
            for end in range(begin + 1, len(pieces) + 1)
            if text_width(_line(pieces[begin:end])) <= room
        ]
        if not fitting:
            return 0
        begin = fitting[-1]
        count += 1
    return count
