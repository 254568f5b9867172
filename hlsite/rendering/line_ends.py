"""Where a line of a page must not end: no-break spaces, put into finished HTML.

Browsers break a line at any space. Editors do not: no line begins with a dash, a number stays with
what it counts, a Russian preposition with its noun and a particle with the word before it.
"""

from __future__ import annotations

import re

_NO_BREAK = "\u00a0"
# Each begins with a character, not with a look behind it: a page is read in half the time.
_NUMBER = re.compile(r"([ >(«][0-9]{1,2}) (?=[^\W\d_]{3})")
_RUSSIAN_PARTICLE = re.compile(r" (?=(?:бы|ли|же|б|ж)[ ,.?!:;…<])")
_RUSSIAN_SHORT = re.compile(
    r"[ >(«](?:(?:[авикосуяАВИКОСУЯ]|[Нн][аеио]|[Пп]о|[Оо][тб]|[Дд]о|[Ии]з|[Зз]а|[ВвСсКк]о) )+"
)
"""Prepositions, conjunctions, negations: of the words of two letters these alone lean forward."""
_KAZAKH_PARTICLE = re.compile(r" (?=(?:[дтмбп][ае]|ғой|ше)[ ,.?!:;…<])")


def bind_lines(html: str, language: str) -> str:
    """Return `html` with no-break spaces in place of spaces that a line must not break at.

    Args:
        html: a part of a page, whole tags; letters, tags and line feeds stay as they are.
        language: the page's language, as a code such as `kk`.
    """
    bound = html.replace(" — ", f"{_NO_BREAK}— ").replace(" – ", f"{_NO_BREAK}– ")
    bound = _NUMBER.sub(rf"\1{_NO_BREAK}", bound)
    if language == "ru":
        return _RUSSIAN_SHORT.sub(_bound_forward, _RUSSIAN_PARTICLE.sub(_NO_BREAK, bound))
    if language == "kk":
        return _KAZAKH_PARTICLE.sub(_NO_BREAK, bound)
    return bound


def _bound_forward(short: re.Match[str]) -> str:
    """Short words in a row; what stands before the first of them stays as it is."""
    found = short[0]
    return found[0] + found[1:].replace(" ", _NO_BREAK)
