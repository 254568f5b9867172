"""What printing needs to know of covers; the pipeline passes the drawing in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CoverArt:
    """How covers are drawn.

    Attributes:
        draw: From a book's key and the colour of its first topic to a drawing in CMYK per cent on
            the field of 105 x 148 mm, JSON-able:
            `{"ground": [c, m, y, k], "spine": [...], "text": "ink" | "white",
            "shapes": [{"fill": [...], "path": [["M", x, y], ["L", ...], ["C", ...], ["Z"]],
            "clip": [left, top, right, bottom] | null}]}`.
        bind: From a title and its language to the same words with no-break spaces where a line
            must not end.
    """

    draw: Callable[[str, str], Mapping[str, Any]]
    bind: Callable[[str, str], str]
