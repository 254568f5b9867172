"""`hlsite print` on the example: what is ordered, where it lies, what is told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from hlsite.cli.printing import print_kit
from tests.conftest import EPOCH, copy_example
from tests.planted import add_vault, write_planted

EVENT = "winter-reading-2026"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example(tmp_path_factory.mktemp("print") / "project")


@pytest.fixture
def project(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, its `print/` not there yet, its vault locked with the demonstration's key."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    return example


def run(project: Path, *arguments: str, folder: Path | None = None) -> Result:
    where = ("-d", str(folder)) if folder else ()
    return CliRunner().invoke(print_kit, ["-f", str(project / "mkdocs.yml"), *where, *arguments])


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_print_tells_which_books_are_left_out_and_why(project: Path, tmp_path: Path) -> None:
    result = run(
        project, "nauryz-shelf-2026", "--only", "rules", "--language", "en", folder=tmp_path
    )
    assert result.exit_code == 0, result.output
    assert result.stderr == "nauryz-shelf-2026: police-officer is left out: the consent has ended\n"


def test_book_kept_out_of_another_event_is_not_told_as_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told are the books that this kit does not hold: not the one for adults, which it does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", "")
    root = write_planted(tmp_path / "library")
    add_vault(root)
    told = {
        event: {
            line.split()[1]
            for line in run(
                root, event, "--only", "rules", folder=tmp_path / event
            ).stderr.splitlines()
            if "left out" in line
        }
        for event in ("winter-reading", "school-day")
    }
    absent = {"early-book", "gone-book", "lapsed-book", "web-book"}
    assert told == {"winter-reading": absent, "school-day": {"adult-book"}}


def test_print_only_and_language_narrow_the_order(project: Path, tmp_path: Path) -> None:
    result = run(project, EVENT, "--only", "badges, rules", "--language", "kk", folder=tmp_path)
    assert result.exit_code == 0, result.output
    assert files(tmp_path / EVENT) == [
        "for-the-shop/job-ticket.csv",
        "for-the-shop/job-ticket.pdf",
        "for-the-shop/kk-badges.pdf",
        "for-the-shop/kk-rules.pdf",
        "kk/badges.pdf",
        "kk/rules.pdf",
        "preflight.html",
        "preflight.json",
    ]


def test_print_all_leaves_out_the_cancelled_event(project: Path, tmp_path: Path) -> None:
    result = run(project, "--all", "--only", "rules", "--language", "en", folder=tmp_path)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "nauryz-shelf-2026",
        "quiet-evening-2025",
        "school-day-2027",
        "winter-reading-2026",
    ]


def test_print_tells_every_unknown_name_at_once_and_makes_nothing(
    project: Path, tmp_path: Path
) -> None:
    result = run(
        project, "winter-reading", "--only", "card", "--language", "de", "--printer", "ofice",
        folder=tmp_path,
    )  # fmt: skip
    assert result.exit_code == 1
    told = [line.split(";")[0] for line in result.stderr.splitlines()]
    assert told == [
        'language: there is no language "de"',
        'printer: there is no printer "ofice"',
        'product: there is no product "card"',
        'event: there is no event "winter-reading"',
    ]
    assert result.stderr.count("did you mean") == 3
    assert not files(tmp_path)


def test_print_without_an_event_asks_for_one(project: Path) -> None:
    result = run(project)
    assert result.exit_code == 1
    assert result.stderr.startswith("name an event, or --all; there are: nauryz-shelf-2026, ")


def test_print_list_names_events_products_languages_and_printers(project: Path) -> None:
    told = run(project, "--list").stdout
    assert "  night-shelf-2027  2027-01-16  cancelled\n" in told
    assert "  cards-id1  85.6 x 53.98 mm  print shop\n" in told
    assert told.endswith("Languages: en, kk, ru\nPrinters: digital, generic, office\n")


@pytest.fixture
def profiles(project: Path) -> Iterator[Path]:
    """The folder of the library's own profiles, empty."""
    folder = project / "content" / "printers"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_print_with_a_profile_of_the_librarys_own(
    project: Path, profiles: Path, tmp_path: Path
) -> None:
    (profiles / "corner.yml").write_text("name: Corner shop\nbleed_mm: 5\n", "utf-8")
    order = (EVENT, "--only", "cards-id1", "--language", "en")
    result = run(project, *order, "--printer", "corner", folder=tmp_path / "out")
    assert result.exit_code == 0, result.output
    with pikepdf.open(tmp_path / "out" / EVENT / "en" / "cards-id1.pdf") as pdf:
        assert [round(float(edge) / 72 * 25.4, 1) for edge in pdf.pages[0].trimbox[:2]] == [5, 5]
    assert '"printer": "Corner shop"' in (tmp_path / "out" / EVENT / "preflight.json").read_text()
    (profiles / "corner.yml").write_text("blead_mm: 5\n", "utf-8")
    result = run(project, *order, folder=tmp_path / "again")
    assert result.exit_code == 1
    assert (
        'content/printers/corner.yml:1:1: blead_mm: unknown field; did you mean "bleed_mm"?'
        in result.stderr
    )
    assert not files(tmp_path / "again")


def test_print_that_preflight_stops_leaves_the_old_kit_and_a_draft_is_made_in_spite_of_it(
    project: Path, profiles: Path, tmp_path: Path
) -> None:
    (profiles / "coarse.yml").write_text("minimum_line_pt: 2\n", "utf-8")
    folder, order = tmp_path / "out", (EVENT, "--only", "cards-id1", "--language", "ru")
    assert run(project, *order, folder=folder).exit_code == 0
    old = {name: (folder / EVENT / name).read_bytes() for name in files(folder / EVENT)}
    result = run(project, *order, "--printer", "coarse", folder=folder)
    assert result.exit_code == 1
    assert "cards-id1 (ru): preflight rule 23: page" in result.stderr
    assert result.stderr.endswith("the old files are untouched.\n")
    assert {name: (folder / EVENT / name).read_bytes() for name in files(folder / EVENT)} == old
    result = run(project, *order, "--printer", "coarse", "--draft", folder=folder)
    assert result.exit_code == 0
    assert f"{EVENT}: draft: cards-id1 (ru): preflight rule 23: page" in result.stderr
    assert files(folder / EVENT) == ["preflight.html", "preflight.json", "ru/cards-id1.pdf"]
