"""From a private book to what an edition shows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hlsite.model.book import BookText
from hlsite.model.event import Event, OfferText
from hlsite.model.masked import MaskedText
from hlsite.model.public import PublicBook, PublicBookText, PublicPortrait, Text
from hlsite.privacy.policy import Depth
from hlsite.privacy.situation import Situation, Stand, consent_gap, is_kept_out
from hlsite.privacy.words import at, by_language, pick, pick_all, resolve, resolve_line

Opening = Mapping[str, tuple[Text, Text]]
"""Title and summary by site language."""


def opening(stand: Stand) -> Opening | None:
    """What every page of a book needs; None when there is none, or masks leave nothing of it."""
    words: dict[str, tuple[Text, Text]] = {}
    for language in stand.situation.settings.languages:
        title = _line(stand, "title", language, lambda text: text.title)
        summary = _line(stand, "summary", language, lambda text: text.summary)
        if title is None or summary is None:
            return None
        words[language] = (title, summary)
    return words


def disclose_book(stand: Stand, key: str, words: Opening, listed: frozenset[str]) -> PublicBook:
    """A book's general page under `key`.

    `listed` are the ids that this edition's lists show: `related` names no other.
    """
    book = stand.book
    return PublicBook(
        key=key,
        texts={language: _text(stand, language, *words[language]) for language in words},
        topics=book.topics if stand.rule("Book.topics") else (),
        languages=book.languages if stand.rule("Book.languages") else (),
        interpreter=book.interpreter if stand.rule("Book.interpreter") else "none",
        minimum_age=book.minimum_age if stand.rule("Book.minimum_age") else None,
        portrait=_portrait(stand),
        first_event=_first_event(stand),
        related=_related(stand, listed),
        maximum_readers=book.limits.readers if stand.rule("Book.limits") else None,
        has_web_page=has_web_page(stand),
    )


def disclose_appearance(stand: Stand, event: Event, position: int, key: str) -> PublicBook | None:
    """An unlinkable book at one event: what was written for that event, topics and languages.

    None when the event gives it no title or no summary: its general words would join it to others.
    """
    titles = _offered(stand.situation, event, position, lambda words: words.title)
    summaries = _offered(stand.situation, event, position, lambda words: words.summary)
    if not titles or not summaries:
        return None
    return PublicBook(
        key=key,
        texts={
            language: PublicBookText(title=titles[language], summary=summaries[language])
            for language in stand.situation.settings.languages
        },
        topics=stand.book.topics if stand.rule("Book.topics") else (),
        languages=stand.book.languages if stand.rule("Book.languages") else (),
        has_story_page=False,
        has_web_page=has_web_page(stand),
    )


def portrait_file(stand: Stand) -> Path | None:
    """The original that may be cleaned and shown; None without one."""
    portrait = stand.book.portrait
    if portrait is None or not stand.rule("Book.portrait"):
        return None
    return stand.situation.catalogue.root / "portraits" / portrait.file


def has_web_page(stand: Stand) -> bool:
    """Whether the website has, or after an embargo will have, a page under the same key."""
    return consent_gap(stand.book.consent, "web", stand.situation.today) is None


def _text(stand: Stand, language: str, title: Text, summary: Text) -> PublicBookText:
    return PublicBookText(
        title=title,
        summary=summary,
        name=_name(stand, language),
        preconceptions=_lines(stand, "preconceptions", language, lambda text: text.preconceptions),
        questions=_lines(stand, "questions", language, lambda text: text.questions),
        content_note=_line(stand, "content_note", language, lambda text: text.content_note),
        quote=_line(stand, "quote", language, lambda text: text.quote),
        story=_line(stand, "story", language, lambda text: text.story, resolve),
    )


def _name(stand: Stand, language: str) -> Text | None:
    # No fallback from a missing alias to the name: each has its own rule.
    book = stand.book
    if stand.rule("BookText.name"):
        return pick(book.texts, book.language, language, lambda text: text.name)
    if stand.rule("BookText.alias"):
        return pick(book.texts, book.language, language, lambda text: text.alias)
    return None


def _line(
    stand: Stand,
    name: str,
    language: str,
    read: Callable[[BookText], MaskedText | None],
    side: Callable[[MaskedText, Depth], str] = resolve_line,
) -> Text | None:
    granted = stand.rule(f"BookText.{name}")
    if granted is None:
        return None

    def value(text: BookText) -> str | None:
        masked = read(text)
        return None if masked is None else side(masked, granted.depth)

    return pick(stand.book.texts, stand.book.language, language, value)


def _lines(
    stand: Stand,
    name: str,
    language: str,
    read: Callable[[BookText], tuple[MaskedText, ...] | None],
) -> tuple[Text, ...]:
    granted = stand.rule(f"BookText.{name}")
    if granted is None:
        return ()

    def values(text: BookText) -> list[str] | None:
        masked = read(text)
        return None if masked is None else [resolve_line(one, granted.depth) for one in masked]

    return pick_all(stand.book.texts, stand.book.language, language, values) or ()


def _portrait(stand: Stand) -> PublicPortrait | None:
    if portrait_file(stand) is None:
        return None
    alt = {
        language: text
        for language in stand.situation.settings.languages
        if (text := _line(stand, "portrait_alt", language, lambda words: words.portrait_alt))
    }
    return PublicPortrait(alt)


def _first_event(stand: Stand) -> str | None:
    if stand.book.first_event is None or not stand.rule("Book.first_event"):
        return None
    event = stand.situation.catalogue.events.get(stand.book.first_event)
    # An embargoed event's titles are not known yet: naming it here would tell one.
    if event is None or stand.situation.is_embargoed(event) or is_kept_out(stand.book, event):
        return None
    return event.id


def _related(stand: Stand, listed: frozenset[str]) -> tuple[str, ...]:
    if not stand.rule("Book.related"):
        return ()
    return tuple(one for one in stand.book.related if one in listed and one != stand.book.id)


def _offered(
    situation: Situation,
    event: Event,
    position: int,
    read: Callable[[OfferText], str | None],
) -> Mapping[str, Text]:
    records = {
        language: words
        for language, text in event.texts.items()
        if (words := at(text.offers, position)) is not None
    }
    return by_language(situation.settings.languages, records, event.language, read)
