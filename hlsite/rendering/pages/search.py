"""The search page: a box for the index, and under it the ways to everything without it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.site import HOME_PAGE
from hlsite.rendering.urls import CATALOGUE, EVENTS, IMPACT, SEARCH, TOPICS, Here

_SECTIONS = (("catalogue", CATALOGUE), ("topics", TOPICS), ("events", EVENTS), ("impact", IMPACT))


def pages(view: Localised) -> Iterator[PageMaker]:
    """The search page of one language."""
    yield SEARCH, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(SEARCH)
    return page(
        view,
        here,
        "search",
        title=view.s("search.title"),
        description=view.s("search.description", name=view.name),
        section="search",
        indexed=False,
        own={
            "heading": view.s("search.title"),
            "lead": view.s("search.lead"),
            "links": [*_sections(view, here), *_hand_pages(view, here)],
        },
    )


def _sections(view: Localised, here: Here) -> list[View]:
    return [
        {
            "label": view.s(f"nav.{key}"),
            "url": here.page(path),
            "text": view.s(f"search.{key}"),
        }
        for key, path in _SECTIONS
    ]


def _hand_pages(view: Localised, here: Here) -> list[View]:
    found: list[View] = []
    for written in view.site.catalogue.pages:
        if written.id == HOME_PAGE:
            continue
        description = written.description[view.language]
        found.append(
            {
                "label": written.title[view.language].value,
                "url": here.page(f"{written.id}/"),
                "text": view.s("search.page") if description is None else description.value,
            }
        )
    return found
