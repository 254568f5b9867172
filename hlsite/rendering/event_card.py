"""One event as lists and the home page show it."""

from __future__ import annotations

from hlsite.model.public import PublicEvent
from hlsite.rendering import venue
from hlsite.rendering.localised import Localised, View, capitalised
from hlsite.rendering.urls import Here, event_path


def card(view: Localised, here: Here, event: PublicEvent) -> View:
    """The card of `event` on the page `here`."""
    known = view.event_cards.get(event.id)
    if known is None:
        known = view.event_cards[event.id] = _card_anywhere(view, event)
    return {**known, "url": here.page(event_path(event.id))}


def status_label(view: Localised, event: PublicEvent) -> str | None:
    """The status in a word where it matters: never for a confirmed or a held event."""
    if event.status == "confirmed" or (event.status == "planned" and event.phase == "past"):
        return None
    return view.s(f"event.status.{event.status}")


def _card_anywhere(view: Localised, event: PublicEvent) -> View:
    words = view.event_text(event)
    place = venue.place(view, event)
    dates = view.dates
    books = len(view.site.offers(event))
    return {
        "id": event.id,
        "title": view.text(words.title),
        "summary": view.text(words.summary),
        "day": str(event.start.day),
        "weekday": capitalised(dates.pattern(event.start, "cccc")),
        "month": capitalised(dates.pattern(event.start, "LLLL")),
        "month_year": capitalised(dates.text(event.start, "month_year")),
        "year": str(event.start.year),
        "date_label": capitalised(dates.text(event.start, "full")),
        "time_label": dates.hours(event.start, event.end),
        "zone_label": dates.zone(event.timezone),
        "place_label": place["text"],
        "place": place,
        "house": venue.house(view, event),
        "books_label": view.s("books.count", n=books) if books else "",
        "status": event.status,
        "status_label": status_label(view, event),
        "phase": event.phase,
        "audience_label": None
        if event.audience == "public"
        else view.s(f"event.audience.{event.audience}"),
        "iso_start": event.start.isoformat(),
        "iso_end": event.end.isoformat(),
    }
