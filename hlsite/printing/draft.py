"""Marks an office copy so that nobody, and no shop, takes a page of it for the real thing."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from hlsite.printing.press import Press
from hlsite.printing.products import PRODUCTS

_NAME = "/HLDraft"


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
        (page,) = source.pages
        mark = pdf.copy_foreign(page.as_form_xobject())
        width, height = (float(edge) for edge in list(page.mediabox)[2:])
        for target in pdf.pages:
            _lay_over(pdf, target, mark, (width, height))
        target_bytes = io.BytesIO()
        pdf.save(target_bytes, deterministic_id=True, fix_metadata_version=False)
    return target_bytes.getvalue()


def _lay_over(
    pdf: Pdf, page: pikepdf.Page, mark: pikepdf.Object, size: tuple[float, float]
) -> None:
    """Stretch the mark over the trimmed page, as an artifact: it is no part of what is read."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    scale = min((right - left) / size[0], (top - bottom) / size[1])
    x = (left + right - scale * size[0]) / 2
    y = (bottom + top - scale * size[1]) / 2
    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    resources.XObject[_NAME] = mark
    place = b"%.4f 0 0 %.4f %.3f %.3f cm" % (scale, scale, x, y)
    drawn = b"\n/Artifact BMC q %s %s Do Q EMC" % (place, _NAME.encode())
    page.obj.Contents = Array([page.obj.Contents, pdf.make_stream(drawn)])
