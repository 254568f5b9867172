"""A hostile catalogue: everything is refused, all at once, in a librarian's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import run_hlsite, tree
from tests.hostile import making
from tests.reading.library import BOOK, EVENT, write_library

CONFIG = """\
site_name: Nura human library
site_url: https://nura-library.example/
docs_dir: content/pages
theme: {name: material, font: false}
plugins:
  - hlsite: {languages: [en, kk, ru], timezone: Asia/Almaty}
"""
CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("refused.yml").read_text("utf-8")
)
SAID = [
    f"content/{case['file']}".encode("unicode_escape").decode() + line
    for case in CASES
    for line in case["says"]
]


def plant(case: dict[str, Any], content: Path) -> None:
    path = content / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "make" in case:
        getattr(making, case["make"])(path)
        return
    text: str = case.get("text") or (EVENT if "event" in case else BOOK)
    for old, new in {**case.get("replace", {}), **case.get("event", {})}.items():
        assert old in text, f"{old!r} is not in the good file"
        text = text.replace(old, new, 1)
    text = text.replace("title: Night nurse", f"title: {path.stem}")
    path.write_bytes(text.encode())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with every attack in it, and what earlier runs have published."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "mkdocs.yml").write_text(CONFIG)
    content = write_library(root, {"vault.age": None})
    for case in CASES:
        plant(case, content)
    for folder in ("site", "print/winter-reading"):
        (root / folder).mkdir(parents=True)
        (root / folder / "index.html").write_text("old")
    return root


def test_every_attack_is_told_with_place_and_mend(project: Path) -> None:
    result = run_hlsite(project, "check")
    errors = [line for line in result.stdout.splitlines() if "warning: " not in line]
    assert (sorted(errors), result.returncode) == (sorted(SAID), 1)


@pytest.mark.parametrize("command", [["build"], ["print", "--all"]])
def test_nothing_is_published(project: Path, command: list[str]) -> None:
    result = run_hlsite(project, *command)
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert [line for line in SAID if line not in result.stderr.splitlines()] == []
    assert "Plantedova" not in result.stdout + result.stderr
    assert tree(project / "site") == {"index.html": b"old"}
    assert tree(project / "print") == {"winter-reading/index.html": b"old"}
    assert [path.name for path in project.glob(".*")] == []
