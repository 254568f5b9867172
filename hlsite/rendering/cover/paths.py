"""Paths of straight lines and cubic curves in the field of a cover, and what is done to them.

Lengths are in units of the field, which are millimetres on an A6 card: x from 0 at the spine to
105, y from 0 at the top to 148. Angles are in radians from the right, growing downwards.
Only moves, lines, curves and closings are used, so that SVG and Typst draw the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

WIDTH, HEIGHT = 105.0, 148.0
SPINE, HORIZON = 5.0, 60.0
AXIS, MIDDLE = 55.0, 104.0
BLEED, UNDER = 3.0, 0.5
"""How far art reaches past the trimmed edge, and under the spine or over the horizon."""


class Point(NamedTuple):
    """A place in the field."""

    x: float
    y: float


class Command(NamedTuple):
    """One step of a path: `M` and `L` take a point, `C` two handles and a point, `Z` none."""

    letter: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


Path = tuple[Command, ...]
CLOSE = Command("Z")
_SAME = 1e-6
"""Places nearer than this are one place."""


def move(x: float, y: float) -> Command:
    """Begin a path at a point."""
    return Command("M", (Point(x, y),))


def line(x: float, y: float) -> Command:
    """Go straight to a point."""
    return Command("L", (Point(x, y),))


def polygon(*corners: tuple[float, float]) -> Path:
    """Return a closed path through corners."""
    return (move(*corners[0]), *(line(*corner) for corner in corners[1:]), CLOSE)


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """Return a rectangle from its upper left corner."""
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def arc(x: float, y: float, radius: float, start: float, end: float) -> Path:
    """Return the curves of an arc about a centre; what comes before ends at its start.

    The error of one curve a quarter is below 0.03 % of the radius.
    """
    pieces = max(1, math.ceil(abs(end - start) / (math.pi / 2) - 1e-9))
    turn = (end - start) / pieces
    handle = 4 / 3 * math.tan(turn / 4)
    curves = []
    for index in range(pieces):
        a, b = start + index * turn, start + (index + 1) * turn
        cos_a, sin_a, cos_b, sin_b = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        curves.append(
            Command(
                "C",
                (
                    Point(
                        x + radius * (cos_a - handle * sin_a), y + radius * (sin_a + handle * cos_a)
                    ),
                    Point(
                        x + radius * (cos_b + handle * sin_b), y + radius * (sin_b - handle * cos_b)
                    ),
                    Point(x + radius * cos_b, y + radius * sin_b),
                ),
            )
        )
    return tuple(curves)


def on_circle(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    """Return the point of a circle at an angle."""
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def disc(x: float, y: float, radius: float) -> Path:
    """Return a whole disc."""
    return (move(x + radius, y), *arc(x, y, radius, 0, 2 * math.pi), CLOSE)


def half_disc(x: float, y: float, radius: float, start: float) -> Path:
    """Return the half of a disc that lies clockwise of the angle `start`."""
    begin = on_circle(x, y, radius, start)
    return (move(*begin), *arc(x, y, radius, start, start + math.pi), CLOSE)


def ends(path: Path) -> Iterable[Point]:
    """Return the points where the commands of a path end."""
    return (command.points[-1] for command in path if command.points)


def mapped(path: Path, change: Callable[[Point], Point]) -> Path:
    """Return a path with every point changed."""
    return tuple(Command(c.letter, tuple(change(p) for p in c.points)) for c in path)


def mirrored(path: Path) -> Path:
    """Return a path mirrored left to right within the art."""
    return mapped(path, lambda p: Point(2 * AXIS - p.x, p.y))


def upturned(path: Path) -> Path:
    """Return a path mirrored top to bottom within the art."""
    return mapped(path, lambda p: Point(p.x, 2 * MIDDLE - p.y))


def reversed_(path: Path) -> Path:
    """Return an open path walked the other way."""
    places = list(ends(path))
    back: list[Command] = [Command("M", (places[-1],))]
    for index in range(len(path) - 1, 0, -1):
        handles = path[index].points[:-1][::-1]
        back.append(Command(path[index].letter, (*handles, places[index - 1])))
    return tuple(back)


def joined(first: Path, second: Path) -> Path:
    """Return two open paths as one, the second beginning where the first ends."""
    same = math.dist(first[-1].points[-1], second[0].points[0]) < _SAME
    start = second[1:] if same else (line(*second[0].points[0]), *second[1:])
    return (*first, *start)


def subpaths(path: Path) -> list[Path]:
    """Return the closed parts of a path, each from its move to its closing."""
    parts: list[Path] = []
    begin = 0
    for index, command in enumerate(path):
        if command.letter == "Z":
            parts.append(path[begin : index + 1])
            begin = index + 1
    return parts


@lru_cache(maxsize=1024)
def bleeding(path: Path, *, over_horizon: bool) -> Path:
    """Return a path drawn on past the edges it runs along, its shape within them unchanged.

    Along the right and the lower edge it goes 3 units on, for the knife; along the spine half a
    unit, which the spine covers; and along the horizon half a unit, if asked for: a shape in the
    ground's colour that stands at the title field belongs to it.

    Args:
        path: closed parts only.
        over_horizon: whether the shape has the ground's colour.
    """
    return tuple(
        command
        for part in subpaths(path)
        for command in _bleeding_part(part, over_horizon=over_horizon)
    )


def _bleeding_part(part: Path, *, over_horizon: bool) -> Path:
    start = part[0].points[0]
    befores = [start, *ends(part[1:-1])]
    steps = [
        step
        for step, before in zip(part[1:-1], befores, strict=False)
        if math.dist(step.points[-1], before) > _SAME
    ]
    if not steps or math.dist(steps[-1].points[-1], start) > _SAME:
        steps.append(line(*start))
    for _ in steps:
        if not _is_corner(start):
            break
        steps.append(steps.pop(0))
        start = steps[-1].points[-1]
    drawn: list[Command] = []
    here = start
    for step in steps:
        there = step.points[-1]
        offset = _offset(here, there, over_horizon=over_horizon) if step.letter == "L" else None
        if offset:
            drawn += [line(here.x + offset.x, here.y + offset.y)]
            drawn += [line(there.x + offset.x, there.y + offset.y)]
        drawn.append(step)
        here = there
    return (*_straightened([Command("M", (start,)), *_square_corners(drawn)]), CLOSE)


def _straightened(steps: list[Command]) -> list[Command]:
    """Leave out points on a straight line between their neighbours, and the way back to the start.

    Art goes past the edge piece by piece; so the pieces become one again.
    """
    kept = steps[:1]
    for step in steps[1:]:
        if step.letter == "L":
            there = step.points[-1]
            while len(kept) > 1 and kept[-1].letter == "L":
                before, here = kept[-2].points[-1], kept[-1].points[-1]
                turn = (here.x - before.x) * (there.y - here.y)
                turn -= (here.y - before.y) * (there.x - here.x)
                if not _near(turn, 0):
                    break
                kept.pop()
        kept.append(step)
    if kept[-1].letter == "L" and math.dist(kept[-1].points[-1], kept[0].points[0]) < _SAME:
        kept.pop()
    return kept


def _is_corner(point: Point) -> bool:
    return _near(point.x, WIDTH, SPINE) and _near(point.y, HEIGHT, HORIZON)


def _near(value: float, *edges: float) -> bool:
    return any(abs(value - edge) < _SAME for edge in edges)


def _offset(here: Point, there: Point, *, over_horizon: bool) -> Point | None:
    if _near(here.x, there.x):
        if _near(here.x, WIDTH):
            return Point(BLEED, 0)
        if _near(here.x, SPINE):
            return Point(-UNDER, 0)
    if _near(here.y, there.y):
        if _near(here.y, HEIGHT):
            return Point(0, BLEED)
        if _near(here.y, HORIZON) and over_horizon:
            return Point(0, -UNDER)
    return None


def _square_corners(steps: list[Command]) -> list[Command]:
    """Where two edges meet, go round the corner's outside instead of through the corner."""
    places = [step.points[-1] for step in steps]
    squared = list(steps)
    for index in range(1, len(places) - 1):
        before, corner, after = places[index - 1 : index + 2]
        letters = {step.letter for step in steps[index - 1 : index + 2]}
        if letters != {"L"} or not _is_corner(corner):
            continue
        if _outside(before) and _outside(after):
            x = before.x if not _near(before.x, corner.x) else after.x
            y = before.y if not _near(before.y, corner.y) else after.y
            squared[index] = line(x, y)
    return squared


def _outside(point: Point) -> bool:
    return not (SPINE <= point.x <= WIDTH and HORIZON <= point.y <= HEIGHT)
