"""Where a long word of a title may be divided, when nobody gives better rules for its language.

A part holds one vowel, and of the consonants between two vowels the last goes with the second.
That is how Kazakh divides, near to how Russian does, and rare in English, whose words seldom
outgrow a cover.
"""

from __future__ import annotations

from itertools import pairwise

_VOWELS = frozenset("aeiouyäöüæøåаеёиоуыэюяәөұүіїєў")
_SIGNS = frozenset("ьъ")


def syllables(word: str) -> list[str]:
    """Return the parts of a word; joined they are the word again."""
    lower = word.lower()
    vowels = [at for at, letter in enumerate(lower) if letter in _VOWELS]
    parts: list[str] = []
    begin = 0
    for before, after in pairwise(vowels):
        cut = after - 1 if after - before > 1 else after
        if lower[cut] in _SIGNS:
            cut = after
        parts.append(word[begin:cut])
        begin = cut
    return [*parts, word[begin:]]
