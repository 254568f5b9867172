"""The site in one language: its words, dates, and what is shown on many pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from babel import Locale

from hlsite.locale import Strings, language_name
from hlsite.model.public import PublicBook, PublicBookText, PublicEvent, PublicEventText, Text
from hlsite.rendering.collation import title_key
from hlsite.rendering.dates import Dates
from hlsite.rendering.site import Site
from hlsite.rendering.urls import Here

TextView = dict[str, str | None]
"""`{"text", "lang"}`: `lang` is None where the text is in the page's language."""

Run = dict[str, str | None]
"""`{"text", "lang", "url"}`: a piece of a line, printed right behind the one before it."""

View = dict[str, object]
"""Plain values for a template."""


def capitalised(words: str) -> str:
    """`words` with a capital at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def run(words: str, *, lang: str | None = None, url: str | None = None) -> Run:
    """One piece of a line."""
    return {"text": words, "lang": lang, "url": url}


class Localised:
    """One language of a `Site`.

    Attributes:
        site: What all languages share.
        language: BCP 47 code.
        s: The language's words.
        locale: The language for Babel.
        dates: The language's dates.
        cards: Book cards by key, without addresses: these differ from page to page.
        event_cards: The same for events, by id.
    """

    def __init__(self, site: Site, language: str) -> None:
        self.site = site
        self.language = language
        self.s = Strings(language)
        self.locale = Locale.parse(language, sep="-")
        self.dates = Dates(self.s)
        self.cards: dict[str, View] = {}
        self.event_cards: dict[str, View] = {}
        self.name = site.settings.site_name(language)

    @cached_property
    def shelf(self) -> tuple[PublicBook, ...]:
        """The listed books by title: an order that knows neither ids nor codes."""
        return tuple(self.sorted_books(self.site.catalogue.shelf))

    def sorted_books(self, books: Iterable[PublicBook]) -> list[PublicBook]:
        """`books` by their titles in this language."""
        return sorted(
            books,
            key=lambda book: (title_key(self.book_text(book).title.value, self.language), book.key),
        )

    def here(self, path: str) -> Here:
        """The place of the page `path` in this language."""
        return Here(self.site.addresses, self.language, path)

    def book_text(self, book: PublicBook) -> PublicBookText:
        """The book's words for this language."""
        return book.texts[self.language]

    def event_text(self, event: PublicEvent) -> PublicEventText:
        """The event's words for this language."""
        return event.texts[self.language]

    def lang(self, text: Text) -> str | None:
        """The language to mark `text` with; None where it is the page's."""
        return None if text.language == self.language else text.language

    def text(self, text: Text) -> TextView:
        """`text` with its language where that is not the page's."""
        return {
            "text": text.value,
            "lang": None if text.language == self.language else text.language,
        }

    def maybe_text(self, text: Text | None) -> TextView | None:
        """`text`, where there is one."""
        return None if text is None else self.text(text)

    def texts(self, texts: Iterable[Text]) -> list[TextView]:
        """Several texts, in order."""
        return [self.text(text) for text in texts]

    def text_of(self, texts: Mapping[str, Text]) -> TextView:
        """The one of this language out of a mapping by site language."""
        return self.text(texts[self.language])

    def run_of(self, text: Text, url: str | None = None) -> Run:
        """`text` as a piece of a line."""
        return run(text.value, lang=self.lang(text), url=url)

    def language_name(self, code: str) -> str:
        """What this language calls the language `code`."""
        return language_name(code, self.language)

    def language_list(self, codes: Iterable[str]) -> str:
        """Names of languages as one line, with a capital at its beginning."""
        return capitalised(self.s("list.comma").join(self.language_name(code) for code in codes))

    def fallback_notice(self, text: Text) -> str | None:
        """What the page says when `text` is in another language than the page."""
        if text.language == self.language:
            return None
        return self.s("language.fallback", language=self.language_name(text.language))

    def separated(self, groups: Iterable[list[Run]]) -> list[Run]:
        """Groups of pieces with a comma between them."""
        joined: list[Run] = []
        for group in groups:
            if joined:
                joined.append(run(self.s("list.comma")))
            joined.extend(group)
        return joined
