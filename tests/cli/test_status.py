"""`hlsite status` on the example, changed where a test needs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hlsite.cli.status import status
from tests.conftest import EPOCH, copy_example


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE", raising=False)
    return copy_example(tmp_path / "project")


def run(project: Path) -> Result:
    return CliRunner().invoke(status, ["-f", str(project / "mkdocs.yml")])


def section(project: Path, title: str) -> list[str]:
    result = run(project)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    start = lines.index(f"{title}:") + 1
    end = next(
        (place for place in range(start, len(lines)) if not lines[place].startswith("  ")),
        len(lines),
    )
    return [line.strip() for line in lines[start:end]]


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_absent_books_are_told_by_channel(project: Path) -> None:
    change(project, "books/came-home.md", "covers: [web, print]", "covers: [print]")
    assert "came-home: the consent does not cover it" in section(project, "Not on the website")
    assert section(project, "Not in print") == [
        "grown-up-in-a-childrens-home: the book is withdrawn",
        "police-officer: the consent has ended",
    ]


def test_absence_at_one_event_names_the_event(project: Path) -> None:
    change(project, "events/winter-reading-2026.md", "audience: public", "audience: school")
    change(project, "books/night-nurse.md", "minimum_age: 14", "minimum_age: 18")
    assert any(
        line.startswith("night-nurse, at winter-reading-2026: a book for readers of 18")
        for line in section(project, "Not on the website")
    )


def test_consents_that_end_soon_are_told(project: Path) -> None:
    change(project, "books/night-nurse.md", "until: 2027-12-31", "until: 2026-12-01")
    change(project, "books/came-home.md", "until: 2028-06-30", "until: 2026-11-24")
    assert section(project, "Consents that end within 30 days") == [
        "came-home: 2026-11-24, today",
        "night-nurse: 2026-12-01, in 7 days",
    ]


def test_stale_translations_are_told_by_file(project: Path) -> None:
    translation = project / "content" / "books" / "night-nurse.kk.md"
    text = re.sub(
        r'translated_from: "\w+"', 'translated_from: "000000000000"', translation.read_text("utf-8")
    )
    translation.write_text(text, "utf-8")
    assert section(project, "Translations older than their text") == [
        "content/books/night-nurse.kk.md"
    ]


def test_coming_events_are_told_in_order(project: Path) -> None:
    change(
        project,
        "events/winter-reading-2026.md",
        "audience: public",
        "audience: public\nembargo: 2026-12-01T18:00:00+05:00",
    )
    first, *others = section(project, "Coming events")
    assert first == (
        "2026-12-12 14:00 winter-reading-2026: confirmed, 16 books listed, 1 off the shelf, "
        "titles from 2026-12-01 18:00"
    )
    assert others[0] == "2027-01-16 18:00 night-shelf-2027: cancelled, 6 books listed"


def test_one_book_is_not_told_as_several(project: Path) -> None:
    event = (project / "content" / "events" / "night-shelf-2027.md").read_text("utf-8")
    listed = re.search(r"books:\n(?:  - [\w-]+\n)+", event)
    assert listed is not None
    change(
        project,
        "events/night-shelf-2027.md",
        listed[0],
        "books:\n  - night-nurse\n",
    )
    _, night, *_ = section(project, "Coming events")
    assert night == "2027-01-16 18:00 night-shelf-2027: cancelled, 1 book listed"


def test_desk_sheets_are_told(project: Path) -> None:
    (project / "desk" / "winter-reading-2026").mkdir(parents=True)
    assert section(project, "Desk sheets that lie here") == [
        "desk/winter-reading-2026/ (hlsite desk --clear winter-reading-2026)"
    ]


def test_status_goes_on_without_the_key(project: Path) -> None:
    vault = project / "content" / "vault.age"
    vault.write_bytes(vault.read_bytes()[:-9])
    result = run(project)
    assert (result.exit_code, "warning: content/vault.age" in result.stderr) == (0, True)


def test_no_private_value_is_told(project: Path) -> None:
    told = run(project).output
    private = ("Baizakova", "Saule", "Sanzhar", "Pavlodar", "+7 700", "night-nurse.png")
    assert [value for value in private if value in told] == []


def test_broken_catalogue_is_told_with_its_problems(project: Path) -> None:
    change(project, "books/night-nurse.md", "title: ", "titel: ")
    result = run(project)
    assert (result.exit_code, "night-nurse.md" in result.stderr) == (1, True)
