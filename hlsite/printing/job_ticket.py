"""What the print shop is told beside the files: one line a file."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf

from hlsite.printing.products import Product
from hlsite.printing.values import Words

COLUMNS = (
    "product",
    "size",
    "pages",
    "quantity",
    "colours",
    "paper",
    "finish",
    "file",
    "checksum",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One file of the order.

    Attributes:
        product: What it is.
        file: Its name in the folder that is sent.
        data: Its bytes.
    """

    product: Product
    file: str
    data: bytes


def rows(lines: Iterable[Line], words: Words) -> list[list[str]]:
    """The ticket's rows in the order of `COLUMNS`, without their heads."""
    return [_row(line, words) for line in lines]


def heads(words: Words) -> list[str]:
    """The names of the columns."""
    return [words(f"print.job.{column}") for column in COLUMNS]


def as_csv(head: Sequence[str], body: Iterable[Sequence[str]]) -> bytes:
    """The ticket as a spreadsheet reads it: UTF-8 with its mark, commas, CR LF."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(head)
    writer.writerows(body)
    return target.getvalue().encode("utf-8-sig")


def _row(line: Line, words: Words) -> list[str]:
    product = line.product
    width, height = product.trim_mm
    with pikepdf.open(io.BytesIO(line.data)) as pdf:
        pages = len(pdf.pages)
    return [
        words(f"print.product.{product.name}"),
        f"{width:g} × {height:g} mm",
        str(pages),
        str(product.copies),
        words(f"print.job.colours.{product.colours}"),
        product.paper,
        words(f"print.job.finish.{product.finishing}"),
        line.file,
        hashlib.sha256(line.data).hexdigest(),
    ]
