"""The whole site: every page, no dead link, nothing unlisted, the same each time."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from hlsite.model.public import PublicCatalogue, PublicPage, PublicRegistration
from hlsite.rendering import Rendered, render
from tests import factories
from tests.rendering.views import page_of, rendered, values

UNLISTED = "x7f3q9k2"


def full() -> PublicCatalogue:
    """A catalogue with everything that can be linked to."""
    shelf = (
        factories.book(related=("refugee",), first_event="old"),
        factories.book("refugee", topics=("migration", "health")),
        factories.book("e5code", has_story_page=False),
    )
    events = (
        factories.event("old", "2025-03-20"),
        factories.timetable_event(
            {"night-nurse": ["free", "taken"], "refugee": ["rests", "free"]},
            registration=PublicRegistration("hold", email="desk@nura.example"),
        ),
    )
    pages = tuple(
        factories.hand_page(page_id, "See [rules](rules.md), [us](about.md).")
        for page_id in ("about", "index", "leave", "privacy", "rules", "visit/parking")
    )
    return factories.catalogue(
        shelf=shelf, unlisted=(factories.book(UNLISTED),), events=events, pages=pages
    )


def links(value: object, name: str = "") -> Iterator[str]:
    """Every address in a page's values."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from links(inner, str(key))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from links(inner, name)
    elif isinstance(value, str) and (name in ("url", "src") or name.endswith("_url")):
        yield value
    elif isinstance(value, str) and name.endswith("_html"):
        yield from (part.split('"')[0] for part in value.split('href="')[1:])


def written(result: Rendered) -> set[str]:
    pages = {page.src_uri.removesuffix(".md") + ".html" for page in result.pages}
    return pages | {asset.uri for asset in result.assets}


def test_pages_of_one_language() -> None:
    result = rendered(full())
    english = [
        (page.src_uri, page.template)
        for page in result.pages
        if not page.src_uri.startswith(("kk/", "ru/"))
    ]
    assert english == [
        ("index.md", "hl/home.html"),
        ("books/index.md", "hl/catalogue.html"),
        ("books/night-nurse/index.md", "hl/book.html"),
        ("books/refugee/index.md", "hl/book.html"),
        ("books/e5code/index.md", "hl/book.html"),
        (f"books/{UNLISTED}/index.md", "hl/book.html"),
        ("topics/index.md", "hl/topics.html"),
        ("topics/occupation/index.md", "hl/topic.html"),
        ("topics/health/index.md", "hl/topic.html"),
        ("topics/migration/index.md", "hl/topic.html"),
        ("events/index.md", "hl/events.html"),
        ("events/old/index.md", "hl/event.html"),
        ("events/winter-reading/index.md", "hl/event.html"),
        ("impact/index.md", "hl/impact.html"),
        ("search/index.md", "hl/search.html"),
        ("about/index.md", "hl/page.html"),
        ("leave/index.md", "hl/page.html"),
        ("privacy/index.md", "hl/page.html"),
        ("rules/index.md", "hl/page.html"),
        ("visit/parking/index.md", "hl/page.html"),
        ("404.md", "hl/404.html"),
    ]


def test_every_language_has_the_same_pages() -> None:
    uris = [page.src_uri for page in rendered(full()).pages]
    roots = {"kk": "kk/", "ru": "ru/"}
    english = [uri for uri in uris if not uri.startswith(("kk/", "ru/")) and uri != "404.md"]
    for root in roots.values():
        assert [uri.removeprefix(root) for uri in uris if uri.startswith(root)] == english


def test_every_relative_link_leads_to_something_written() -> None:
    result = rendered(full())
    there = written(result)
    dead = []
    for page in result.pages:
        folder = posixpath.dirname(page.src_uri)
        for link in links(page.meta["hl"]):
            path = link.split("#")[0]
            if "://" in link or link.startswith(("mailto:", "#")) or path.endswith("assets/"):
                continue
            target = path.lstrip("/") if page.src_uri == "404.md" else posixpath.join(folder, path)
            if posixpath.normpath(target) not in there:
                dead.append((page.src_uri, link))
    assert dead == []


def test_unlisted_book_is_nowhere_but_on_its_own_page() -> None:
    result = rendered(full(), index_profiles=True)
    named = [page.src_uri for page in result.pages if UNLISTED in repr(page.meta)]
    assert named == [f"{root}books/{UNLISTED}/index.md" for root in ("", "kk/", "ru/")]
    assert [asset.uri for asset in result.assets if UNLISTED in f"{asset}"] == [
        f"books/{UNLISTED}/cover.svg"
    ]
    page = values(result, f"books/{UNLISTED}/index.md")
    assert (page["noindex"], page["og"]) == (True, None)


def test_same_input_gives_the_same_output() -> None:
    assert rendered(full()) == rendered(full())


