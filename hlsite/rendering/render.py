"""The whole site from one edition's public values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hlsite.model.public import PublicCatalogue
from hlsite.rendering import calendar, feeds, headers, search_index, sitemap
from hlsite.rendering.body import Bodies
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import Rendered, SourceAsset, SourcePage
from hlsite.rendering.pages import (
    book,
    catalogue,
    event,
    events,
    hand_page,
    home,
    impact,
    not_found,
    search,
    topic,
    topics,
)
from hlsite.rendering.site import Site
from hlsite.rendering.urls import book_path
from hlsite.settings import Settings

_KINDS = (
    home,
    catalogue,
    book,
    topics,
    topic,
    events,
    event,
    impact,
    search,
    hand_page,
    not_found,
)


def render(
    edition: PublicCatalogue,
    settings: Settings,
    *,
    files: Collection[str] = (),
    bodies: Bodies | None = None,
) -> Rendered:
    """All pages in all languages, and the files beside them.

    Args:
        edition: The public edition.
        settings: What the library decided.
        files: Paths, below the site's root, of files that others put there and pages may link
            to: `events/<id>/programme.<language>.pdf`, `events/<id>/social.<language>.png`.
        bodies: The Markdown renderer of an earlier rendering, to be quick when one book changed.

    Raises:
        ValueError: It is not the public edition.
    """
    if edition.edition != "public":
        raise ValueError(f"the site shows the public edition only, not {edition.edition!r}")
    bodies = bodies or Bodies()
    site = Site(edition, settings, frozenset(files), bodies)
    views = [Localised(site, language) for language in edition.languages]
    pages = tuple(page for view in views for kind in _KINDS for page in kind.pages(view))
    assets = tuple(_assets(site, views, pages))
    bodies.forget_unused()
    return Rendered(pages, assets)


def _assets(
    site: Site, views: Sequence[Localised], pages: Sequence[SourcePage]
) -> Iterator[SourceAsset]:
    for key, drawn in site.covers.items():
        yield SourceAsset(f"{book_path(key)}cover.svg", drawn.svg)
    for view in views:
        yield feeds.feed(view)
        yield search_index.script(view)
        yield from calendar.files(view)
    yield sitemap.sitemap(pages)
    yield sitemap.robots(site.settings.site_url)
    yield headers.headers_file(site.settings, site.catalogue.languages)
