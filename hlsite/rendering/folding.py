"""Folds words, so that forms of one word, typed on any keyboard, find each other.

The browser does the same with the same table: `theme/assets/javascripts/hl/50-search.js`. Steps
of both have to stay alike; `tests/browser/test_search.py` compares them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from hlsite.rendering.folding_table import (
    EXCEPTIONS,
    LETTERS,
    LOOKALIKES,
    RULES,
    STOP_WORDS,
    EndingRules,
)

_MARKS = re.compile("[\u0300-\u0305\u0307-\u036f]")
"""Accents; the breve stays, it tells й from и."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_FOLDED = str.maketrans(LETTERS)
_LOOKALIKE = str.maketrans(LOOKALIKES)


def folded(text: str) -> str:
    """`text` in small letters, without accents, with Kazakh letters as a Russian keyboard's."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return unicodedata.normalize("NFC", bare).translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of `text`, in order; a word with hyphens is one."""
    return [
        word.translate(_LOOKALIKE) if _CYRILLIC.search(word) else word
        for word in _WORD.findall(folded(text))
    ]


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """What a folded word is found by: itself, its parts, and the stems of each."""
    found: dict[str, None] = {}
    for part in (word.replace("-", ""), *word.split("-")):
        found[part] = None
        for stem in stems(part):
            found[stem] = None
    return tuple(found)


def stems(word: str) -> tuple[str, ...]:
    """The word without its endings, once for each language that it may be of."""
    word = _EXCEPTIONS.get(word, word)
    return tuple(
        _stem(word, rules, passes)
        for rules, passes in zip(RULES, _PASSES, strict=True)
        if rules.first[0] <= word[:1] <= rules.first[1]
    )


def _stem(word: str, rules: EndingRules, passes: tuple[tuple[str, ...], ...]) -> str:
    for endings in passes:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= rules.least:
                word = word[: -len(ending)]
                break
    for final, sound in rules.finals.items():
        if word.endswith(final) and len(word) > rules.least:
            word = word[: -len(final)] + sound
            break
    if rules.undouble and len(word) > rules.least and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _endings(written: str) -> tuple[str, ...]:
    """Folded endings, the longest first, each once."""
    return tuple(sorted(set(folded(written).split()), key=lambda ending: (-len(ending), ending)))


_PASSES = tuple(tuple(_endings(written) for written in rules.passes) for rules in RULES)
_EXCEPTIONS = {folded(form): folded(word) for form, word in EXCEPTIONS.items()}


def table() -> dict[str, object]:
    """The table as the browser reads it: plain JSON values, endings folded and in order."""
    return {
        "letters": LETTERS,
        "lookalikes": LOOKALIKES,
        "rules": [
            {
                "first": rules.first,
                "least": rules.least,
                "passes": passes,
                "finals": list(rules.finals.items()),
                "undouble": rules.undouble,
            }
            for rules, passes in zip(RULES, _PASSES, strict=True)
        ],
        "exceptions": _EXCEPTIONS,
        "stop": sorted(set(words(STOP_WORDS))),
    }
