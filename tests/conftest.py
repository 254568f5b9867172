"""The example, built once for every test that looks at the result."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.figures import pytest_terminal_summary  # noqa: F401 - a hook for the whole run

PROJECT = Path(__file__).resolve().parent.parent

# A loaded machine is slow, not wrong: what has to be quick is measured on its own.
settings.register_profile("hlsite", deadline=None)
settings.load_profile("hlsite")

EPOCH = "1795501800"
"""24 November 2026, 11:30 in Astana: two events of the example are past, two are coming."""


def copy_example(folder: Path) -> Path:
    """A project like the example's in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(PROJECT / "content", folder / "content")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def run_hlsite(
    project: Path, *arguments: str, module: str = "hlsite", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line (or another module's) in `project`, at the fixed date."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(autouse=True, scope="module")
def _environment() -> Iterator[None]:
    """No module leaves its vault's key, or anything else, to the next."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project with its site built: `example / "site"`."""
    project = copy_example(tmp_path_factory.mktemp("example"))
    # Whichever test asks first: never with the key of its own vault.
    built = run_hlsite(project, "build", HLSITE_VAULT_KEY_FILE="")
    assert built.returncode == 0, built.stderr
    return project


@pytest.fixture(scope="session")
def site(example: Path) -> Path:
    """The example's published folder."""
    return example / "site"
