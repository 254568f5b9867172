"""What the search reads: one script a language, with the folding table and every document.

The documents travel as they are shown, packed, and the browser makes the index: postings would
cost more bytes than the words. Of long texts, which no result shows, only telling words travel.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from hlsite.model.public import PublicBook, PublicEvent, PublicPage, Text
from hlsite.rendering import hand_text
from hlsite.rendering.event_card import status_label
from hlsite.rendering.folding import keys, table, words
from hlsite.rendering.folding_texts import packed
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.output import SourceAsset
from hlsite.rendering.site import HOME_PAGE
from hlsite.rendering.urls import HOME, book_path, event_path, topic_path

_TAG = re.compile(r"<[^>]*>")
_TITLE, _SUMMARY, _NAME, _SAYINGS, _WORDS = "t", "s", "n", "p", "w"
_PACKED = (_TITLE, _SUMMARY, _NAME, _WORDS, _SAYINGS)


def script_path(language: str) -> str:
    """Where the index of `language` lies below the site's root."""
    return f"assets/search/{language}.js"


def script(view: Localised) -> SourceAsset:
    """The index of one language: a script, because a page opened from a folder can fetch nothing.

    It assigns `hlIndex`: `root` (folder of the language), `table`, `topics` (labels by id),
    `texts` (packed, in the documents' order) and `documents`, each with `k` (first letter of book,
    event, page, topic), `u` (path), `d` (an event's day), how many of the texts are its title `t`,
    summary `s`, name `n`, words `w` of a long text and preconceptions `p`, `c` topics, and `l`
    (language of each text that is not in the page's).
    """
    texts: list[str] = []
    documents = [_taken_out(document, texts) for document in _documents(view)]
    index = {
        "root": view.site.addresses.folder(view.language, ""),
        "table": table(),
        "topics": {key: topic.label(view.language) for key, topic in view.site.topics.items()},
        "texts": packed(texts),
        "documents": documents,
    }
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return SourceAsset(script_path(view.language), f"window.hlIndex={written};\n".encode())


def _taken_out(document: View, texts: list[str]) -> View:
    """The document with numbers in place of its texts, which go to the end of `texts`."""
    numbers: View = {}
    for field in _PACKED:
        match document.get(field):
            case str() as text:
                texts.append(text)
                numbers[field] = 1
            case list() as several:
                texts.extend(several)
                numbers[field] = len(several)
    return {**document, **numbers}


def _documents(view: Localised) -> Iterator[View]:
    for book in view.shelf:
        yield _book(view, book)
    for event in view.site.catalogue.events:
        yield _event(view, event)
    for topic, books in view.site.shelf_by_topic.items():
        if books:
            label = view.site.topics[topic].label(view.language)
            yield {"k": "t", "u": topic_path(topic), _TITLE: label}
    for page in view.site.catalogue.pages:
        yield _page(view, page)


def _book(view: Localised, book: PublicBook) -> View:
    text = view.book_text(book)
    return {
        "k": "b",
        "u": book_path(book.key),
        "c": list(book.topics),
        **_texts(
            view,
            {
                _TITLE: text.title,
                _SUMMARY: text.summary,
                _NAME: text.name,
                _SAYINGS: text.preconceptions,
            },
        ),
    }


def _event(view: Localised, event: PublicEvent) -> View:
    text = view.event_text(event)
    shown: View = {
        "k": "e",
        "u": event_path(event.id),
        "d": _when(view, event),
        **_texts(view, {_TITLE: text.title, _SUMMARY: text.summary}),
    }
    said = [view.dates.text(event.start.date(), "full")]
    if event.venue is not None and event.venue.name is not None:
        said.append(event.venue.name[view.language].value)
    if text.body is not None:
        said.append(_plain(hand_text.event_html(view, view.here(event_path(event.id)), text.body)))
    return {**shown, _WORDS: _bag(" ".join(said))}


def _when(view: Localised, event: PublicEvent) -> str:
    """The day, and that the event does not take place."""
    day = view.dates.near(event.start.date(), view.site.catalogue.built.date())
    status = status_label(view, event)
    return day if status is None else view.s("list.comma").join((day, status))


def _page(view: Localised, page: PublicPage) -> View:
    path = HOME if page.id == HOME_PAGE else f"{page.id}/"
    return {
        "k": "p",
        "u": path,
        **_texts(
            view,
            {_TITLE: page.title[view.language], _SUMMARY: page.description[view.language]},
        ),
        _WORDS: _bag(_plain(hand_text.html(view, view.here(path), page))),
    }


def _texts(view: Localised, fields: dict[str, Text | tuple[Text, ...] | None]) -> View:
    """The texts by field, and under `l` the languages of those that are not in the page's."""
    shown: View = {}
    foreign: dict[str, str] = {}
    for field, found in fields.items():
        if not found:
            continue
        texts = (found,) if isinstance(found, Text) else found
        values = [text.value for text in texts]
        shown[field] = values[0] if isinstance(found, Text) else values
        if texts[0].language != view.language:
            foreign[field] = texts[0].language
    return {**shown, "l": foreign} if foreign else shown


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup))


def _bag(text: str) -> str:
    """Words of a long text, in order: only those by which nothing before them is found."""
    known: set[str] = set()
    bag: list[str] = []
    for written in text.split():
        found = {key for word in words(written) for key in keys(word)}
        if not found <= known:
            bag.append(written.strip(".,;:!?«»“”()"))
            known |= found
    return " ".join(bag)
