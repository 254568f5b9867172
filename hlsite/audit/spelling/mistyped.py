"""Names that came out as other letters: a wrong keyboard layout, a wrong 8-bit table.

Both are ciphers of single letters, so the enciphered names are looked for in the text as it is.
"""

from __future__ import annotations

import functools

from hlsite.audit.spelling.roman import romanised

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~234589 0-=@#$%*()_+".replace(" ", "")
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁәіңғүұқөһӘІҢҒҮҰҚӨҺ"
_TO_KEYS = str.maketrans(dict(zip(_RUSSIAN, _KEYS, strict=True)))
_FROM_KEYS = str.maketrans(dict(zip(_KEYS[:66], _RUSSIAN[:66], strict=True)))
_TABLES = ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic")
_RUSSIANISED = str.maketrans("әіңғүұқөһӘІҢҒҮҰҚӨҺ", "аингуукохАИНГУУКОХ")
_PLAIN_VOWELS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_STYLES = (
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n"), ("ya", "ia"), ("yu", "iu"), ("yo", "e")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n"), ("kh", "h")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("kh", "h"), ("zh", "j")),
    (*_PLAIN_VOWELS, ("gh", "g"), ("q", "k"), ("ng", "n")),
)
"""How digraphs are also typed: passport, plain, Kazakh Latin, newspaper."""

_SHORTEST = 4


@functools.lru_cache(maxsize=8192)
def mistyped(name: str) -> frozenset[str]:
    """Give a name, lower case, as wrong layouts and tables show it.

    Args:
        name: A word or a full name, in any script.

    Returns:
        Strings of at least four characters to look for in a case-folded text.
    """
    found = set()
    russian = name.translate(_RUSSIANISED)
    latin = romanised(name).decode()
    for form in {name, russian}:
        found.add(form.translate(_TO_KEYS).lower())
    spellings = {latin, romanised(russian).decode()}
    for style in _STYLES:
        changed = latin
        for digraph, letter in style:
            changed = changed.replace(digraph, letter).replace(
                digraph.capitalize(), letter.capitalize()
            )
        spellings.add(changed)
    for form in spellings:
        found.add(form.translate(_FROM_KEYS).lower())
        found.add(form.lower().translate(_FROM_KEYS).lower())
    for written in _TABLES:
        for form in (russian, russian.upper(), russian.lower(), russian.title()):
            for shown in (*_TABLES, "latin-1", "cp1252"):
                if shown != written:
                    found.add(_shown(form, written, shown).lower())
    plain = {name.lower(), russian.lower(), *map(str.lower, spellings)}
    return frozenset(
        form for form in found - plain if len(form.strip()) >= _SHORTEST and form.strip() == form
    )


def _shown(text: str, written: str, shown: str) -> str:
    """Show bytes of one table by another, or nothing if it has no such letters."""
    try:
        return text.encode(written).decode(shown)
    except UnicodeError:
        return ""
