"""What is read and what is not: links, missing folders, entries of the vault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hlsite.model.problem import ContentError
from hlsite.reading.catalogue import read_catalogue
from tests.reading.library import BOOK, EVENT, SETTINGS, TODAY, problems_of, write_library

LINKS = ("notes", "books/day-nurse.md", "pages/map.png", "portraits/a.png", "topics.yml")


def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    content = write_library(tmp_path, {"topics.yml": None})
    private = tmp_path / "private.md"
    private.write_text(BOOK, "utf-8")
    for link in LINKS:
        path = content / link
        path.parent.mkdir(exist_ok=True)
        path.symlink_to(private)
    told = {problem.path: problem.message for problem in problems_of(content)}
    for link in LINKS:
        assert told.pop(f"content/{link}").startswith(("is a symlink; ", "is missing; "))
    assert told == {}


def test_missing_content_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_catalogue(tmp_path / "content", SETTINGS, today=TODAY)
    assert str(caught.value).splitlines() == [
        "content: no such folder; create it",
        "content/topics.yml: is missing; copy the one that `hlsite new` puts into a new folder",
    ]


def warnings(content: Path, vault: frozenset[str] | None) -> list[str]:
    return [
        str(one) for one in read_catalogue(content, SETTINGS, today=TODAY, vault=vault).warnings
    ]


def test_book_without_an_entry_in_the_vault_is_told(tmp_path: Path) -> None:
    content = write_library(tmp_path)
    told = (
        "content/books/night-nurse.md:1:1: warning: identity: no entry in the vault, so this name "
        "cannot be looked for; run `hlsite vault set night-nurse`, or write identity: not_held"
    )
    assert warnings(content, frozenset()) == [told]
    assert warnings(content, None) == []
    not_held = BOOK.replace("topics:", "identity: not_held\ntopics:")
    content = write_library(tmp_path, {"books/night-nurse.md": not_held})
    assert warnings(content, frozenset()) == []


NO_NAMES = (
    "content/vault.age: warning: no vault, so names cannot be looked for; run `hlsite vault init`"
)
GUESSED = "its address can be guessed without a vault; run `hlsite vault init`"


@pytest.mark.parametrize("hidden", ["listed", "linkable"])
def test_hidden_book_without_a_vault_stops_all_but_the_demonstration(
    hidden: str, tmp_path: Path
) -> None:
    book = BOOK.replace("topics:", f"{hidden}: false\ntopics:")
    own_words = "  - {id: night-nurse, title: A title, summary: A summary}\n"
    event = EVENT.replace("  - night-nurse\n", own_words) if hidden == "linkable" else EVENT
    files = {"books/night-nurse.md": book, "events/winter-reading.md": event, "vault.age": None}
    content = write_library(tmp_path, files)
    place = "content/books/night-nurse.md:6:1: "
    assert warnings(content, None) == [f"{place}warning: {hidden}: {GUESSED}", NO_NAMES]
    real = replace(SETTINGS, site_url="https://library.example/")
    with pytest.raises(ContentError) as stopped:
        read_catalogue(content, real, today=TODAY)
    assert [str(one) for one in stopped.value.problems] == [
        f"{place}{hidden}: {GUESSED}",
        NO_NAMES,
    ]
    (content / "vault.age").touch()
    assert read_catalogue(content, real, today=TODAY).warnings == ()


def test_withdrawn_book_needs_no_vault_for_its_address(tmp_path: Path) -> None:
    gone = BOOK.replace("topics:", "listed: false\nwithdrawn: 2026-11-01\ntopics:")
    content = write_library(tmp_path, {"books/night-nurse.md": gone, "vault.age": None})
    real = replace(SETTINGS, site_url="https://library.example/")
    assert [str(one) for one in read_catalogue(content, real, today=TODAY).warnings] == [NO_NAMES]


@pytest.mark.parametrize(
    "name", ["books/night-nurse.md", "events/winter-reading.md", "pages/about.md", "topics.yml"]
)
def test_file_that_cannot_be_read_is_told_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content = write_library(tmp_path, {"notes.txt": ""})
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == content / name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    # The account that runs the tests may read everything, whatever a file's mode says.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [str(problem) for problem in problems_of(content) if problem.severity == "error"]
    cannot = f"content/{name}: cannot be read; let your account read it, or save it anew"
    assert sorted(told) == sorted(
        [cannot, "content/notes.txt: does not belong here; move it out of content/"]
    )


@pytest.mark.parametrize("name", ["audit-exceptions.yml", "printers/shop.yml"])
def test_file_of_the_gate_or_of_a_shop_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content = write_library(tmp_path, {name: ""})
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == content / name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [str(problem) for problem in problems_of(content)] == [
        f"content/{name}: cannot be read; let your account read it, or save it anew"
    ]
