"""All events, coming and past."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.rendering import event_card
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.urls import CALENDAR_FILE, EVENTS, FEED_FILE


def pages(view: Localised) -> Iterator[PageMaker]:
    """The page of all events in one language."""
    yield EVENTS, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(EVENTS)
    site = view.site
    folder = site.addresses.folder(view.language, "")
    return page(
        view,
        here,
        "events",
        title=view.s("events.title"),
        description=view.s("events.description", name=view.name),
        section="events",
        own={
            "heading": view.s("events.title"),
            "lead": view.s("events.lead"),
            "coming_label": view.s("events.coming"),
            "coming": [event_card.card(view, here, event) for event in site.coming],
            "past_label": view.s("events.past"),
            "past": [event_card.card(view, here, event) for event in site.past],
            "empty": None if site.coming else view.s("events.none"),
            "feeds": [
                {"label": view.s("events.calendar"), "url": here.file(folder + CALENDAR_FILE)},
                {"label": view.s("events.feed"), "url": here.file(folder + FEED_FILE)},
            ],
        },
    )
