"""QR codes as one vector path, the same for the same address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

import zxingcpp

QUIET_ZONE = 4
"""Modules of white that ISO/IEC 18004 asks for on every side."""

_MASK = 3
"""Any of the eight is readable; trying all takes five times as long."""

_DARK = re.compile(rb"\0+")
"""Dark modules side by side, 0 being black."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """One code.

    Attributes:
        modules: Modules along a side, the quiet zone apart.
        image: A byte a module, row by row from the top left corner: 0 is dark, 255 light.
    """

    modules: int
    image: bytes

    def drawing(self, side: float) -> bytes:
        """Operators of a content stream, `side` wide, painted in its colour.

        Dark modules side by side are one bar. All are one path, so that no seam shows where bars
        touch, of whole modules under a scale: few bytes to write, to compress and to read.
        """
        scale = side / self.modules
        drawn = [f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm"]
        for y in range(self.modules):
            left = y * self.modules
            for bar in _DARK.finditer(self.image, left, left + self.modules):
                start, end = bar.span()
                drawn.append(f"{start - left} {y} {end - start} 1 re")
        drawn.append("f*\nQ")
        return "\n".join(drawn).encode()


@lru_cache(maxsize=4096)
def qr_code(url: str) -> QrCode:
    """Encode `url` with error correction M, or better where that costs no module."""
    chosen = _encoded(url, "M")
    for level in ("Q", "H"):
        better = _encoded(url, level)
        if better.modules > chosen.modules:
            break
        chosen = better
    return chosen


def _encoded(url: str, level: str) -> QrCode:
    code = zxingcpp.create_barcode(
        url, zxingcpp.BarcodeFormat.QRCode, ec_level=level, data_mask=_MASK
    )
    image = bytes(memoryview(code.to_image(scale=1, add_quiet_zones=False)))  # type: ignore[arg-type]
    return QrCode(isqrt(len(image)), image)
