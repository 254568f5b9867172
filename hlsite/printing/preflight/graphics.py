"""The graphics state and the paths of a content stream."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from hlsite.printing.preflight.fonts import FontReader
from hlsite.printing.preflight.marks import (
    IDENTITY,
    Box,
    Colour,
    Mark,
    Matrix,
    Point,
    around,
    common,
    is_empty,
    moved,
    multiplied,
)
from hlsite.printing.preflight.spaces import colour_in, colour_of_pattern

_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_CURVE_STEPS = 8
_BLACK = Colour("DeviceGray", (0.0,))


@dataclass
class State:
    """What `q` saves: where, in which colours, in which font."""

    matrix: Matrix = IDENTITY
    clip: Box = _EVERYWHERE
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    line_width: float = 1.0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    reader: FontReader | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    leading: float = 0.0
    mode: int = 0


@dataclass
class Graphics:
    """Follows the operators that paint no text.

    Attributes:
        page: From 1.
        marks: What was painted so far, in order.
        state: What `q` saves and `Q` brings back.
    """

    page: int
    marks: list[Mark] = field(default_factory=list)
    state: State = field(default_factory=State)
    _stack: list[State] = field(default_factory=list)
    _outlines: list[list[Point]] = field(default_factory=list)
    _pending_clip: bool = False

    # Graphics state ------------------------------------------------------------------------

    def save(self, _operands: Any = None, _resources: Any = None) -> None:
        """`q`."""
        self._stack.append(copy.copy(self.state))

    def restore(self, _operands: Any = None, _resources: Any = None) -> None:
        """`Q`."""
        if self._stack:
            self.state = self._stack.pop()

    def transform(self, operands: list[Any], _resources: Any = None) -> None:
        """`cm`."""
        self.state.matrix = multiplied(matrix_of(operands), self.state.matrix)

    def graphics_state(self, operands: list[Any], resources: Any) -> None:
        """`gs`: overprint and line width."""
        entry = resources.ExtGState[str(operands[0])]
        state = self.state
        if "/OP" in entry:
            state.stroke_overprint = bool(entry.OP)
            state.fill_overprint = bool(entry.get("/op", entry.OP))
        elif "/op" in entry:
            state.fill_overprint = bool(entry["/op"])
        if "/OPM" in entry:
            state.overprint_mode = int(entry.OPM)
        if "/LW" in entry:
            state.line_width = float(entry.LW)

    def device(self, space: str, operands: list[Any], *, stroke: bool) -> None:
        """`k`, `g`, `rg` and their capitals."""
        self.paint_with(Colour(space, tuple(map(float, operands))), stroke=stroke)

    def paint_with(self, colour: Colour, *, stroke: bool) -> None:
        """Set a colour."""
        if stroke:
            self.state.stroke = colour
        else:
            self.state.fill = colour

    def space(self, operands: list[Any], resources: Any, *, stroke: bool) -> None:
        """`cs`, `CS`."""
        name = str(operands[0])
        listed = resources.get("/ColorSpace", {})
        self.paint_with(colour_in(listed.get(name, name)), stroke=stroke)

    def components(self, operands: list[Any], resources: Any, *, stroke: bool) -> None:
        """`sc`, `scn` and their capitals."""
        if operands and isinstance(operands[-1], pikepdf.Name):
            pattern = resources.get("/Pattern", {}).get(str(operands[-1]))
            self.paint_with(colour_of_pattern(pattern), stroke=stroke)
            return
        now = self.state.stroke if stroke else self.state.fill
        parts = tuple(map(float, operands))
        self.paint_with(Colour(now.space, parts, now.name), stroke=stroke)

    # Paths ---------------------------------------------------------------------------------

    def move(self, operands: list[Any], _resources: Any = None) -> None:
        """`m`."""
        self._outlines.append([self._placed(operands)])

    def draw(self, operands: list[Any], _resources: Any = None) -> None:
        """`l`."""
        if self._outlines:
            self._outlines[-1].append(self._placed(operands))

    def curve(self, operands: list[Any], _resources: Any = None) -> None:
        """`c`, flattened."""
        if not self._outlines:
            return
        start = self._outlines[-1][-1]
        first, second, end = (self._placed(operands[place : place + 2]) for place in (0, 2, 4))
        for step in range(1, _CURVE_STEPS + 1):
            self._outlines[-1].append(_on_curve(start, first, second, end, step / _CURVE_STEPS))

    def curve_from_here(self, operands: list[Any]) -> None:
        """`v`: the first control point is where the path is."""
        here = self._outlines[-1][-1] if self._outlines else (0.0, 0.0)
        first = [self._placed(operands[place : place + 2]) for place in (0, 2)]
        for step in range(1, _CURVE_STEPS + 1):
            point = _on_curve(here, here, first[0], first[1], step / _CURVE_STEPS)
            self._outlines[-1].append(point)

    def line(self, width: float) -> None:
        """`w`."""
        self.state.line_width = width

    def rectangle(self, operands: list[Any], _resources: Any = None) -> None:
        """`re`."""
        x, y, width, height = map(float, operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._outlines.append([moved(corner, self.state.matrix) for corner in corners])

    def _placed(self, operands: Sequence[Any]) -> Point:
        return moved((float(operands[0]), float(operands[1])), self.state.matrix)

    def clip_next(self, _operands: Any = None, _resources: Any = None) -> None:
        """`W`, `W*`: the next path is a window."""
        self._pending_clip = True

    def end_path(self) -> None:
        """`n`, and the end of every painted path."""
        points = [point for outline in self._outlines for point in outline]
        if self._pending_clip and points:
            self.state.clip = common(self.state.clip, around(points))
        self._pending_clip = False
        self._outlines = []

    def paint(self, *, fill: bool, stroke: bool, even_odd: bool = False) -> None:
        """Paint the path: `f`, `S`, `B` and so on."""
        points = [point for outline in self._outlines for point in outline]
        if points:
            box = around(points)
            outlines = tuple(map(tuple, self._outlines))
            if fill:
                self.mark("fill", box, outlines=outlines, even_odd=even_odd)
            if stroke:
                width = self.state.line_width * scale_of(self.state.matrix)
                half = width / 2
                grown = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
                self.mark("stroke", grown, size=width, outlines=outlines)
        self.end_path()

    def mark(self, kind: Any, box: Box, colour: Colour | None = None, **what: Any) -> None:
        """Note what is painted, as far as it lies in the window; the state knows its colour."""
        clipped = common(box, self.state.clip)
        if is_empty(clipped):
            return
        state = self.state
        stroke = kind == "stroke"
        self.marks.append(
            Mark(
                page=self.page,
                kind=kind,
                colour=colour or (state.stroke if stroke else state.fill),
                box=clipped,
                overprint=state.stroke_overprint if stroke else state.fill_overprint,
                overprint_mode=state.overprint_mode,
                **what,
            )
        )


def matrix_of(operands: Sequence[Any]) -> Matrix:
    """Six operands as a matrix."""
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def scale_of(matrix: Matrix) -> float:
    """By how much lengths grow through a matrix."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def sides_of(matrix: Matrix) -> Point:
    """Width and height of what a matrix makes of the unit square, whichever way it is turned."""
    return math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])


def _on_curve(start: Point, first: Point, second: Point, end: Point, t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    points = (start, first, second, end)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y
