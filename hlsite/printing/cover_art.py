"""What printing needs to know of covers; the pipeline passes the drawing in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Step(Protocol):
    """One size of titles, on the field of 105 x 148 mm."""

    @property
    def size(self) -> float:
        """In mm."""

    @property
    def leading(self) -> float:
        """The distance of lines, as a share of the size."""

    @property
    def lines(self) -> int:
        """How many lines of it fit above the art."""


class SetTitle(Protocol):
    """A title as it is set on a cover."""

    @property
    def step(self) -> Step:
        """Its size."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines; one that ends within a word ends with a hyphen."""

    @property
    def fits(self) -> bool:
        """Whether it stays within the title field."""


@dataclass(frozen=True, slots=True)
class CoverArt:
    """How covers are drawn.

    Attributes:
        draw: From a book's key and the colour of its first topic to a drawing in CMYK per cent on
            the field of 105 x 148 mm, shapes drawn on 3 mm past the edges they meet, JSON-able:
            `{"ground": [c, m, y, k], "spine": [...], "text": "ink" | "white",
            "shapes": [{"fill": [...], "path": [["M", x, y], ["L", ...], ["C", ...], ["Z"]],
            "clip": [left, top, right, bottom] | null}]}`.
        set_title: From a title and its language to its size and lines.
    """

    draw: Callable[[str, str], Mapping[str, Any]]
    set_title: Callable[[str, str], SetTitle]
