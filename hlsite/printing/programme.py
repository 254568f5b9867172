"""The public programme of an event: a tagged PDF with links, from the public edition alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from hlsite.model.public import PublicCatalogue
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.document import document_values
from hlsite.printing.finish import Job, finish
from hlsite.printing.glyphs import covered_by_all, missing_letters
from hlsite.printing.press import overflow, tolerant
from hlsite.printing.printer import Printer
from hlsite.printing.problems import PrintError
from hlsite.printing.typeset import Typesetter
from hlsite.printing.values import Shelf, Values, Words
from hlsite.settings import Settings

SCREEN = Printer("screen", bleed_mm=0, safe_mm=0, icc="none", standard="plain")
"""Read on a screen or printed at home: no bleed, no printing condition."""

_NAME = "programme"


@dataclass(frozen=True)
class Programme:
    """One event's programme in one language, not yet typeset.

    Attributes:
        catalogue: The public edition.
        language: A site language.
        values: What the template gets.
        typesetter: Templates and fonts.
        fonts: Folders of fonts, for the letters that they have.
    """

    catalogue: PublicCatalogue
    language: str
    values: Values
    typesetter: Typesetter
    fonts: Sequence[Path]

    @property
    def key(self) -> str:
        """Names the file's content: the same key, the same bytes."""
        told = json.dumps(self.values, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode() + self.typesetter.fingerprint(_NAME)).hexdigest()

    def pdf(self) -> bytes:
        """Typeset it.

        Raises:
            PrintError: A font lacks a letter, or something does not fit.
        """
        problems = list(
            missing_letters(_NAME, self.language, self.values, covered_by_all(self.fonts))
        )
        if problems:
            raise PrintError(problems)
        built = self.catalogue.built
        typeset = self.typesetter.typeset(
            _NAME, self.values, built=built, standards=("ua-1", "1.7")
        )
        if typeset.reports:
            raise PrintError(overflow(_NAME, self.language, told) for told in typeset.reports)
        return finish((typeset.pdf,), Job(self.values["title"], self.language, built), SCREEN)


def programme(
    catalogue: PublicCatalogue,
    event_id: str,
    language: str,
    settings: Settings,
    *,
    cover: CoverArt,
    strings: Callable[[str], Words],
    templates: Sequence[Path],
    fonts: Sequence[Path],
    site_pages: Collection[str] | None = None,
) -> Programme:
    """Gather an event's programme; nothing is typeset yet.

    Args:
        catalogue: The public edition.
        event_id: One of its events.
        language: A site language.
        settings: The library's options.
        cover: How covers are drawn.
        strings: The words of a site language.
        templates: Folders of Typst templates; the last is the bundled one.
        fonts: Folders of fonts.
        site_pages: Keys of the books that have a page; all of the edition's when None.

    Raises:
        ValueError: The edition is another, or the event is not in it.
    """
    if catalogue.edition != "public":
        raise ValueError(f"programmes come from the public edition, not from {catalogue.edition}")
    event = next((event for event in catalogue.events if event.id == event_id), None)
    if event is None:
        raise ValueError(f"there is no event {event_id!r} in this edition")
    pages = catalogue.books if site_pages is None else site_pages
    shelf = Shelf(
        catalogue=catalogue,
        event=event,
        settings=settings,
        cover=cover,
        site_pages=frozenset(pages),
        portraits={},
    )
    words = tolerant(strings(language))
    values = document_values(shelf, language, words)
    title = words(
        "print.document",
        event=values["event"]["title"]["v"],
        product=words(f"print.product.{_NAME}"),
    )
    values |= {"title": title, "bleed": 0, "safe": 0}
    return Programme(catalogue, language, values, Typesetter(templates, fonts), fonts)
