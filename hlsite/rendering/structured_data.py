"""JSON-LD of an event, as schema.org defines it and Google asks for it.

Only what the page says stands here: a venue that is not public has no name and no address.
Source: https://developers.google.com/search/docs/appearance/structured-data/event
"""

from __future__ import annotations

import json

from hlsite.model.public import PublicEvent
from hlsite.rendering import venue
from hlsite.rendering.localised import Localised
from hlsite.rendering.urls import HOME, event_path

_STATUS = {
    "planned": "EventScheduled",
    "confirmed": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}


def event(view: Localised, shown: PublicEvent, image: str | None) -> str:
    """The event as a JSON-LD string that is safe inside `<script>`.

    Args:
        view: The page's language.
        shown: The event.
        image: Path of its picture below the site's root.
    """
    words = view.event_text(shown)
    addresses = view.site.addresses
    url = addresses.absolute(view.language, event_path(shown.id))
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": words.title.value,
        "description": words.summary.value,
        "url": url,
        "startDate": shown.start.isoformat(),
        "endDate": shown.end.isoformat(),
        "eventStatus": f"https://schema.org/{_STATUS[shown.status]}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": view.language,
        # The catalogue knows no price: a human library lends.
        "isAccessibleForFree": True,
        "organizer": {
            "@type": "Organization",
            "name": view.name if words.organiser is None else words.organiser.value,
            "url": addresses.absolute(view.language, HOME),
        },
    }
    location = _location(view, shown)
    if location is not None:
        data["location"] = location
    if image is not None:
        data["image"] = [addresses.site_url + image]
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )


def _location(view: Localised, shown: PublicEvent) -> dict[str, object] | None:
    where = shown.venue
    if where is None:
        return None
    if where.disclosure != "public":
        return {"@type": "Place", "name": venue.place(view, shown)["text"]}
    found: dict[str, object] = {"@type": "Place"}
    named = where.name or where.room or where.address
    if named is not None:
        found["name"] = named[view.language].value
    if where.address is not None:
        found["address"] = where.address[view.language].value
    if where.geo is not None:
        latitude, longitude = where.geo
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found
