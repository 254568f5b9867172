"""The way of the data, joined: content in, site files out. No engine, no command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.model.problem import Problem
from hlsite.pictures import clean_pictures
from hlsite.privacy.codes import DEMONSTRATION_SECRET
from hlsite.privacy.disclose import Disclosure, disclose
from hlsite.reading.catalogue import read_catalogue
from hlsite.rendering import Bodies, SourceAsset, SourcePage, render
from hlsite.settings import Settings
from hlsite.structural_gate import StructuralGate
from hlsite.theme_files import site_files


@dataclass(frozen=True, slots=True)
class SiteSource:
    """Where a site comes from.

    Attributes:
        content: The folder that holds `books/` and so on.
        settings: What the library decided.
        theme_folders: The strongest first.
        cache: Folder for cleaned pictures, keyed by content.
        clock: The build's one "now", aware, in the library's zone.
    """

    content: Path
    settings: Settings
    theme_folders: tuple[Path, ...]
    cache: Path
    clock: dt.datetime


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """A site, ready for the engine, and what the gate has to know of it.

    `disclosure` knows what was held back; it never reaches a renderer.
    """

    pages: tuple[SourcePage, ...]
    assets: tuple[SourceAsset, ...]
    warnings: tuple[Problem, ...] = ()
    disclosure: Disclosure | None = field(default=None, repr=False)
    source_names: frozenset[str] = field(default=frozenset(), repr=False)


def make_site(source: SiteSource, bodies: Bodies) -> SiteFiles:
    """Read, disclose and render the public edition.

    Raises:
        ContentError: The catalogue has errors; carries all of them.
    """
    reading = read_catalogue(source.content, source.settings, today=source.clock.date())
    disclosure = disclose(
        reading.catalogue,
        source.settings,
        "public",
        source.clock,
        code_secret=DEMONSTRATION_SECRET,
    )
    files = {
        **site_files(source.theme_folders),
        **clean_pictures(
            disclosure.portraits,
            source.content / "pages",
            reading.catalogue.pictures,
            source.cache / "pictures",
        ),
    }
    rendered = render(disclosure.public, source.settings, files=files, bodies=bodies)
    brought = tuple(SourceAsset(uri, content) for uri, content in files.items())
    portraits = (book.portrait for book in reading.catalogue.books.values())
    return SiteFiles(
        rendered.pages,
        (*rendered.assets, *brought),
        reading.warnings,
        disclosure,
        frozenset(portrait.file for portrait in portraits if portrait is not None),
    )


def site_gate(site: SiteFiles) -> Callable[[Path], None]:
    """What every byte of `site` has to pass before it is published."""
    return StructuralGate(site.source_names)
