from __future__ import annotations

from pathlib import Path

from tests.reading.library import read, write_library

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
