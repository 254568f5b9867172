"""Covers for a shop that lays less ink on paper than their colours take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hlsite.printing.cover_art import CoverArt

_BLACK = 100
"""Per cent that overprinting type adds."""

_ROUNDING = 2
"""Per cent that eight bits an ink may add, in a preview or a shop's program."""


def within(cover: CoverArt, limit: float) -> CoverArt:
    """Covers of which no place gets more ink than `limit`, per cent, black titles with it.

    Colours that take less stay what they are; of others cyan, magenta and yellow become less in
    the same share, so that the hue stays.
    """

    def draw(key: str, colour: str) -> Mapping[str, Any]:
        drawing = cover.draw(key, colour)
        titled = _BLACK if drawing["text"] == "ink" else 0
        return {
            **drawing,
            "ground": _lessened(drawing["ground"], limit, titled),
            "spine": _lessened(drawing["spine"], limit),
            "shapes": [
                {**shape, "fill": _lessened(shape["fill"], limit)} for shape in drawing["shapes"]
            ],
        }

    return CoverArt(draw, cover.set_title)


def _lessened(inks: Sequence[float], limit: float, over: float = 0) -> list[float]:
    """Four inks, per cent, that keep within a limit with black type of `over` per cent on them."""
    *colours, black = inks
    room = max(0, limit - _ROUNDING - max(over, black))
    if sum(colours) <= room:
        return list(inks)
    share = room / sum(colours)
    return [*(int(ink * share) for ink in colours), black]
