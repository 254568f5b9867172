"""Everything one edition shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from hlsite.model.public.book import PublicBook
from hlsite.model.public.event import PublicEvent
from hlsite.model.public.text import Text
from hlsite.model.vocabulary import Edition, Topic


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A hand-written page, by site language; `body` is Markdown."""

    id: str
    title: Mapping[str, Text]
    description: Mapping[str, Text | None]
    body: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class PublicCatalogue:
    """Everything one edition shows.

    Attributes:
        edition: Which one; a renderer refuses another's.
        built: The build's clock: aware, in the library's zone.
        shelf: Books that lists, search and counts may show, in id order (unlinkable appearances
            included, in code order).
        unlisted: Books that have a page and stand in no list.
        events: In order of start.
        topics: The vocabulary, in the order of `topics.yml`.
        pages: Hand-written pages, in id order.
        languages: Site languages, default first.
    """

    edition: Edition
    built: dt.datetime
    shelf: tuple[PublicBook, ...]
    unlisted: tuple[PublicBook, ...]
    events: tuple[PublicEvent, ...]
    topics: tuple[Topic, ...]
    pages: tuple[PublicPage, ...]
    languages: tuple[str, ...]

    @property
    def books(self) -> Mapping[str, PublicBook]:
        """Every book with a page, by key."""
        return {book.key: book for book in (*self.shelf, *self.unlisted)}
