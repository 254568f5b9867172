"""Preflight follows files that others made: operators and fonts which none of ours has."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from hlsite.printing.preflight.check import preflight
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.preflight.marks import Mark
from hlsite.printing.printer import BUILT_IN

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <41> <04D8> endbfchar
2 beginbfrange <42> <44> <0431> <45> <46> [<0066 0066> <0069>] endbfrange
endcmap end end"""


def page_of(content: bytes, **resources: object) -> Pdf:
    """One page with a simple font, `F`, whose letters are 500 wide."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/AAAAAA+Own"), FirstChar=0x41,
        LastChar=0x46, Widths=Array([500] * 6), ToUnicode=pdf.make_stream(TO_UNICODE),
    )  # fmt: skip
    page.obj.Resources = Dictionary(Font=Dictionary(F=font), **resources)
    page.obj.Contents = pdf.make_stream(content)
    return pdf


def marks(content: bytes, **resources: object) -> list[Mark]:
    (found,) = marks_of(page_of(content, **resources))
    return found


def failing(pdf: Pdf) -> list[int]:
    target = io.BytesIO()
    pdf.save(target)
    verdict = preflight(target.getvalue(), BUILT_IN["generic"])
    return [checked.rule.number for checked in verdict.failed]


def test_text_by_every_operator_that_shows_it() -> None:
    found = marks(
        b"BT /F 10 Tf 12 TL 20 150 Td (A) Tj (B) ' 3 1 (CD) \" "
        b"T* (E) Tj 5 -20 TD [(F) -500 (A)] TJ ET"
    )
    assert [mark.text for mark in found] == ["Ә", "б", "вг", "ff", "iӘ"]
    lines = [round(mark.box[1] + 2.2) for mark in found]
    assert lines == [150, 138, 126, 114, 94]
    # 1 pt after each letter since `"`, and the half em between them.
    assert [round(mark.box[2] - mark.box[0], 2) for mark in found] == [5, 5, 12, 6, 17]


def test_text_knows_stretch_and_invisible_words() -> None:
    (found,) = marks(b"BT /F 10 Tf 50 Tz 20 150 Td (AB) Tj 3 Tr (C) Tj ET")
    assert (found.text, round(found.box[2] - found.box[0], 2)) == ("Әб", 5)


def test_paths_by_every_operator_that_draws_them() -> None:
    fill, line, both, clipped = marks(
        b"1 0 0 RG 0.5 g 10 10 m 20 30 40 10 v 50 30 60 10 y f "
        b"2 w 10 100 m 60 100 l s 10 120 20 10 re b* "
        b"100 100 20 20 re W n 90 110 100 5 re f*"
    )[:4]
    assert (fill.kind, fill.colour.space, fill.box[0], fill.box[2]) == (
        "fill",
        "DeviceGray",
        10,
        60,
    )
    assert (line.kind, line.colour.space, line.size) == ("stroke", "DeviceRGB", 2)
    assert (both.kind, both.even_odd, both.box) == ("fill", True, (10, 120, 30, 130))
    assert clipped.kind == "stroke"


def test_colours_by_name_of_their_space() -> None:
    spot = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, Dictionary()])
    found = marks(
        b"/Spot cs 1 scn 0 0 9 9 re f /DeviceCMYK CS 0 0 0 1 SCN 0 0 9 9 re S "
        b"0 G 0 0 9 9 re S /Shade sh",
        ColorSpace=Dictionary(Spot=spot),
    )
    assert [(mark.kind, mark.colour.name or mark.colour.space) for mark in found] == [
        ("fill", "Gold"),
        ("stroke", "DeviceCMYK"),
        ("stroke", "DeviceGray"),
        ("shading", "Gold"),
    ]


def test_marked_words_are_read_by_what_the_file_says_of_them() -> None:
    found = marks(
        b"/Span /P BDC BT /F 10 Tf (AB) Tj (C) Tj ET EMC BT /F 10 Tf (D) Tj ET",
        Properties=Dictionary(P=Dictionary(ActualText=pikepdf.String("Әбв"))),
    )
    assert [mark.text for mark in found] == ["Әбв", "", "г"]


@pytest.mark.parametrize(
    "content",
    [
        b"BT /Unknown 10 Tf (A) Tj ET",
        b"/Unknown Do",
        b"1 0 0 cm",
        b"(A) gs",
        b"10 l S Q Q EMC",
        b"10 10 l 20 20 30 30 40 40 c S",
    ],
)
def test_preflight_of_a_page_that_is_not_built_as_it_should_be_fails_and_never_falls(
    content: bytes,
) -> None:
    assert failing(page_of(content))


def test_preflight_sees_fonts_that_are_not_embedded_in_forms_too() -> None:
    pdf = page_of(b"/Form Do")
    form = pdf.make_stream(b"BT /F 10 Tf 20 20 Td (A) Tj ET")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 200])
    form.Resources = pdf.pages[0].obj.Resources
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Form=form))
    assert 13 in failing(pdf)


def placed(pdf: Pdf, **values: object) -> Pdf:
    """A picture of the given dictionary, drawn on the page."""
    image = pdf.make_stream(b"")
    image.write(b"none", filter=values.pop("Filter", None))
    for name, value in {"Type": Name.XObject, "Subtype": Name.Image, **values}.items():
        image["/" + name] = value
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=image)
    return pdf


CMYK = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8}


@pytest.mark.parametrize(
    "values",
    [
        {**CMYK, "Width": 100, "Height": 100, "Filter": Name.DCTDecode},
        {**CMYK, "Width": 100, "Height": 100, "Filter": Name.JPXDecode},
        {**CMYK, "Width": 100_000, "Height": 100_000},
    ],
)
def test_preflight_fails_a_picture_that_no_decoder_reads(values: dict[str, object]) -> None:
    assert 24 in failing(placed(page_of(b"20 0 0 20 50 50 cm /I Do"), **values))


def test_preflight_fails_a_form_that_is_placed_on_itself() -> None:
    pdf = page_of(b"/Me Do")
    form = pdf.make_indirect(pdf.make_stream(b"/Me Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 200])
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Me=form)
    assert {16, 24} <= set(failing(pdf))


def test_preflight_paints_no_page_that_is_larger_than_any_sheet() -> None:
    pdf = page_of(b"0 0 100000 100000 re f")
    pdf.pages[0].obj.MediaBox = Array([0, 0, 100_000, 100_000])
    assert 24 in failing(pdf)


def test_preflight_paints_nothing_beyond_the_page() -> None:
    pdf = page_of(
        b"-1000000 -1000000 2000000 2000000 re f "
        b"1000000 0 0 1000000 0 0 cm /I Do 500 500 5 5 re f "
        b"BT /F 1 Tf -9 -9 Td (A) Tj ET"
    )
    values = {**CMYK, "Width": 1, "Height": 1}
    assert 24 not in failing(placed(pdf, **values))
