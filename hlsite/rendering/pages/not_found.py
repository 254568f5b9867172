"""The page for an address that leads nowhere: one file, every language on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.locale import Strings
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.urls import CATALOGUE, HOME, NOT_FOUND, Here

_ORDER = ("kk", "ru", "en")
"""The state language first, as readers of such pages in Kazakhstan expect; then the others."""


def pages(view: Localised) -> Iterator[PageMaker]:
    """The page once, in the default language's frame; nothing for the other languages."""
    if view.language == view.site.addresses.languages[0]:
        yield NOT_FOUND, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    addresses = view.site.addresses
    here = Here(addresses, view.language, HOME, anywhere=True)
    languages = sorted(
        addresses.languages,
        key=lambda code: _ORDER.index(code) if code in _ORDER else len(_ORDER),
    )
    sections = []
    for language in languages:
        strings = Strings(language)
        sections.append(
            {
                "lang": language,
                "title": strings("not_found.title"),
                "text": strings("not_found.text"),
                "link": {
                    "label": strings("not_found.link"),
                    "url": here.in_language(language, CATALOGUE),
                },
            }
        )
    return page(
        view,
        here,
        "404",
        title=view.s("not_found.title"),
        description=view.s("not_found.text"),
        indexed=False,
        shared=False,
        own={"sections": sections},
    )
