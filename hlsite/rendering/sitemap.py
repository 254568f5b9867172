"""`sitemap.xml` and `robots.txt`: only what search engines may keep, and no dates of edits."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, cast

from hlsite.rendering.output import SourceAsset, SourcePage

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Iterable[SourcePage]) -> SourceAsset:
    """Every page that may be indexed, with its address in each language."""
    entries = [_entry(page) for page in pages if _is_indexed(page)]
    return SourceAsset("sitemap.xml", f"{_OPENING}{''.join(entries)}</urlset>\n".encode())


def robots(site_url: str) -> SourceAsset:
    """Everything may be visited: a page that must not be kept says so itself (`noindex`)."""
    return SourceAsset(
        "robots.txt", f"User-agent: *\nDisallow:\n\nSitemap: {site_url}sitemap.xml\n".encode()
    )


def _values(page: SourcePage) -> dict[str, Any]:
    return cast("dict[str, Any]", page.meta["hl"])


def _is_indexed(page: SourcePage) -> bool:
    values = _values(page)
    return not values["noindex"] and values["canonical"] is not None


def _entry(page: SourcePage) -> str:
    values = _values(page)
    lines = [
        f'<xhtml:link rel="alternate" hreflang="{alternate["hreflang"]}"'
        f' href="{escape(alternate["url"])}"/>'
        for alternate in values["alternates"]
    ]
    return f"<url><loc>{escape(values['canonical'])}</loc>{''.join(lines)}</url>\n"
