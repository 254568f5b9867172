"""The whole site from one edition's public values, at once or one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial

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
from hlsite.rendering.urls import NOT_FOUND, book_path
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


NOT_FOUND_SOURCE = f"{NOT_FOUND}.md"
"""Name of the page that is shown at any address; all others are called `index.md`."""


class Rendering:
    """The site, each page and file of which is made when it is asked for.

    Args:
        edition: The public edition.
        settings: What the library decided.
        files: Paths, below the site's root, of files that others put there and pages may link
            to: `events/<id>/programme.<language>.pdf`, `events/<id>/social.<language>.png`.
        bodies: The Markdown renderer of an earlier rendering, to be quick when one book changed.

    Attributes:
        pages: What makes each page, by `src_uri`, in every language.
        assets: What makes each file beside the pages, by `uri`.

    Raises:
        ValueError: It is not the public edition.
    """

    def __init__(
        self, edition: PublicCatalogue, settings: Settings, files: Collection[str], bodies: Bodies
    ) -> None:
        if edition.edition != "public":
            raise ValueError(f"the site shows the public edition only, not {edition.edition!r}")
        self._site = Site(edition, settings, files, bodies)
        self._views = [Localised(self._site, language) for language in edition.languages]
        self.pages: Mapping[str, Callable[[], SourcePage]] = dict(self._pages())
        self.assets: Mapping[str, Callable[[], SourceAsset]] = dict(self._assets())

    @cached_property
    def all_pages(self) -> tuple[SourcePage, ...]:
        """Every page, made; each is made once more where it is asked for by itself."""
        return tuple(make() for make in self.pages.values())

    def _pages(self) -> Iterator[tuple[str, Callable[[], SourcePage]]]:
        for view in self._views:
            for kind in _KINDS:
                for path, make in kind.pages(view):
                    folder = self._site.addresses.folder(view.language, path)
                    yield NOT_FOUND_SOURCE if path == NOT_FOUND else f"{folder}index.md", make

    def _assets(self) -> Iterator[tuple[str, Callable[[], SourceAsset]]]:
        site = self._site
        for key in site.books:
            uri = f"{book_path(key)}cover.svg"
            yield uri, partial(_cover, site, key, uri)
        for view in self._views:
            yield feeds.uri(view), partial(feeds.feed, view)
            yield search_index.script_path(view.language), partial(search_index.script, view)
            calendars = _Calendars(view)
            for uri in calendar.uris(view):
                yield uri, partial(calendars.get, uri)
        yield "sitemap.xml", lambda: sitemap.sitemap(self.all_pages)
        yield "robots.txt", partial(sitemap.robots, site.settings.site_url)
        yield "_headers", partial(headers.headers_file, site.settings, site.catalogue.languages)


def render(
    edition: PublicCatalogue,
    settings: Settings,
    *,
    files: Collection[str] = (),
    bodies: Bodies | None = None,
) -> Rendered:
    """All pages in all languages, and the files beside them; arguments as `Rendering` has them.

    Raises:
        ValueError: It is not the public edition.
    """
    bodies = bodies or Bodies()
    made = Rendering(edition, settings, frozenset(files), bodies)
    pages = made.all_pages
    assets = tuple(make() for make in made.assets.values())
    bodies.forget_unused()
    return Rendered(pages, assets)


class _Calendars:
    """The calendar files of one language: made together, since they share their entries."""

    def __init__(self, view: Localised) -> None:
        self._view = view

    @cached_property
    def _files(self) -> Mapping[str, SourceAsset]:
        return {file.uri: file for file in calendar.files(self._view)}

    def get(self, uri: str) -> SourceAsset:
        return self._files[uri]


def _cover(site: Site, key: str, uri: str) -> SourceAsset:
    return SourceAsset(uri, site.covers[key].svg)
