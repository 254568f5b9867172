"""The sheet on paper: what goes to Typst, and what comes out of it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hlsite.desk.pdf import desk_pdf
from hlsite.printing.encrypt import encrypt
from hlsite.printing.glyphs import covered_by_all
from hlsite.printing.typeset import Typesetter
from hlsite.theme_files import theme_folder
from tests.desk.sheets import values
from tests.privacy.factories import NOW

CARDS = theme_folder() / "cards"
ASCII = frozenset(range(0x20, 0x7F))


def typeset(name: str, data: Any) -> bytes:
    setter = Typesetter([CARDS], [CARDS / "fonts"])
    return setter.typeset(name, data, built=NOW, standards=("ua-1", "1.7")).pdf


def text_of(pdf: bytes, folder: Path) -> list[str]:
    """The words of each page."""
    file = folder / "desk.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return out.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("language", ["en", "kk"])
def test_each_page_is_marked_with_event_and_date(language: str, tmp_path: Path) -> None:
    found = values(language)
    pdf, lost = desk_pdf(found, typeset, covered_by_all([CARDS / "fonts"]))
    pages = text_of(pdf, tmp_path)
    assert lost == ()
    assert len(pages) > 1
    for page in pages:
        plain = " ".join(page.split())
        assert "CONFIDENTIAL · ҚҰПИЯ · КОНФИДЕНЦИАЛЬНО" in plain
        assert found["day"] in plain
    whole = " ".join(" ".join(pages).split())
    for secret in ("Zhanbota Qanatqyzy Plantedova", "+7 700 000 99 02", "3 Hidden Lane"):
        assert secret in whole
    assert "870630400000" not in whole


def test_pages_are_black_and_white(tmp_path: Path) -> None:
    pdf, _ = desk_pdf(values(), typeset, covered_by_all([CARDS / "fonts"]))
    (tmp_path / "desk.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "30", tmp_path / "desk.pdf", tmp_path / "page"], check=True)
    for page in tmp_path.glob("page*.ppm"):
        pixels = page.read_bytes().split(b"255\n", 1)[1]
        assert pixels[0::3] == pixels[1::3] == pixels[2::3]


def test_letters_that_no_font_has_are_told_by_book() -> None:
    given: dict[str, Any] = {}

    def keep(_name: str, data: dict[str, Any]) -> bytes:
        given.update(data)
        return b"%PDF-"

    found = {**values(), "books": [{"id": "one-book", "names": ["Ab\nç"], "place": 1}]}
    assert desk_pdf(found, keep, ASCII) == (b"%PDF-", ("one-book",))
    assert given["books"] == [{"id": "one-book", "names": ["Ab\n[?]"], "place": 1}]
    assert given["marks"][0] == "Confidential"


def test_locked_pdf_opens_with_its_password_alone() -> None:
    pdf, _ = desk_pdf(values(), typeset, covered_by_all([CARDS / "fonts"]))
    locked = encrypt(pdf, lambda: "a long sentence")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password="a long sentence") as opened:  # noqa: S106
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
    assert b"Winter" not in locked
