"""A library that somebody starts: complete, of their own, and silent about the example's."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hlsite.cli import main
from hlsite.importing.scaffold import LANGUAGES
from hlsite.reading.front_matter import read_front_matter
from tests.conftest import PROJECT, run_hlsite, tree

STARTER = PROJECT / "hlsite" / "importing" / "starter"
ANSWERS = {
    "name": 'Tobol: the "living" library',
    "url": "https://tobol.example/library",
    "email": "desk@tobol.example",
    "languages": "ru, kk",
}


def new(folder: Path, **changed: str) -> Result:
    answers = {**ANSWERS, **changed}
    options = [part for name, value in answers.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(main, ["new", str(folder), *options])


def test_new_library_is_checked_and_built_as_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "tobol"
    assert new(folder).exit_code == 0
    checked = run_hlsite(folder, "check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "No problems found.\n")
    built = run_hlsite(folder, "build")
    assert built.returncode == 0, built.stderr
    pages = tree(folder / "site")
    for name in ("index", "about/index", "rules/index", "privacy/index", "leave/index", "404"):
        assert f"{name}.html" in pages
    assert "kk/privacy/index.html" in pages
    assert '<html lang="ru"' in pages["index.html"].decode()
    assert "desk@tobol.example" in pages["privacy/index.html"].decode()
    told = b"".join(pages.values())
    for name in ("Nura", "Нұра", "desk@library.example", "nura-library"):
        assert name.encode() not in told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"languages": "fr"}, "there is no starter in fr; begin with some of en, kk, ru"),
        ({"languages": ","}, "there is no starter in no language"),
        ({"url": "tobol"}, "site_url: is not a web address"),
        ({"timezone": "Asia/Astana"}, "plugins.hlsite.timezone: is not a time zone"),
        ({"email": "me <me@tobol.example>"}, "the desk's e-mail address is not one; write"),
        ({"name": " "}, "site_name: is empty"),
    ],
)
def test_wrong_answer_is_told_and_nothing_is_written(
    tmp_path: Path, changed: dict[str, str], told: str
) -> None:
    result = new(tmp_path / "tobol", **changed)
    assert result.exit_code == 1
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        result = new(folder)
        assert result.exit_code == 1
        assert "is there already; name a new folder" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["leave", "rules"])
def test_starter_page_says_what_the_example_says(page: str, language: str) -> None:
    suffix = "" if language == "en" else f".{language}"
    starter = STARTER / "pages" / f"{page}.{language}.md"
    example = PROJECT / "content" / "pages" / f"{page}{suffix}.md"
    one, other = (read_front_matter("a.md", path.read_bytes()) for path in (starter, example))
    assert one.body == other.body
