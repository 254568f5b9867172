from __future__ import annotations

import pytest

from hlsite.rendering.urls import Addresses, Here, relative

ADDRESSES = Addresses("https://nura.example/library/", ("en", "kk"))


@pytest.mark.parametrize(
    ("folder", "target", "expected"),
    [
        ("", "index.html", "index.html"),
        ("", "books/x/index.html", "books/x/index.html"),
        ("books/", "index.html", "../index.html"),
        ("books/", "books/index.html", "index.html"),
        ("books/x/", "books/x/cover.svg", "cover.svg"),
        ("books/x/", "books/y/index.html", "../y/index.html"),
        ("books/x/", "books/index.html", "../index.html"),
        ("kk/books/x/", "books/x/index.html", "../../../books/x/index.html"),
        ("kk/books/x/", "kk/index.html", "../../index.html"),
        ("books/index/", "books/index.html", "../index.html"),
    ],
)
def test_relative_link(folder: str, target: str, expected: str) -> None:
    assert relative(folder, target) == expected


def test_default_language_stands_at_the_root() -> None:
    assert ADDRESSES.folder("en", "books/x/") == "books/x/"
    assert ADDRESSES.folder("kk", "books/x/") == "kk/books/x/"
    assert ADDRESSES.absolute("kk", "") == "https://nura.example/library/kk/"


def test_alternates_name_every_language_and_the_default_one() -> None:
    assert ADDRESSES.alternates("about/") == [
        {"hreflang": "en", "url": "https://nura.example/library/about/"},
        {"hreflang": "kk", "url": "https://nura.example/library/kk/about/"},
        {"hreflang": "x-default", "url": "https://nura.example/library/about/"},
    ]


def test_links_of_a_page_name_the_file_so_that_they_work_without_a_server() -> None:
    here = Here(ADDRESSES, "kk", "books/x/")
    assert here.page("books/", "topic=health") == "../index.html#topic=health"
    assert here.in_language("en", "books/x/") == "../../../books/x/index.html"
    assert here.file("books/x/cover.svg") == "../../../books/x/cover.svg"


def test_links_of_a_page_served_anywhere_begin_at_the_root() -> None:
    here = Here(ADDRESSES, "en", "", anywhere=True)
    assert here.page("books/") == "/library/books/index.html"
    assert here.in_language("kk", "books/") == "/library/kk/books/index.html"
