"""`sitemap.xml` and `robots.txt`: only what search engines may keep, and no dates of edits."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

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


def _values(page: SourcePage) -> dict[str, object]:
    values = page.meta["hl"]
    if not isinstance(values, dict):
        raise TypeError(f"{page.src_uri}: meta.hl is not a mapping")
    return values


def _is_indexed(page: SourcePage) -> bool:
    values = _values(page)
    return not values["noindex"] and values["canonical"] is not None


def _entry(page: SourcePage) -> str:
    values = _values(page)
    alternates = values["alternates"]
    lines = [
        f'<xhtml:link rel="alternate" hreflang="{alternate["hreflang"]}"'
        f' href="{escape(alternate["url"])}"/>'
        for alternate in (alternates if isinstance(alternates, list) else [])
    ]
    return f"<url><loc>{escape(str(values['canonical']))}</loc>{''.join(lines)}</url>\n"
