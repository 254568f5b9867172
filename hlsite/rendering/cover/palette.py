"""The palette of covers: colours on paper and on screen, and which three go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hlsite.model.vocabulary import ColourName

Cmyk = tuple[int, int, int, int]
TextColour = Literal["ink", "felt"]
DARK: frozenset[ColourName] = frozenset({"night", "juniper", "plum", "madder", "steppe", "ink"})
"""Grounds that carry light text."""


class Colour(NamedTuple):
    """One colour of the house.

    Attributes:
        css: The colour on screen, as `#rrggbb`.
        cmyk: Its inks on coated paper (FOGRA39) in per cent, which lead; 225 in all at most.
    """

    css: str
    cmyk: Cmyk

    @property
    def luminance(self) -> float:
        """The relative luminance by WCAG 2.2, from 0 to 1."""
        channels = (int(self.css[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
            for value in channels
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_COLOURS: Mapping[ColourName, Colour] = {
    "night": Colour("#1C3C70", (95, 75, 15, 30)),
    "juniper": Colour("#1A5758", (88, 45, 55, 35)),
    "plum": Colour("#773D6C", (55, 85, 25, 20)),
    "madder": Colour("#C02837", (15, 95, 75, 10)),
    "steppe": Colour("#5F8957", (65, 25, 75, 15)),
    "sky": Colour("#02A4C4", (80, 10, 20, 0)),
    "terracotta": Colour("#D5654B", (10, 70, 70, 5)),
    "saffron": Colour("#F4B026", (3, 35, 90, 0)),
    "rose": Colour("#EDAEA6", (5, 40, 30, 0)),
    "stone": Colour("#C5BEB4", (25, 22, 28, 3)),
    "felt": Colour("#F9F6EE", (3, 3, 8, 0)),
    "ink": Colour("#1F1F1D", (0, 0, 0, 100)),
}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Three colours that a cover is cut from.

    Attributes:
        ground: The cover's cloth, under the title too.
        figure: What is cut into it, at least 2.7:1 against the ground.
        core: The small third, at least 1.58:1 against both.
    """

    ground: ColourName
    figure: ColourName
    core: ColourName


# Ground, then figure/core as often as there are. Saffron with madder and felt is missing where the
# figure would be pointed: drawing.py sees to it.
_TABLE: Mapping[ColourName, str] = {
    "saffron": "madder/felt night/felt juniper/felt plum/felt ink/steppe",
    "terracotta": "felt/night night/rose ink/felt",
    "juniper": "felt/saffron saffron/felt rose/felt stone/felt",
    "night": (
        "rose/madder felt/sky stone/felt sky/felt saffron/terracotta steppe/felt terracotta/felt"
    ),
    "plum": "rose/felt felt/rose saffron/felt",
    "madder": "felt/rose rose/night stone/night saffron/felt",
    "sky": "night/felt felt/night juniper/felt ink/rose",
    "rose": "madder/felt plum/felt juniper/felt night/madder juniper/steppe",
    "stone": "madder/felt night/felt ink/felt juniper/felt",
    "felt": (
        "ink/saffron ink/stone juniper/saffron juniper/sky juniper/steppe madder/rose night/rose "
        "night/sky night/terracotta plum/rose plum/terracotta steppe/night terracotta/night"
    ),
}
_NAMES: Mapping[str, ColourName] = {name: name for name in _COLOURS}
PAIRINGS: tuple[Pairing, ...] = tuple(
    Pairing(ground, *(_NAMES[name] for name in pair.split("/")))
    for ground, pairs in _TABLE.items()
    for pair in pairs.split()
)
FEW = 5


def colours() -> Mapping[ColourName, Colour]:
    """Return every colour of the house by its name."""
    return _COLOURS


def pairings(colour: str) -> tuple[Pairing, ...]:
    """Return the pairings for a topic's colour.

    It is their ground or figure; where that gives fewer than five, their core counts too.

    Args:
        colour: A colour's name.

    Raises:
        ValueError: if there is no colour of that name.
    """
    if colour not in _COLOURS:
        raise ValueError(f"no colour is called {colour!r}; there are {', '.join(_COLOURS)}")
    strong = tuple(p for p in PAIRINGS if colour in (p.ground, p.figure))
    if len(strong) >= FEW:
        return strong
    return tuple(p for p in PAIRINGS if colour in (p.ground, p.figure, p.core))


def text_on(ground: ColourName) -> TextColour:
    """Return the colour of text on a ground."""
    return "felt" if ground in DARK else "ink"


def contrast(one: ColourName, other: ColourName) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    low, high = sorted((_COLOURS[one].luminance, _COLOURS[other].luminance))
    return (high + 0.05) / (low + 0.05)
