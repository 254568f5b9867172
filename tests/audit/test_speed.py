"""How fast the leak gate reads: figures of the processor's time, from `bench/audit_speed.py`.

The design asks for 4 MB/s of distinct text and 15 MB/s of a site. Shared machines differ by a
factor of three from one hour to the next, so the limits are a third; the figures are printed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timed

BENCH = Path(__file__).parents[2] / "bench" / "audit_speed.py"
SLACK = 3
EVEN = 0.6
"""What a rate may fall to while the bytes double, or the people become a hundred times as many."""


def test_reading_is_fast_linear_in_bytes_and_flat_in_identities(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = subprocess.run([sys.executable, BENCH, "1"], capture_output=True, text=True, check=True)
    with capsys.disabled():
        print(f"\n{ran.stdout}")
    few, some, many, half, whole, site = map(float, re.findall(r"([\d.]+) MB/s", ran.stdout))
    assert min(few, some, half, whole) >= 4 / SLACK
    assert many >= EVEN * few
    assert whole >= EVEN * half
    assert site >= 15 / SLACK
