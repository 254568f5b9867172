"""One topic and its books."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.model.vocabulary import Topic
from hlsite.rendering import shelf
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.urls import CATALOGUE, TOPICS, topic_path


def pages(view: Localised) -> Iterator[PageMaker]:
    """The pages of all topics in one language."""
    for topic in view.site.catalogue.topics:
        yield topic_path(topic.id), partial(_page, view, topic)


def _page(view: Localised, topic: Topic) -> SourcePage:
    here = view.here(topic_path(topic.id))
    label = topic.label(view.language)
    books = view.sorted_books(view.site.shelf_by_topic[topic.id])
    empty = None if books else view.s("topic.empty")
    return page(
        view,
        here,
        "topic",
        title=label,
        description=view.s("topic.description", name=view.name, topic=label),
        section="catalogue",
        # A page that lists nothing has nothing to be found for.
        indexed=bool(books),
        own={
            "label": label,
            "colour": topic.colour,
            "heading": view.s("books.count", n=len(books)) if books else "",
            "books": shelf.cards(view, here, books),
            "topics_url": here.page(TOPICS),
            "catalogue_url": here.page(CATALOGUE, f"topic={topic.id}"),
            "empty": empty,
        },
    )
