"""What every page shows around its own matter, and what its head says."""

from __future__ import annotations

from hlsite.locale import autonym, open_graph_name, short_name
from hlsite.rendering.headers import CONTENT_POLICY
from hlsite.rendering.localised import Localised, View, capitalised
from hlsite.rendering.output import SourcePage
from hlsite.rendering.site import LEAVE_PAGE
from hlsite.rendering.urls import (
    CALENDAR_FILE,
    CATALOGUE,
    EVENTS,
    FEED_FILE,
    HOME,
    IMPACT,
    SEARCH,
    Here,
)

_SECTIONS = (("catalogue", CATALOGUE), ("events", EVENTS), ("impact", IMPACT))
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ug", "ur"})


def page(
    view: Localised,
    here: Here,
    kind: str,
    *,
    title: str,
    description: str,
    own: View,
    section: str | None = None,
    indexed: bool = True,
    shared: bool = True,
    image: str | None = None,
    structured_data: str | None = None,
) -> SourcePage:
    """One page: the frame, and `own` values for its template.

    Args:
        view: The page's language.
        here: The page's place.
        kind: Kind of page; names the template.
        title: The document's title.
        description: Plain text for the head.
        own: What only this kind of page shows.
        section: Key of the navigation entry that the page belongs to.
        indexed: Whether search engines may keep it.
        shared: Whether it offers itself to be shared (Open Graph).
        image: Path of the picture to share, below the site's root.
        structured_data: JSON-LD.
    """
    source = "404.md" if here.anywhere else f"{here.folder}index.md"
    addresses = view.site.addresses
    canonical = None if here.anywhere else addresses.absolute(here.language, here.path)
    hl: View = {
        "kind": kind,
        "language": view.language,
        "dir": "rtl" if view.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        "title": title,
        "description": description,
        "site": _site(view, here),
        "canonical": canonical,
        "alternates": [] if here.anywhere else addresses.alternates(here.path),
        "noindex": not indexed,
        "content_policy": CONTENT_POLICY,
        "og": {
            "title": title,
            "description": description,
            "image": None if image is None else addresses.site_url + image,
            "url": canonical,
            "locale": open_graph_name(view.language),
        }
        if shared
        else None,
        "nav": [
            {
                "key": key,
                "label": view.s(f"nav.{key}"),
                "url": here.page(path),
                "current": key == section,
            }
            for key, path in _SECTIONS
        ],
        "search_url": here.page(SEARCH),
        "search_label": view.s("nav.search"),
        "footer": _footer(view, here),
        "leave": _leave(view),
        "structured_data": structured_data,
        **own,
    }
    template = f"hl/{kind}.html"
    meta = {"hl": hl, "template": template, "title": title, "description": description}
    return SourcePage(source, template, title, meta)


def _site(view: Localised, here: Here) -> View:
    # The 404 page is one for all languages: its switch leads to the home pages.
    path = HOME if here.anywhere else here.path
    return {
        "name": view.name,
        "home_url": here.page(HOME),
        "assets_url": here.file("assets/"),
        "languages": [
            {
                "code": language,
                "short": short_name(language),
                "name": capitalised(autonym(language)),
                "url": here.in_language(language, path),
                "current": language == view.language,
            }
            for language in view.site.addresses.languages
        ],
        "feeds": [
            {
                "type": kind,
                "title": view.s("events.feed_title", name=view.name),
                "url": here.file(view.site.addresses.folder(view.language, file)),
            }
            for kind, file in (
                ("application/atom+xml", FEED_FILE),
                ("text/calendar", CALENDAR_FILE),
            )
        ],
    }


def _footer(view: Localised, here: Here) -> View:
    links = [
        {"label": view.s(f"footer.{page_id}"), "url": here.page(f"{page_id}/")}
        for page_id in ("about", "rules", "privacy", LEAVE_PAGE)
        if page_id in view.site.page_ids
    ]
    return {
        "motto": view.s("footer.motto"),
        "links": links,
        "note": view.s("footer.note"),
        "leave_note": view.s("footer.leave_note"),
    }


def _leave(view: Localised) -> View:
    return {
        "label": view.s("leave.label"),
        "short_label": view.s("leave.short"),
        "url": view.s("leave.url"),
        "announce": {
            key: view.s(f"leave.{key}") for key in ("pressed_once", "pressed_twice", "leaving")
        },
    }
