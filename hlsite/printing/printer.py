"""What a print shop wants: bleed, inks, sheet, standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

from hlsite.printing.problems import PrintError, PrintProblem

Marks = Literal["none", "sheets"]
SheetName = Literal["sra3", "a4", "a3"]
Flip = Literal["long", "short"]
PrintStandard = Literal["x-4", "plain"]


@dataclass(frozen=True, slots=True)
class Printer:
    """A print shop's profile.

    Attributes:
        name: What it is called on the command line and in the job ticket.
        bleed_mm: Art beyond the trim, mm, 0 to 10.
        safe_mm: Nothing to be read or scanned is nearer to the trim, mm, 0 to 10.
        marks: Whether imposed sheets carry crop marks; single cards never do.
        icc: Condition of the output intent: `fogra39`, `none`, or the file of a library's profile.
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


BUILT_IN: Mapping[str, Printer] = {
    printer.name: printer
    for printer in (
        Printer("generic"),
        Printer("office", marks="sheets", icc="none", sheet="a4", standard="plain"),
        Printer("digital", bleed_mm=2, marks="sheets", ink_limit=280),
    )
}
"""generic: any print shop. office: a desktop duplex printer. digital: a copy shop's press."""

_RANGES: Mapping[str, tuple[float, float]] = {
    "bleed_mm": (0, 10),
    "safe_mm": (0, 10),
    "ink_limit": (100, 400),
    "minimum_text_pt": (4, 12),
    "minimum_line_pt": (0.1, 2),
}


def printer_named(name: str, own: Mapping[str, Mapping[str, Any]] | None = None) -> Printer:
    """The profile called `name`.

    Args:
        name: A built-in name or a key of `own`.
        own: A library's profiles as read from `content/printers/*.yml`, by file name.

    Raises:
        PrintError: There is no such profile, or it holds something that no shop can use.
    """
    profiles = own or {}
    if name in profiles:
        return _from_values(name, profiles[name])
    if name in BUILT_IN:
        return BUILT_IN[name]
    known = ", ".join(sorted({*BUILT_IN, *profiles}))
    raise PrintError(
        [_problem(name, "printer", f'there is no printer "{name}"; the known ones are {known}')]
    )


def _from_values(name: str, values: Mapping[str, Any]) -> Printer:
    hints = get_type_hints(Printer)
    problems: list[PrintProblem] = []
    known = {field.name for field in fields(Printer)}
    for field, value in values.items():
        if field not in known:
            message = f"unknown field; a profile has {', '.join(sorted(known))}"
        else:
            message = _fault(field, value, get_args(hints[field]))
        if message:
            problems.append(_problem(name, field, message))
    if not problems and values.get("icc") == "none" and values.get("standard") != "plain":
        problems.append(
            _problem(name, "icc", "without a profile there is no x-4; write `standard: plain`")
        )
    if problems:
        raise PrintError(problems)
    return Printer(**{"name": name, **values})


def _fault(field: str, value: Any, choices: tuple[Any, ...]) -> str:
    if field in _RANGES:
        low, high = _RANGES[field]
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"is a number, for example `{field}: {low:g}`"
        return "" if low <= value <= high else f"lies between {low:g} and {high:g}"
    if choices:
        return "" if value in choices else f"is one of {', '.join(choices)}"
    return "" if isinstance(value, str) else "is a word"


def _problem(name: str, field: str, message: str) -> PrintProblem:
    return PrintProblem(
        product=f"printers/{name}", language="", book="", field=field, message=message
    )
