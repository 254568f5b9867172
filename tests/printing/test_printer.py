from __future__ import annotations

import dataclasses
import re

import pytest

from hlsite.printing.printer import BUILT_IN, Printer, printer_named
from hlsite.printing.problems import PrintError
from hlsite.reading.fields import PrinterFields


def test_printer_named_unknown_names_the_nearest_and_all_that_exist() -> None:
    told = (
        'there is no printer "ofice"; did you mean "office"? '
        "there are: corner, digital, generic, office"
    )
    with pytest.raises(PrintError, match=re.escape(told)):
        printer_named("ofice", {"corner": {}})


def test_printer_named_own_profile_fills_in_what_it_does_not_say() -> None:
    own = {"corner": {"bleed_mm": 5, "icc": "none", "standard": "plain"}}
    assert printer_named("corner", own) == Printer(
        "corner", bleed_mm=5, icc="none", standard="plain"
    )


def test_printer_named_own_profile_stands_before_a_built_in_one() -> None:
    assert printer_named("generic", {"generic": {"bleed_mm": 1}}).bleed_mm == 1
    assert BUILT_IN["generic"].bleed_mm == 3


def test_printer_profile_on_disk_has_the_fields_of_a_printer() -> None:
    fields = [field.name for field in dataclasses.fields(Printer)]
    assert list(PrinterFields.model_fields) == fields
