"""iCalendar files: one an event, and one of all events, in each language.

`DTSTAMP` is the build's time and `SEQUENCE` counts its days: both grow from build to build, as RFC
5545 (3.8.7.4) wants it of a changed event, and neither tells when something was edited.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from hlsite.model.public import PublicEvent
from hlsite.rendering import venue
from hlsite.rendering.event_card import status_label
from hlsite.rendering.event_facts import calendar_uri
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import SourceAsset
from hlsite.rendering.urls import CALENDAR_FILE, event_path

_PRODUCT = "-//hlsite//human library//EN"
_FIRST_DAY = dt.date(2020, 1, 1)
_STATUS = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "cancelled": "CANCELLED",
    "postponed": "TENTATIVE",
}


def uris(view: Localised) -> Iterator[str]:
    """Where the files of one language lie below the site's root."""
    yield view.site.addresses.folder(view.language, CALENDAR_FILE)
    for event in view.site.coming:
        yield calendar_uri(view.here(event_path(event.id)), event)


def files(view: Localised) -> Iterator[SourceAsset]:
    """`events.ics` with all events, and `event.ics` beside the page of each coming one."""
    events = view.site.catalogue.events
    entries = [(event, _entry(view, event)) for event in events]
    yield SourceAsset(
        view.site.addresses.folder(view.language, CALENDAR_FILE),
        _calendar(view, entries, view.s("events.feed_title", name=view.name)),
    )
    for event, entry in entries:
        if event.phase == "coming":
            here = view.here(event_path(event.id))
            yield SourceAsset(
                calendar_uri(here, event),
                _calendar(view, [(event, entry)], view.event_text(event).title.value),
            )


def _calendar(view: Localised, entries: Sequence[tuple[PublicEvent, Event]], name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("url", view.site.addresses.absolute(view.language, ""))
    for zone in sorted({event.timezone for event, _ in entries}):
        years = [event.start.year for event, _ in entries if event.timezone == zone]
        calendar.add_component(_zone(zone, min(years), max(years)))
    for _, entry in entries:
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


@cache
def _zone(name: str, first_year: int, last_year: int) -> Timezone:
    """The zone's offsets around the years that the entries need."""
    zone = Timezone.from_tzid(
        name,
        first_date=dt.date(first_year - 1, 1, 1),
        last_date=dt.date(last_year + 1, 12, 31),
    )
    # A remark of the package's own, in English, that some calendars show to the reader.
    zone.pop("comment", None)
    return zone


def _entry(view: Localised, event: PublicEvent) -> Event:
    words = view.event_text(event)
    site = view.site
    built = site.catalogue.built
    url = site.addresses.absolute(view.language, event_path(event.id))
    label = status_label(view, event)
    zone = ZoneInfo(event.timezone)
    entry = Event()
    entry.add("uid", f"{event.id}@{urlsplit(site.settings.site_url).hostname}")
    entry.add("dtstamp", built.astimezone(dt.UTC).replace(microsecond=0))
    entry.add("sequence", (built.date() - _FIRST_DAY).days)
    entry.add("dtstart", event.start.astimezone(zone))
    entry.add("dtend", event.end.astimezone(zone))
    title = words.title.value
    entry.add("summary", title if label is None else f"{label}: {title}")
    entry.add("status", _STATUS[event.status])
    description = [words.summary.value, url]
    note = venue.note(view, event)
    if note is not None:
        description.insert(1, note)
    entry.add("description", "\n".join(description))
    entry.add("url", url)
    known = venue.parts(view, event)
    if known:
        entry.add("location", view.s("list.comma").join(text.value for text in known))
        if event.venue is not None and event.venue.geo is not None:
            entry.add("geo", event.venue.geo)
    return entry
