"""Drawings that fill the art from edge to edge: waves, plaits and quarter discs.

What a motif may be used for stands here too, since this module comes after the other drawings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hlsite.rendering.cover import motifs, paths
from hlsite.rendering.cover.motifs import LAP, Drawing, Motif, Part, Role
from hlsite.rendering.cover.paths import (
    AXIS,
    CLOSE,
    HEIGHT,
    HORIZON,
    MIDDLE,
    SPINE,
    WIDTH,
    Command,
    Path,
    Point,
    line,
    move,
)


def wave(variant: int) -> Drawing:
    """Three waves that rise or fall first, or four zigzags."""
    roles: tuple[Role, ...] = ("figure", "round", "figure", "core")
    if variant in {0, 1}:
        rise = 21.12 if variant else -21.12
        return tuple(
            Part(role, "whole", _swell(HORIZON + 16 + 22 * row, rise))
            for row, role in enumerate(roles[:3])
        )
    return tuple(
        Part(role, "whole", _zigzag(HORIZON + 22 * row, HORIZON + 22 * row + 25))
        for row, role in enumerate(roles)
    )


def _swell(y: float, rise: float) -> Path:
    """Return a wave about the height `y` and all below it; its amplitude is 3/4 of `rise`."""
    reach = 18.21

    def hump(x: float, up: float) -> Command:
        return Command(
            "C", (Point(x + reach, y + up), Point(x + 50 - reach, y + up), Point(x + 50, y))
        )

    return (
        move(SPINE, y),
        hump(SPINE, rise),
        hump(AXIS, -rise),
        line(WIDTH, HEIGHT),
        line(SPINE, HEIGHT),
        CLOSE,
    )


def _zigzag(top: float, valley: float) -> Path:
    """Return two peaks of the same height and all below them."""
    return paths.polygon(
        (SPINE, valley),
        (SPINE + 25, top),
        (AXIS, valley),
        (AXIS + 25, top),
        (WIDTH, valley),
        (WIDTH, HEIGHT),
        (SPINE, HEIGHT),
    )


def plait(variant: int) -> Drawing:
    """Bars over and under, beginning with a lying or an upright pair; or bands above two peaks."""
    if variant == 2:  # noqa: PLR2004
        return (
            Part("figure", "whole", paths.rectangle(SPINE, HORIZON, 100, 10)),
            Part("core", "whole", paths.rectangle(SPINE, HORIZON + 20, 100, 10)),
            Part("figure", "whole", _zigzag(HORIZON + 40, HORIZON + 70)),
        )
    wide, high = 50 / 3, 44 / 3
    upright: Path = ()
    lying: Path = ()
    for row in (0, 1):
        for column in (0, 1):
            x, y = SPINE + 50 * column, HORIZON + 44 * row
            for bar in (0, 2):
                if (row + column + variant) % 2 == 0:
                    top = y - LAP * row
                    upright += paths.rectangle(x + bar * wide, top, wide, 44 + LAP)
                else:
                    left = x - LAP * column
                    lying += paths.rectangle(left, y + bar * high, 50 + LAP, high)
    return (
        Part("figure", "whole", _within_art(upright)),
        Part("core", "whole", _within_art(lying)),
    )


def _within_art(path: Path) -> Path:
    """Return a path of upright and lying lines, cut off at the edges of the art."""
    return paths.mapped(
        path,
        lambda p: Point(min(max(p.x, SPINE), WIDTH), min(max(p.y, HORIZON), HEIGHT)),
    )


# The corner of its cell in which each quarter disc is centred, row by row: right is 1, low is 1.
_CORNERS: tuple[tuple[tuple[int, int], ...], ...] = (
    ((0, 1), (0, 1), (1, 0), (1, 0)),
    ((0, 0), (1, 1), (1, 1), (0, 0)),
    ((0, 1), (1, 1), (0, 1), (1, 1)),
)


def quarters(variant: int) -> Drawing:
    """Four quarter discs, one of them the core; three orders."""
    figures: Path = ()
    core: Path = ()
    for cell, (right, low) in enumerate(_CORNERS[variant]):
        x, y = SPINE + 50 * (cell % 2 + right), HORIZON + 44 * (cell // 2 + low)
        if cell == 1:
            core = _quarter(x, y, 1 - 2 * right, 1 - 2 * low, 0)
        else:
            figures += _quarter(x, y, 1 - 2 * right, 1 - 2 * low, LAP)
    return (Part("figure", "whole", figures), Part("core", "whole", core))


def _quarter(x: float, y: float, right: int, down: int, lap: float) -> Path:
    """Return a quarter disc; at seams between cells its straight sides go on by `lap`."""
    lap_x = lap if x == AXIS else 0
    lap_y = lap if y == MIDDLE else 0
    start = 0.0 if right == 1 else math.pi
    end = start + math.pi / 2 * (right * down)
    return (
        move(x - right * lap_x, y - down * lap_y),
        line(x + right * 44, y - down * lap_y),
        line(x + right * 44, y),
        *paths.arc(x, y, 44, start, end),
        line(x - right * lap_x, y + down * 44),
        CLOSE,
    )


@dataclass(frozen=True, slots=True)
class MotifRule:
    """How a motif may be used.

    Attributes:
        draw: Makes the drawing of a variant.
        variants: How many there are.
        split: Whether it is symmetric and may be split along the axis.
        no_field: Variants that may not be cut from a filled field.
        plain_only: Whether the motif is never anything but figure on ground.
        standing: Variants whose figure holds both sides of the art, so that a felt cover does
            not dissolve on a felt page.
        pointed: Variants with points, which warn in the colours of warning signs.
        banded: Variants that are a flag, or a brand, in the colours of one.
        looming: Variants that menace in black and red.
    """

    draw: Callable[[int], Drawing]
    variants: int
    split: bool = False
    no_field: frozenset[int] = frozenset()
    plain_only: bool = False
    standing: frozenset[int] = frozenset()
    pointed: frozenset[int] = frozenset()
    banded: frozenset[int] = frozenset()
    looming: frozenset[int] = frozenset()


def _of(*variants: int) -> frozenset[int]:
    return frozenset(variants)


RULES: Mapping[Motif, MotifRule] = {
    "horn": MotifRule(motifs.horn, 2, split=True),
    "scroll": MotifRule(motifs.scroll, 2),
    "tumar": MotifRule(motifs.tumar, 3, split=True, standing=_of(1, 2), pointed=_of(0, 1, 2)),
    "diamond": MotifRule(motifs.diamond, 3, split=True, no_field=_of(2), pointed=_of(0, 1)),
    "mountain": MotifRule(motifs.mountain, 2, split=True, no_field=_of(0), standing=_of(0, 1)),
    "shangyraq": MotifRule(motifs.shangyraq, 1),
    "arch": MotifRule(
        motifs.arch, 2, split=True, no_field=_of(1), standing=_of(0, 1), looming=_of(0, 1)
    ),
    "great_horn": MotifRule(motifs.great_horn, 4),
    "wave": MotifRule(wave, 3, standing=_of(0, 1, 2), pointed=_of(2), banded=_of(0, 1, 2)),
    "plait": MotifRule(plait, 3, standing=_of(0, 1, 2), pointed=_of(2), banded=_of(2)),
    "quarters": MotifRule(quarters, 3, standing=_of(0, 1, 2)),
    "slid_disc": MotifRule(motifs.slid_disc, 4, banded=_of(0, 1, 2, 3)),
    "peaks": MotifRule(motifs.peaks, 2, plain_only=True, standing=_of(0, 1)),
}
