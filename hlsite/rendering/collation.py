"""The order of titles on a shelf, as a reader of the language looks for them.

Babel has no collation, and code points put Қ behind Я and Ё behind both alphabets. Kazakh is
ordered by its alphabet of 42 letters (Law on Languages; the same as CLDR's `kk`); Russian by its
own, where Ё stands with Е; other languages by Latin letters without their marks. The page's own
script comes first. English titles are filed without their article, as library catalogues do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_GAP = 0
"""A space: the shorter word comes first."""

_ELSEWHERE = 1_000
"""Letters of other scripts come last, by their code points."""

Key = tuple[tuple[int, ...], str]


def _places(*alphabets: str) -> dict[str, int]:
    return {
        letter: place for place, letter in enumerate("".join((_DIGITS, *alphabets)), start=_GAP + 1)
    }


_PLACES = {
    "en": _places(_LATIN, _KAZAKH),
    "kk": _places(_KAZAKH, _LATIN),
    "ru": _places(_RUSSIAN, _LATIN),
}
# Й is И with a mark for Unicode, and a letter of its own for its readers; Ё stands with Е.
_PLACES["ru"]["ё"] = _PLACES["ru"]["е"]
# On a Russian page a Kazakh letter stands with the Russian one that it was made from.
for _kazakh, _russian in zip("әғқңөұүһі", "агкноуухи", strict=True):
    _PLACES["ru"][_kazakh] = _PLACES["ru"][_russian]


@lru_cache(maxsize=16_384)  # a preview sorts the whole shelf at every change
def title_key(title: str, language: str) -> Key:
    """What to sort titles by on a page in `language`.

    Args:
        title: As it is shown, whatever language it is in.
        language: The page's BCP 47 code.
    """
    primary = language.split("-", maxsplit=1)[0]
    shown = _ARTICLE.sub("", title, count=1) if primary == "en" and _ARTICLE.match(title) else title
    places = _PLACES[primary if primary in _PLACES else "en"]
    key: list[int] = []
    for letter in unicodedata.normalize("NFC", shown).casefold():
        place = places.get(letter)
        if place is None:
            plain = unicodedata.normalize("NFD", letter)[0]
            place = places.get(plain)
        if place is not None:
            key.append(place)
        elif letter.isalpha():
            key.append(_ELSEWHERE + ord(letter))
        elif letter.isspace() and key and key[-1] != _GAP:
            key.append(_GAP)
    return tuple(key), shown
