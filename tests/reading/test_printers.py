from __future__ import annotations

import re
from pathlib import Path

from hlsite.reading.fields.site import PrinterFields
from tests.conftest import PROJECT
from tests.reading.library import problems_of, read, write_library

_HEADER = b"." * 12 + b"prtrCMYK" + b"." * 16 + b"acsp"


def test_printers_are_read_by_their_files_names_with_what_they_set(tmp_path: Path) -> None:
    content = write_library(
        tmp_path,
        {
            "printers/corner.yml": 'name: Corner shop\nbleed_mm: 5\nicc: shop.icc\nflip: "short"\n',
            "printers/shop.icc": _HEADER,
            "printers/office.yml": "icc: none\nstandard: plain\n",
        },
    )
    assert read(content).printers == {
        "corner": {
            "name": "Corner shop",
            "bleed_mm": 5,
            "icc": str(content / "printers" / "shop.icc"),
            "flip": "short",
        },
        "office": {"icc": "none", "standard": "plain"},
    }


def test_profile_that_the_documentation_shows_is_right_and_it_tells_every_field(
    tmp_path: Path,
) -> None:
    told = (PROJECT / "docs" / "printing.md").read_text("utf-8")
    [example] = re.findall(r"(?ms)^```yaml\n(.*?)^```$", told)
    content = write_library(tmp_path, {"printers/corner-shop.yml": example})
    assert problems_of(content) == ()
    assert read(content).printers["corner-shop"]["bleed_mm"] == 5
    table = told.partition("| field | if you do not say |")[2].partition("\n\n")[0]
    assert re.findall(r"(?m)^\| `(\w+)` \|", table) == list(PrinterFields.model_fields)
