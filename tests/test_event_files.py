"""Programmes and pictures beside the pages: made once, kept, forgotten with what they were of."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf

from hlsite.event_files import EventFiles, event_files
from hlsite.model.public import PublicOffer, Text
from tests import factories
from tests.printing.kits import printed_book

THEME = Path(__file__).resolve().parents[1] / "theme"
PROGRAMME = "events/winter-reading/programme.en.pdf"


def made(cache: Path, *, title: str = "Night nurse", **event: Any) -> EventFiles:
    book = printed_book(title=title, language="en")
    edition = factories.catalogue(
        shelf=(book,),
        events=(factories.event(offers=(PublicOffer(book.key),), **event),),
        languages=("en",),
    )
    return event_files(edition, factories.settings(languages=("en",)), [THEME], cache)


def kept(cache: Path) -> set[str]:
    return {path.name for path in cache.rglob("*") if path.is_file()}


def test_coming_event_gets_a_tagged_programme_with_links_to_its_books(tmp_path: Path) -> None:
    files = made(tmp_path).files
    assert sorted(files) == [PROGRAMME, "events/winter-reading/social.en.png"]
    with pikepdf.open(io.BytesIO(files[PROGRAMME])) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "pdfuaid:part" in opened.Root.Metadata.read_bytes().decode()
        links = {str(a.A.URI) for page in opened.pages for a in page.get("/Annots", [])}
    assert "https://nura.example/books/night-nurse/" in links


def test_no_programme_for_what_is_past_or_does_not_take_place(tmp_path: Path) -> None:
    for event in ({"day": "2026-03-20"}, {"status": "cancelled"}, {"status": "postponed"}):
        assert PROGRAMME not in made(tmp_path, **event).files


def test_second_build_takes_what_the_first_kept(tmp_path: Path) -> None:
    first = made(tmp_path).files
    (old,) = (path for path in tmp_path.rglob("*.pdf"))
    old.write_bytes(b"kept")
    second = made(tmp_path).files
    assert second[PROGRAMME] == b"kept"
    assert first.keys() == second.keys()


def test_what_is_not_published_any_more_leaves_the_cache(tmp_path: Path) -> None:
    made(tmp_path)
    before = kept(tmp_path)
    made(tmp_path, title="Day nurse")
    assert len(kept(tmp_path)) == len(before)
    assert len(kept(tmp_path) - before) == 1


def test_letter_that_no_font_has_leaves_the_programme_out_and_says_so(tmp_path: Path) -> None:
    result = made(tmp_path, title="夜 nurse")
    assert PROGRAMME not in result.files
    (warning,) = result.warnings
    assert (warning.path, warning.severity) == (PROGRAMME, "warning")
    assert "U+591C" in warning.message


def test_title_without_a_face_gets_no_picture(tmp_path: Path) -> None:
    words = factories.event().texts["en"]
    strange = type(words)(title=Text("冬", "en"), summary=words.summary)
    assert "events/winter-reading/social.en.png" not in made(tmp_path, texts={"en": strange}).files
