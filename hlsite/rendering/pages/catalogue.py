"""The catalogue: every listed book, and the facets to find one by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hlsite.rendering import shelf
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View, capitalised
from hlsite.rendering.output import SourcePage
from hlsite.rendering.pages.home import shelf_title
from hlsite.rendering.site import takes_place
from hlsite.rendering.urls import CATALOGUE, TOPICS


def pages(view: Localised) -> Iterator[SourcePage]:
    """The catalogue page of one language."""
    here = view.here(CATALOGUE)
    yield page(
        view,
        here,
        "catalogue",
        title=view.s("catalogue.title"),
        description=view.s("catalogue.description", name=view.name),
        section="catalogue",
        own={
            "heading": shelf_title(view),
            "books": shelf.cards(view, here, view.site.catalogue.shelf),
            "facets": facets(view),
            "topics_url": here.page(TOPICS),
        },
    )


def facets(view: Localised) -> list[View]:
    """Topic, language, coming event and the rest; what no book has is left out."""
    found = (
        ("topic", _topics(view)),
        ("language", _languages(view)),
        ("event", _events(view)),
        ("also", _also(view)),
    )
    return [
        {"key": key, "label": view.s(f"catalogue.{key}"), "options": options}
        for key, options in found
        if options
    ]


def _options(counted: Iterable[tuple[str, str, int]]) -> list[View]:
    return [
        {"value": value, "label": label, "count": count} for value, label, count in counted if count
    ]


def _topics(view: Localised) -> list[View]:
    books = view.site.shelf_by_topic
    return _options(
        (topic.id, topic.label(view.language), len(books[topic.id]))
        for topic in view.site.catalogue.topics
    )


def _languages(view: Localised) -> list[View]:
    """Site languages first, in their order; then the others, most books first."""
    counts = Counter(code for book in view.site.catalogue.shelf for code in book.languages)
    own = view.site.catalogue.languages
    order = sorted(
        counts,
        key=lambda code: (own.index(code) if code in own else len(own), -counts[code], code),
    )
    return _options((code, capitalised(view.language_name(code)), counts[code]) for code in order)


def _events(view: Localised) -> list[View]:
    """Coming events that take place, with the listed books that can be read there."""
    today = view.site.catalogue.built.date()
    return _options(
        (
            event.id,
            view.s(
                "catalogue.event_option",
                title=view.event_text(event).title.value,
                date=view.dates.near(event.start.date(), today),
            ),
            len(view.site.offers(event)),
        )
        for event in view.site.coming
        if takes_place(event)
    )


def _also(view: Localised) -> list[View]:
    books = view.site.catalogue.shelf
    without_note = sum(view.book_text(book).content_note is None for book in books)
    return _options(
        (
            ("no-note", view.s("catalogue.no_note"), without_note),
            (
                "interpreter",
                view.s("catalogue.interpreter"),
                sum(book.interpreter != "none" for book in books),
            ),
            (
                "all-ages",
                view.s("catalogue.all_ages"),
                sum(not book.minimum_age for book in books),
            ),
        )
    )
