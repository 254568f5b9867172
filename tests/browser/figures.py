"""Measured figures: each is held against its limit and printed at the end of the run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

_PROPERTY = "figure"


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes down the figures of one test; pytest carries them to the summary."""

    request: pytest.FixtureRequest

    def note(self, what: str, value: float, unit: str, limit: str = "") -> None:
        """Have `what` printed: `catalogue, kk: 44.3 kB (≤ 50)`."""
        line = f"{what}: {value:,.4g} {unit}".rstrip() + (f" ({limit})" if limit else "")
        self.request.node.user_properties.append((_PROPERTY, line))

    def at_most(self, what: str, value: float, limit: float, unit: str) -> None:
        """Note the figure and fail above `limit`."""
        self.note(what, value, unit, f"≤ {limit:g}")
        assert value <= limit, f"{what}: {value:g} {unit}, at most {limit:g}"

    def at_least(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """Note the figure and fail below `limit`."""
        self.note(what, value, unit, f"≥ {limit:g}")
        assert value >= limit, f"{what}: {value:g} {unit}, at least {limit:g}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure, of failed tests, too. `tests/conftest.py` makes this a hook."""
    lines = sorted(
        line
        for outcome in ("passed", "failed", "xfailed", "xpassed")
        for report in terminalreporter.getreports(outcome)
        for name, line in report.user_properties
        if name == _PROPERTY and report.when == "call"
    )
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
