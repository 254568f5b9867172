"""Which letters the fonts lack, found before anything is typeset."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from hlsite.printing.problems import PrintProblem
from hlsite.printing.values import Values

_IGNORABLE = frozenset("\u00ad\n")


@cache
def _covered(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def covered_by_all(fonts: Sequence[Path]) -> frozenset[int]:
    """Code points that every font file in `fonts` (folders are searched) can show.

    Files that hold figures only (`…Figures…`) set no text and are left out.
    """
    files = sorted(
        file
        for folder in fonts
        for pattern in ("*.ttf", "*.otf")
        for file in folder.glob(pattern)
        if "Figures" not in file.name
    )
    sets = [_covered(file) for file in files]
    return frozenset.intersection(*sets) if sets else frozenset()


def missing_letters(
    product: str, language: str, values: Values, covered: frozenset[int]
) -> Iterator[PrintProblem]:
    """One problem for each book, field and letter that some font cannot show.

    Args:
        product: The file that is to be made.
        language: Its site language.
        values: What its template gets.
        covered: From `covered_by_all`.
    """
    found = [
        *((book["key"], book) for book in values["books"]),
        ("", values["event"]),
        ("", {"rules": values["rules"]}),
    ]
    for key, part in found:
        for field, text in _texts(part):
            for letter in sorted({*text} - _IGNORABLE):
                if ord(letter) not in covered:
                    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
                    yield PrintProblem(
                        product=product,
                        language=language,
                        book=key,
                        field=field,
                        message=f"no font has the character {name} (U+{ord(letter):04X}); "
                        "write it another way",
                    )


def _texts(part: Values) -> Iterator[tuple[str, str]]:
    """Disclosed texts, `{"v": …, "l": …}`, wherever they stand, with their field."""
    for field, value in part.items():
        for text in _inside(value):
            yield ("content_note" if field == "facts" else field), text


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and "v" in value and "l" in value:
        yield value["v"]
    elif isinstance(value, dict) and "shapes" not in value:
        for inner in value.values():
            yield from _inside(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _inside(inner)
