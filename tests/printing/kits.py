"""Small kits: one event, its books, and the shipped templates and fonts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hlsite.locale import Strings
from hlsite.model.public import PublicBook, PublicBookText, PublicCatalogue, PublicOffer, Text
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.kit import make_kit
from hlsite.rendering.cover import cover_data, describe, set_title
from tests import factories

PROJECT = Path(__file__).resolve().parents[2]
CARDS = PROJECT / "theme" / "cards"
COVER = CoverArt(draw=lambda seed, colour: cover_data(describe(seed, colour)), set_title=set_title)


def printed_book(
    key: str = "night-nurse", language: str | None = None, **fields: Any
) -> PublicBook:
    """A book with something on its back, its words in each site language or in one."""
    texts = {
        site: PublicBookText(
            title=Text(fields.get("title", "Night nurse"), language or site),
            summary=Text(fields.get("summary", "Nineteen years awake."), language or site),
            preconceptions=tuple(
                Text(said, language or site)
                for said in fields.get("preconceptions", ("You must be used to death by now.",))
            ),
            questions=tuple(
                Text(asked, language or site)
                for asked in fields.get("questions", ("What do you do when a shift ends?",))
            ),
            content_note=Text(fields["note"], language or site) if "note" in fields else None,
        )
        for site in factories.LANGUAGES
    }
    return factories.book(
        key,
        texts=texts,
        topics=fields.get("topics", ("occupation",)),
        interpreter=fields.get("interpreter", "none"),
        minimum_age=fields.get("minimum_age"),
    )


def room(*books: PublicBook, **fields: Any) -> PublicCatalogue:
    """A room edition whose one event has `books` in this order, at places from 1."""
    offers = tuple(PublicOffer(book.key, place=place) for place, book in enumerate(books, 1))
    event = factories.event("spring", **{"offers": offers, **fields})
    return factories.catalogue(edition="room", shelf=books, events=(event,))


def kit(catalogue: PublicCatalogue, **options: Any) -> dict[str, bytes]:
    """`make_kit` with what the product ships, every book having a page on the site."""
    defaults: dict[str, Any] = {
        "cover": COVER,
        "strings": Strings,
        "templates": [CARDS],
        "fonts": [CARDS / "fonts"],
        "site_pages": frozenset(catalogue.books),
        "products": ("cards",),
        "languages": ("en",),
    }
    made = make_kit(catalogue, "spring", factories.settings(), **{**defaults, **options})
    return dict(made.files)


def cards(*books: PublicBook, **options: Any) -> bytes:
    """The English cards of these books."""
    languages: Sequence[str] = options.get("languages", ("en",))
    return kit(room(*books), **options)[f"{languages[0]}/cards.pdf"]
