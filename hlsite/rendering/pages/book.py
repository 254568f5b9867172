"""One book's page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.model.public import PublicBook, PublicEvent, PublicOffer, PublicPortrait, Text
from hlsite.rendering import hand_text, registration, shelf, venue
from hlsite.rendering.event_card import status_label
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, Run, View, capitalised, run
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.site import takes_place
from hlsite.rendering.urls import Here, book_path, event_path, social_image_file, topic_path


def pages(view: Localised) -> Iterator[PageMaker]:
    """The pages of all books that have one, in one language."""
    for book in view.site.books.values():
        yield book_path(book.key), partial(_page, view, book)


def _page(view: Localised, book: PublicBook) -> SourcePage:
    here = view.here(book_path(book.key))
    words = view.book_text(book)
    indexed = view.site.is_indexed(book)
    main_text = words.title if words.story is None else words.story
    readings = view.site.appearances.get(book.key, ())
    image = social_image_file(here.path, view.language)
    return page(
        view,
        here,
        "book",
        title=words.title.value,
        description=words.summary.value,
        section="catalogue",
        indexed=indexed,
        shared=indexed,
        image=image if image in view.site.files else None,
        own={
            "book": shelf.card(view, here, book),
            "name": view.maybe_text(words.name),
            "summary": view.text(words.summary),
            "preconceptions": view.texts(words.preconceptions),
            "questions": view.texts(words.questions),
            "content_note": view.maybe_text(words.content_note),
            "quote": view.maybe_text(words.quote),
            "quote_by": words.title.value,
            "story_html": _story(view, here, words.story),
            "story_lang": None if words.story is None else view.lang(words.story),
            # Said of any book without a story: it must not tell which level a book chose.
            "story_note": view.s("book.no_story") if words.story is None else None,
            "fallback": view.fallback_notice(main_text),
            "portrait": _portrait(view, here, book),
            "facts": _facts(view, here, book),
            "readings": [_reading(view, here, event, offer) for event, offer in readings],
            "readings_empty": view.s("book.where_none"),
            "related": shelf.cards(view, here, [view.site.books[key] for key in book.related]),
        },
    )


def _story(view: Localised, here: Here, story: Text | None) -> str | None:
    return None if story is None else hand_text.story_html(view, here, story)


def _portrait(view: Localised, here: Here, book: PublicBook) -> View | None:
    portrait = book.portrait
    if portrait is None:
        return None
    widest = max(portrait.widths)
    return {
        "src": here.file(portrait_uri(book, min(portrait.widths))),
        "srcset": [
            {"url": here.file(portrait_uri(book, width)), "width": width}
            for width in portrait.widths
        ],
        "alt": view.text_of(portrait.alt),
        "width": widest,
        "height": _height(portrait, widest),
    }


def portrait_uri(book: PublicBook, width: int) -> str:
    """Where the cleaned portrait of `book` lies in one width, below the site's root."""
    return f"{book_path(book.key)}portrait-{width}.webp"


def _height(portrait: PublicPortrait, width: int) -> int:
    return round(width * portrait.aspect)


def _facts(view: Localised, here: Here, book: PublicBook) -> list[View]:
    """The label under the cover, like a museum's."""
    s = view.s
    lines: dict[str, list[Run]] = {}
    if book.languages:
        lines["read_in"] = [run(view.language_list(book.languages))]
    if book.interpreter != "none":
        lines["interpreter"] = [run(s(f"book.interpreter.{book.interpreter}"))]
    lines["topics"] = view.separated(
        [run(view.site.topics[topic].label(view.language), url=here.page(topic_path(topic)))]
        for topic in book.topics
    )
    if book.minimum_age is not None:
        lines["age"] = [run(s("book.age_from", n=book.minimum_age))]
    if book.first_event is not None:
        lines["first_event"] = _first_event(view, here, view.site.events[book.first_event])
    following = next(
        (pair for pair in view.site.appearances.get(book.key, ()) if takes_place(pair[0])), None
    )
    if following is not None:
        lines["next"] = _next(view, here, *following)
    return [{"key": key, "label": s(f"book.{key}"), "runs": runs} for key, runs in lines.items()]


def _first_event(view: Localised, here: Here, event: PublicEvent) -> list[Run]:
    title = view.event_text(event).title
    day = view.dates.text(event.start, "day_year")
    return view.separated([[view.run_of(title, here.page(event_path(event.id)))], [run(day)]])


def _next(view: Localised, here: Here, event: PublicEvent, offer: PublicOffer) -> list[Run]:
    today = view.site.catalogue.built.date()
    day = view.dates.near(event.start.date(), today)
    pieces = [[run(day, url=here.page(event_path(event.id)))]]
    if event.timetable and offer.states:
        free = offer.states.count("free")
        words = view.s("book.free", n=free) if free else view.s("book.free_none")
        pieces.append([run(words)])
    return view.separated(pieces)


def _reading(view: Localised, here: Here, event: PublicEvent, offer: PublicOffer) -> View:
    """One coming event at which the book can be read."""
    place = venue.place(view, event)
    this_year = event.start.year == view.site.catalogue.built.year
    slots: list[View] = []
    if event.timetable and offer.states and takes_place(event):
        slots = [
            {
                "label": view.dates.hours(slot.start, slot.end),
                "iso": slot.start.isoformat(),
                "state": state,
                "state_label": view.s(f"slot.{state}"),
            }
            for slot, state in zip(event.slots, offer.states, strict=True)
        ]
    return {
        "event": view.text(view.event_text(event).title),
        "event_url": here.page(event_path(event.id)),
        "date_label": capitalised(
            view.dates.text(event.start, "weekday_day" if this_year else "full")
        ),
        "time_label": view.dates.hours(event.start, event.end),
        "place": {**place, "text": capitalised(place["text"])} if place["text"] else None,
        "status": event.status,
        "status_label": status_label(view, event),
        "slots": slots,
        "register": registration.line(view, event),
    }
