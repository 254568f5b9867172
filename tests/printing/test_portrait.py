from __future__ import annotations

import dataclasses
import io

import pikepdf
import pytest
from PIL import Image

from hlsite.model.public import PublicPortrait, Text
from hlsite.printing.portrait import on_paper
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.printer import BUILT_IN, Printer
from hlsite.printing.problems import PrintError
from tests import factories
from tests.printing.kits import CARDS, kit, printed_book, room

GENERIC = BUILT_IN["generic"]
ICC = CARDS.parents[1] / "hlsite" / "printing" / "icc" / "FOGRA39L_coated.icc"


def picture(width: int = 960, colour: tuple[int, int, int] = (60, 30, 20)) -> bytes:
    """A picture of 4:5, dark below and white above."""
    image = Image.new("RGB", (width, width * 5 // 4), colour)
    image.paste((255, 255, 255), (0, 0, width, width // 2))
    target = io.BytesIO()
    image.save(target, "WEBP", lossless=True)
    return target.getvalue()


def inks_of(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg)) as opened:
        opened.load()
        return opened.copy()


def test_portrait_is_in_four_inks_at_300_ppi_and_white_stays_paper() -> None:
    made = on_paper(picture(), GENERIC)
    image = inks_of(made.jpeg)
    assert (image.mode, image.size, made.ppi) == ("CMYK", (319, 399), 300)
    assert image.getpixel((9, 9)) == (0, 0, 0, 0)
    assert image.getpixel((9, 390)) != (0, 0, 0, 0)
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("limit", [300, 280, 240])
def test_portrait_keeps_within_the_shops_limit_of_ink(limit: int) -> None:
    black = picture(colour=(0, 0, 0))
    shop = Printer("own", ink_limit=limit, icc=str(ICC))
    pixel = inks_of(on_paper(black, shop).jpeg).getpixel((9, 390))
    assert isinstance(pixel, tuple)
    assert limit - 20 < sum(pixel) / 255 * 100 <= limit


def shown(**portraits: bytes) -> tuple[bytes, ...]:
    """The catalogue of two books, of which the first may show a portrait."""
    allowed = PublicPortrait({site: Text("A nurse", site) for site in factories.LANGUAGES})
    first = dataclasses.replace(printed_book("one"), portrait=allowed)
    catalogue = room(first, printed_book("two"))
    files = kit(catalogue, products=("catalogue", "cards"), portraits=portraits)
    return files["en/catalogue.pdf"], files["en/cards.pdf"]


def pictures(pdf: bytes) -> list[tuple[int, str, int]]:
    """Page, space and width of each picture."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        marks = [mark for page in marks_of(opened) for mark in page if mark.kind == "image"]
        return [(m.page, str(m.image.ColorSpace), int(m.image.Width)) for m in marks]


def test_portrait_stands_in_the_catalogue_alone_and_only_where_it_is_allowed() -> None:
    catalogue, cards = shown(one=picture(), two=picture())
    assert pictures(catalogue) == [(3, "/DeviceCMYK", 319)]
    assert pictures(cards) == []


def test_portrait_that_is_too_coarse_is_told_with_book_field_and_mend() -> None:
    with pytest.raises(PrintError) as caught:
        shown(one=picture(160))
    assert str(caught.value) == (
        "catalogue (en): one: portrait: has 151 ppi at 27 mm; paper needs 224: "
        "take an original at least 239 pixels wide"
    )
    with pytest.raises(PrintError, match=r"has 223 ppi .* at least 239 pixels"):
        shown(one=picture(238))
    assert pictures(shown(one=picture(239))[0]) == [(3, "/DeviceCMYK", 239)]


def test_portrait_bytes_are_the_same_again() -> None:
    assert on_paper(picture(), GENERIC) == on_paper(picture(), GENERIC)


def test_portrait_stands_in_the_file_as_it_was_made() -> None:
    catalogue, _ = shown(one=picture())
    with pikepdf.open(io.BytesIO(catalogue)) as opened:
        held = [
            (str(item.Filter), item.read_raw_bytes())
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert held == [("/DCTDecode", on_paper(picture(), GENERIC).jpeg)]
