"""What the host is asked to say, in `_headers` and in the documentation alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from hlsite.rendering.headers import CONTENT_POLICY, HEADERS
from tests import factories
from tests.rendering.views import asset, rendered, values

HOSTING = Path(__file__).resolve().parents[2] / "docs" / "hosting.md"


def blocks(**options: bool) -> dict[str, dict[str, str]]:
    """The headers by the pattern that they are for."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in asset(rendered(factories.catalogue(), **options), "_headers").splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[pattern][name] = value
        else:
            pattern = line
            found[pattern] = {}
    return found


def test_every_file_gets_every_header() -> None:
    assert blocks()["/*"] == dict(HEADERS)


@pytest.mark.parametrize("header", ["Content-Security-Policy", "Referrer-Policy"])
def test_nothing_loosens_what_the_page_says_of_itself(header: str) -> None:
    page = values(rendered(factories.catalogue()), "index.md")
    assert page["content_policy"] == CONTENT_POLICY
    expected = {
        "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
    }
    assert HEADERS[header] == expected[header]


def test_programmes_are_kept_from_search_engines_as_profiles_are() -> None:
    programmes = {
        f"/events/:event/programme.{language}.pdf": {"X-Robots-Tag": "noindex"}
        for language in factories.LANGUAGES
    }
    assert {pattern: said for pattern, said in blocks().items() if pattern != "/*"} == programmes
    assert list(blocks(index_profiles=True)) == ["/*"]


def test_nginx_snippet_says_the_same() -> None:
    told = HOSTING.read_text("utf-8")
    for name, value in HEADERS.items():
        assert told.count(f'add_header {name} "{value}" always;') == 2, name
