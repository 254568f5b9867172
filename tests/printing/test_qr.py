from __future__ import annotations

import re

import pytest
import segno
import zxingcpp

from hlsite.printing.qr import QrCode, qr_code

URL = "https://nura.example/kk/books/night-nurse/"
_BAR = re.compile(rb"^(\d+) (\d+) (\d+) 1 re$", re.MULTILINE)


def _painted(code: QrCode) -> list[list[int]]:
    """Which modules the drawing darkens, and how often."""
    rows = [[0] * code.modules for _ in range(code.modules)]
    for bar in _BAR.finditer(code.drawing(50)):
        x, y, width = map(int, bar.groups())
        for column in range(x, x + width):
            rows[y][column] += 1
    return rows


def _read(code: QrCode) -> zxingcpp.Barcode:
    """What a scanner reads, a module being three pixels, with white around."""
    wide = 3 * (code.modules + 8)
    white = b"\xff" * wide
    image = [white] * 12
    for row in _painted(code):
        pixels = b"".join(bytes(3) if dark else b"\xff" * 3 for dark in row)
        image += [b"\xff" * 12 + pixels + b"\xff" * 12] * 3
    image += [white] * 12
    found = zxingcpp.read_barcode(memoryview(b"".join(image)).cast("B", (len(image), wide)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "url",
    [URL, "https://nura.example/", "https://nura.example/books/" + "long-" * 20 + "/", "A1" * 40],
)
def test_qr_drawing_leads_to_its_address(url: str) -> None:
    found = _read(qr_code(url))
    assert found.text == url
    assert found.format == zxingcpp.BarcodeFormat.QRCode


def test_qr_drawing_paints_each_dark_module_once() -> None:
    code = qr_code(URL)
    wanted = [int(module == 0) for module in code.image]
    assert [times for row in _painted(code) for times in row] == wanted


def test_qr_code_is_as_small_as_level_m_allows_and_as_sound_as_its_size_allows() -> None:
    """Held against another encoder, which raises the level of itself where that is free."""
    for length in range(5, 60):
        url = "https://nura.example/" + "a" * length + "/"
        code, other = qr_code(url), segno.make(url, error="m", micro=False)
        assert (code.modules, _read(code).ec_level) == (len(other.matrix), other.error)
