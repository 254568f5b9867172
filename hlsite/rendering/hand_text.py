"""What librarians wrote by hand: pages, and the text of books and events."""

from __future__ import annotations

import posixpath

from hlsite.model.public import PublicPage, Text
from hlsite.rendering.body import LinkRules
from hlsite.rendering.localised import Localised
from hlsite.rendering.urls import CALENDAR_FILE, FEED_FILE, Here

_FILES = (CALENDAR_FILE, FEED_FILE)


def find(view: Localised, page_id: str) -> PublicPage | None:
    """The hand-written page `page_id`."""
    return next((page for page in view.site.catalogue.pages if page.id == page_id), None)


def html(view: Localised, here: Here, page: PublicPage) -> str:
    """The page's body; headings from h2, below the title."""
    folder = posixpath.dirname(page.id)
    rules = LinkRules(
        here,
        f"{folder}/" if folder else "",
        view.site.linkable_paths,
        _FILES,
        pictures=True,
    )
    return view.site.bodies.html(page.body[view.language].value, rules, highest=2)


def event_html(view: Localised, here: Here, body: Text) -> str:
    """An event's own text; headings from h2, below the title."""
    rules = LinkRules(here, "events/", view.site.linkable_paths, _FILES)
    return view.site.bodies.html(body.value, rules, highest=2)


def story_html(view: Localised, here: Here, story: Text) -> str:
    """A book's story; headings from h3, below "The story"."""
    rules = LinkRules(here, "books/", view.site.linkable_paths, _FILES)
    return view.site.bodies.html(story.value, rules, highest=3)
