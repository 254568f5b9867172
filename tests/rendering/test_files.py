"""Calendars, feeds, sitemap, structured data: whole files, as they are written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar

from hlsite.model.public import PublicVenue, Text
from tests import factories
from tests.rendering.views import asset, page_of, rendered

WINTER_READING = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//hlsite//human library//EN\r
METHOD:PUBLISH\r
NAME:The winter reading\r
X-WR-CALNAME:The winter reading\r
URL:https://nura.example/kk/\r
BEGIN:VTIMEZONE\r
TZID:Asia/Almaty\r
BEGIN:STANDARD\r
DTSTART:20250101T000000\r
TZNAME:+05\r
TZOFFSETFROM:+0500\r
TZOFFSETTO:+0500\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
SUMMARY:The winter reading\r
DTSTART;TZID=Asia/Almaty:20261212T140000\r
DTEND;TZID=Asia/Almaty:20261212T165500\r
DTSTAMP:20261120T043000Z\r
UID:winter-reading@nura.example\r
SEQUENCE:2515\r
DESCRIPTION:Sixteen books wait by the window.\\nhttps://nura.example/kk/eve\r
 nts/winter-reading/\r
GEO:51.09;71.4\r
LOCATION:Main Library\\, reading room 2.04\\, Astana\r
STATUS:CONFIRMED\r
URL:https://nura.example/kk/events/winter-reading/\r
END:VEVENT\r
END:VCALENDAR\r
"""

FEED = """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">
  <title>Живая библиотека «Нұра»: события</title>
  <id>https://nura.example/ru/events/</id>
  <updated>2026-11-20T04:30:00Z</updated>
  <link rel="self" href="https://nura.example/ru/events.xml" />
  <link rel="alternate" type="text/html" href="https://nura.example/ru/events/" />
  <author>
    <name>Живая библиотека «Нұра»</name>
  </author>
  <entry>
    <title>Отменено: The winter reading</title>
    <id>https://nura.example/ru/events/winter-reading/</id>
    <updated>2026-11-20T04:30:00Z</updated>
    <link rel="alternate" type="text/html" href="https://nura.example/ru/events/winter-reading/" />
    <summary>Суббота, 12 декабря 2026 года, 14:00–16:55. Sixteen books wait by the window.</summary>
  </entry>
</feed>
"""


def test_calendar_entry_of_an_event() -> None:
    event = factories.event(venue=factories.venue(geo=(51.09, 71.4)))
    result = rendered(factories.catalogue(events=(event,)))
    assert asset(result, "kk/events/winter-reading/event.ics") == WINTER_READING


def entries(*events: Any) -> list[Any]:
    result = rendered(factories.catalogue(events=events))
    return list(Calendar.from_ical(asset(result, "events.ics")).walk("VEVENT"))


@pytest.mark.parametrize(
    ("status", "expected", "summary"),
    [
        ("planned", "TENTATIVE", "Planned: The winter reading"),
        ("confirmed", "CONFIRMED", "The winter reading"),
        ("cancelled", "CANCELLED", "Cancelled: The winter reading"),
        ("postponed", "TENTATIVE", "Postponed: The winter reading"),
    ],
)
def test_calendar_says_the_status(status: str, expected: str, summary: str) -> None:
    (entry,) = entries(factories.event(status=status))
    assert (entry["STATUS"], entry["SUMMARY"]) == (expected, summary)


def test_calendar_has_all_events_and_a_line_is_never_too_long() -> None:
    words = factories.event().texts["en"]
    long = replace(words, title=Text("Ұзақ атау " * 12, "kk"))
    events = (
        factories.event("old", "2025-03-20"),
        factories.event(texts=dict.fromkeys(factories.LANGUAGES, long)),
    )
    result = rendered(factories.catalogue(events=events))
    content = asset(result, "events.ics")
    assert max(len(line.encode()) for line in content.split("\r\n")) == 75
    assert [str(entry["UID"]) for entry in Calendar.from_ical(content).walk("VEVENT")] == [
        "old@nura.example",
        "winter-reading@nura.example",
    ]
    assert [item.uri for item in result.assets if item.uri.endswith("event.ics")] == [
        "events/winter-reading/event.ics",
        "kk/events/winter-reading/event.ics",
        "ru/events/winter-reading/event.ics",
    ]


def test_calendar_of_a_withheld_place_says_how_to_learn_it() -> None:
    (entry,) = entries(factories.event(venue=PublicVenue("registered")))
    assert ("LOCATION" in entry, "GEO" in entry, str(entry["DESCRIPTION"]).split("\n")[1]) == (
        False,
        False,
        "You learn the place when you register.",
    )


