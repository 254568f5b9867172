"""Every page as it is written: valid, complete in its head, free of inline code."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser.document import Document, read
from tests.browser.pages import NOT_FOUND, every

VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SITE_URL = "https://nura-library.example/"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; form-action 'none'; base-uri 'none'"
)
# Every page but this one is a page in each language; this one belongs to no address.
LANGUAGES = ("en", "kk", "ru")


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    return {path: read(site, path) for path in every(site)}


def language(path: str) -> str:
    first = path.split("/", 1)[0]
    return first if first in LANGUAGES else "en"


def without_language(path: str) -> str:
    return path.removeprefix(f"{language(path)}/")


def address(path: str) -> str:
    return SITE_URL + path.removesuffix("index.html")


def test_page_parses_without_errors(documents: dict[str, Document]) -> None:
    found = {path: document.errors for path, document in documents.items()}
    assert {path: errors for path, errors in found.items() if errors} == {}


def test_page_is_valid_for_the_w3c_checker(site: Path) -> None:
    pages = [str(site / path) for path in every(site)]
    ran = subprocess.run(
        ["java", "-jar", VNU, "--format", "json", "--exit-zero-always", *pages],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = [
        f"{Path(message.get('url', '')).relative_to('file:' + str(site))}:"
        f"{message.get('lastLine')}: {message['message']}"
        for message in json.loads(ran.stderr)["messages"]
        # It takes no file for its own origin; the browser does the judging here.
        if "violates Content Security Policy" not in message["message"]
    ]
    assert messages == []


def test_page_has_a_complete_head(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        assert document.root.get("lang") == language(path), path
        assert len(document.named("title")) == 1, path
        assert (document.named("title")[0].text or "").strip(), path
        described = document.named("meta", name="description")
        assert len(described) == 1, path
        assert described[0].get("content", "").strip(), path
        assert document.named("meta", name="referrer")[0].get("content") == "no-referrer", path
        policies = document.named("meta", **{"http-equiv": "Content-Security-Policy"})
        assert [policy.get("content") for policy in policies] == [CSP], path


def test_title_is_unlike_that_of_every_other_page_of_its_language(
    documents: dict[str, Document],
) -> None:
    titles = Counter(
        (language(path), document.named("title")[0].text) for path, document in documents.items()
    )
    # The page of an unlinkable book has that book's title at each event.
    assert [title for title, count in titles.items() if count > 1] == []


def test_page_names_itself_and_its_translations(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        if path == NOT_FOUND:
            assert document.named("link", rel="canonical") == []
            continue
        canonical = document.named("link", rel="canonical")
        assert [link.get("href") for link in canonical] == [address(path)], path
        bare = without_language(path)
        paths = {"en": bare, "kk": f"kk/{bare}", "ru": f"ru/{bare}", "x-default": bare}
        assert {
            link.get("hreflang"): link.get("href")
            for link in document.named("link", rel="alternate")
            if "hreflang" in link.attrib
        } == {code: address(target) for code, target in paths.items()}, path
        assert set(paths.values()) <= set(documents), path


def test_id_stands_once_on_its_page(documents: dict[str, Document]) -> None:
    repeated = {
        path: [name for name, count in Counter(document.ids).items() if count > 1]
        for path, document in documents.items()
    }
    assert {path: names for path, names in repeated.items() if names} == {}


def test_page_has_one_first_heading_and_skips_no_level(documents: dict[str, Document]) -> None:
    for path, document in documents.items():
        levels = [
            int(element.tag[1])
            for element in document.elements
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (path, levels)


def test_page_has_no_inline_code(documents: dict[str, Document]) -> None:
    found = []
    for path, document in documents.items():
        for element in document.elements:
            if element.tag == "style" or (
                element.tag == "script"
                and "src" not in element.attrib
                and element.get("type") != "application/ld+json"
            ):
                found.append((path, element.tag))
            found += [
                (path, f"{element.tag} {name}")
                for name in element.attrib
                if name == "style" or name.startswith("on")
            ]
            if element.get("href", "").lower().startswith("javascript:"):
                found.append((path, "javascript:"))
    assert found == []
