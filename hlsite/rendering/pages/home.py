"""The home page: what this is, the next event, books on a shelf, how to borrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from hlsite.locale import autonym
from hlsite.model.public import PublicBook
from hlsite.rendering import event_card, hand_text, shelf
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.site import HOME_PAGE, takes_place
from hlsite.rendering.urls import CATALOGUE, HOME, Here

SHELF_LENGTH = 13
"""Books on the home page's shelf: so many stand side by side on a wide screen, none cut off."""


def pages(view: Localised) -> Iterator[PageMaker]:
    """The home page of one language."""
    yield HOME, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(HOME)
    coming = view.site.coming
    following = next((event for event in coming if takes_place(event)), None)
    changed = [event for event in coming if not takes_place(event)]
    lead = hand_text.find(view, HOME_PAGE)
    description = view.s("home.description", name=view.name)
    if lead is not None and (own_words := lead.description[view.language]) is not None:
        description = own_words.value
    return page(
        view,
        here,
        "home",
        title=view.name,
        description=description,
        own={
            "lead_title": {"text": view.s("home.lead"), "lang": None}
            if lead is None
            else view.text_of(lead.title),
            "lead_html": "" if lead is None else hand_text.html(view, here, lead),
            "lead_lang": None if lead is None else view.lang(lead.body[view.language]),
            "next_event": None if following is None else event_card.card(view, here, following),
            "changes": [event_card.card(view, here, event) for event in changed],
            "shelf": shelf.cards(view, here, _spread(view.shelf)),
            "shelf_title": shelf_title(view),
            "catalogue_url": here.page(CATALOGUE),
            "steps": [
                {"title": title, "text": text}
                for title, text in zip(
                    view.s.numbered("home.step", "title"),
                    view.s.numbered("home.step", "text"),
                    strict=True,
                )
            ],
            "read_in": _read_in(view, here),
        },
    )


def shelf_title(view: Localised) -> str:
    """How many books are on the shelf, in words."""
    count = len(view.site.catalogue.shelf)
    return view.s("shelf.heading", n=count) if count else view.s("shelf.empty")


def _spread(books: Sequence[PublicBook]) -> list[PublicBook]:
    """Up to `SHELF_LENGTH` books, taken evenly from the whole shelf."""
    if len(books) <= SHELF_LENGTH:
        return list(books)
    return [books[place * len(books) // SHELF_LENGTH] for place in range(SHELF_LENGTH)]


def _read_in(view: Localised, here: Here) -> list[View]:
    """Languages that books can be read in, by their own names, most books first."""
    counts = Counter(code for book in view.site.catalogue.shelf for code in book.languages)
    order = sorted(counts, key=lambda code: (-counts[code], code))
    return [
        {
            "code": code,
            "name": autonym(code),
            "count": counts[code],
            "count_label": view.s("books.count_digits", n=counts[code]),
            "url": here.page(CATALOGUE, f"language={code}"),
        }
        for code in order
    ]
