"""Pages that librarians write by hand: about, rules, privacy and their like."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.model.public import PublicPage
from hlsite.rendering import hand_text
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.site import HOME_PAGE


def pages(view: Localised) -> Iterator[PageMaker]:
    """All hand-written pages of one language; `index` stands on the home page."""
    for written in view.site.catalogue.pages:
        if written.id != HOME_PAGE:
            yield f"{written.id}/", partial(_page, view, written)


def _page(view: Localised, written: PublicPage) -> SourcePage:
    here = view.here(f"{written.id}/")
    body = written.body[view.language]
    title = written.title[view.language]
    description = written.description[view.language]
    return page(
        view,
        here,
        "page",
        title=title.value,
        description=title.value if description is None else description.value,
        own={
            "body_html": hand_text.html(view, here, written),
            "body_lang": view.lang(body),
            "fallback": view.fallback_notice(body),
        },
    )
