"""Every link, picture and anchor leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.document import Document, read
from tests.browser.pages import every

SITE_URL = "https://nura-library.example/"


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    return {path: read(site, path) for path in every(site)}


def internal_links(document: Document) -> list[tuple[str, str, str]]:
    """The page's links into the site: as written, path below the root, fragment."""
    found = []
    for link in document.links:
        absolute = urlsplit(urljoin(SITE_URL + document.path, link))
        if absolute.scheme == "https" and absolute.netloc == urlsplit(SITE_URL).netloc:
            found.append((link, unquote(absolute.path).lstrip("/"), unquote(absolute.fragment)))
    return found


def is_filter(path: str, fragment: str) -> bool:
    """The catalogue's fragment is a choice of filters, no anchor."""
    return path.endswith("books/index.html") and "=" in fragment


def test_link_into_the_site_resolves(site: Path, documents: dict[str, Document]) -> None:
    missing = []
    for path, document in documents.items():
        for link, target, fragment in internal_links(document):
            file = site / (target + "index.html" if not target or target.endswith("/") else target)
            if not file.is_file():
                missing.append((path, link))
                continue
            wanted = fragment if fragment and not is_filter(target, fragment) else None
            if wanted is not None and wanted not in documents[target or path].ids:
                missing.append((path, link))
    assert missing == []


def test_filter_in_a_link_is_one_that_the_catalogue_offers(
    documents: dict[str, Document],
) -> None:
    unknown = []
    for path, document in documents.items():
        for link, target, fragment in internal_links(document):
            if not is_filter(target, fragment):
                continue
            offered = {
                f"{box.get('name')}={box.get('value')}"
                for box in documents[target].named("input", type="checkbox")
            }
            if not set(fragment.split("&")) <= offered:
                unknown.append((path, link))
    assert unknown == []


def test_link_between_pages_works_from_a_folder(documents: dict[str, Document]) -> None:
    """A folder has no server that would find `index.html`: links name it, and are relative."""
    bad = []
    for path, document in documents.items():
        if path == "404.html":
            continue
        for element in document.elements:
            link = element.get("href") if element.tag == "a" else element.get("src")
            if not link or urlsplit(link).scheme in {"http", "https"}:
                continue
            if link.startswith("/") or urlsplit(link).path.endswith("/"):
                bad.append((path, link))
    assert bad == []


def test_link_out_of_the_site_tells_nobody_where_it_came_from(
    documents: dict[str, Document],
) -> None:
    for path, document in documents.items():
        assert document.named("meta", name="referrer")[0].get("content") == "no-referrer", path
        for element in document.named("a"):
            if urlsplit(element.get("href", "")).scheme in {"http", "https"}:
                assert element.get("target") is None, (path, element.get("href"))
