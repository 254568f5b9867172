"""From a book's seed and its topic's colour to the description of its cover.

The description is all that a cover is: the page's SVG and the card's Typst draw the same shapes.
Nothing in it comes from a book's level or name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from hlsite.model.vocabulary import ColourName
from hlsite.rendering.cover import paths
from hlsite.rendering.cover.cloths import RULES
from hlsite.rendering.cover.motifs import MOTIFS, Drawing, Motif, Role
from hlsite.rendering.cover.palette import Pairing, TextColour, colours, pairings, text_on
from hlsite.rendering.cover.paths import AXIS, HORIZON, SPINE, Path

SALT = "35727"
"""Chosen so that the covers of the example library stand well beside each other."""

Mode = Literal["plain", "field", "split"]
"""plain: figure on ground. field: the art is filled with the figure's colour and the motif cut from
the ground's. split: plain left of the axis, field right of it."""

T = TypeVar("T")
# Signs that everyone reads otherwise: a warning triangle, a hazard, a flag, a threat.
_WARNING = (frozenset({"saffron", "madder"}), frozenset({"saffron", "ink"}))
_FLAG = frozenset({"night", "madder"})
_THREAT = frozenset({"terracotta", "ink"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a cover, painted over those before it.

    Attributes:
        colour: The name of its colour.
        path: Closed parts in the field of 105 x 148; 3 units past the edges it runs along.
    """

    colour: ColourName
    path: Path


@dataclass(frozen=True, slots=True)
class Cover:
    """The description of one cover.

    Attributes:
        ground: The colour of its cloth and title field.
        figure: The colour cut into it.
        core: The small third colour.
        spine: The colour of the strip at the left, painted last; never felt.
        mode: How figure and ground are laid out.
        motif: What is drawn.
        variant: Which drawing of the motif, from 0.
        shapes: The art, in the order of painting; without ground and spine.
    """

    ground: ColourName
    figure: ColourName
    core: ColourName
    spine: ColourName
    mode: Mode
    motif: Motif
    variant: int
    shapes: tuple[Shape, ...]


def describe(seed: str, colour: str) -> Cover:
    """Return the cover of a book; the same for the same seed and colour, for ever.

    Args:
        seed: the book's id, or the event code of an unlinkable book.
        colour: the name of its first topic's colour.

    Raises:
        ValueError: if there is no colour of that name.
    """
    pairing = _pick(seed, "pairing", pairings(colour))
    motif = _pick(seed, "motif", [name for name in MOTIFS if drawable(pairing, name)])
    variant = _pick(seed, "variant", drawable(pairing, motif))
    mode = _pick(seed, "mode", modes(pairing, motif, variant))
    return cut(pairing, motif, variant, mode)


def _pick(seed: str, what: str, choices: Sequence[T]) -> T:
    digest = hashlib.sha256(f"{SALT}/{seed}/{what}".encode()).digest()
    return choices[int.from_bytes(digest[:6], "big") % len(choices)]


def drawable(pairing: Pairing, motif: Motif) -> list[int]:
    """Return the variants of a motif that these colours may be cut to."""
    rule = RULES[motif]
    used = {pairing.ground, pairing.figure, pairing.core}
    barred: frozenset[int] = frozenset()
    if any(sign <= used for sign in _WARNING):
        barred |= rule.pointed
    if used >= _FLAG:
        barred |= rule.banded
    if used >= _THREAT:
        barred |= rule.looming
    return [
        variant
        for variant in range(rule.variants)
        if variant not in barred and modes(pairing, motif, variant)
    ]


def modes(pairing: Pairing, motif: Motif, variant: int) -> list[Mode]:
    """Return the modes in which a drawing may be cut from these colours."""
    rule = RULES[motif]
    found: list[Mode] = []
    if pairing.ground != "felt" or variant in rule.standing:
        found.append("plain")
    if not rule.plain_only and variant not in rule.no_field:
        found.append("field")
    if rule.split:
        found.append("split")
    return found


def cut(pairing: Pairing, motif: Motif, variant: int, mode: Mode) -> Cover:
    """Return the cover with these colours, this drawing and this mode."""
    first, other = pairing.figure, pairing.core
    if mode == "field":
        first, other = other, first
    return Cover(
        ground=pairing.ground,
        figure=pairing.figure,
        core=pairing.core,
        spine=other if first == "felt" else first,
        mode=mode,
        motif=motif,
        variant=variant,
        shapes=tuple(_shapes(pairing, RULES[motif].draw(variant), mode)),
    )


def _shapes(pairing: Pairing, drawing: Drawing, mode: Mode) -> list[Shape]:
    laid: list[tuple[ColourName, Path]] = []
    if mode == "field":
        laid.append((pairing.figure, paths.rectangle(SPINE, HORIZON, 100, 88)))
    if mode == "split":
        laid.append((pairing.figure, paths.rectangle(AXIS, HORIZON, 50, 88)))
    cores = [part for part in drawing if part.role == "core"]
    rest = [part for part in drawing if part.role != "core"]
    if mode == "split":
        laid += [(_dye(pairing, part.role, cut_out=False), part.left()) for part in rest]
        laid += [(_dye(pairing, part.role, cut_out=True), part.right()) for part in rest]
        laid += [(pairing.core, part.whole()) for part in cores]
    else:
        laid += [
            (_dye(pairing, part.role, cut_out=mode == "field"), part.whole()) for part in drawing
        ]
    return _merged(
        [
            Shape(colour, paths.bleeding(path, over_horizon=colour == pairing.ground))
            for colour, path in laid
        ]
    )


def _dye(pairing: Pairing, role: Role, *, cut_out: bool) -> ColourName:
    if role == "core":
        return pairing.core
    return pairing.ground if cut_out == (role == "figure") else pairing.figure


def _merged(shapes: list[Shape]) -> list[Shape]:
    """Join neighbours of one colour: fewer edges for the knife and fewer bytes for the page."""
    merged: list[Shape] = []
    for shape in shapes:
        if merged and merged[-1].colour == shape.colour:
            merged[-1] = Shape(shape.colour, merged[-1].path + shape.path)
        else:
            merged.append(shape)
    return merged


def text_colour(cover: Cover) -> TextColour:
    """Return the colour of the title on screen; on paper light text is white."""
    return text_on(cover.ground)


def cover_data(cover: Cover) -> dict[str, Any]:
    """Return a cover as plain values for Typst, colours as inks in per cent.

    `{"ground": [c, m, y, k], "spine": [...], "text": "ink" | "white", "shapes": [{"fill": [...],
    "path": [["M", x, y], ["L", x, y], ["C", x1, y1, x2, y2, x, y], ["Z"]], "clip": null}]}`,
    lengths in the field of 105 x 148, rounded to a thousandth; shapes are already clipped.
    """
    inks = {name: list(colour.cmyk) for name, colour in colours().items()}
    return {
        "ground": inks[cover.ground],
        "spine": inks[cover.spine],
        "text": "white" if text_colour(cover) == "felt" else "ink",
        "shapes": [
            {
                "fill": inks[shape.colour],
                "path": [
                    [
                        command.letter,
                        *(round(v, 3) + 0.0 for point in command.points for v in point),
                    ]
                    for command in shape.path
                ],
                "clip": None,
            }
            for shape in cover.shapes
        ],
    }
