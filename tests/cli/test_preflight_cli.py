"""`hlsite preflight` on a good file, a bad one, and none."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from hlsite.cli.preflight import check_file
from tests.printing.kits import cards, printed_book


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("preflight") / "good.pdf"
    file.write_bytes(cards(printed_book()))
    return file


@pytest.fixture
def bad(good: Path, tmp_path: Path) -> Path:
    file = tmp_path / "bad.pdf"
    with pikepdf.open(good) as pdf:
        pdf.pages[0].obj.UserUnit = 2
        pdf.save(file)
    return file


@pytest.fixture(autouse=True)
def _away_from_any_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(check_file, [str(argument) for argument in arguments])


def test_preflight_of_a_good_file_ends_with_0(good: Path) -> None:
    result = run(good)
    told = "good.pdf can go to the shop (generic): all 30 rules hold\n"
    assert (result.exit_code, result.output) == (0, told)


def test_preflight_of_a_bad_file_tells_the_rule_and_the_page_and_ends_with_1(bad: Path) -> None:
    result = run(bad)
    assert result.exit_code == 1
    assert " 9  The whole page is shown at its size: no\n" in result.output
    assert "      page 1: a UserUnit changes the page's scale\n" in result.output
    assert "bad.pdf must not go to the shop (generic): " in result.output


def test_preflight_json_tells_every_rule(bad: Path) -> None:
    (file,) = json.loads(run(bad, "--json").stdout)["files"]
    assert (file["file"], file["printer"], file["passed"]) == ("bad.pdf", "generic", False)
    assert not file["rules"][8]["passed"]


def test_preflight_of_what_is_no_pdf_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("notes", "utf-8")
    assert run(tmp_path / "notes.pdf").exit_code == 1


def test_preflight_of_a_missing_file_or_for_an_unknown_printer_ends_with_2(good: Path) -> None:
    result = run(good.with_name("missing.pdf"))
    assert result.exit_code == 2
    assert result.stderr.endswith("missing.pdf: No such file or directory\n")
    result = run(good, "--printer", "offce")
    assert result.exit_code == 2
    assert 'there is no printer "offce"; did you mean "office"?' in result.stderr


def test_preflight_knows_the_librarys_profiles_and_tells_what_is_wrong_with_them(
    good: Path, tmp_path: Path
) -> None:
    profiles = tmp_path / "content" / "printers"
    profiles.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: N\nsite_url: https://n.example/\ndocs_dir: content/pages\n"
        "plugins: [{hlsite: {languages: [en]}}]\n",
        "utf-8",
    )
    (profiles / "strict.yml").write_text("minimum_text_pt: 12\n", "utf-8")
    assert run(good, "--printer", "strict").exit_code == 1
    (profiles / "strict.yml").write_text("minimum_text_pt: 40\n", "utf-8")
    result = run(good, "--printer", "strict")
    assert result.exit_code == 2
    assert result.stderr.startswith("content/printers/strict.yml:1:1: minimum_text_pt: ")


def test_preflight_of_an_uncut_page_asks_for_no_bleed(good: Path, tmp_path: Path) -> None:
    file = tmp_path / "uncut.pdf"
    with pikepdf.open(good) as pdf:
        for page in pdf.pages:
            page.obj.BleedBox = page.obj.MediaBox = page.obj.TrimBox
        pdf.save(file, fix_metadata_version=False)
    assert "11  Art reaches over the trim: no" in run(file).output
    assert "11  Art" not in run(file, "--no-bleed").output
