"""A cover as SVG: the art alone, in few bytes."""

from __future__ import annotations

from hlsite.rendering.cover.drawing import Cover
from hlsite.rendering.cover.palette import colours
from hlsite.rendering.cover.paths import Path, Point

_HAIRLINE = {False: ".14", True: ".28"}
"""How strong the line at the edge is, on cloth and on felt, which is the page's own colour."""


def svg(cover: Cover) -> str:
    """Return the drawing as one SVG element, which assistive technology leaves out."""
    paints = {name: colour.css for name, colour in colours().items()}
    art = "".join(
        f'<path fill="{paints[shape.colour]}" d="{path_data(shape.path)}"/>'
        for shape in cover.shapes
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 105 148" aria-hidden="true">'
        f'<path fill="{paints[cover.ground]}" d="M0 0h105v148H0z"/>{art}'
        f'<path fill="{paints[cover.spine]}" d="M0 0h5v148H0z"/>'
        f'<path fill="none" stroke="{paints["ink"]}" stroke-width="2" '
        f'stroke-opacity="{_HAIRLINE[cover.ground == "felt"]}" '
        'vector-effect="non-scaling-stroke" d="M0 0h105v148H0z"/></svg>'
    )


def path_data(path: Path) -> str:
    """Return a path as the value of `d`, each step in its shorter spelling."""
    written = ""
    here = start = Point(0, 0)
    for command in path:
        if command.letter == "Z":
            written += "z"
            here = start
            continue
        points = [_rounded(point) for point in command.points]
        end = points[-1]
        if command.letter == "M":
            start = end
            written += "M" + _numbers(points, Point(0, 0))
        elif command.letter == "L" and end.y == here.y:
            written += min("H" + _number(end.x), "h" + _number(end.x - here.x), key=len)
        elif command.letter == "L" and end.x == here.x:
            written += min("V" + _number(end.y), "v" + _number(end.y - here.y), key=len)
        else:
            letter = command.letter
            absolute = letter + _numbers(points, Point(0, 0))
            written += min(absolute, letter.lower() + _numbers(points, here), key=len)
        here = end
    return written


def _rounded(point: Point) -> Point:
    return Point(round(point.x, 2), round(point.y, 2))


def _numbers(points: list[Point], origin: Point) -> str:
    written = ""
    for point in points:
        for value in (point.x - origin.x, point.y - origin.y):
            number = _number(value)
            written += number if not written or number.startswith("-") else f" {number}"
    return written


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.")
    text = text.removeprefix("0") if text.startswith("0.") else text
    return "0" if text in {"-0", "-", ""} else text
