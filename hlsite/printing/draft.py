"""Marks an office copy so that nobody, and no shop, takes a page of it for the real thing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from hlsite.printing.press import Press
from hlsite.printing.products import PRODUCTS

_WIDEST_STRIP = 1.6
"""By how much the strip grows at most: on a large page it would hide what is read."""


@dataclass(frozen=True, slots=True)
class Watermark:
    """The mark over every page of what one language's press made."""

    press: Press

    def files(self) -> dict[str, bytes]:
        """The files, marked: on sheets every single page, so that a cut card has the mark, too."""
        values = {
            "words": {
                name: self.press.words(f"print.{name}") for name in ("draft", "draft_explained")
            },
            "language": self.press.language,
        }
        built = self.press.shelf.catalogue.built
        drawn = self.press.typesetter.typeset("draft", values, built=built, standards=("1.6",)).pdf
        marked: dict[str, bytes] = {}
        for name, data in self.press.files.items():
            single = PRODUCTS[name].sheet_of
            # A sheet is made after the pages that lie on it.
            marked[name] = (
                self.press.sheet(name, marked[single]) if single else _marked(data, drawn)
            )
        return marked


def _marked(finished: bytes, drawn: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(finished)) as pdf, pikepdf.open(io.BytesIO(drawn)) as source:
        word, strip = (pdf.copy_foreign(page.as_form_xobject()) for page in source.pages)
        through = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.25, CA=1))
        for page in pdf.pages:
            _lay_over(pdf, page, {"/HLDraft": word, "/HLStrip": strip}, through)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _lay_over(
    pdf: Pdf, page: pikepdf.Page, marks: Mapping[str, pikepdf.Object], through: pikepdf.Object
) -> None:
    """Mark the trimmed page with artifacts: they are no part of what is read."""
    resources = page.obj.Resources
    for kind, named in (("/XObject", marks), ("/ExtGState", {"/HLThrough": through})):
        if kind not in resources:
            resources[kind] = Dictionary()
        for name, value in named.items():
            resources[kind][name] = value
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    word, strip = (float(form.BBox[2]) for form in marks.values())
    scale = min(right - left, top - bottom) / word
    middle = ((left + right - scale * word) / 2, (bottom + top - scale * word) / 2)
    wide = min((right - left) / strip, _WIDEST_STRIP)
    side = (left + right - wide * strip) / 2
    high = wide * float(marks["/HLStrip"].BBox[3])
    drawn = [
        b"q /HLThrough gs %s /HLDraft Do Q" % _placed(scale, *middle),
        b"q %s /HLStrip Do Q" % _placed(wide, side, top - high),
        b"q %s /HLStrip Do Q" % _placed(wide, side, bottom),
    ]
    content = b"\n".join([b"\n/Artifact BMC", *drawn, b"EMC"])
    page.obj.Contents = Array([page.obj.Contents, pdf.make_stream(content)])


def _placed(scale: float, x: float, y: float) -> bytes:
    return b"%.4f 0 0 %.4f %.3f %.3f cm" % (scale, scale, x, y)
