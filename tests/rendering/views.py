"""Renders small catalogues for the tests and finds pages in the result."""

from __future__ import annotations

from typing import Any

from hlsite.model.public import PublicCatalogue
from hlsite.rendering import Bodies, Rendered, render
from hlsite.rendering.localised import Localised
from hlsite.rendering.site import Site
from tests import factories


def rendered(catalogue: PublicCatalogue, files: tuple[str, ...] = (), **options: Any) -> Rendered:
    return render(catalogue, factories.settings(**options), files=files)


def values(result: Rendered, src_uri: str) -> dict[str, Any]:
    """The plain values of one page."""
    (page,) = [page for page in result.pages if page.src_uri == src_uri]
    hl = page.meta["hl"]
    assert isinstance(hl, dict)
    return hl


def page_of(src_uri: str, **fields: Any) -> dict[str, Any]:
    """The values of one page of a catalogue made from `fields`."""
    return values(rendered(factories.catalogue(**fields)), src_uri)


def asset(result: Rendered, uri: str) -> str:
    """The text of one file."""
    (found,) = [asset for asset in result.assets if asset.uri == uri]
    return found.content.decode()


def localised(language: str = "en", files: tuple[str, ...] = (), **fields: Any) -> Localised:
    """One language of a catalogue made from `fields`."""
    site = Site(factories.catalogue(**fields), factories.settings(), frozenset(files), Bodies())
    return Localised(site, language)


def line(runs: list[dict[str, Any]]) -> str:
    """A line of runs as readers see it, links in brackets."""
    return "".join(
        f"[{piece['text']}]({piece['url']})" if piece["url"] else piece["text"] for piece in runs
    )


def facts(page: dict[str, Any]) -> dict[str, str]:
    """The facts of a book or an event, by label."""
    return {fact["label"]: line(fact["runs"]) for fact in page["facts"]}
