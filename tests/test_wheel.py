"""The built wheel, away from its source tree, makes what the source tree makes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EPOCH, PROJECT, copy_example, tree


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT))
    subprocess.run([sys.executable, *build], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile")
    subprocess.run(
        [sys.executable, *pip, "--target", str(folder), str(wheel)], check=True, capture_output=True
    )
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(installed),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SOURCE_DATE_EPOCH": EPOCH,
            "HLSITE_VAULT_KEY_FILE": str(PROJECT / "docs" / "demonstration.key"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_wheel_builds_the_same_site(installed: Path, site: Path, tmp_path: Path) -> None:
    project = copy_example(tmp_path)
    where = run(installed, project, "-c", "import hlsite; print(hlsite.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)
    built = run(installed, project, "-m", "hlsite", "build")
    assert built.returncode == 0, built.stderr
    assert tree(project / "site") == tree(site)


def test_wheel_starts_a_library_and_prints_a_card(installed: Path, tmp_path: Path) -> None:
    answers = ("--name", "Tobol", "--url", "https://tobol.example/", "--email", "a@tobol.example")
    begun = run(installed, tmp_path, "-m", "hlsite", "new", "tobol", *answers, "--languages", "kk")
    assert begun.returncode == 0, begun.stderr
    project = copy_example(tmp_path / "example")
    one = ("winter-reading-2026", "--only", "cards", "--language", "kk")
    printed = run(installed, project, "-m", "hlsite", "print", *one)
    assert printed.returncode == 0, printed.stderr
    assert [path.name for path in (project / "print").rglob("cards.pdf")] == ["cards.pdf"]


def test_wheel_carries_every_licence_of_what_it_carries(wheel: Path) -> None:
    theme = PROJECT / "theme"
    licences = {
        path.relative_to(PROJECT).as_posix()
        for pattern in ("*-OFL.txt", "*LICENSE*")
        for path in theme.rglob(pattern)
    }
    packed = {name.partition("/licenses/")[2] for name in zipfile.ZipFile(wheel).namelist()}
    assert licences
    assert packed - {""} == {"LICENSE", *licences}


def test_wheel_carries_the_whole_theme_and_nothing_private(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {path.relative_to(PROJECT / "theme") for path in (PROJECT / "theme").rglob("*")}
    files = {path.as_posix() for path in theme if (PROJECT / "theme" / path).is_file()}
    assert {f"hlsite/_theme/{name}" for name in files} <= names
    assert [name for name in names if name.endswith((".age", ".key"))] == []
