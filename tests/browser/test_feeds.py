"""What other programs read: calendars, feeds, the sitemap, structured data."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests.browser.document import Document, read
from tests.browser.pages import LANGUAGES, every
from tests.browser.test_html import SITE_URL

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LONGEST_LINE = 75
COMING = {"night-shelf-2027", "school-day-2027", "winter-reading-2026"}
PAST = {"nauryz-shelf-2026", "quiet-evening-2025"}
UNDISCLOSED = {"quiet-evening-2025", "school-day-2027"}


def below(site: Path, language: str) -> Path:
    return site if language == "en" else site / language


def on_site(site: Path, address: str) -> bool:
    """Whether an absolute address leads to a file of the site."""
    assert address.startswith(SITE_URL), address
    target = site / address.removeprefix(SITE_URL)
    return (target / "index.html" if address.endswith("/") else target).is_file()


# --- calendars ---


def calendars(site: Path) -> list[Path]:
    return sorted(site.rglob("*.ics"))


def events(path: Path) -> list[Any]:
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_coming_event_has_a_calendar_file_in_each_language(site: Path) -> None:
    found = {path.relative_to(site).as_posix() for path in calendars(site)}
    assert found == {
        f"{prefix}{name}"
        for prefix in ("", "kk/", "ru/")
        for name in ["events.ics", *(f"events/{event}/event.ics" for event in COMING)]
    }


def test_calendar_is_folded_and_ends_its_lines_as_it_must(site: Path) -> None:
    for path in calendars(site):
        content = path.read_bytes()
        assert content.endswith(b"\r\n"), path
        lines = content.removesuffix(b"\r\n").split(b"\r\n")
        assert not [line for line in lines if b"\n" in line or b"\r" in line], path
        assert [line for line in lines if len(line) > LONGEST_LINE] == [], path
        assert all(line for line in lines), path
        for line in lines:  # no letter is cut in two
            line.decode("utf-8")
        assert any(line.startswith(b" ") for line in lines), path


def test_calendar_has_what_calendars_ask_for(site: Path) -> None:
    for path in calendars(site):
        calendar = Calendar.from_ical(path.read_bytes())
        assert calendar["VERSION"] == "2.0"
        assert calendar["PRODID"]
        assert [error for part in calendar.walk() for error in part.errors] == [], path
        zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        found = events(path)
        assert found, path
        for event in found:
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"} <= set(event), path
            start, end = event["DTSTART"], event["DTEND"]
            assert start.dt.utcoffset() == dt.timedelta(hours=5), path
            assert start.dt < end.dt
            assert {start.params["TZID"], end.params["TZID"]} <= zones
            assert event["DTSTAMP"].dt.utcoffset() == dt.timedelta(0)
            assert on_site(site, str(event["URL"])), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_of_all_events_holds_each_once(site: Path, language: str) -> None:
    folder = below(site, language)
    together = {str(event["UID"]): event for event in events(folder / "events.ics")}
    assert len(together) == len(events(folder / "events.ics"))
    for name in COMING:
        (alone,) = events(folder / "events" / name / "event.ics")
        assert together[str(alone["UID"])]["DTSTART"].dt == alone["DTSTART"].dt


def test_calendar_names_an_event_by_one_id_in_every_language(site: Path) -> None:
    ids = [
        {str(event["UID"]) for event in events(below(site, language) / "events.ics")}
        for language in LANGUAGES
    ]
    assert ids[0] == ids[1] == ids[2]


def test_calendar_says_that_an_event_is_cancelled(site: Path) -> None:
    (event,) = events(site / "events" / "night-shelf-2027" / "event.ics")
    assert event["STATUS"] == "CANCELLED"


# --- Atom ---


def one(element: ET.Element, path: str) -> str:
    """The text of the one child that a feed must have there."""
    (child,) = element.findall(path)
    assert (child.text or "").strip(), path
    return child.text or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_has_what_atom_asks_for(site: Path, language: str) -> None:
    prefix = "" if language == "en" else f"{language}/"
    feed = ET.fromstring((site / prefix / "events.xml").read_bytes())  # noqa: S314
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    one(feed, f"{ATOM}title")
    one(feed, f"{ATOM}id")
    assert one(feed, f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE_URL}{prefix}events.xml"
    assert on_site(site, links["alternate"] or "")
    entries = feed.findall(f"{ATOM}entry")
    assert len({one(entry, f"{ATOM}id") for entry in entries}) == len(entries) == 5
    for element in [feed, *entries]:
        updated = dt.datetime.fromisoformat(one(element, f"{ATOM}updated"))
        assert updated.tzinfo is not None
    for entry in entries:
        one(entry, f"{ATOM}title")
        one(entry, f"{ATOM}summary")
        (link,) = entry.findall(f"{ATOM}link")
        assert on_site(site, link.attrib["href"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_is_named_by_the_pages_on_events(site: Path, language: str) -> None:
    folder = below(site, language).relative_to(site)
    page = read(site, (folder / "events" / "index.html").as_posix())
    named = page.named("link", rel="alternate", type="application/atom+xml")
    assert len(named) == 1


def test_books_have_no_feed(site: Path) -> None:
    names = {path.name for path in site.rglob("*.xml")} | {
        path.name for path in site.rglob("*.ics")
    }
    assert names == {"events.xml", "sitemap.xml", "events.ics", "event.ics"}


# --- the sitemap ---


def listed(site: Path) -> list[ET.Element]:
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314
    assert root.tag == f"{SITEMAP}urlset"
    return root.findall(f"{SITEMAP}url")


def test_sitemap_lists_every_page_that_may_be_found_and_no_other(site: Path) -> None:
    indexed = set()
    for path in every(site):
        document = read(site, path)
        hidden = any(
            "noindex" in robots.get("content", "")
            for robots in document.named("meta", name="robots")
        )
        if not hidden and path != "404.html":
            indexed.add(SITE_URL + path.removesuffix("index.html"))
    addresses = [one(url, f"{SITEMAP}loc") for url in listed(site)]
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == indexed
    assert not any(re.search(r"/books/.", address) for address in addresses)


def test_sitemap_names_the_translations(site: Path) -> None:
    for url in listed(site):
        address = one(url, f"{SITEMAP}loc")
        links = {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        assert set(links) == {*LANGUAGES, "x-default"}, address
        assert address in links.values()
        assert all(on_site(site, link or "") for link in links.values()), address


def test_robots_may_visit_everything_and_learn_of_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line and ":" not in line] == []
    robots = RobotFileParser()
    robots.parse(lines)
    assert robots.can_fetch("*", f"{SITE_URL}books/")
    assert robots.site_maps() == [f"{SITE_URL}sitemap.xml"]


# --- structured data ---


def structured(document: Document) -> list[dict[str, Any]]:
    return [
        json.loads(script.text or "")
        for script in document.named("script", type="application/ld+json")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(COMING | PAST))
def test_event_page_describes_its_event(site: Path, language: str, name: str) -> None:
    path = (below(site, language) / "events" / name / "index.html").relative_to(site).as_posix()
    document = read(site, path)
    (event,) = structured(document)
    assert event["@context"] == "https://schema.org"
    assert event["@type"] == "Event"
    assert event["name"].strip()
    assert event["description"].strip()
    assert event["inLanguage"] == language
    assert event["url"] == SITE_URL + path.removesuffix("index.html")
    start, end = (dt.datetime.fromisoformat(event[key]) for key in ("startDate", "endDate"))
    # Astana kept +06:00 until 1 March 2024.
    assert start.utcoffset() == end.utcoffset() == dt.timedelta(hours=5)
    assert start < end
    status = "EventCancelled" if name == "night-shelf-2027" else "EventScheduled"
    assert event["eventStatus"] == f"https://schema.org/{status}"
    assert event["location"]["@type"] == "Place"
    assert event["location"]["name"].strip()
    # A venue that is not public has no address.
    assert ("address" in event["location"]) == (name not in UNDISCLOSED)
    assert event["organizer"]["name"]
    times = {element.get("datetime") for element in document.named("time")}
    assert event["startDate"] in times


def test_other_pages_describe_no_event_and_no_person(site: Path) -> None:
    for path in every(site):
        for data in structured(read(site, path)):
            assert '"Person"' not in json.dumps(data), path
            assert data["@type"] != "Event" or re.search(r"(^|/)events/.+/index\.html$", path), path