@pytest.mark.parametrize("edition", ["room", "desk"])
def test_other_edition_is_refused(edition: Any) -> None:
    with pytest.raises(ValueError, match="public edition only"):
        render(factories.catalogue(edition=edition), factories.settings())


def test_frame_of_a_page() -> None:
    page = values(rendered(full()), "kk/books/refugee/index.md")
    frame = {
        key: page[key]
        for key in ("kind", "language", "dir", "canonical", "alternates", "nav", "search_url")
    }
    root = "https://nura.example/"
    assert frame == {
        "kind": "book",
        "language": "kk",
        "dir": "ltr",
        "canonical": f"{root}kk/books/refugee/",
        "alternates": [
            {"hreflang": "en", "url": f"{root}books/refugee/"},
            {"hreflang": "kk", "url": f"{root}kk/books/refugee/"},
            {"hreflang": "ru", "url": f"{root}ru/books/refugee/"},
            {"hreflang": "x-default", "url": f"{root}books/refugee/"},
        ],
        "nav": [
            {"key": "catalogue", "label": "Каталог", "url": "../index.html", "current": True},
            {
                "key": "events",
                "label": "Іс-шаралар",
                "url": "../../events/index.html",
                "current": False,
            },
            {
                "key": "impact",
                "label": "Нәтиже",
                "url": "../../impact/index.html",
                "current": False,
            },
        ],
        "search_url": "../../search/index.html",
    }
    assert [
        (language["short"], language["name"], language["url"], language["current"])
        for language in page["site"]["languages"]
    ] == [
        ("ENG", "English", "../../../books/refugee/index.html", False),
        ("ҚАЗ", "Қазақша", "index.html", True),
        ("РУС", "По-русски", "../../../ru/books/refugee/index.html", False),
    ]


def test_footer_links_only_to_pages_that_are_there() -> None:
    about = factories.hand_page("about", "Us.")
    assert page_of("kk/index.md", pages=(about,))["footer"] == {
        "motto": "Кітап алынған күйінде қайтарылады: тәні де, жаны да аман.",
        "links": [{"label": "Тірі кітапхана туралы", "url": "about/index.html"}],
        "note": "Фото да, жазба да, куки де жоқ.",
        "leave_note": "Shift пернесін үш рет басса, бет жабылады.",
    }


def test_shared_page_names_itself_and_its_picture() -> None:
    image = "events/winter-reading/social.kk.png"
    result = rendered(factories.catalogue(events=(factories.event(),)), files=(image,))
    assert values(result, "kk/events/winter-reading/index.md")["og"] == {
        "title": "The winter reading",
        "description": "Sixteen books wait by the window.",
        "image": f"https://nura.example/{image}",
        "url": "https://nura.example/kk/events/winter-reading/",
        "locale": "kk_KZ",
    }
    assert values(result, "events/winter-reading/index.md")["og"]["image"] is None


def test_page_for_lost_readers_speaks_every_language_and_links_from_the_root() -> None:
    page = values(rendered(full(), site_url="https://nura.example/library/"), "404.md")
    assert [
        (section["lang"], section["title"], section["link"]["url"]) for section in page["sections"]
    ] == [
        ("kk", "Бұл бет сөреде жоқ", "/library/kk/books/index.html"),
        ("ru", "Этой страницы нет на полке", "/library/ru/books/index.html"),
        ("en", "This page is not on the shelf", "/library/books/index.html"),
    ]
    assert page["site"]["assets_url"] == "/library/assets/"
    assert (page["canonical"], page["alternates"], page["noindex"], page["og"]) == (
        None,
        [],
        True,
        None,
    )


def test_search_page_lists_the_ways_to_everything() -> None:
    pages = (factories.hand_page("about", "Us.", "About us"), factories.hand_page("index", "Hi."))
    page = page_of("search/index.md", pages=pages)
    assert [(link["label"], link["url"]) for link in page["links"]] == [
        ("Catalogue", "../books/index.html"),
        ("Topics", "../topics/index.html"),
        ("Events", "../events/index.html"),
        ("Impact", "../impact/index.html"),
        ("About us", "../about/index.html"),
    ]
    assert page["noindex"] is True


def test_heading_of_a_hand_page_can_break_in_a_long_word_and_its_title_has_it_whole() -> None:
    pages = (factories.hand_page("about", "Us.", "Our confidentiality"),)
    page = page_of("about/index.md", pages=pages)
    assert page["heading"] == "Our con\u00adfi\u00adden\u00adtia\u00adli\u00adty"
    assert "\u00ad" not in page["title"]


def test_hand_page_that_is_not_translated_is_marked() -> None:
    english = factories.by_language("Hello", "en")
    page = PublicPage("about", english, dict.fromkeys(factories.LANGUAGES), english)
    shown = page_of("ru/about/index.md", pages=(page,))
    assert (shown["body_lang"], shown["fallback"]) == (
        "en",
        "Этот текст ещё не переведён. Язык текста — английский.",
    )
