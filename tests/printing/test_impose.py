from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest

from hlsite.printing.finish import MM, Job
from hlsite.printing.impose import Layout, behind, impose, layout_for
from hlsite.printing.preflight.check import preflight
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.preflight.marks import Mark
from hlsite.printing.preflight.subject import Expectation
from hlsite.printing.printer import BUILT_IN, Printer
from tests.printing.kits import cards, printed_book

A6 = (105.0, 148.0)
JOB = Job("Sheets", "en", dt.datetime(2026, 11, 20, tzinfo=dt.UTC), tagged=False)
TITLES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh")


@pytest.fixture(scope="module")
def singles() -> bytes:
    return cards(*(printed_book(title.lower() + "-book", title=title) for title in TITLES))


@pytest.mark.parametrize(
    ("sheet", "marks", "across"),
    [("sra3", "sheets", (450, 3, 2)), ("a4", "sheets", (297, 2, 1)), ("a3", "none", (297, 2, 2))],
)
def test_layout_takes_as_many_cards_as_the_sheet_has_room_for(
    sheet: str, marks: str, across: tuple[int, int, int]
) -> None:
    printer = Printer("own", sheet=sheet, marks=marks)  # type: ignore[arg-type]
    layout = layout_for(A6, printer)
    assert (layout.sheet[0], layout.columns, layout.rows) == across


def test_layout_refuses_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="297 x 420 mm does not fit on a4"):
        layout_for((297, 420), BUILT_IN["office"])


def test_layout_gutter_holds_two_bleeds() -> None:
    assert layout_for(A6, Printer("own", bleed_mm=5)).gutter == 10


def titles(marks: list[Mark], size: float) -> dict[str, tuple[float, float]]:
    """Where each title stands, mm from the lower left corner of the sheet."""
    found = {}
    for mark in marks:
        if mark.text in TITLES and mark.size > size:
            x, y = (mark.box[0] + mark.box[2]) / 2 / MM, (mark.box[1] + mark.box[3]) / 2 / MM
            found[mark.text] = (x, y)
    return found


@pytest.mark.parametrize("sheet", ["sra3", "a3", "a4"])
@pytest.mark.parametrize("flip", ["long", "short"])
def test_sheets_laid_over_each_other_have_each_back_behind_its_front(
    singles: bytes, sheet: str, flip: str
) -> None:
    printer = Printer("own", sheet=sheet, flip=flip, marks="sheets")  # type: ignore[arg-type]
    layout = layout_for(A6, printer)
    width, height = layout.sheet
    over_the_side = (flip == "long") == (height >= width)
    with pikepdf.open(io.BytesIO(impose(singles, A6, JOB, printer, duplex=True))) as pdf:
        pages = list(marks_of(pdf))
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        fronts, backs = titles(front, 20), titles(back, 1)
        assert fronts.keys() == backs.keys()
        for title, (x, y) in backs.items():
            # The back as it lies when the sheet is turned over its edge.
            seen = (width - x, y) if over_the_side else (x, height - y)
            assert cell(layout, *seen) == cell(layout, *fronts[title])


def cell(layout: Layout, x: float, y: float) -> tuple[int, int]:
    left, _, _, top = layout.grid
    return (
        int((top - y) // (layout.trim[1] + layout.gutter)),
        int((x - left) // (layout.trim[0] + layout.gutter)),
    )


def test_backs_stand_upright_when_a_card_is_turned_like_a_page() -> None:
    landscape = layout_for(A6, Printer("own", sheet="sra3"))
    assert behind(landscape, 0, 0, "long") == (1, 0, True)
    assert behind(landscape, 0, 0, "short") == (0, landscape.columns - 1, False)


def test_sheets_pass_preflight_and_carry_marks_only_where_the_profile_asks(singles: bytes) -> None:
    for printer in BUILT_IN.values():
        made = impose(singles, A6, JOB, printer, duplex=True)
        left, bottom, right, top = layout_for(A6, printer).grid
        verdict = preflight(made, printer, Expectation(trim_mm=(right - left, top - bottom)))
        assert [checked.rule.number for checked in verdict.failed] == []
        with pikepdf.open(io.BytesIO(made)) as pdf:
            names = {mark.colour.name for marks in marks_of(pdf) for mark in marks}
        assert ("All" in names) == (printer.marks == "sheets")


def test_sheets_repeat_one_card_over_the_whole_sheet() -> None:
    printer = Printer("own", sheet="a4")
    single = cards(printed_book(title="First"))
    made = impose(single, A6, JOB, printer, duplex=True, repeat=True)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        marks = list(marks_of(pdf))
    assert len(marks) == 2
    assert sum(mark.text == "First" for mark in marks[0]) == 2


def test_sheets_are_byte_identical_for_the_same_input(singles: bytes) -> None:
    printer = BUILT_IN["generic"]
    one = impose(singles, A6, JOB, printer, duplex=True)
    assert impose(singles, A6, JOB, printer, duplex=True) == one
