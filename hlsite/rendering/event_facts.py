"""The list of facts on an event's page: where, how to get in, how long, who interprets."""

from __future__ import annotations

from hlsite.model.public import PublicEvent
from hlsite.rendering import registration, venue
from hlsite.rendering.localised import Localised, Run, View, run
from hlsite.rendering.site import takes_place
from hlsite.rendering.urls import Here, event_path, programme_file


def facts(view: Localised, here: Here, event: PublicEvent) -> list[View]:
    """Facts in the order in which a reader needs them; those without matter are left out."""
    words = view.event_text(event)
    lines: dict[str, list[Run]] = {
        "where": venue.line(view, event),
        "register": registration.line(view, event),
        "readings": [run(view.s("event.readings_text", n=event.reading_minutes))],
        "interpreters": _interpreters(view, event),
        "audience": []
        if event.audience == "public"
        else [run(view.s(f"event.audience_text.{event.audience}"))],
        "take_along": _take_along(view, here, event),
        "organiser": [] if words.organiser is None else [view.run_of(words.organiser)],
        "partners": view.separated([view.run_of(partner)] for partner in words.partners),
    }
    return [
        {"key": key, "label": view.s(f"event.{key}"), "runs": runs}
        for key, runs in lines.items()
        if runs
    ]


def calendar_url(here: Here, event: PublicEvent) -> str | None:
    """The event's calendar entry; None once it is past."""
    if event.phase == "past":
        return None
    return here.file(calendar_uri(here, event))


def calendar_uri(here: Here, event: PublicEvent) -> str:
    """Where the calendar entry lies below the site's root: one a language."""
    return here.addresses.folder(here.language, f"{event_path(event.id)}event.ics")


def programme_url(view: Localised, here: Here, event: PublicEvent) -> str | None:
    """The programme to print, where one was made in this language."""
    uri = programme_file(event.id, view.language)
    return here.file(uri) if uri in view.site.files else None


def _interpreters(view: Localised, event: PublicEvent) -> list[Run]:
    return [run(view.language_list(event.interpreters))] if event.interpreters else []


def _take_along(view: Localised, here: Here, event: PublicEvent) -> list[Run]:
    calendar = calendar_url(here, event) if takes_place(event) else None
    links = (
        (view.s("event.calendar_entry"), calendar),
        (view.s("event.programme"), programme_url(view, here, event)),
    )
    return view.separated([run(label, url=url)] for label, url in links if url is not None)
