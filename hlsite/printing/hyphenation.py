"""Kazakh hyphenation by syllables; nobody ships patterns for it, and the rule is regular.

Every syllable has one vowel, and of the consonants between two vowels the last one opens the new
syllable: а-на, кі-тап, ал-ма, айт-ты. й is a consonant (қа-йық), and so is у beside a vowel
(да-уыс); ь and ъ stay with the letter before them (аль-бом). Source: the spelling rules of Kazakh
(«Қазақ тілінің орфографиялық ережелері», on у and on тасымал): words move by syllables, and a
single letter is neither left nor moved. Russian words are hyphenated by Typst itself, English ones
stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"

_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_BOUND_BACK = frozenset("ьъ")
"""Signs that belong to the consonant before them."""

_COUNTRY = "стан"
"""Opens its syllable whatever comes before: қа-зақ-стан."""

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+\Z")

SHORTEST_WORD = 7
"""Letters; shorter words are not worth a hyphen."""


@lru_cache(maxsize=65536)
def syllables(word: str) -> tuple[str, ...]:
    """Split a Kazakh word into syllables: `кітапханашы` into `кі`, `тап`, `ха`, `на`, `шы`."""
    letters = word.lower()
    starts = [0]
    for left, right in pairwise(_vowel_places(letters)):
        start = right if right == left + 1 else right - 1
        if start > left + 1 and letters[start] in _BOUND_BACK:
            start = right
        if left < right - 3 and letters.startswith(_COUNTRY, right - 2):
            start = right - 2
        starts.append(start)
    ends = [*starts[1:], len(word)]
    return tuple(word[start:end] for start, end in zip(starts, ends, strict=True))


def hyphenate(text: str, *, shortest_part: int = 3) -> str:
    """Put soft hyphens into the long Kazakh words of `text`.

    Args:
        text: Any text; words in other scripts stay as they are.
        shortest_part: Letters that must stand on each side of a hyphen; never fewer than 2.
    """
    return _WORD.sub(lambda match: _hyphenated(match[0], max(2, shortest_part)), text)


def _vowel_places(word: str) -> list[int]:
    """Where the vowels are; у beside a vowel is a consonant, as in тау, да-уыс, уа-қыт."""
    places: list[int] = []
    for place, letter in enumerate(word):
        if letter not in _VOWELS:
            continue
        after_vowel = bool(places) and places[-1] == place - 1
        opens_word = place == 0 and len(word) > 1 and word[1] in _VOWELS
        if letter == "у" and (after_vowel or opens_word):
            continue
        places.append(place)
    return places


def _hyphenated(word: str, shortest_part: int) -> str:
    if len(word) < SHORTEST_WORD or not _KAZAKH.match(word) or word.isupper():
        return word
    parts = list(syllables(word))
    while len(parts) > 1 and len(parts[0]) < shortest_part:
        parts[:2] = [parts[0] + parts[1]]
    while len(parts) > 1 and len(parts[-1]) < shortest_part:
        parts[-2:] = [parts[-2] + parts[-1]]
    return SOFT_HYPHEN.join(parts)
