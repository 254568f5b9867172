"""One book as it stands on a shelf: its cover, the title on it, and the label underneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hlsite.model.public import PublicBook
from hlsite.rendering.cover import set_title, text_colour
from hlsite.rendering.localised import Localised, View, capitalised
from hlsite.rendering.urls import Here, book_path, topic_path


def card(view: Localised, here: Here, book: PublicBook) -> View:
    """The card of `book` on the page `here`."""
    known = view.cards.get(book.key)
    if known is None:
        known = view.cards[book.key] = _card_anywhere(view, book)
    path = book_path(book.key)
    return {
        **known,
        "url": here.page(path),
        "cover_url": here.file(f"{path}cover.svg"),
        "topics": [
            {
                "id": topic,
                "label": view.site.topics[topic].label(view.language),
                "url": here.page(topic_path(topic)),
            }
            for topic in book.topics
        ],
    }


def cards(view: Localised, here: Here, books: Iterable[PublicBook]) -> list[View]:
    """Cards of several books, in order."""
    return [card(view, here, book) for book in books]


def run_on(title: str, lines: Sequence[str]) -> list[str]:
    """The lines of a title, with a soft hyphen where a line breaks within a word.

    A written hyphen would be read out and searched for as if the word had one.
    """
    letters = "".join(title.split())
    place = 0
    found: list[str] = []
    for line in lines:
        own = "".join(line.split())
        is_whole = letters.startswith(own, place)
        place += len(own) if is_whole else len(own) - 1
        found.append(line if is_whole else f"{line[:-1]}\u00ad")
    return found


def _in_site_order(view: Localised, codes: Sequence[str]) -> list[str]:
    """Languages of a book in the same order on every label, so that a shelf is read quickly."""
    own = view.site.addresses.languages
    return sorted(codes, key=lambda code: own.index(code) if code in own else len(own))


def _card_anywhere(view: Localised, book: PublicBook) -> View:
    words = view.book_text(book)
    cover = view.site.covers[book.key].cover
    title = words.title
    laid = set_title(title.value, title.language)
    return {
        "key": book.key,
        "title": view.text(title),
        "title_lines": run_on(title.value, laid.lines),
        "size": laid.step.name,
        "ink": text_colour(cover),
        "colour": view.site.topics[book.topics[0]].colour,
        "ground": cover.ground,
        "spine": cover.spine,
        "languages": [
            {"code": code, "label": capitalised(view.language_name(code))}
            for code in book.languages
        ],
        "languages_text": view.language_list(_in_site_order(view, book.languages)),
        "interpreter": book.interpreter,
        "interpreter_label": None
        if book.interpreter == "none"
        else view.s("book.interpreter_short"),
        "age": book.minimum_age,
        "age_label": None
        if book.minimum_age is None
        else view.s("book.age_from", n=book.minimum_age),
        "note": words.content_note is not None,
        "note_label": None if words.content_note is None else view.s("book.note"),
        "name": view.maybe_text(words.name),
        "summary": view.text(words.summary),
    }
