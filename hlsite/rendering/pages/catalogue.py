"""The catalogue: every listed book, and the facets to find one by.

The page carries each book's facets as one word of signs, in the order of the shelf: with a thousand
books every byte of a book counts. A filter's sign marks the books that fit it or, where most books
do, those that do not.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from hlsite.model.public import PublicBook, Text
from hlsite.rendering import shelf
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, Run, View, capitalised, run
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.pages.home import shelf_title
from hlsite.rendering.site import takes_place
from hlsite.rendering.urls import CATALOGUE, TOPICS

_SIGNS = string.ascii_letters + string.digits
_MORE_SIGNS = 0x4E00
"""From this character on 20,000 letters follow one another: more filters than a page can show."""

Choice = tuple[str, str]
"""A facet's key and one of its values, `("topic", "health")`."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One value of a facet that a reader may choose.

    Attributes:
        choice: Which it is.
        label: What the page calls it.
        title: What of the label is an event's own words, in a language that may be another.
        count: How many listed books fit it, at least one.
        code: Its sign in the codes of the books.
        marks_others: The sign marks the books that do not fit it.
    """

    choice: Choice
    label: str
    title: Text | None
    count: int
    code: str
    marks_others: bool


def pages(view: Localised) -> Iterator[PageMaker]:
    """The catalogue page of one language."""
    yield CATALOGUE, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(CATALOGUE)
    books = view.shelf
    offered = filters(view)
    return page(
        view,
        here,
        "catalogue",
        title=view.s("catalogue.title"),
        description=view.s("catalogue.description", name=view.name),
        section="catalogue",
        own={
            "heading": shelf_title(view),
            "empty": None if view.site.catalogue.shelf else view.s("catalogue.empty"),
            "books": shelf.cards(view, here, books),
            "codes": " ".join(codes(view, offered, books)),
            "facets": facets(view, offered),
            "topics_url": here.page(TOPICS),
        },
    )


def filters(view: Localised) -> list[Filter]:
    """Topics, languages, coming events and the rest, in this order; what no book fits is left out.

    Topics stand in the vocabulary's order; of the languages the site's own come first, then the
    others, most books first; events, the next first, are those that take place.
    """
    found = (*_topics(view), *_languages(view), *_events(view), *_also(view))
    books = view.site.catalogue.shelf
    counts = Counter(choice for book in books for choice in fits(view, book))
    titles = {event.id: view.event_text(event).title for event in view.site.coming}
    offered = ((choice, label) for choice, label in found if counts[choice])
    return [
        Filter(
            choice,
            label,
            titles[choice[1]] if choice[0] == "event" else None,
            counts[choice],
            _sign(number),
            counts[choice] * 2 > len(books),
        )
        for number, (choice, label) in enumerate(offered)
    ]


def facets(view: Localised, offered: Sequence[Filter]) -> list[View]:
    """The filters by facet, as the page shows them."""
    keys = dict.fromkeys(filter_.choice[0] for filter_ in offered)
    return [
        {
            "key": key,
            "label": view.s(f"catalogue.{key}"),
            "options": [
                {
                    "value": filter_.choice[1],
                    "label": filter_.label,
                    "count": filter_.count,
                    "code": filter_.code,
                    "marks_others": filter_.marks_others,
                    "pieces": _pieces(view, filter_),
                }
                for filter_ in offered
                if filter_.choice[0] == key
            ],
        }
        for key in keys
    ]


def codes(view: Localised, offered: Sequence[Filter], books: Iterable[PublicBook]) -> Iterator[str]:
    """Of each book the signs that mark it; `-` where none does."""
    for book in books:
        own = frozenset(fits(view, book))
        signs = (
            filter_.code for filter_ in offered if (filter_.choice in own) != filter_.marks_others
        )
        yield "".join(signs) or "-"


def fits(view: Localised, book: PublicBook) -> Iterator[Choice]:
    """Everything that one book can be found by."""
    yield from (("topic", topic) for topic in book.topics)
    yield from (("language", code) for code in book.languages)
    yield from (
        ("event", event.id)
        for event, _ in view.site.appearances.get(book.key, ())
        if takes_place(event)
    )
    if view.book_text(book).content_note is None:
        yield "also", "no-note"
    if book.interpreter != "none":
        yield "also", "interpreter"
    if not book.minimum_age:
        yield "also", "all-ages"


def _pieces(view: Localised, filter_: Filter) -> list[Run]:
    if filter_.title is None:
        return [run(filter_.label)]
    before, title, after = filter_.label.partition(filter_.title.value)
    return [run(before), run(title, lang=view.lang(filter_.title)), run(after)]


def _sign(number: int) -> str:
    more = number - len(_SIGNS)
    return _SIGNS[number] if more < 0 else chr(_MORE_SIGNS + more)


def _topics(view: Localised) -> Iterator[tuple[Choice, str]]:
    for topic in view.site.catalogue.topics:
        yield ("topic", topic.id), topic.label(view.language)


def _languages(view: Localised) -> Iterator[tuple[Choice, str]]:
    counts = Counter(code for book in view.site.catalogue.shelf for code in book.languages)
    own = view.site.catalogue.languages
    order = sorted(
        counts,
        key=lambda code: (own.index(code) if code in own else len(own), -counts[code], code),
    )
    for code in order:
        yield ("language", code), capitalised(view.language_name(code))


def _events(view: Localised) -> Iterator[tuple[Choice, str]]:
    today = view.site.catalogue.built.date()
    for event in view.site.coming:
        yield (
            ("event", event.id),
            view.s(
                "catalogue.event_option",
                title=view.event_text(event).title.value,
                date=view.dates.near(event.start.date(), today),
            ),
        )


def _also(view: Localised) -> Iterator[tuple[Choice, str]]:
    yield ("also", "no-note"), view.s("catalogue.no_note")
    yield ("also", "interpreter"), view.s("catalogue.interpreter")
    yield ("also", "all-ages"), view.s("catalogue.all_ages")
