"""What the print shop is told beside the files: one line a file."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from babel.numbers import format_decimal

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
        language: The name of the language that it is in, in the ticket's.
        file: Its name in the folder that is sent.
        data: Its bytes.
    """

    product: Product
    language: str
    file: str
    data: bytes


def rows(
    lines: Iterable[Line], condition: str, words: Words, *, numbers_in: str = "en"
) -> list[list[str]]:
    """The ticket's rows in the order of `COLUMNS`, without their heads.

    Args:
        lines: The files.
        condition: The printing condition that colours are meant for; empty where there is none.
        words: Of the ticket's language.
        numbers_in: The language that decides between a decimal point and a comma.
    """
    return [_row(line, condition, words, numbers_in) for line in lines]


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


def _row(line: Line, condition: str, words: Words, numbers_in: str) -> list[str]:
    product = line.product
    locale = numbers_in.replace("-", "_")
    width, height = (format_decimal(side, "0.##", locale) for side in product.trim_mm)
    with pikepdf.open(io.BytesIO(line.data)) as pdf:
        pages = len(pdf.pages)
    return [
        f"{words(f'print.product.{product.name}')} ({line.language})",
        words("print.job.millimetres", width=width, height=height),
        str(pages),
        str(product.copies),
        ", ".join(filter(None, (words(f"print.job.colours.{product.colours}"), condition))),
        product.paper.replace("g/m²", words("print.job.weight")),
        words(f"print.job.finish.{product.finishing}"),
        line.file,
        hashlib.sha256(line.data).hexdigest(),
    ]
