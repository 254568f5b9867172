"""Ages, calendar years and spans of years, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hlsite.locale.number_words import number_words

NumberKind = Literal["age", "year", "duration"]

SMALLEST = {"age": 7, "duration": 2}
"""Years; a smaller number after "was" is more often a time or a floor, and a year is anybody's."""

_LARGEST = 99
_TEENS, _TWENTIES = 13, 20
_MANY = 5
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")

# Case forms of Russian numerals; the nominatives come from `number_words`.
_OBLIQUE = {
    "двух": 2, "трёх": 3, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8,
    "девяти": 9, "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13,
    "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16, "семнадцати": 17,
    "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяноста": 90,
}  # fmt: skip

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2]"
"""In the example's texts, "at" one of these is a time of day twice as often as an age."""

# `N` stands for a number; its group is the number alone. `CLOCK` is any of `_HOURS`.
_PATTERNS: Mapping[str, tuple[tuple[NumberKind, str], ...]] = {
    "en": (
        ("age", r"(?:aged|age of|turned) N\b"),
        ("age", r"N[ -]years?[ -]old\b"),
        (
            "age",
            r"(?:\bam|\bwas|\bis|’m|’s) (?:only |now )?N(?=\s*(?:[.,;:!?)—–]|$|and\b|when\b))",
        ),
        ("age", r"\bat (?!CLOCK\b)N(?=\s*(?:[.,;:!?)—–]|$|I\b|and\b))"),
        ("duration", r"\bN years\b"),
    ),
    "ru": (
        (
            "age",
            r"\b(?:мне|ему|ей|исполнил(?:ось|ся)|возрасте|в|с|до|от) (?:было )?N (?:год|лет)\w*",
        ),
        ("age", r"\bN-летн\w+"),
        ("duration", r"\bN (?:года?|лет)\b"),
    ),
    "kk": (
        ("age", r"\bN жас\w*"),
        ("age", r"\bN(?:демін|дамын|темін|тамын|де едім|да едім)\b"),
        ("duration", r"\bN жыл\w*"),
    ),
}

_FROM_TENS = {
    10: "оннан", 20: "жиырмадан", 30: "отыздан", 40: "қырықтан", 50: "елуден", 60: "алпыстан",
    70: "жетпістен", 80: "сексеннен", 90: "тоқсаннан",
}  # fmt: skip
_YOUNG = {
    "en": ("a child", "a teenager"),
    "ru": ("ребёнком", "подростком"),
    "kk": ("бала кезде", "жасөспірім кезде"),
}
_SPANS = {
    "en": ("a few years", "many years"),
    "ru": ("несколько лет", "много лет"),
    "kk": ("бірнеше жыл", "көп жыл"),
}


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number of years.

    Attributes:
        value: Years, or the calendar year.
        start: Where the number begins; what leads up to it stays outside a mask.
        end: Offset behind the last letter.
    """

    kind: NumberKind
    value: int
    start: int
    end: int


def find_numbers(text: str, language: str) -> Iterator[NumberHit]:
    """Every age, year and span in `text`, in no special order, no letter twice."""
    primary = language.partition("-")[0]
    taken: list[range] = []
    for kind, pattern in _compiled(primary):
        for found in pattern.finditer(text):
            span = range(*found.span())
            value = _value(found["n"], primary)
            if any(span.start < old.stop and old.start < span.stop for old in taken):
                continue
            if value < SMALLEST.get(kind, 0):
                continue
            taken.append(span)
            yield NumberHit(kind, value, found.start("n"), span.stop)
    for found in _YEAR.finditer(text):
        yield NumberHit("year", int(found.group()), found.start(), found.end())


def broader(hit: NumberHit, language: str) -> str:
    """What a mask may show instead: the decade, the age of life, "many years"."""
    primary = language.partition("-")[0]
    primary = primary if primary in _YOUNG else "en"
    decade = hit.value // 10 * 10
    if hit.kind == "year":
        return {"en": f"the {decade}s", "ru": f"{decade}-е", "kk": f"{decade}-жылдар"}[primary]
    if hit.kind == "duration":
        return _SPANS[primary][hit.value >= _MANY]
    if hit.value < _TWENTIES:
        return _YOUNG[primary][hit.value >= _TEENS]
    if primary == "kk":
        return f"{_FROM_TENS.get(decade, 'жүзден')} асқан"
    return {"en": "over ", "ru": "за "}[primary] + number_words(decade, primary)


@cache
def _numbers(language: str) -> Mapping[str, int]:
    known = {
        number_words(number, language, gender): number
        for number in range(1, _LARGEST + 1)
        for gender in ("m", "f", "n")
    }
    return {**known, **(_OBLIQUE if language == "ru" else {})}


@cache
def _compiled(language: str) -> tuple[tuple[NumberKind, re.Pattern[str]], ...]:
    patterns = _PATTERNS.get(language, ())
    if not patterns:
        return ()
    words = "|".join(sorted(map(re.escape, _numbers(language)), key=len, reverse=True))
    number = rf"(?P<n>\d{{1,2}}|(?:{words})(?: (?:{words}))?)"
    clock = f"(?:{_HOURS})"
    return tuple(
        (kind, re.compile(pattern.replace("N", number).replace("CLOCK", clock), re.IGNORECASE))
        for kind, pattern in patterns
    )


def _value(written: str, language: str) -> int:
    if written.isdecimal():
        return int(written)
    known, words = _numbers(language), written.casefold()
    return known[words] if words in known else sum(known[word] for word in words.split())
