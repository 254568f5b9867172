from __future__ import annotations

import segno
from hypothesis import given
from hypothesis import strategies as st

from hlsite.printing.qr import qr_code
from hlsite.printing.qr_matrix import qr_matrix

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


@given(
    st.one_of(
        st.text(st.characters(codec="ascii", min_codepoint=33), max_size=400).map(
            lambda path: f"https://{path}"
        ),
        st.sampled_from(("HTTPS://N.EXAMPLE/1", "https://нура.example/", "https://é.example/")),
    )
)
def test_qr_modules_are_those_of_segno(url: str) -> None:
    expected = segno.make(url, error="m", mask=3, micro=False).matrix
    assert [list(row) for row in qr_matrix(url)] == [list(row) for row in expected]
