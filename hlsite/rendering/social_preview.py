"""Which pages have a picture to share, and what is written on it."""

from __future__ import annotations

from collections.abc import Iterator

from hlsite.locale import Strings
from hlsite.model.public import PublicBook, PublicCatalogue, PublicEvent
from hlsite.rendering.dates import Dates
from hlsite.rendering.localised import capitalised
from hlsite.rendering.site import takes_place
from hlsite.rendering.social_image import SocialImage
from hlsite.rendering.urls import book_path, event_path, social_image_file
from hlsite.settings import Settings

EVENT_COLOUR = "night"
"""Takes part in every event's art, on its poster as in its picture."""


def social_images(
    edition: PublicCatalogue, settings: Settings
) -> Iterator[tuple[str, SocialImage]]:
    """Each picture with its path below the site's root.

    One an event and language. Books have one only where search engines may keep their pages: what
    was shared is copied as lightly as what was found.
    """
    indexed = [book for book in edition.shelf if settings.index_profiles and book.has_story_page]
    for language in edition.languages:
        strings = Strings(language)
        dates = Dates(strings)
        site = settings.site_name(language)
        for event in edition.events:
            path = social_image_file(event_path(event.id), language)
            yield path, _of_event(event, language, site, strings, dates)
        for book in indexed:
            path = social_image_file(book_path(book.key), language)
            yield path, _of_book(edition, book, language, site)


def _of_event(
    event: PublicEvent, language: str, site: str, strings: Strings, dates: Dates
) -> SocialImage:
    title = event.texts[language].title
    takes = takes_place(event)
    lines = (
        capitalised(dates.pattern(event.start, "cccc")),
        capitalised(dates.text(event.start, "month_year")),
        *((dates.hours(event.start, event.end),) if takes else ()),
    )
    return SocialImage(
        site=site,
        title=title.value,
        language=title.language,
        seed=event.id,
        colour=EVENT_COLOUR,
        figure=str(event.start.day),
        lines=lines,
        notice="" if takes else strings(f"event.status.{event.status}"),
    )


def _of_book(edition: PublicCatalogue, book: PublicBook, language: str, site: str) -> SocialImage:
    title = book.texts[language].title
    topics = {topic.id: topic for topic in edition.topics}
    first = topics[book.topics[0]]
    return SocialImage(
        site=site,
        title=title.value,
        language=title.language,
        seed=book.key,
        colour=first.colour,
        lines=(first.label(language),),
    )
