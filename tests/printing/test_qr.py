from __future__ import annotations

import segno

from hlsite.printing.qr import qr_code

URL = "https://nura.example/kk/books/night-nurse/"


def _dark(outlines: tuple[tuple[tuple[int, int], ...], ...], x: float, y: float) -> bool:
    """Whether a point is inside by the even-odd rule."""
    crossed = 0
    for outline in outlines:
        for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
            crossed += x0 == x1 and x0 > x and min(y0, y1) < y < max(y0, y1)
    return crossed % 2 == 1


def test_qr_outlines_enclose_exactly_the_dark_modules() -> None:
    code = qr_code(URL)
    matrix = segno.make(URL, error="m", mask=3, micro=False).matrix
    drawn = [
        [_dark(code.outlines, x + 0.5, y + 0.5) for x in range(code.modules)]
        for y in range(code.modules)
    ]
    assert drawn == [[bool(module) for module in row] for row in matrix]


def test_qr_outlines_have_no_corner_that_is_none() -> None:
    for outline in qr_code(URL).outlines:
        for before, here, after in zip(
            outline[-1:] + outline[:-1], outline, outline[1:] + outline[:1], strict=True
        ):
            assert (before[0] == here[0]) != (here[0] == after[0])
