"""QR codes as outlines: vector, without seams between modules, the same for the same address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import segno

QUIET_ZONE = 4
"""Modules of white that ISO/IEC 18004 asks for on every side."""

MASK = 3
"""Any of the eight is readable; trying all takes five times as long."""

Point = tuple[int, int]
_Edge = tuple[int, int, int]
"""A corner and a heading."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """One code.

    Attributes:
        modules: Modules along a side, the quiet zone apart.
        outlines: Closed polygons around dark areas, holes included, in modules from the top left
            corner; fill them by the even-odd rule.
    """

    modules: int
    outlines: tuple[tuple[Point, ...], ...]

    def drawing(self, side: float) -> bytes:
        """The outlines as operators of a content stream, `side` wide, painted in its colour.

        Corners are whole modules under a scale: half the bytes to write, to compress and to read.
        """
        scale = side / self.modules
        drawn = [f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm"]
        for (x, y), *rest in self.outlines:
            drawn.append(f"{x} {y} m")
            drawn += [f"{x} {y} l" for x, y in rest]
            drawn.append("h")
        drawn.append("f*\nQ")
        return "\n".join(drawn).encode()


@lru_cache(maxsize=4096)
def qr_code(url: str) -> QrCode:
    """Encode `url` with error correction M, or better where that costs no module."""
    matrix = segno.make(url, error="m", mask=MASK, micro=False).matrix
    return QrCode(modules=len(matrix), outlines=tuple(_outlines(matrix)))


def _outlines(matrix: Sequence[Sequence[int]]) -> Iterator[tuple[Point, ...]]:
    """Walk the edges between dark and light, the dark side always on the right hand.

    Where two dark modules touch by a corner only, the walk turns right and stays with its own.
    """
    across, down = _edges(matrix)
    while across:
        first = x, y, heading = next(iter(across))
        outline: list[Point] = []
        while True:
            outline.append((x, y))
            x = across.pop((x, y, heading))
            outline.append((x, y))
            if (x, y, heading) not in down:
                heading = -heading
            y = down.pop((x, y, heading))
            # Right-hand turn first: down to left, up to right.
            if (x, y, -heading) in across or (x, y, -heading) == first:
                heading = -heading
            if (x, y, heading) == first:
                break
        yield tuple(outline)


def _edges(matrix: Sequence[Sequence[int]]) -> tuple[dict[_Edge, int], dict[_Edge, int]]:
    """Straight edges, whole: from corner and heading to the x (across) or the y (down) they reach.

    A heading is 1 to the right or down, -1 to the left or up.
    """
    across: dict[_Edge, int] = {}
    down: dict[_Edge, int] = {}
    light = bytes(len(matrix))
    rows = [light, *matrix, light]
    for line, (above, below) in enumerate(pairwise(rows)):
        for start, end, heading in _runs(above, below):
            across[(start, line, 1) if heading > 0 else (end, line, -1)] = (
                end if heading > 0 else start
            )
    columns = [light, *zip(*matrix, strict=True), light]
    for line, (left, right) in enumerate(pairwise(columns)):
        for start, end, heading in _runs(right, left):
            down[(line, start, 1) if heading > 0 else (line, end, -1)] = (
                end if heading > 0 else start
            )
    return across, down


def _runs(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where two neighbouring lines differ the same way: start, end, 1 if `after` is dark or -1."""
    start = state = 0
    for place, (one, other) in enumerate(zip(before, after, strict=True)):
        difference = other - one
        if difference != state:
            if state:
                yield start, place, state
            start, state = place, difference
    if state:
        yield start, len(before), state
