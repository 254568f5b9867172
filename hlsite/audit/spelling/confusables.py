"""Characters that pass for others.

Only those that NFKC does not resolve; lookalikes are drawn from Unicode's TR 39 data for the
scripts that fonts commonly hold.
"""

from __future__ import annotations

import re

_FOREIGN = {
    # Greek
    "α": "a", "β": "b", "γ": "y", "δ": "d", "ε": "e", "ζ": "z", "η": "n", "θ": "o", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "v", "ξ": "x", "ο": "o", "π": "n", "ρ": "p", "ς": "s",
    "σ": "o", "τ": "t", "υ": "u", "φ": "f", "χ": "x", "ψ": "y", "ω": "w",
    "Α": "A", "Β": "B", "Γ": "Г", "Δ": "D", "Ε": "E", "Ζ": "Z", "Η": "H", "Θ": "O", "Ι": "I",
    "Κ": "K", "Λ": "Л", "Μ": "M", "Ν": "N", "Ξ": "E", "Ο": "O", "Π": "П", "Ρ": "P", "Σ": "E",
    "Τ": "T", "Υ": "Y", "Φ": "Ф", "Χ": "X", "Ω": "O", "ά": "a", "έ": "e", "ή": "n", "ί": "i",
    "ό": "o", "ύ": "u", "ώ": "w", "ϲ": "c", "ϳ": "j", "Ϲ": "C", "ϱ": "p", "ϰ": "k",
    # Armenian
    "օ": "o", "ո": "n", "ս": "u", "հ": "h", "ց": "g", "զ": "q", "յ": "j", "ռ": "n", "ք": "p",
    "ա": "w", "ւ": "i", "Օ": "O", "Ս": "U", "Տ": "S", "Լ": "L", "Հ": "H", "Ո": "n",
    # Cherokee
    "Ꭺ": "A", "Ᏼ": "B", "Ꮯ": "C", "Ꭰ": "D", "Ꭼ": "E", "Ꮐ": "G", "Ꮋ": "H", "Ꭵ": "i", "Ꭻ": "J",
    "Ꮶ": "K", "Ꮮ": "L", "Ꮇ": "M", "Ꮲ": "P", "Ꮢ": "R", "Ꮪ": "S", "Ꭲ": "T", "Ꮩ": "V", "Ꮃ": "W",
    "Ꮓ": "Z", "Ꭹ": "y", "Ꮍ": "y", "ꭰ": "d", "ꮪ": "s", "ꮩ": "v", "ꮃ": "w", "ꮓ": "z", "ꮯ": "c",
    # Latin small capitals, IPA and turned forms
    "ᴀ": "A", "ʙ": "B", "ᴄ": "C", "ᴅ": "D", "ᴇ": "E", "ꜰ": "F", "ɢ": "G", "ʜ": "H", "ɪ": "I",
    "ᴊ": "J", "ᴋ": "K", "ʟ": "L", "ᴍ": "M", "ɴ": "N", "ᴏ": "O", "ᴘ": "P", "ǫ": "Q", "ʀ": "R",
    "ꜱ": "S", "ᴛ": "T", "ᴜ": "U", "ᴠ": "V", "ᴡ": "W", "ʏ": "Y", "ᴢ": "Z", "ɑ": "a", "ɡ": "g",
    "ɩ": "i", "ʋ": "v", "ɐ": "a", "ɔ": "c", "ǝ": "e", "ɟ": "f", "ɥ": "h", "ᴉ": "i", "ɾ": "j",
    "ʞ": "k", "ɯ": "m", "ɹ": "r", "ʇ": "t", "ʌ": "v", "ʍ": "w", "ʎ": "y", "ɛ": "e", "ᴦ": "г",
    "ᴨ": "п", "ᴫ": "л", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ⱥ": "a", "ɇ": "e", "ꞓ": "c", "ꬲ": "e",
    "ꭇ": "r", "ⅼ": "l", "ꓮ": "A", "ꓐ": "B", "ꓚ": "C", "ꓓ": "D", "ꓰ": "E", "ꓧ": "H", "ꓲ": "I",
    "ꓗ": "K", "ꓡ": "L", "ꓟ": "M", "ꓠ": "N", "ꓳ": "O", "ꓑ": "P", "ꓣ": "R", "ꓢ": "S", "ꓔ": "T",
    "ꓴ": "U", "ꓦ": "V", "ꓪ": "W", "ꓫ": "X", "ꓬ": "Y", "ꓜ": "Z",
    # Tai Lue, Malayalam, Myanmar
    "᧐": "o", "ഠ": "o", "ဝ": "o",
    # Coptic
    "ⲁ": "a", "ⲟ": "o", "ⲣ": "p", "ⲥ": "c", "ⲕ": "k", "ⲛ": "n", "ⲙ": "m", "ⲓ": "i",
    # currency and other signs read as letters
    "₳": "A", "฿": "B", "₵": "C", "€": "e", "₣": "F", "₲": "G", "₭": "K", "₥": "m", "₦": "N",
    "₱": "P", "₴": "S", "₸": "T", "₮": "T", "₩": "W", "¥": "Y", "£": "L", "¢": "c",
}  # fmt: skip

