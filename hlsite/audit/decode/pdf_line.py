"""Where the text of a PDF goes on in its line although a program sets it anew."""

from __future__ import annotations

from typing import Any

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
"""Operators that show text."""


class Line:
    """One line of text, as the steps of a page come by.

    Letters of which a font does not tell what they stand for are in a marked span that does; the
    text behind it begins with a place of its own. Without this a word would fall into syllables,
    and syllables are names: Ли, Ан, Ко.
    """

    def __init__(self) -> None:
        self._height: list[Any] = []
        self._beside_span = False

    def goes_on(self, operator: str, operands: Any) -> bool:
        """Take in a step, and tell whether it sets text anew in the line that was begun."""
        if operator in {"BT", "ET"}:
            self._height = []
        elif operator in SHOWING:
            self._beside_span = False
        elif operator == "EMC" or (operator == "BDC" and _tells_letters(operands[-1])):
            self._beside_span = True
        elif operator == "Tm":
            before, self._height = self._height, [*operands[:4], *operands[5:]]
            return self._beside_span and before == self._height
        return False


def _tells_letters(properties: Any) -> bool:
    """Tell whether a marked span says what its letters stand for."""
    try:
        return "/ActualText" in properties
    except ValueError:  # a name: what it stands for lies with the page, not with the span
        return False
