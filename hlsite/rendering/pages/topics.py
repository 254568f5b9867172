"""The vocabulary: all topics on one page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from hlsite.model.vocabulary import Topic
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.urls import TOPICS, Here, topic_path


def pages(view: Localised) -> Iterator[PageMaker]:
    """The page of all topics in one language."""
    yield TOPICS, partial(_page, view)


def _page(view: Localised) -> SourcePage:
    here = view.here(TOPICS)
    return page(
        view,
        here,
        "topics",
        title=view.s("topics.title"),
        description=view.s("topics.description", name=view.name),
        section="catalogue",
        own={"lead": view.s("topics.lead"), "groups": _groups(view, here)},
    )


def _groups(view: Localised, here: Here) -> list[View]:
    """Topics of one group stand together, groups in the order of their first topic."""
    order = list(dict.fromkeys(topic.group for topic in view.site.catalogue.topics))
    in_order = sorted(view.site.catalogue.topics, key=lambda topic: order.index(topic.group))
    return [
        {
            "label": _group_label(view, group),
            "topics": [_topic(view, here, topic) for topic in topics],
        }
        for group, topics in groupby(in_order, key=lambda topic: topic.group)
    ]


def _group_label(view: Localised, group: str) -> str:
    key = f"topics.group.{group}"
    return view.s(key) if key in view.s else ""


def _topic(view: Localised, here: Here, topic: Topic) -> View:
    count = len(view.site.shelf_by_topic[topic.id])
    return {
        "label": topic.label(view.language),
        "url": here.page(topic_path(topic.id)),
        "count": count,
        "count_label": view.s("books.count_digits", n=count),
        "colour": topic.colour,
    }
