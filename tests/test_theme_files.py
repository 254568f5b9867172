"""What the theme brings to the site."""

from __future__ import annotations

import gzip
from pathlib import Path

from hlsite.theme_files import site_files, theme_folder

FIRST_FLIGHT = 14_600
"""Bytes that a server sends before it waits for an answer (RFC 6928)."""


def test_style_sheet_comes_in_the_first_flight() -> None:
    sheet = site_files([theme_folder()])["assets/hl.css"]
    headers = 600
    assert len(gzip.compress(sheet, 6)) + headers < FIRST_FLIGHT


def test_style_sheet_keeps_strings_and_loses_comments(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "stylesheets" / "hl"
    folder.mkdir(parents=True)
    (folder / "a.css").write_text(
        """/* one
        two */
        a::after {
          content: "/* kept */ \\"/*"; /* gone */
        }
        b { background: url('data:,/*'); }
        """
    )
    assert site_files([tmp_path])["assets/hl.css"].decode().split("\n") == [
        "a::after {",
        'content: "/* kept */ \\"/*";',
        "}",
        "b { background: url('data:,/*'); }",
    ]
