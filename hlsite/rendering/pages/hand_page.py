"""Pages that librarians write by hand: about, rules, privacy and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hlsite.model.public import PublicPage
from hlsite.rendering import hand_text
from hlsite.rendering.cover.syllables import syllables
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.site import HOME_PAGE


def pages(view: Localised) -> Iterator[PageMaker]:
    """All hand-written pages of one language; `index` stands on the home page."""
    for written in view.site.catalogue.pages:
        if written.id != HOME_PAGE:
            yield f"{written.id}/", partial(_page, view, written)


_SOFT_HYPHEN = "\u00ad"
_LONG = 12
"""Letters of a word for which a phone's line may be too short in the size of a heading."""


def _heading(title: str) -> str:
    """A page's title, with places for the hyphen in its long words."""
    return " ".join(_divided(word) if len(word) > _LONG else word for word in title.split(" "))


def _divided(word: str) -> str:
    """A word with soft hyphens between its syllables; no single letter stands alone."""
    soft = _SOFT_HYPHEN.join(syllables(word))
    return re.sub(rf"{_SOFT_HYPHEN}(?=.(?:{_SOFT_HYPHEN}|\Z))|(?<=\A.){_SOFT_HYPHEN}", "", soft)


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
            "heading": _heading(title.value),
            "fallback": view.fallback_notice(body),
        },
    )
