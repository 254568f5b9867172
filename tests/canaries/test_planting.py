from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image

from hlsite.canaries import CONTROL, Mark, marks_in, plant
from hlsite.canaries.picture import with_words
from hlsite.reading.catalogue import read_catalogue
from hlsite.reading.site_config import read_project
from tests.planted import write_planted

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_planted(tmp_path / "library") / "content"


def of(marks: Iterable[Mark], field: str) -> list[Mark]:
    return [mark for mark in marks if mark.field == field]


def test_every_word_is_another_and_the_library_still_reads(content: Path) -> None:
    marks, people = plant(content, TODAY, anonymise=False)
    assert len({mark.word for mark in marks}) == len(marks)
    settings = read_project(content.parent / "mkdocs.yml").settings
    catalogue = read_catalogue(content, settings, today=TODAY).catalogue
    assert {person.book for person in people} == catalogue.books.keys()
    assert len(of(marks, CONTROL)) == len(catalogue.events)


def test_what_each_level_may_show_is_written_down_a_second_time(content: Path) -> None:
    marks, _ = plant(content, TODAY, anonymise=False)
    allowed = {mark.field: mark.may_be_in for mark in marks}
    assert allowed["left side of a mask, open book"] == {"public", "room", "desk"}
    assert allowed["left side of a mask, anonymous book"] == {"desk"}
    assert {mark.may_be_in for mark in of(marks, "vault: iin")} == {frozenset()}
    assert {mark.may_be_in for mark in of(marks, "title of a book that is in no edition")} == {
        frozenset()
    }
    assert allowed["venue's name, registered"] == {"room", "desk"}


def test_an_anonymised_library_shows_no_name_and_no_left_side(content: Path) -> None:
    marks, _ = plant(content, TODAY, anonymise=True)
    for field in (
        "name of an open book",
        "alias of an alias book",
        "left side of a mask, open book",
    ):
        assert {mark.may_be_in for mark in of(marks, field)} <= {frozenset({"desk"}), frozenset()}


def test_nothing_private_stays_as_it_was(content: Path) -> None:
    plant(content, TODAY, anonymise=False)
    words = ("QZLEFT", "QZSLEVA", "QZQUOTE", "QZVENUE", "QZSTREET")
    assert not marks_in(content / "books", words)
    assert not marks_in(content / "events", words)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_stays_a_picture_with_a_word_in_every_chunk(kind: str, tmp_path: Path) -> None:
    plain = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(plain, kind)
    words: list[str] = []

    def word(place: str) -> str:
        words.append(f"Qword{len(words)}q")
        assert place.startswith(kind)
        return words[-1]

    (tmp_path / f"a.{kind.lower()}").write_bytes(with_words(plain.getvalue(), word))
    with Image.open(tmp_path / f"a.{kind.lower()}") as image:
        image.load()
        assert image.getexif()[0x010E] in words
    assert sorted(marks_in(tmp_path, words)) == sorted(words)
    assert len(words) >= 4


def test_a_picture_of_another_kind_comes_back_as_it_is() -> None:
    assert with_words(b"RIFF....WEBP", str) == b"RIFF....WEBP"


def test_a_word_is_found_in_names_bytes_and_grouped_numbers(tmp_path: Path) -> None:
    (tmp_path / "qbalq.txt").write_text("tel. 700 123-45-67")
    found = marks_in(tmp_path, ("Qbalq", "7001234567", "Qnurq"))
    assert found == {"Qbalq": ("qbalq.txt",), "7001234567": ("qbalq.txt",)}
    assert marks_in(tmp_path / "nowhere", ("Qbalq",)) == {}
