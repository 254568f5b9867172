"""What a print shop wants: bleed, inks, sheet, standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from hlsite.printing.problems import PrintError, unknown

Marks = Literal["none", "sheets"]
SheetName = Literal["sra3", "a4", "a3"]
Flip = Literal["long", "short"]
PrintStandard = Literal["x-4", "plain"]


@dataclass(frozen=True, slots=True)
class Printer:
    """A print shop's profile.

    Attributes:
        name: What reports call it.
        bleed_mm: Art beyond the trim, mm, 0 to 10.
        safe_mm: Nothing to be read or scanned is nearer to the trim, mm, 0 to 10.
        marks: Whether imposed sheets carry crop marks; single cards never do.
        icc: Condition of the output intent: `fogra39`, `none`, or the path of a library's profile.
        ink_limit: Largest sum of the four inks, per cent, 100 to 400.
        minimum_text_pt: Smallest type, pt.
        minimum_line_pt: Thinnest line, pt.
        sheet: The sheet that cards are imposed on.
        flip: The edge over which a duplex printer turns the sheet.
        standard: `x-4` for print shops, `plain` for an office printer.
    """

    name: str
    bleed_mm: float = 3
    safe_mm: float = 4
    marks: Marks = "none"
    icc: str = "fogra39"
    ink_limit: float = 300
    minimum_text_pt: float = 6
    minimum_line_pt: float = 0.25
    sheet: SheetName = "sra3"
    flip: Flip = "long"
    standard: PrintStandard = "x-4"

    @property
    def condition(self) -> str:
        """The printing condition, as the output intent and the job ticket name it."""
        known = {"fogra39": "FOGRA39", "none": ""}
        return known[self.icc] if self.icc in known else Path(self.icc).stem


BUILT_IN: Mapping[str, Printer] = {
    printer.name: printer
    for printer in (
        Printer("generic"),
        Printer("office", marks="sheets", icc="none", sheet="a4", standard="plain"),
        Printer("digital", bleed_mm=2, marks="sheets", ink_limit=280),
    )
}
"""generic: any print shop. office: a desktop duplex printer. digital: a copy shop's press."""


def printer_named(name: str, own: Mapping[str, Mapping[str, Any]] | None = None) -> Printer:
    """The profile called `name`.

    Args:
        name: The file name, without `.yml`, of one of a library's own profiles, or a built-in name.
        own: The fields that a library's profiles set, by file name; checked when they were read.

    Raises:
        PrintError: There is no such profile.
    """
    profiles = own or {}
    if name in profiles:
        return Printer(**{"name": name, **profiles[name]})
    if name in BUILT_IN:
        return BUILT_IN[name]
    raise PrintError([unknown("printer", name, sorted({*BUILT_IN, *profiles}))])
