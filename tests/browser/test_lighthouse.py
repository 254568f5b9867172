"""Lighthouse, mobile: speed, accessibility, best practice, search engines.

Of a few runs the best counts: what else the machine does is not the page's doing. A page that has
kept its limits is not run again.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.figures import Figures
from tests.browser.pages import located

pytestmark = pytest.mark.timed

KINDS = ("home", "catalogue", "book", "coming-event")
FEWEST, MOST = 1, 5
PERFORMANCE, LCP, TBT = 99, 1.2, 50
"""Score, seconds and milliseconds."""

NOT_INDEXED = {"book"}


@pytest.fixture(scope="module")
def runs(origin: str) -> dict[str, list[dict[str, Any]]]:
    """A few runs by page type; the first has every category, the others speed alone."""
    job = {
        "executablePath": CHROMIUM,
        "args": ARGUMENTS,
        "pages": [origin + located(kind) for kind in KINDS],
        "fewest": FEWEST,
        "most": MOST,
        "wanted": {"performance": PERFORMANCE, "lcp": LCP, "tbt": TBT},
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
    def best(name: str) -> float:
        return min(run[name] for run in runs[kind])

    performance = max(run["scores"]["performance"] for run in runs[kind])
    figures.at_least(f"Lighthouse, {kind}: performance", performance, PERFORMANCE)
    figures.at_most(f"Lighthouse, {kind}: LCP", best("lcp"), LCP, "s")
    figures.at_most(f"Lighthouse, {kind}: TBT", best("tbt"), TBT, "ms")
    figures.at_most(f"Lighthouse, {kind}: CLS", max(run["cls"] for run in runs[kind]), 0.02, "")