for _offset in range(26):
    _letter = chr(ord("A") + _offset)
    # squared, circled, regional, in brackets
    for _first in (0x1F170, 0x1F150, 0x1F1E6, 0x1F130, 0x1F110, 0x249C):
        _FOREIGN[chr(_first + _offset)] = _letter

FOREIGN = str.maketrans(_FOREIGN)
"""To the Latin or Cyrillic letter that the character passes for."""

HAS_FOREIGN = re.compile("[" + "".join(map(re.escape, _FOREIGN)) + "]")

_PAIRS_LATIN = "aceopxyiskhjdqwABCEHKMOPTXYISJbmntugrvzl3"
_PAIRS_CYRIL = "асеорхуіѕкһјԁԛԝАВСЕНКМОРТХУІЅЈьмптигяѵзӏз"

TO_CYRILLIC = str.maketrans(_PAIRS_LATIN, _PAIRS_CYRIL) | {
    ord("n"): "п", ord("t"): "т", ord("b"): "в", ord("N"): "П", ord("R"): "Я", ord("r"): "г",
    ord("h"): "һ", ord("v"): "ѵ", ord("D"): "Д", ord("F"): "Ғ", ord("V"): "В", ord("l"): "І",
}  # fmt: skip
"""A Latin letter inside a Cyrillic word, to what it stands for."""

TO_CYRILLIC_UPRIGHT = TO_CYRILLIC | {
    ord("b"): "ь", ord("n"): "н", ord("u"): "у", ord("m"): "м", ord("r"): "р", ord("h"): "н",
    ord("V"): "В", ord("N"): "Н",
}  # fmt: skip
"""The other reading of the ambiguous ones."""

TO_LATIN = str.maketrans(
    {
        "а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x", "у": "y", "і": "i", "ѕ": "s",
        "к": "k", "һ": "h", "ј": "j", "ԁ": "d", "ԛ": "q", "ԝ": "w", "м": "m", "т": "t", "п": "n",
        "и": "u", "г": "r", "в": "b", "н": "h", "ӏ": "l", "ү": "y", "ұ": "y", "ѵ": "v", "з": "3",
        "ь": "b", "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O",
        "Р": "P", "Т": "T", "Х": "X", "У": "Y", "І": "I", "Ѕ": "S", "Ј": "J", "Ү": "Y", "Һ": "h",
        "Ѵ": "V", "Я": "R", "И": "N", "ғ": "f", "Ғ": "F", "қ": "k", "Қ": "K", "ә": "e", "ө": "o",
        "ң": "h", "ё": "e", "ї": "i", "Ї": "I", "Ӏ": "I", "Ԁ": "D", "Ԛ": "Q", "Ԝ": "W",
    }
)  # fmt: skip
"""A Cyrillic letter inside a Latin word, to what it stands for."""

_CAPITAL_TWINS = dict(zip("АВСЕНКМОРТХУІҮҰӨҺЗӘЅЈ", "ABCEHKMOPTXYIYYOh3ESJ", strict=True))
_SMALL_TWINS = dict(zip("асеорхуікһүұөѕј", "aceopxyikhyyosj", strict=True))
_LATIN_CAPITAL_TWINS = {
    twin: letter for letter, twin in _CAPITAL_TWINS.items() if letter in "АВСЕНКМОРТХУІЅЈ"
}
_LATIN_SMALL_TWINS = {
    twin: letter for letter, twin in _SMALL_TWINS.items() if letter in "асеорхуікһѕј"
}

MIXED = re.compile(
    r"[A-Za-z][\u0300-\u036f]*[\u0400-\u052f]|[\u0400-\u052f][\u0300-\u036f]*[A-Za-z]"
)
"""Finds a place where a word changes its script."""


def lookalikes(word: str) -> set[str]:
    """Write a word wholly in the other script's twins, where every letter has one.

    Such a word shows no change of script, so it must be looked for as it is.
    """
    found = set()
    for twins in (_CAPITAL_TWINS, _LATIN_CAPITAL_TWINS):
        if all(letter in twins for letter in word.upper()):
            found.add("".join(twins[letter] for letter in word.upper()))
    for twins in (_SMALL_TWINS, _LATIN_SMALL_TWINS):
        if all(letter in twins for letter in word.lower()):
            found.add("".join(twins[letter] for letter in word.lower()))
    return found


def repaired(text: str) -> set[str]:
    """Give the readings of a text whose words mix scripts."""
    return {
        _WORD.sub(lambda word, table=table: _one(word[0], table), text)  # type: ignore[misc]
        for table in (TO_CYRILLIC, TO_CYRILLIC_UPRIGHT, TO_LATIN)
    }


_WORD = re.compile(r"[A-Za-z3\u0400-\u052f\u0300-\u036f\u00ad\u200b-\u200d\u2060]+")


def _one(word: str, table: dict[int, str]) -> str:
    """Repair one word if it mixes scripts."""
    return word.translate(table) if MIXED.search(word) else word
