"""Names that came out as other letters: a wrong keyboard layout, a wrong 8-bit table.

Both are ciphers of single letters, so the enciphered names are looked for in the text as it is.
"""

from __future__ import annotations

import functools
import re

from hlsite.audit.spelling.roman import romanised

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~2345890-=@#$%*()_+"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁәіңғүұқөһӘІҢҒҮҰҚӨҺ"
_TO_KEYS = str.maketrans(dict(zip(_RUSSIAN, _KEYS, strict=True)))
KAZAKH_KEYS = bytes.maketrans(b"234589-=0", b"fbyueej[r")
"""From the keys of Kazakh letters to those of the letters that Russian spelling has for them.

A name typed in Kazakh is found so by its Russian spelling, and both are folded in the same way.
"""

_FROM_KEYS = str.maketrans(dict(zip(_KEYS[:66], _RUSSIAN[:66], strict=True)))
_TABLES = ("cp1251", "koi8-r", "iso8859-5")
"""Tables of which one shows the other's letters as letters; the rest are told by their signs."""

_RUSSIANISED = str.maketrans("әіңғүұқөһҗўҳїєӘІҢҒҮҰҚӨҺҖЎҲЇЄ", "аингуукохжухиеАИНГУУКОХЖУХИЕ")
_PLAIN_VOWELS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_STYLES = (
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n"), ("ya", "ia"), ("yu", "iu"), ("yo", "e")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n"), ("kh", "h")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("kh", "h"), ("zh", "j")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n")),
)
"""How digraphs are also typed: passport, plain, Kazakh Latin, newspaper."""

_KAZAKH_I = re.compile("(?<=[аеоу])и")
"""Where Kazakh writes `йі`, if a name is known in Russian: Сеитова, Сейітова."""

_SOFT_L = re.compile("[әөү]л(?![аеиоуыэюяәіөүұь])")

_GLIDE = re.compile(r"(?<=[аеёиоуыэюяәөұүіАЕЁИОУЫЭЮЯӘӨҰҮІ])е|\bе", re.IGNORECASE)
_SHORTEST = 4


def mistyped(name: str) -> frozenset[str]:
    """Give a name, lower case, as wrong layouts and tables show it.

    Args:
        name: A word or a full name, in any script.

    Returns:
        Strings of at least four characters to look for in a case-folded text.
    """
    words = [_shown(word) for word in name.split(" ")]
    found = set(map(" ".join, zip(*(shown for shown, _ in words), strict=True)))
    found.difference_update(map(" ".join, zip(*(plain for _, plain in words), strict=True)))
    return frozenset(
        form for form in found if len(form.strip()) >= _SHORTEST and form.strip() == form
    )


@functools.lru_cache(maxsize=8192)
def _shown(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what becomes of one word, and its plain spellings, each kind at the same place."""
    russian = word.translate(_RUSSIANISED)
    found = [
        form.translate(_TO_KEYS).lower() for form in (word, russian, word.lower(), russian.lower())
    ]
    kazakh = _KAZAKH_I.sub("йи", russian.replace("ь", ""))
    doubled = word.replace("җ", "дж").replace("Җ", "Дж").translate(_RUSSIANISED)
    found += [
        form.translate(_TO_KEYS).lower()
        for spelled in (kazakh, doubled, _in_papers(word))
        for form in (spelled, spelled.lower())
    ]
    latin = romanised(word).decode()
    soft = romanised(word.replace("й", "и")).decode()
    glided = romanised(_GLIDE.sub("йе", word)).decode()
    spellings = [latin, soft, romanised(russian).decode()]
    for start in (latin, soft, glided):
        for style in _STYLES:
            changed = start
            for digraph, letter in style:
                changed = changed.replace(digraph, letter).replace(
                    digraph.capitalize(), letter.capitalize()
                )
            spellings.append(changed)
    for form in spellings:
        found.append(form.translate(_FROM_KEYS).lower())
        found.append(form.lower().translate(_FROM_KEYS).lower())
    for form in (russian, russian.upper(), russian.lower(), russian.title()):
        found.extend(form.translate(table).lower() for table in _CIPHERS)
    return tuple(found), (word.lower(), russian.lower(), *map(str.lower, spellings))


def _in_papers(word: str) -> str:
    """Give a Kazakh name as Russian papers have it: Айгүл, Айгуль."""
    return _SOFT_L.sub(r"\g<0>ь", word).replace("йі", "и").translate(_RUSSIANISED)


def _cipher(written: str, shown: str) -> dict[int, str]:
    """Give what one table makes of the letters of another."""
    letters = "".join(map(chr, (0x401, *range(0x410, 0x450), 0x451)))
    return str.maketrans(dict(zip(letters, letters.encode(written).decode(shown), strict=True)))


_CIPHERS = (
    *(_cipher(written, shown) for written in _TABLES for shown in _TABLES if written != shown),
    _cipher("cp1251", "mac-cyrillic"),
)
