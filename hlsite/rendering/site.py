"""What all pages of all languages share: the catalogue, looked up in every direction once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from hlsite.model.public import PublicBook, PublicCatalogue, PublicEvent, PublicOffer
from hlsite.model.vocabulary import Topic
from hlsite.rendering.body import Bodies
from hlsite.rendering.cover import Cover, describe, svg
from hlsite.rendering.urls import (
    CATALOGUE,
    EVENTS,
    HOME,
    IMPACT,
    SEARCH,
    TOPICS,
    Addresses,
    book_path,
    event_path,
    topic_path,
)
from hlsite.settings import Settings

HOME_PAGE = "index"
"""Id of the hand-written page whose body opens the home page."""

LEAVE_PAGE = "leave"
"""Id of the hand-written page that says what "Leave this page" does."""


class DrawnCover(NamedTuple):
    """A cover: what is known of it, and the file."""

    cover: Cover
    svg: bytes


@lru_cache(maxsize=16_384)  # drawing is a third of the work when one book changed
def _drawn(seed: str, colour: str) -> DrawnCover:
    cover = describe(seed, colour)
    return DrawnCover(cover, svg(cover).encode())


def takes_place(event: PublicEvent) -> bool:
    """Whether readers may still come: neither cancelled nor postponed."""
    return event.status not in ("cancelled", "postponed")


@dataclass(frozen=True)
class Site:
    """One rendering's inputs and the look-ups made from them.

    Attributes:
        catalogue: What this edition discloses.
        settings: What the library decided.
        files: Paths of files that others put into the site (programmes, social images).
        bodies: Renders Markdown, each text once.
    """

    catalogue: PublicCatalogue
    settings: Settings
    files: Collection[str]
    bodies: Bodies

    @cached_property
    def addresses(self) -> Addresses:
        """The site's own."""
        return Addresses(self.settings.site_url, self.catalogue.languages)

    @cached_property
    def books(self) -> Mapping[str, PublicBook]:
        """Every book with a page, by key."""
        return self.catalogue.books

    @cached_property
    def listed(self) -> frozenset[str]:
        """Keys that lists and searches may show."""
        return frozenset(book.key for book in self.catalogue.shelf)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The vocabulary by id."""
        return {topic.id: topic for topic in self.catalogue.topics}

    @cached_property
    def events(self) -> Mapping[str, PublicEvent]:
        """Events by id, in order of start."""
        return {event.id: event for event in self.catalogue.events}

    @cached_property
    def coming(self) -> tuple[PublicEvent, ...]:
        """Coming events, the next first."""
        return tuple(event for event in self.catalogue.events if event.phase == "coming")

    @cached_property
    def past(self) -> tuple[PublicEvent, ...]:
        """Past events, the latest first."""
        return tuple(event for event in reversed(self.catalogue.events) if event.phase == "past")

    def offers(self, event: PublicEvent) -> tuple[PublicOffer, ...]:
        """The event's books that lists may show."""
        return tuple(offer for offer in event.offers if offer.book in self.listed)

    @cached_property
    def appearances(self) -> Mapping[str, tuple[tuple[PublicEvent, PublicOffer], ...]]:
        """Coming events of each book, by key, the next first."""
        found: dict[str, list[tuple[PublicEvent, PublicOffer]]] = {}
        for event in self.coming:
            for offer in event.offers:
                found.setdefault(offer.book, []).append((event, offer))
        return {key: tuple(pairs) for key, pairs in found.items()}

    @cached_property
    def shelf_by_topic(self) -> Mapping[str, tuple[PublicBook, ...]]:
        """Listed books under each topic of the vocabulary."""
        found: dict[str, list[PublicBook]] = {topic: [] for topic in self.topics}
        for book in self.catalogue.shelf:
            for topic in book.topics:
                found[topic].append(book)
        return {topic: tuple(books) for topic, books in found.items()}

    @cached_property
    def covers(self) -> Mapping[str, DrawnCover]:
        """Each book's cover, by key: the seed is the key, never the level."""
        return {
            key: _drawn(key, self.topics[book.topics[0]].colour) for key, book in self.books.items()
        }

    @cached_property
    def page_ids(self) -> frozenset[str]:
        """Ids of the hand-written pages."""
        return frozenset(page.id for page in self.catalogue.pages)

    @cached_property
    def linkable_paths(self) -> frozenset[str]:
        """Paths that a text may link to; an unlisted book's is not among them."""
        return frozenset(
            (
                *(HOME, CATALOGUE, TOPICS, EVENTS, IMPACT, SEARCH),
                *(book_path(key) for key in self.listed),
                *(topic_path(topic) for topic in self.topics),
                *(event_path(event) for event in self.events),
                *(f"{page}/" for page in self.page_ids if page != HOME_PAGE),
            )
        )

    def is_indexed(self, book: PublicBook) -> bool:
        """Whether search engines may keep this book's page.

        Never an unlisted one, nor one appearance of an unlinkable book: it ends with the event,
        and a search engine's copy would outlive it.
        """
        return self.settings.index_profiles and book.key in self.listed and book.has_story_page
