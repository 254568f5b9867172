"""Sheets: finished pages side by side, placed as they are, with marks for the knife.

The backs lie so that each comes out behind its front, whichever edge the printer turns the sheet
over; a card turned like a page of a book shows its back upright.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hlsite.printing.finish import MM, Job, identified
from hlsite.printing.printer import Flip, Printer, SheetName

SHEETS: Mapping[SheetName, tuple[float, float]] = {
    "sra3": (320, 450),
    "a3": (297, 420),
    "a4": (210, 297),
}
"""Width and height, mm, upright."""

GUTTER_MM = 6.0
"""Between trimmed cards; more where the bleed of two is wider."""

_MARK_MM = 5.0
_MARK_PT = 0.25


@dataclass(frozen=True, slots=True)
class Layout:
    """Where cards lie on a sheet, mm.

    Attributes:
        sheet: Width and height.
        trim: Width and height of a card.
        bleed: Around each card.
        gutter: Between cards.
        columns: Cards side by side.
        rows: Cards over each other.
    """

    sheet: tuple[float, float]
    trim: tuple[float, float]
    bleed: float
    gutter: float
    columns: int
    rows: int

    @property
    def grid(self) -> tuple[float, float, float, float]:
        """The trimmed cards together: left, bottom, right, top."""
        width = self.columns * self.trim[0] + (self.columns - 1) * self.gutter
        height = self.rows * self.trim[1] + (self.rows - 1) * self.gutter
        left, bottom = (self.sheet[0] - width) / 2, (self.sheet[1] - height) / 2
        return left, bottom, left + width, bottom + height

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """The lower left corner of a trimmed card; row 0 is the top one."""
        left, _, _, top = self.grid
        return (
            left + column * (self.trim[0] + self.gutter),
            top - (row + 1) * self.trim[1] - row * self.gutter,
        )


def layout_for(trim: tuple[float, float], printer: Printer) -> Layout:
    """The orientation of the printer's sheet that takes more cards, marks included.

    Raises:
        ValueError: Not one card fits.
    """
    gutter = max(GUTTER_MM, 2 * printer.bleed_mm)
    margin = printer.bleed_mm + (_MARK_MM if printer.marks == "sheets" else 0)
    width, height = SHEETS[printer.sheet]
    fitting = []
    for sheet in ((width, height), (height, width)):
        columns = int((sheet[0] - 2 * margin + gutter) // (trim[0] + gutter))
        rows = int((sheet[1] - 2 * margin + gutter) // (trim[1] + gutter))
        if columns and rows:
            fitting.append(Layout(sheet, trim, printer.bleed_mm, gutter, columns, rows))
    if not fitting:
        raise ValueError(f"{trim[0]:g} x {trim[1]:g} mm does not fit on {printer.sheet}")
    return max(fitting, key=lambda layout: layout.columns * layout.rows)


def behind(layout: Layout, row: int, column: int, flip: Flip) -> tuple[int, int, bool]:
    """Where the back of a card lies: row, column, and whether it is turned by half."""
    upright = layout.sheet[1] >= layout.sheet[0]
    over_the_side = (flip == "long") == upright
    if over_the_side:
        return row, layout.columns - 1 - column, False
    return layout.rows - 1 - row, column, True


def impose(
    finished: bytes,
    trim: tuple[float, float],
    job: Job,
    printer: Printer,
    *,
    duplex: bool,
    repeat: bool = False,
) -> bytes:
    """Place the pages of a finished file on sheets.

    Args:
        finished: Pages of one size, fronts and backs in turn if `duplex`.
        trim: Width and height of a trimmed page, mm.
        job: Of the sheets.
        printer: Its `sheet`, `flip`, `marks` and `bleed_mm`.
        duplex: Every second page is a back.
        repeat: Each page, or pair, fills a sheet of its own.
    """
    layout = layout_for(trim, printer)
    with pikepdf.open(io.BytesIO(finished)) as source, pikepdf.new() as pdf:
        forms = [_form(pdf, source, page) for page in source.pages]
        step = 2 if duplex else 1
        full = layout.columns * layout.rows * step
        if repeat:
            pairs = [forms[start : start + step] for start in range(0, len(forms), step)]
            forms = [form for pair in pairs for form in pair * (full // step)]
        for start in range(0, len(forms), full):
            batch = forms[start : start + full]
            _add_sheet(pdf, layout, _fronts(layout, batch[::step]), printer)
            if duplex:
                _add_sheet(pdf, layout, _backs(layout, batch[1::2], printer.flip), printer)
        fingerprint = hashlib.sha256(finished + repr((layout, printer)).encode()).hexdigest()
        return identified(pdf, job, printer, fingerprint)


@dataclass(frozen=True, slots=True)
class _Placed:
    form: pikepdf.Object
    corner: tuple[float, float]
    turned: bool


def _cells(layout: Layout) -> Iterator[tuple[int, int]]:
    for row in range(layout.rows):
        for column in range(layout.columns):
            yield row, column


def _fronts(layout: Layout, forms: Sequence[pikepdf.Object]) -> Iterator[_Placed]:
    for form, (row, column) in zip(forms, _cells(layout), strict=False):
        yield _Placed(form, layout.corner(row, column), turned=False)


def _backs(layout: Layout, forms: Sequence[pikepdf.Object], flip: Flip) -> Iterator[_Placed]:
    for form, (row, column) in zip(forms, _cells(layout), strict=False):
        back_row, back_column, turned = behind(layout, row, column, flip)
        yield _Placed(form, layout.corner(back_row, back_column), turned=turned)


def _form(pdf: Pdf, source: Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """A page as a form whose origin is the lower left corner of its trim."""
    left, bottom = (float(edge) for edge in list(page.trimbox)[:2])
    form = pdf.make_stream(b"".join(_content(page)))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([float(edge) for edge in page.mediabox])
    form.Matrix = Array([1, 0, 0, 1, -left, -bottom])
    resources = page.obj.Resources
    if not resources.is_indirect:
        resources = source.make_indirect(resources)
    form.Resources = pdf.copy_foreign(resources)
    return form


def _content(page: pikepdf.Page) -> Iterator[bytes]:
    contents = page.obj.Contents
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    for stream in streams:
        yield stream.read_bytes()


def _add_sheet(pdf: Pdf, layout: Layout, placed: Iterator[_Placed], printer: Printer) -> None:
    page = pdf.add_blank_page(page_size=(layout.sheet[0] * MM, layout.sheet[1] * MM))
    resources = Dictionary(XObject=Dictionary())
    content: list[bytes] = []
    for number, one in enumerate(placed):
        resources.XObject[f"/C{number}"] = one.form
        x, y = one.corner
        if one.turned:
            x, y = x + layout.trim[0], y + layout.trim[1]
        scale = b"-1" if one.turned else b"1"
        where = (scale, scale, _number(x * MM), _number(y * MM))
        content.append(b"q %s 0 0 %s %s %s cm /C%d Do Q" % (*where, number))
    if printer.marks == "sheets":
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
        space = Array([Name.Separation, Name.All, Name.DeviceCMYK, function])
        resources.ColorSpace = Dictionary(Registration=space)
        content.append(_marks(layout))
    page.obj.Resources = resources
    page.obj.Contents = pdf.make_stream(b"\n".join(content))
    grid, bleed = layout.grid, layout.bleed
    outwards = (-bleed, -bleed, bleed, bleed)
    page.obj.TrimBox = Array([edge * MM for edge in grid])
    page.obj.BleedBox = Array([(edge + by) * MM for edge, by in zip(grid, outwards, strict=True)])


def _marks(layout: Layout) -> bytes:
    """Lines in the margin where the knife goes, outside the bleed."""
    left, bottom, right, top = layout.grid
    near, far = layout.bleed, layout.bleed + _MARK_MM
    lines: list[tuple[float, float, float, float]] = []
    for column in range(layout.columns):
        x, _ = layout.corner(0, column)
        for cut in (x, x + layout.trim[0]):
            lines.append((cut, bottom - near, cut, bottom - far))
            lines.append((cut, top + near, cut, top + far))
    for row in range(layout.rows):
        _, y = layout.corner(row, 0)
        for cut in (y, y + layout.trim[1]):
            lines.append((left - near, cut, left - far, cut))
            lines.append((right + near, cut, right + far, cut))
    drawn = [b"%s %s m %s %s l S" % tuple(_number(value * MM) for value in line) for line in lines]
    return b"q /Registration CS 1 SCN %s w\n%s Q" % (_number(_MARK_PT), b"\n".join(drawn))


def _number(value: float) -> bytes:
    return f"{value:.4f}".rstrip("0").rstrip(".").encode()
