from __future__ import annotations

from typing import Any

import pytest

from hlsite.printing.printer import BUILT_IN, printer_named
from hlsite.printing.problems import PrintError


def test_printer_named_unknown_names_those_that_exist() -> None:
    with pytest.raises(PrintError, match='no printer "x"; the known ones are digital, generic'):
        printer_named("x")


def test_printer_named_own_profile_fills_in_what_it_does_not_say() -> None:
    printer = printer_named(
        "corner", {"corner": {"bleed_mm": 5, "icc": "none", "standard": "plain"}}
    )
    assert (printer.name, printer.bleed_mm, printer.safe_mm, printer.icc) == (
        "corner",
        5,
        4,
        "none",
    )


def test_printer_named_own_profile_stands_before_a_built_in_one() -> None:
    assert printer_named("generic", {"generic": {"bleed_mm": 1}}).bleed_mm == 1
    assert BUILT_IN["generic"].bleed_mm == 3


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"blead_mm": 3}, "blead_mm: unknown field"),
        ({"bleed_mm": "3"}, "bleed_mm: is a number"),
        ({"bleed_mm": True}, "bleed_mm: is a number"),
        ({"bleed_mm": 30}, "bleed_mm: lies between 0 and 10"),
        ({"sheet": "a5"}, "sheet: is one of sra3, a4, a3"),
        ({"icc": 3}, "icc: is a word"),
        ({"icc": "none"}, "icc: without a profile there is no x-4"),
    ],
)
def test_printer_named_faulty_profile_says_which_field(values: dict[str, Any], told: str) -> None:
    with pytest.raises(PrintError, match=told):
        printer_named("own", {"own": values})


def test_printer_named_faulty_profile_tells_all_faults_at_once() -> None:
    with pytest.raises(PrintError) as caught:
        printer_named("own", {"own": {"bleed_mm": -1, "flip": "up"}})
    assert [problem.field for problem in caught.value.problems] == ["bleed_mm", "flip"]
