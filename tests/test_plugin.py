"""The engine's side: MkDocs, `--strict`, ProperDocs, and what none of them may do."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import copy_example, run_hlsite, tree

PAGES = (
    "index.html",
    "kk/index.html",
    "ru/index.html",
    "books/index.html",
    "books/night-nurse/index.html",
    "kk/books/night-nurse/index.html",
    "topics/index.html",
    "topics/health/index.html",
    "events/index.html",
    "events/winter-reading-2026/index.html",
    "ru/events/winter-reading-2026/index.html",
    "impact/index.html",
    "about/index.html",
    "rules/index.html",
    "privacy/index.html",
    "404.html",
)


@pytest.mark.parametrize("page", PAGES)
def test_page_of_the_contract_is_built(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_build_in_two_folders_is_byte_identical(site: Path, tmp_path: Path) -> None:
    project = copy_example(tmp_path / "somewhere" / "else")
    assert run_hlsite(project, "build").returncode == 0
    assert tree(project / "site") == tree(site)


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("mkdocs", ()), ("mkdocs", ("--strict",)), ("properdocs", ())],
    ids=["mkdocs", "mkdocs-strict", "properdocs"],
)
def test_build_under_another_engine_is_byte_identical(
    site: Path, tmp_path: Path, module: str, arguments: tuple[str, ...]
) -> None:
    project = copy_example(tmp_path / "project")
    built = run_hlsite(project, "build", *arguments, module=module)
    assert built.returncode == 0, built.stderr
    assert tree(project / "site") == tree(site)


def test_build_with_a_broken_file_leaves_the_old_site_whole(
    example: Path, site: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(example, project)
    before = tree(project / "site")
    broken = project / "content" / "books" / "night-nurse.md"
    broken.write_text(broken.read_text("utf-8").replace("languages:", "langauges:", 1), "utf-8")
    built = run_hlsite(project, "build")
    assert built.returncode == 1
    assert 'langauges: unknown field; did you mean "languages"?' in built.stderr
    assert "Traceback" not in built.stderr
    assert tree(project / "site") == before == tree(site)
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


@pytest.mark.parametrize("module", ["hlsite", "mkdocs"])
def test_build_at_a_moment_that_is_none_is_told(tmp_path: Path, module: str) -> None:
    project = copy_example(tmp_path / "project")
    built = run_hlsite(project, "build", module=module, SOURCE_DATE_EPOCH="soon")
    assert built.returncode == 1
    assert "SOURCE_DATE_EPOCH: is no number of seconds; unset or mend it" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (project / "site").exists()


def test_build_leaves_no_page_of_an_earlier_one(example: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(example, project)
    stale = project / "site" / "books" / "gone" / "index.html"
    stale.parent.mkdir()
    stale.write_text("An earlier page.", "utf-8")
    assert run_hlsite(project, "build").returncode == 0
    assert not stale.exists()


def test_build_copies_nothing_that_librarians_wrote(example: Path, site: Path) -> None:
    sources = {path.read_bytes() for path in (example / "content").rglob("*") if path.is_file()}
    published = tree(site)
    assert [name for name, content in published.items() if content in sources] == []
    assert [name for name in published if name.endswith((".md", ".yml", ".age"))] == []


@pytest.mark.parametrize("module", ["hlsite", "mkdocs"])
def test_preview_opens_the_vault_and_shows_an_edited_book(tmp_path: Path, module: str) -> None:
    """MkDocs gives a preview an address of its own, by which no key would be found."""
    project = copy_example(tmp_path / "library")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", module, "serve", "-a", place]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) as serving:
        try:
            assert "<h1>Night nurse</h1>" in night_nurse(place, "<h1>")
            source = project / "content" / "books" / "night-nurse.md"
            words = source.read_text("utf-8").replace("Night nurse", "Night owl")
            source.write_text(words, "utf-8")
            page = night_nurse(place, "Night owl")
            assert "<h1>Night owl</h1>" in page
            # Its script asks for what is new; MkDocs puts it into the page.
            assert "connect-src &#39;self&#39;" in page
            assert ("script-src &#39;self&#39; &#39;unsafe-inline&#39;" in page) is (
                module == "mkdocs"
            )
        finally:
            serving.terminate()


def night_nurse(place: str, sign: str) -> str:
    """Her page, as soon as `sign` is in it; after two minutes, as it is."""
    page = ""
    for _ in range(480):
        with contextlib.suppress(OSError):
            address = f"http://{place}/books/night-nurse/index.html"
            with urllib.request.urlopen(address, timeout=30) as answer:
                page = answer.read().decode()
            if sign in page:
                break
        time.sleep(0.25)
    return page
