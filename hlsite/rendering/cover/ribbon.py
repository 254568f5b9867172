"""A band of one width that runs along straights and bends, as horns and scrolls do."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hlsite.rendering.cover.paths import CLOSE, Path, arc, line, move, on_circle


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight piece of a ribbon's middle line."""

    x0: float
    y0: float
    x1: float
    y1: float

    def side(self, away: float) -> tuple[tuple[float, float], Path, Path]:
        """Return where the line at this distance starts, and its way on and back."""
        length = math.hypot(self.x1 - self.x0, self.y1 - self.y0)
        dx, dy = -(self.y1 - self.y0) / length * away, (self.x1 - self.x0) / length * away
        start, end = (self.x0 + dx, self.y0 + dy), (self.x1 + dx, self.y1 + dy)
        return start, (line(*end),), (line(*start),)

    def heading(self) -> tuple[float, float]:
        """Return the direction at the start and at the end."""
        angle = math.atan2(self.y1 - self.y0, self.x1 - self.x0)
        return angle, angle

    def tips(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the first and the last point."""
        return (self.x0, self.y0), (self.x1, self.y1)


@dataclass(frozen=True, slots=True)
class Bend:
    """An arc of a ribbon's middle line; it may turn either way."""

    x: float
    y: float
    radius: float
    start: float
    end: float

    @property
    def _turn(self) -> int:
        return 1 if self.end > self.start else -1

    def side(self, away: float) -> tuple[tuple[float, float], Path, Path]:
        """Return where the line at this distance starts, and its way on and back."""
        radius = self.radius - self._turn * away
        begin = on_circle(self.x, self.y, radius, self.start)
        there = arc(self.x, self.y, radius, self.start, self.end)
        return begin, there, arc(self.x, self.y, radius, self.end, self.start)

    def heading(self) -> tuple[float, float]:
        """Return the direction at the start and at the end."""
        quarter = self._turn * math.pi / 2
        return self.start + quarter, self.end + quarter

    def tips(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the first and the last point."""
        return (
            on_circle(self.x, self.y, self.radius, self.start),
            on_circle(self.x, self.y, self.radius, self.end),
        )


def ribbon(
    width: float,
    *pieces: Straight | Bend,
    round_start: bool = False,
) -> Path:
    """Return the outline of a ribbon whose pieces each go on where the last one ended.

    Args:
        width: how broad the band is; bends need a radius of more than half of it.
        pieces: its middle line.
        round_start: whether it begins with a half disc, as it ends, rather than straight across.
    """
    half = width / 2
    start, _, _ = pieces[0].side(half)
    there = [command for piece in pieces for command in piece.side(half)[1]]
    back = [command for piece in reversed(pieces) for command in piece.side(-half)[2]]
    (first_x, first_y), (last_x, last_y) = pieces[0].tips()[0], pieces[-1].tips()[1]
    towards = pieces[-1].heading()[1]
    there += arc(last_x, last_y, half, towards + math.pi / 2, towards - math.pi / 2)
    if round_start:
        away = pieces[0].heading()[0] + math.pi
        back += arc(first_x, first_y, half, away + math.pi / 2, away - math.pi / 2)
    return (move(*start), *there, *back, CLOSE)
