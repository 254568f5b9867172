"""One Latin form for all scripts: the first step of matching.

The form keeps words, case, digits and ASCII punctuation, so that boundaries, capitals and
dots can still be judged; the second step (`skeleton`) folds what transliterations disagree on.
"""

from __future__ import annotations

import re
import unicodedata

from hlsite.audit.spelling import confusables

_CYRILLIC = {
    "а": "a", "ә": "ae", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ng", "о": "o", "ө": "oe", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "ue", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi",
    "ґ": "g", "ѕ": "s", "ј": "j", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ѵ": "v", "ӏ": "i", "җ": "zh",
    "ӊ": "ng", "ҳ": "kh", "ҷ": "ch", "ҡ": "q", "ҙ": "z", "ҫ": "s", "ў": "u", "љ": "l", "њ": "n",
    "ћ": "ch", "ђ": "dj", "џ": "dzh", "ӣ": "i", "ӯ": "u", "ҥ": "ng", "ӱ": "ue", "ӧ": "oe",
    "ӓ": "ae", "ӛ": "ae", "ӫ": "oe", "ѐ": "e", "ѝ": "i", "ӂ": "zh", "ӝ": "zh", "ӟ": "z",
    "ӥ": "i", "ӭ": "e", "ӳ": "u", "ӵ": "ch", "ӹ": "y", "ѣ": "e", "ѳ": "f", "ӑ": "a", "ӗ": "e",
    "ӄ": "q", "ҝ": "q", "ҟ": "q", "ԟ": "q", "ӈ": "ng", "ԣ": "ng", "ӷ": "gh", "ҕ": "gh", "ԓ": "l",
    "ѓ": "g", "ќ": "k", "ҹ": "ch", "ҵ": "ts",
}  # fmt: skip

_LATIN = {
    "ş": "sh", "š": "sh", "ș": "sh", "ŝ": "shch", "ž": "zh", "č": "ch", "ç": "ch", "ĉ": "ch",
    "ć": "ch", "ğ": "g", "ǵ": "g", "ġ": "g", "ñ": "n", "ń": "n", "ņ": "n", "ŋ": "ng", "ı": "y",
    "ə": "ae", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o",
    "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ǯ": "zh", "ẑ": "zh", "ǧ": "g", "ǰ": "zh",
    "ƣ": "gh", "ɵ": "oe", "ƶ": "zh", "ʒ": "zh", "ħ": "h", "ŧ": "t", "ɨ": "y", "ʉ": "u",
    "ʃ": "sh", "ꞑ": "ng", "ⱨ": "kh", "ⱪ": "q", "ⱬ": "zh", "ь": "",
}  # fmt: skip

_DROPPED = frozenset("'`´ʹʺʼʻ’‘‛′″ˈˊ˝ʾʿ꞉")
"""Signs for the soft and hard sign, and apostrophes: they separate nothing."""

_DASHES = frozenset("‐‑‒–—―−﹘⸺⸻")

_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f")
"""Letters and marks without a picture, beside the categories Cf, Mn and Me."""

_FIRST_PRINTING = 0x20
_ASCII = 0x80


def _roman_of(character: str) -> str:
    """Give the Latin form of one character that the tables do not hold."""
    category = unicodedata.category(character)
    if character in _INVISIBLE or category in {"Cf", "Mn", "Me"}:
        return ""
    if character in _DASHES:
        return "-"
    foreign = _FOREIGN.get(character)
    if foreign is not None:
        return _known(foreign)
    usual = unicodedata.normalize("NFKC", character)
    if usual != character:
        return "".join(map(_known, usual))
    if category == "Nd":
        return str(unicodedata.digit(character))
    base = unicodedata.normalize("NFKD", character)[0]
    return " " if category[0] != "L" or base == character else _known(base)


def _known(character: str) -> str:
    """Give the Latin form of any character."""
    if ord(character) < _ASCII:
        return character
    return TABLE[ord(character)]


_FOREIGN = {chr(code): value for code, value in confusables.FOREIGN.items()}


class _Table(dict[int, str]):
    """Works out a character when it is first seen."""

    def __missing__(self, code: int) -> str:
        """Work out a character."""
        self[code] = form = _roman_of(chr(code))
        return form


def _filled() -> _Table:
    """Fill the table with the letters of Kazakh, Russian and Latin."""
    table = _Table()
    for code in range(_ASCII):
        kept = chr(code) if code >= _FIRST_PRINTING or chr(code) in "\n\t\r" else ""
        table[code] = "" if chr(code) in _DROPPED or code == 0x7F else kept  # noqa: PLR2004
    for letter, form in (_CYRILLIC | _LATIN).items():
        table[ord(letter)] = form
        if len(letter.upper()) == 1 and letter.upper() != letter and not letter.upper().isascii():
            table[ord(letter.upper())] = form.capitalize()
    for sign in _DROPPED:
        table[ord(sign)] = ""
    table[ord("İ")] = "I"
    # A sign before a number, not the word that NFKC makes of it.
    table[ord("№")] = " "
    table[ord("\x1e")] = " \x1e "
    table[ord("\x1d")] = " \x1d "
    return table


TABLE = _filled()
"""From code point to its Latin form."""

BLOCK = "\x1e"
"""Stands between two blocks of one document; a name may run over it."""

WALL = "\x1d"
"""Stands between texts that have nothing to do with each other."""

SEAM = "\u2028"
"""Parts words that were written together, a space to all but who asks where sentences begin."""


_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)


def romanised(text: str) -> bytes:
    """Give the Latin form of a text, ASCII, with its case, digits and punctuation."""
    if not text.isascii() and _MARKS.search(text):
        # Only marks need their letter; the table knows all other compatibility forms.
        text = unicodedata.normalize("NFKC", text)
    return text.translate(TABLE).encode("ascii", "replace")