def test_calendar_sequence_grows_with_the_build() -> None:
    later = factories.BUILT.replace(day=21)
    (early,) = entries(factories.event())
    result = rendered(factories.catalogue(events=(factories.event(),), built=later))
    (late,) = Calendar.from_ical(asset(result, "events.ics")).walk("VEVENT")
    assert late["SEQUENCE"] - early["SEQUENCE"] == 1


def test_feed_of_events() -> None:
    result = rendered(factories.catalogue(events=(factories.event(status="cancelled"),)))
    assert asset(result, "ru/events.xml") == FEED


def test_sitemap_has_only_what_may_be_indexed() -> None:
    catalogue = factories.catalogue(
        shelf=(factories.book(),),
        unlisted=(factories.book("x7f3q"),),
        pages=(factories.hand_page("about", "Hello"),),
        languages=("en", "kk"),
    )
    content = asset(rendered(catalogue), "sitemap.xml")
    places = [part.split("</loc>")[0] for part in content.split("<loc>")[1:]]
    home = "https://nura.example/"
    paths = ("", "books/", "topics/", "topics/occupation/", "events/", "impact/", "about/")
    assert places == [home + prefix + path for prefix in ("", "kk/") for path in paths]
    assert content.split("\n")[2] == (
        "<url><loc>https://nura.example/</loc>"
        '<xhtml:link rel="alternate" hreflang="en" href="https://nura.example/"/>'
        '<xhtml:link rel="alternate" hreflang="kk" href="https://nura.example/kk/"/>'
        '<xhtml:link rel="alternate" hreflang="x-default" href="https://nura.example/"/></url>'
    )


def test_sitemap_has_books_when_profiles_may_be_indexed() -> None:
    catalogue = factories.catalogue(
        shelf=(factories.book(), factories.book("code", has_story_page=False)),
        unlisted=(factories.book("x7f3q"),),
    )
    content = asset(rendered(catalogue, index_profiles=True), "sitemap.xml")
    assert [
        key
        for key in ("night-nurse", "code", "x7f3q")
        if f"<loc>https://nura.example/books/{key}/" in content
    ] == ["night-nurse"]


def test_robots_lead_to_the_sitemap() -> None:
    assert asset(rendered(factories.catalogue()), "robots.txt") == (
        "User-agent: *\nDisallow:\n\nSitemap: https://nura.example/sitemap.xml\n"
    )


def structured(*files: str, **fields: Any) -> dict[str, Any]:
    catalogue = factories.catalogue(events=(factories.event(**fields),))
    result = rendered(catalogue, files=files)
    (page,) = [page for page in result.pages if page.src_uri == "events/winter-reading/index.md"]
    hl: Any = page.meta["hl"]
    data: dict[str, Any] = json.loads(hl["structured_data"])
    return data


def test_structured_data_of_an_event() -> None:
    image = "events/winter-reading/social.en.png"
    assert structured(image, venue=factories.venue(geo=(51.09, 71.4))) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "The winter reading",
        "description": "Sixteen books wait by the window.",
        "url": "https://nura.example/events/winter-reading/",
        "startDate": "2026-12-12T14:00:00+05:00",
        "endDate": "2026-12-12T16:55:00+05:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "organizer": {
            "@type": "Organization",
            "name": "Nura human library",
            "url": "https://nura.example/",
        },
        "location": {
            "@type": "Place",
            "name": "Main Library",
            "address": "Astana",
            "geo": {"@type": "GeoCoordinates", "latitude": 51.09, "longitude": 71.4},
        },
        "image": [f"https://nura.example/{image}"],
    }


def test_structured_data_tells_no_more_of_the_place_than_the_page() -> None:
    data = structured(venue=PublicVenue("withheld"), status="postponed")
    assert (data["location"], data["eventStatus"]) == (
        {"@type": "Place", "name": "place not published"},
        "https://schema.org/EventPostponed",
    )
    assert "location" not in structured()


def test_structured_data_of_a_place_without_a_name() -> None:
    data = structured(venue=factories.venue(name=None, address=None))
    assert data["location"] == {"@type": "Place", "name": "reading room 2.04"}


def test_structured_data_cannot_close_its_script() -> None:
    words = replace(factories.event().texts["en"], title=Text("</script><b>&", "en"))
    event = factories.event(texts=dict.fromkeys(factories.LANGUAGES, words))
    page = page_of("events/winter-reading/index.md", events=(event,))
    assert '"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"' in page["structured_data"]
