"""The spellings of a name that its skeleton does not already bring together.

Transliterations disagree in a few letters beyond what a skeleton folds (`у` is `u` or `y`, `ю` is
`yu`, `ju` or `û`). A writer keeps to one choice for each letter, so variants are chosen letter by
letter, the same everywhere in the name.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from hlsite.audit.spelling.confusables import lookalikes
from hlsite.audit.spelling.skeleton import skeleton, skeletons
from hlsite.audit.spelling.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_VARIANTS = 96
"""Bound for one word; the first choices are the usual ones."""

_SHORTEST_VARIANT = 4

# The first choice of each letter is the letter itself. Sources: BGN/PCGN 1947/1979, ICAO 9303,
# ISO 9, GOST 7.79 B, 16876-71 and R 52535.1, Kazakh Latin 2018 and 2021, passports, chat.
_CHOICES: dict[str, tuple[str, ...]] = {
    "й": ("й", "j", ""),
    "у": ("у", "y", "w"),
    "ұ": ("ұ", "y"),
    "ү": ("ү", "y", "yu"),
    "ю": ("ю", "u", "ju", "i"),
    "я": ("я", "a", "ja"),
    "ё": ("ё", "e", "o", "jo"),
    "е": ("е", "je"),
    "ц": ("ц", "c", "z", "s"),
    "ч": ("ч", "c"),
    "ш": ("ш", "w", "s", "ч"),
    "ж": ("ж", "z", "g"),
    "х": ("х", "h", "ch", "k"),
    "ә": ("ә", "e", "я"),
    "ө": ("ө", "у", "ё", "ю"),
    "э": ("э", "eh"),
    "ъ": ("ъ", "ie"),
    "щ": ("щ", "sc", "s", "w", "chtch"),
    "ў": ("ў", "o"),
    "җ": ("җ", "c", "дж"),
    "ғ": ("ғ", "h"),
    "һ": ("һ", "", "g"),
    "кс": ("кс", "x"),
    "дж": ("дж", "j", "g"),
    "етдин": ("етдин", "утдин"),
    "утдин": ("утдин", "етдин"),
    "мөхәммәт": ("мөхәммәт", "мухаммет"),
    "мухаммет": ("мухаммет", "мөхәммәт"),
    "в": ("в", "f"),
    "ы": ("ы", "u", "e"),
    "і": ("і", "e"),
    "j": ("j", "y"),
    "c": ("c", "ch", "ts"),
    "x": ("x", "ks"),
    "w": ("w", "sh", "u"),
    "ç": ("ç", "c"),
    "ş": ("ş", "s"),
    "ñ": ("ñ", "ng"),
    "ž": ("ž", "z"),
    "š": ("š", "s"),
    "č": ("č", "c"),
    "ü": ("ü", "u", "yu"),
    "yu": ("yu", "u", "ju"),
    "ya": ("ya", "ja"),
    "ay": ("ay", "aj"),
    "ey": ("ey", "ej"),
    "iy": ("iy", "ij"),
    "ý": ("ý", "u"),
}

_STYLES = tuple(
    str.maketrans({"х": "ch", "й": "j", "ю": "ju", "я": "ja", "ё": "jo", "ў": "о", **style})
    for style in (
        {"ж": "ш", "җ": "дш", "з": "s", "ц": "z", "ч": "tsch"},
        {"ж": "ш", "җ": "дш", "з": "s", "ц": "z", "ч": "tsch", "щ": "stsch", "й": "i"},
        {"ш": "sz", "ч": "cz", "щ": "szcz", "ж": "z", "ц": "c"},
        {"ц": "c"},
    )
)
"""How neighbours write all letters at once: German with `j` and with `i`, Polish, Czech."""

_FINAL = {"в": "f", "й": "", "v": "ff"}
"""Letters of which a choice holds at the end of a word alone."""

_PLAIN = str.maketrans("ёюяц", "еуас")
"""Letters that two Latin ones stand for, or one."""

_INITIAL_ONLY = frozenset({"е"})

_HARMONY = re.compile("(?<=[уү])([бвгғджзйкқлмнңпрстфхцчшщ]{1,2})([уі])")
"""Where Kazakh has `і` after `ү`, Russian has `у` twice: Жүсіпов, Жусупов."""

_ROUNDED = re.compile("(?<=^[бгдкмстш])о(?=[лрстзмнй][еи])")
"""Where Russian papers have `о` or `у` for `ө`: Толеген, Тулеген."""


@functools.lru_cache(maxsize=32768)
def variants(word: str, most: int = MOST_VARIANTS) -> tuple[bytes, ...]:
    """Give the skeletons under which a word may be written.

    Args:
        word: A single word, or a phrase that is written with the same choices.
        most: How many skeletons are enough.

    Returns:
        Distinct skeletons, the most usual first: at most `most`, and beside them that of the
        other language's spelling and those of its lookalikes.
    """
    small = word.casefold()
    found: dict[bytes, None] = {skeleton(small): None}
    spellings = _spellings(small)
    while len(found) < most and (some := list(itertools.islice(spellings, most))):
        for form in skeletons(some):
            if len(found) >= most:
                break
            found[form] = None
    for neighbour in (_HARMONY.sub(_other_vowel, small), _ROUNDED.sub("у", small)):
        if neighbour != small and not is_word(neighbour):
            found[skeleton(neighbour)] = None
    found.update((skeleton(twin), None) for twin in sorted(lookalikes(word)))
    # A short name that loses a letter becomes a syllable of any word.
    shortest = min(
        _SHORTEST_VARIANT, len(skeleton(small)), max(2, len(skeleton(small.translate(_PLAIN))))
    )
    return tuple(form for form in found if form and len(form) >= shortest)


def _spellings(small: str) -> Iterator[str]:
    """Give the spellings of a word beside its own, those with the fewest departures first."""
    yield from _styled(small)
    letters = [letter for letter in _CHOICES if letter in small]
    options = [_options(letter, small) for letter in letters]
    for departures in range(1, len(letters) + 1):
        ranked = sorted(
            (sum(picks), _placed(picks, places, len(letters)))
            for places in itertools.combinations(range(len(letters)), departures)
            for picks in itertools.product(*(range(1, len(options[at])) for at in places))
        )
        for _, picks in ranked:
            spelled = small
            for letter, choices, pick in zip(letters, options, picks, strict=True):
                if pick:
                    spelled = _respelled(spelled, letter, choices[pick])
            yield spelled


def _styled(small: str) -> Iterator[str]:
    """Give the spellings of a word in the styles of neighbours."""
    for style in _STYLES:
        spelled = small.translate(style)
        if spelled != small:
            yield spelled


def _placed(picks: tuple[int, ...], places: tuple[int, ...], length: int) -> tuple[int, ...]:
    """Give the choice for each of so many letters: the first, but at some places another."""
    chosen = [0] * length
    for place, pick in zip(places, picks, strict=True):
        chosen[place] = pick
    return tuple(chosen)


def _other_vowel(found: re.Match[str]) -> str:
    """Give consonants with the vowel that the other language has behind them."""
    return found[1] + ("і" if found[2] == "у" else "у")


def _options(letter: str, word: str) -> tuple[str, ...]:
    """Give the choices of a letter that can occur in this word."""
    choices = _CHOICES[letter]
    if letter in _FINAL and not word.endswith(letter):
        return tuple(choice for choice in choices if choice != _FINAL[letter])
    if letter in _INITIAL_ONLY and not word.startswith(letter):
        return choices[:1]
    return choices


def _respelled(word: str, letter: str, choice: str) -> str:
    """Write one letter in its other way."""
    if letter in _FINAL and choice == _FINAL[letter]:
        return word.removesuffix(letter) + choice
    if letter in _INITIAL_ONLY:
        return choice + word.removeprefix(letter)
    return word.replace(letter, choice)


@functools.lru_cache(maxsize=4096)
def initials(word: str) -> frozenset[bytes]:
    """Give the skeletons of a name's first letter, as an initial may be written."""
    if not word:
        return frozenset()
    first = word[0].casefold()
    found = {skeleton(first), *variants(first)}
    found.update(variant[:1] for variant in variants(word[:3]))
    found.update({b"J", b"d"} if first in "жj" else set())
    found.update({b"i", b"e", b"ie"} if first in "её" else set())
    found.update({skeleton(extra) for extra in _INITIAL_EXTRAS.get(first, ())})
    return frozenset(found - {b""})


_INITIAL_EXTRAS = {
    "ю": ("yu", "y", "iu", "i", "j"),
    "я": ("ya", "y", "ia", "i", "j"),
    "ш": ("sh", "s"),
    "ч": ("ch", "c"),
    "х": ("kh", "h", "x", "k"),
    "қ": ("q", "k"),
    "ж": ("zh", "j", "z"),
    "ә": ("a", "e"),
    "ц": ("ts", "c", "t"),
}
