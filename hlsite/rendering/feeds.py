"""The Atom feed of events, one a language (RFC 4287). Books have none: it cannot be recalled.

`updated` is the build's time for every entry: when something was edited is nobody's business.
"""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

from hlsite.model.public import PublicEvent
from hlsite.rendering import venue
from hlsite.rendering.event_card import status_label
from hlsite.rendering.localised import Localised, capitalised
from hlsite.rendering.output import SourceAsset
from hlsite.rendering.urls import EVENTS, FEED_FILE, event_path

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def uri(view: Localised) -> str:
    """Where the feed of one language lies below the site's root."""
    return view.site.addresses.folder(view.language, FEED_FILE)


def feed(view: Localised) -> SourceAsset:
    """`events.xml` of one language: coming events, the next first, then past ones."""
    site = view.site
    own = site.addresses.site_url + uri(view)
    page_url = site.addresses.absolute(view.language, EVENTS)
    built = _stamp(site.catalogue.built)
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: view.language})
    _add(root, "title", view.s("events.feed_title", name=view.name))
    _add(root, "id", page_url)
    _add(root, "updated", built)
    ET.SubElement(root, "link", {"rel": "self", "href": own})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page_url})
    _add(ET.SubElement(root, "author"), "name", view.name)
    for event in (*site.coming, *site.past):
        root.append(_entry(view, event, built))
    ET.indent(root)
    return SourceAsset(uri(view), ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _entry(view: Localised, event: PublicEvent, built: str) -> ET.Element:
    words = view.event_text(event)
    url = view.site.addresses.absolute(view.language, event_path(event.id))
    label = status_label(view, event)
    entry = ET.Element("entry")
    title = words.title.value
    _add(entry, "title", title if label is None else f"{label}: {title}")
    _add(entry, "id", url)
    _add(entry, "updated", built)
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": url})
    when = (
        capitalised(view.dates.text(event.start, "full")),
        view.dates.hours(event.start, event.end),
        venue.place(view, event)["text"],
    )
    line = view.s("list.comma").join(part for part in when if part)
    _add(entry, "summary", f"{line}. {words.summary.value}")
    return entry


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
