"""Every state of a book and of an event, seen in the bytes that are published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main
from hlsite.reading.anonymised import marker_of
from tests.conftest import EPOCH, copy_example, run_hlsite, tree
from tests.planted import CONFIG, FILES, add_vault, build, hits, write_planted

DAY = 86_400
NURSE = FILES["books/night-nurse.md"]


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "library"


def built(
    root: Path,
    changed: Mapping[str, str | bytes | None] | None = None,
    config: str = CONFIG,
    *,
    anonymise: bool = False,
) -> Path:
    """The published folder of the planted library, with these files changed."""
    assert build(write_planted(root, changed, config), anonymise=anonymise) == 0
    return root / "site"


def option(text: str) -> str:
    return CONFIG.replace("minimum_cell: 5", f"minimum_cell: 5, {text}")


def marks(site: Path, *looked_for: str) -> set[str]:
    return {mark for _, mark in hits(site, looked_for)}


def run(root: Path, command: str, *arguments: str) -> int:
    return CliRunner().invoke(main, [command, "-f", str(root / "mkdocs.yml"), *arguments]).exit_code


def test_anonymise_hides_every_name_and_whatever_comes_next_remembers(root: Path) -> None:
    names = ("Saule", "Сауле", "Asel Ashykova", "by a lake", "portrait-")
    assert marks(built(root), *names) == set(names)
    add_vault(root)
    site = built(root, anonymise=True)
    assert marks(site, *names) == {"by a lake"}  # anonymous by itself, so its story stays
    assert build(root) == 0
    assert marks(site, *names) == {"by a lake"}
    assert run(root, "print", "winter-reading", "--only", "cards", "--language", "en") == 0
    assert marks(root / "print", *names) == set()
    assert run(root, "withdraw", "adult-book", "--yes") == 0
    assert marks(site, *names, "Grown up") == {"by a lake"}
    assert run(root, "audit", str(site)) == 0


def test_example_can_be_anonymised_at_once(tmp_path: Path) -> None:
    """An alias of two people, and towns in titles, are no secret that stops the publishing."""
    project = copy_example(tmp_path / "example")
    built = run_hlsite(project, "build", "--anonymise", HLSITE_VAULT_KEY_FILE="")
    assert built.returncode == 0, built.stderr
    assert marks(project / "site", "Gulim", "Ainash", "Гүлім", "Гулим", "Saule") == set()


def test_anonymity_ends_by_command_and_not_by_a_build_that_fails(root: Path) -> None:
    site = built(root, anonymise=True)
    (root / "content" / "books" / "wrong.md").write_text("---\n")
    assert run(root, "build", "--no-anonymise") == 1
    assert marker_of(site).exists()
    (root / "content" / "books" / "wrong.md").unlink()
    assert run(root, "build", "--no-anonymise") == 0
    assert marks(site, "Saule") == {"Saule"}
    assert run(root, "build", "--no-anonymise") == 0
    assert not marker_of(site).exists()


@pytest.mark.parametrize(("days", "shown"), [(45, {"Saule", "a town"}), (44, set())])
def test_anonymise_after_counts_from_the_last_event(root: Path, days: int, shown: set[str]) -> None:
    # The autumn reading ended 44 days and 19.5 hours before.
    winter = FILES["events/winter-reading.md"].replace(
        '  - {id: night-nurse, taken: ["14:00"]}\n', ""
    )
    changed = {"events/winter-reading.md": winter}
    site = built(root, changed, option(f"anonymise_after: {days}d"))
    assert marks(site, "Saule", "a town") == shown


def test_reviewed_masks_let_a_story_stay_under_the_title_alone(root: Path) -> None:
    reviewed = NURSE.replace("alias: Saule", "alias: Saule\nmasks_reviewed: true")
    site = built(root, {"books/night-nurse.md": reviewed}, anonymise=True)
    assert marks(site, "Saule", "a town", "QZLEFT", "portrait-") == {"a town"}


@pytest.mark.parametrize(("late", "shown"), [(0, {"Ends today"}), (DAY, set())])
def test_consent_ends_with_its_last_day(
    root: Path, monkeypatch: pytest.MonkeyPatch, late: int, shown: set[str]
) -> None:
    ending = FILES["books/quiet-book.md"].replace("2027-12-31", "2026-11-24")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + late))
    site = built(root, {"books/quiet-book.md": ending.replace("title: Quiet", "title: Ends today")})
    assert marks(site, "Ends today", "by a lake") == (shown and {*shown, "by a lake"})


def test_unlisted_book_has_a_page_that_nothing_leads_to(root: Path) -> None:
    site = built(root)
    pages = {name for name, mark in hits(site, ("Behind a code",))}
    (code,) = {name.split("books/")[1].split("/")[0] for name in pages}
    assert re.fullmatch("[a-z2-7]{20}", code)
    assert {name.removeprefix("ru/").split("/")[1] for name in pages} == {code}
    elsewhere = [name for name, _ in hits(site, (code, "unlisted-book")) if code not in name]
    assert elsewhere == []


def test_unlinkable_book_has_a_page_an_event_until_it_ends(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring = FILES["events/school-day.md"].replace("audience: school\n", "")
    offer = "{id: hidden-book, title: A door, summary: What a door is for.}"
    changed = {"events/school-day.md": spring.replace("adult-book]", f"{offer}]")}
    site = built(root, changed)
    codes = [
        next(name.split("/")[1] for name, _ in hits(site, (words,)) if name.startswith("books/"))
        for words in ("What a lock is for", "What a door is for")
    ]
    assert len(set(codes)) == 2
    files = tree(site)
    covers = [
        {raw for name, raw in files.items() if code in name and "svg" in name} for code in codes
    ]
    assert covers[0].isdisjoint(covers[1])
    for code, other in (codes, codes[::-1]):
        page = files[f"books/{code}/index.html"].decode()
        assert (other in page, "The story of" in page) == (False, False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 30 * DAY))
    assert marks(built(root, changed), codes[0], "What a lock is for") == set()


def test_embargo_ends_at_its_moment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lifted = 1_803_877_200  # 1 March 2027, 10:00 in Almaty
    for moment, shown in ((lifted - 1, set()), (lifted, {"QZEMBARGO", "coming-book"})):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        assert marks(built(root), "QZEMBARGO", "coming-book") == shown


def test_small_cells_their_complements_and_unanimity_are_in_no_file(root: Path) -> None:
    site = built(root)
    page = (site / "events/autumn-reading/index.html").read_text("utf-8")
    text = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL))
    survey = " ".join(text.split()).partition("Better?")[2]
    better, _, rest = survey.partition("Again?")
    again, _, how = rest.partition("How?")
    assert {figure for part in (better, again) for figure in re.findall(r"\d+", part)} <= {"43"}
    assert re.findall(r"\b(?:3|9|7%|21%)\b", how.split("I listened")[0]) == []
    assert "31" in how or "72" in how
    for name, raw in tree(site).items():
        if name.endswith((".json", ".ics")):
            assert not re.search(rb'"(?:readers|count)":\s*(?:3|2|41|9)\b', raw), name


def test_book_for_adults_leaves_no_trace_at_a_school(root: Path) -> None:
    site = built(root)
    school = [name for name in tree(site) if "school-day" in name]
    assert len(school) >= 4
    found = {name for name, _ in hits(site, ("adult-book", "Grown up"))}
    assert found.isdisjoint(school)
    assert "books/adult-book/index.html" in found
