"""The drawings: what is cut into the cloth of a cover.

A drawing is a few parts, painted one after the other. Symmetric ones are given by their right half
alone, so that a cover can be split along the axis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from hlsite.rendering.cover import paths
from hlsite.rendering.cover.paths import AXIS, CLOSE, HEIGHT, HORIZON, MIDDLE, Path, line, move
from hlsite.rendering.cover.ribbon import Bend, Straight, ribbon

PI = math.pi
LAP = 0.15
"""How far a shape reaches under one of another colour: no ground shows between the two."""

Motif = Literal[
    "horn",
    "scroll",
    "tumar",
    "diamond",
    "mountain",
    "shangyraq",
    "arch",
    "great_horn",
    "wave",
    "plait",
    "quarters",
    "slid_disc",
    "peaks",
]
MOTIFS: tuple[Motif, ...] = get_args(Motif)
Role = Literal["figure", "round", "core"]
"""round: the ground that shows again inside a figure."""

Kind = Literal["axial", "lateral", "whole"]
"""axial: an open line from the axis to the axis, the right outline of a shape that lies across it.
lateral: a closed shape right of the axis, with its like on the left. whole: drawn as it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One shape of a drawing, in absolute places of the field."""

    role: Role
    kind: Kind
    outline: Path

    def whole(self) -> Path:
        """Return the shape on both sides of the axis."""
        if self.kind == "axial":
            back = paths.reversed_(paths.mirrored(self.outline))
            full = paths.joined(self.outline, back)
            last = full[-1].points[-1]
            closed = full[:-1] if full[-1].letter == "L" and last == full[0].points[0] else full
            return (*closed, CLOSE)
        if self.kind == "lateral":
            return self.outline + paths.mirrored(self.outline)
        return self.outline

    def right(self) -> Path:
        """Return what lies right of the axis."""
        return (*self.outline, CLOSE) if self.kind == "axial" else self.outline

    def left(self) -> Path:
        """Return what lies left of the axis."""
        return paths.mirrored(self.right())


Drawing = tuple[Part, ...]


def axial(role: Role, *corners: tuple[float, float]) -> Part:
    """Return a part with straight sides, its corners given by distance from the axis and y."""
    first, *rest = ((AXIS + u, y) for u, y in corners)
    return Part(role, "axial", (move(*first), *(line(*corner) for corner in rest)))


def lateral(role: Role, *corners: tuple[float, float]) -> Part:
    """Return a part that stands on both sides of the axis."""
    return Part(role, "lateral", paths.polygon(*((AXIS + u, y) for u, y in corners)))


def both_ways(path: Path) -> Path:
    """Return an open outline above the middle, followed by its image below."""
    return paths.joined(path, paths.reversed_(paths.upturned(path)))


def _half_horn(end: float) -> Path:
    """Return the right half of a horn pair, from the notch between the horns to its stem."""
    x, y, blunt = AXIS + 25, HORIZON + 25, math.asin(0.2)
    return (
        move(AXIS, HORIZON + 20),
        line(*paths.on_circle(x, y, 25, PI + blunt)),
        *paths.arc(x, y, 25, PI + blunt, 2 * PI),
        *paths.arc(AXIS + 35, y, 15, 0, PI),
        *paths.arc(x, y, 5, PI, 2 * PI),
        *paths.arc(AXIS + 35, y, 5, PI, 0),
        *paths.arc(x, y, 15, 0, -PI),
        line(AXIS + 10, end),
    )


def horn(variant: int) -> Drawing:
    """A pair of horns on a stem, or four horns about a diamond."""
    if variant == 0:
        return (Part("figure", "axial", (*_half_horn(HEIGHT), line(AXIS, HEIGHT))),)
    return (
        Part("figure", "axial", both_ways(_half_horn(MIDDLE))),
        axial("core", (0, 96), (9, 104), (0, 112)),
    )


def great_horn(variant: int) -> Drawing:
    """One horn as wide as the art; four reflections."""
    x, y = AXIS, HORIZON + 50
    path = ribbon(
        20,
        Straight(x - 40, HEIGHT, x - 40, y),
        Bend(x, y, 40, PI, 2 * PI),
        Bend(x + 20, y, 20, 0, PI),
    )
    path = paths.mirrored(path) if variant in {1, 3} else path
    return (Part("figure", "whole", paths.upturned(path) if variant in {2, 3} else path),)


def scroll(variant: int) -> Drawing:
    """Two volutes on one band, the same from above and below; two reflections."""
    top, bottom = HORIZON + 28, HEIGHT - 28
    path = ribbon(
        12,
        Bend(AXIS - 34, top, 10, 0, PI),
        Bend(AXIS - 22, top, 22, PI, 2 * PI),
        Straight(AXIS, top, AXIS, bottom),
        Bend(AXIS + 22, bottom, 22, PI, 0),
        Bend(AXIS + 34, bottom, 10, 0, -PI),
        round_start=True,
    )
    return (Part("figure", "whole", paths.mirrored(path) if variant else path),)


def tumar(variant: int) -> Drawing:
    """The triangle of an amulet: with pendants, standing, or two stacked."""
    if variant == 0:
        return (
            axial("figure", (0, 60), (50, 121), (0, 121)),
            lateral("figure", (0, 126), (25, 126), (12.5, 148)),
            lateral("figure", (25, 126), (50, 126), (37.5, 148)),
            axial("core", (0, 90.5), (25, 121), (0, 121)),
        )
    if variant == 1:
        return (
            axial("figure", (0, 60), (50, 148), (0, 148)),
            axial("core", (0, 104), (25, 148), (0, 148)),
        )
    return (
        axial("figure", (0, 60), (50, 104), (0, 104)),
        axial("figure", (0, 104), (50, 148), (0, 148)),
        axial("core", (0, 126), (25, 148), (0, 148)),
    )


def diamond(variant: int) -> Drawing:
    """One diamond, four, or a stepped one."""
    if variant == 0:
        return (
            axial("figure", (0, 60), (50, 104), (0, 148)),
            axial("core", (0, 82), (25, 104), (0, 126)),
        )
    if variant == 1:
        return (
            lateral("figure", (25, 60), (50, 82), (25, 104), (0, 82)),
            lateral("figure", (25, 104), (50, 126), (25, 148), (0, 126)),
            axial("figure", (0, 82 - LAP), (25 + LAP, 104), (0, 126 + LAP)),
            axial("core", (0, 82), (25, 104), (0, 126)),
        )
    upper: list[tuple[float, float]] = [(0, 60)]
    for step in range(4):
        upper += [(12.5 * (step + 1), 60 + 12.5 * step), (12.5 * (step + 1), 72.5 + 12.5 * step)]
    upper.pop()
    lower = [(u, 2 * MIDDLE - y) for u, y in reversed(upper)]
    return (
        axial("figure", *upper, *lower),
        axial("core", (0, 91.5), (12.5, 91.5), (12.5, 116.5), (0, 116.5)),
    )


def stairs(width: float, height: float, count: int) -> list[tuple[float, float]]:
    """Return the right side of steps standing on the lower edge, from the top down."""
    corners: list[tuple[float, float]] = [(0, HEIGHT - count * height)]
    for step in range(count):
        reach = width * (step + 1)
        corners += [(reach, corners[-1][1]), (reach, corners[-1][1] + height)]
    return corners


def mountain(variant: int) -> Drawing:
    """Four steps with a door, or an hourglass of steps."""
    if variant == 0:
        return (
            axial("figure", *stairs(12.5, 22, 4), (0, HEIGHT)),
            axial("core", *stairs(12.5, 22, 2), (0, HEIGHT)),
        )
    lower = stairs(12.5, 11, 4)[2:]
    upper = [(u, 2 * MIDDLE - y) for u, y in reversed(lower)]
    return (
        axial("figure", (0, HORIZON), *upper, *lower, (0, HEIGHT)),
        axial("core", (0, 93), (12.5, 93), (12.5, 115), (0, 115)),
    )


def shangyraq(_variant: int) -> Drawing:
    """The crown of a yurt: a ring with crossed rafters."""
    rafters: list[Path] = []
    for tilt in (-PI / 4, PI / 4):
        across, along = math.cos(tilt), math.sin(tilt)
        for aside in (-14.0, 0.0, 14.0):
            reach = math.sqrt(35**2 - aside**2)
            corners = [
                (-reach, aside - 3.5),
                (reach, aside - 3.5),
                (reach, aside + 3.5),
                (-reach, aside + 3.5),
            ]
            rafters.append(
                paths.polygon(
                    *(
                        (AXIS + across * a - along * b, MIDDLE + along * a + across * b)
                        for a, b in corners
                    )
                )
            )
    return (
        Part("figure", "whole", paths.disc(AXIS, MIDDLE, 44)),
        Part("round", "whole", paths.disc(AXIS, MIDDLE, 34)),
        Part("figure", "whole", tuple(command for rafter in rafters for command in rafter)),
    )


def _doorway(radius: float, top: float) -> Path:
    """Return the right half of an opening whose round top is at `top`."""
    return (
        move(AXIS, top),
        *paths.arc(AXIS, top + radius, radius, -PI / 2, 0),
        line(AXIS + radius, HEIGHT),
        line(AXIS, HEIGHT),
    )


def arch(variant: int) -> Drawing:
    """Arches within each other, or one opening with a low sun."""
    if variant == 0:
        return (
            Part("figure", "axial", _doorway(50, HORIZON)),
            Part("round", "axial", _doorway(25, 85)),
            Part("core", "axial", _doorway(12.5, 110)),
        )
    return (
        axial("figure", (0, HORIZON), (50, HORIZON), (50, HEIGHT), (0, HEIGHT)),
        Part("round", "axial", _doorway(37.5, HORIZON + 12.5)),
        Part("core", "axial", (*_doorway(25, HEIGHT - 25)[:-2], line(AXIS, HEIGHT))),
    )


def peaks(variant: int) -> Drawing:
    """A stepped mountain before another; two reflections."""

    def hill(top_x: float, height: float) -> Path:
        right = [(top_x + u, y) for u, y in stairs(12.5, height, 4)[1:]]
        left = [(2 * top_x - x, y) for x, y in reversed(right)]
        return paths.polygon(
            *((min(max(x, paths.SPINE), paths.WIDTH), y) for x, y in [*left, *right])
        )

    far, near = hill(AXIS + 25, 16.5), hill(AXIS - 12.5, 22)
    if variant:
        far, near = paths.mirrored(far), paths.mirrored(near)
    return (Part("core", "whole", far), Part("figure", "whole", near))


def slid_disc(variant: int) -> Drawing:
    """A disc cut in two, its halves slid along the cut: two people, one cloth."""
    if variant in {0, 1}:
        first = paths.half_disc(AXIS, HORIZON + 37, 37, PI / 2)
        first += paths.rectangle(AXIS, HEIGHT - 74, LAP, 60)
        second = paths.half_disc(AXIS, HEIGHT - 37, 37, -PI / 2)
    else:
        first = paths.half_disc(AXIS - 6, MIDDLE, 44, PI)
        first += paths.rectangle(AXIS - 38, MIDDLE, 76, LAP)
        second = paths.half_disc(AXIS + 6, MIDDLE, 44, 0)
    if variant in {1, 3}:
        first, second = paths.mirrored(first), paths.mirrored(second)
    return (Part("figure", "whole", first), Part("core", "whole", second))
