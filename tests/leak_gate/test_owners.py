from __future__ import annotations

from pathlib import Path

from hlsite.audit import EVERY
from hlsite.leak_gate import EventFolder, site_owners
from tests.privacy.factories import book, disclosed, event, page


def test_a_book_owns_its_key_and_an_event_its_books() -> None:
    found = site_owners(
        disclosed(book("night-nurse"), book("deaf-dancer"), event("autumn", "night-nurse"))
    )
    assert found["night-nurse"] == {"night-nurse"}
    assert found["autumn"] == {"night-nurse"}


def test_an_unlisted_book_is_known_under_its_code() -> None:
    found = site_owners(disclosed(book("night-nurse", listed=False)))
    (code,) = (key for key, owners in found.items() if owners == {"night-nurse"})
    assert code != "night-nurse"


def test_hand_written_pages_belong_to_every_book_in_every_language() -> None:
    found = site_owners(disclosed(page("about"), page("help/wheelchair")))
    for path in ("about/index.html", "kk/about/index.html", "kk/help/wheelchair/index.html"):
        assert found[path] == {EVERY}


def test_everything_in_a_kit_belongs_to_the_books_of_its_event(tmp_path: Path) -> None:
    (tmp_path / "kk").mkdir()
    for name in ("cards.pdf", "kk/cards.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    disclosure = disclosed(book("night-nurse"), event("autumn", "night-nurse"))
    owners = EventFolder("autumn").owners(disclosure, tmp_path)
    assert owners == {"cards.pdf": {"night-nurse"}, "kk/cards.pdf": {"night-nurse"}}
