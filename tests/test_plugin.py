"""The engine's side: MkDocs, `--strict`, ProperDocs, and what none of them may do."""

from __future__ import annotations

import shutil
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
