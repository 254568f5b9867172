"""Lighthouse, mobile: speed, accessibility, best practice, search engines.

What depends on the processor is told and judged at a floor, not at the design's own figure: other
tests run beside these. The floors are what Lighthouse itself calls good, or a little less.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.figures import Figures
from tests.browser.pages import located

KINDS = ("home", "catalogue", "book", "coming-event")
RUNS = 3
LCP_FLOOR, TBT_FLOOR = 2.0, 200.0
"""Seconds; milliseconds. The design asks for 1.2 and 50."""
NOT_INDEXED = {"book"}


@pytest.fixture(scope="module")
def runs(origin: str) -> dict[str, list[dict[str, Any]]]:
    """Three runs by page type; the first has every category, the others speed alone."""
    job = {
        "executablePath": CHROMIUM,
        "args": ARGUMENTS,
        "pages": [origin + located(kind) for kind in KINDS],
        "runs": RUNS,
    }
    ran = subprocess.run(
        ["node", Path(__file__).with_name("lighthouse.mjs")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    return {kind: found[origin + located(kind)] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_page_has_full_marks(
    runs: dict[str, list[dict[str, Any]]], figures: Figures, kind: str
) -> None:
    first = runs[kind][0]
    scores, failed = dict(first["scores"]), list(first["failed"])
    del scores["performance"]
    if kind in NOT_INDEXED:  # it asks search engines to stay away, and that is marked down
        assert failed == ["is-crawlable: Page is blocked from indexing"]
        del scores["seo"]
    else:
        assert failed == []
    for category, score in scores.items():
        figures.at_least(f"Lighthouse, {kind}: {category}", score, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_fast(runs: dict[str, list[dict[str, Any]]], figures: Figures, kind: str) -> None:
    def middle(name: str) -> float:
        return median(run[name] for run in runs[kind])

    performance = median(run["scores"]["performance"] for run in runs[kind])
    lcp, tbt = middle("lcp"), middle("tbt")
    figures.note(f"Lighthouse, {kind}: LCP", lcp, "s", "≤ 1.2 wanted")
    figures.note(f"Lighthouse, {kind}: TBT", tbt, "ms", "≤ 50 wanted")
    figures.at_most(f"Lighthouse, {kind}: CLS", middle("cls"), 0.02, "")
    figures.at_least(f"Lighthouse, {kind}: performance", performance, 99)
    assert lcp <= LCP_FLOOR
    assert tbt <= TBT_FLOOR
