"""One Chromium, one server over the built example, one catalogue of a thousand books."""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.figures import Figures
from tests.browser.serving import serving
from tests.conftest import EPOCH, PROJECT

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Whatever a page or the browser itself may want: no name resolves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

BOOKS = 1160
"""Of so many, 1,000 or more are on the shelf; some are withdrawn, unlisted, or for paper alone."""

OpenPage = Callable[..., Page]


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test writes what it measured."""
    return Figures(request)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once a process: it can not be started twice."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the built example, with a slash at its end."""
    with serving(site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, origin: str) -> Iterator[OpenPage]:
    """`open_page("kk/index.html", width=390, …)`: a page in a fresh context of its own.

    Other arguments are those of Playwright's `new_context`.
    """
    contexts: list[BrowserContext] = []

    def opened(path: str, *, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(origin + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@dataclass(frozen=True)
class Thousand:
    """A generated catalogue, built.

    Attributes:
        project: Its folder.
        cpu: Seconds of CPU, user and system, that a build with filled caches took.
    """

    project: Path
    cpu: float

    @property
    def site(self) -> Path:
        """The published folder."""
        return self.project / "site"


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Thousand:
    """More than 1,000 books on the shelf, 50 events; workers of one run share it."""
    base = tmp_path_factory.getbasetemp()
    # A worker of pytest-xdist has a folder of its own inside the run's.
    project = (base.parent if base.name.startswith("popen-") else base) / "thousand"
    done = project / ".cpu"
    with project.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(project, ignore_errors=True)
            done.write_text(str(cost_of_build(project, BOOKS, 50)))
    return Thousand(project, float(done.read_text()))


def cost_of_build(project: Path, books: int, events: int) -> float:
    """Generate a catalogue in a new folder; give the CPU seconds of a build with filled caches."""
    made = [sys.executable, PROJECT / "bench" / "catalogue.py", project]
    subprocess.run([*made, "--books", str(books), "--events", str(events)], check=True)
    _build(project)  # fills the caches of pictures and programmes
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _build(project)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _build(project: Path) -> None:
    """Build a generated catalogue, apart from its audit, which has tests of its own."""
    built = subprocess.run(
        [sys.executable, PROJECT / "bench" / "without_audit.py", "build"],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr


@pytest.fixture
def unused_port() -> int:
    """A port that nothing listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
