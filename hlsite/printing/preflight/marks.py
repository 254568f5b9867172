"""What a page paints, one mark after another: the material of the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["fill", "stroke", "text", "image", "shading"]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the page."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the content stream names it.

    Attributes:
        space: `DeviceCMYK`, `DeviceGray`, `DeviceRGB`, `Separation`, …
        parts: Its components, 0 to 1.
        name: The colorant of a Separation; those of a DeviceN, joined by `, `.
    """

    space: str = "DeviceGray"
    parts: tuple[float, ...] = (0.0,)
    name: str = ""

    @property
    def inks(self) -> tuple[float, float, float, float]:
        """As the four process inks; black for what cannot be told."""
        if self.space == "DeviceCMYK" and len(self.parts) == 4:  # noqa: PLR2004 - four inks
            cyan, magenta, yellow, black = self.parts
            return cyan, magenta, yellow, black
        if self.space == "DeviceGray":
            return 0.0, 0.0, 0.0, 1.0 - self.parts[0]
        return 0.0, 0.0, 0.0, 1.0

    @property
    def is_white(self) -> bool:
        """Paper."""
        return self.inks == (0.0, 0.0, 0.0, 0.0) and self.space in {"DeviceCMYK", "DeviceGray"}

    @property
    def is_pure_black(self) -> bool:
        """One ink: K, all of it."""
        return self.inks == (0.0, 0.0, 0.0, 1.0) and self.space in {"DeviceCMYK", "DeviceGray"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted.

    Attributes:
        page: From 1.
        kind: How.
        colour: Fill colour, or stroke colour of a stroke; of an image or a shading its space.
        box: Where, clipped.
        overprint: Its inks are added to what lies below.
        overprint_mode: 0 or 1; in mode 1 an ink of 0 per cent leaves what lies below.
        text: Of a text, as a reader gets it.
        not_defined: A text shows .notdef, the box that stands for a missing letter.
        size: Type size or line width, pt, as it comes out on the page.
        font: The PDF object of a text's font.
        image: The PDF object of an image.
        placed: Width and height of an image on the page, pt, whole and along its own sides.
        outlines: Polygons of a fill, curves flattened, in points of the page.
        even_odd: A fill's rule.
    """

    page: int
    kind: Kind
    colour: Colour
    box: Box
    overprint: bool = False
    overprint_mode: int = 0
    text: str = ""
    not_defined: bool = False
    size: float = 0.0
    font: Any = field(default=None, repr=False)
    image: Any = field(default=None, repr=False)
    placed: Point = (0.0, 0.0)
    outlines: tuple[tuple[Point, ...], ...] = field(default=(), repr=False)
    even_odd: bool = False


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` after it."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(point: Point, matrix: Matrix) -> Point:
    """A point through a matrix."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: list[Point]) -> Box:
    """The smallest box that holds `points`, of which there is at least one."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """What two boxes share; its right may lie left of its left when they share nothing."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def is_empty(box: Box) -> bool:
    """Whether nothing is inside."""
    return box[2] < box[0] or box[3] < box[1]
