"""Figures of recall and precision at the end of the run, and the lists precision is measured on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest

WORD_LISTS = "aspell aspell-en aspell-kk aspell-ru hunspell-kk hunspell-ru"
"""Debian packages."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures = [
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == "figure"
    ]
    if figures:
        terminalreporter.section("the leak gate in figures")
        for figure in figures:
            terminalreporter.write_line(figure)


@pytest.fixture(scope="session")
def aspell() -> Callable[[str], list[str]]:
    """Give the words of one of aspell's lists; a missing list fails the test."""
    if shutil.which("aspell") is None:
        pytest.fail(f"no aspell; Debian: apt-get install {WORD_LISTS}")

    def words(language: str) -> list[str]:
        dump = subprocess.run(
            ["aspell", "-l", language, "dump", "master"], capture_output=True, check=False
        )
        if dump.returncode:
            pytest.fail(f"aspell has no list for {language}; Debian: apt-get install {WORD_LISTS}")
        return [line.partition("/")[0] for line in dump.stdout.decode().split()]

    return words
