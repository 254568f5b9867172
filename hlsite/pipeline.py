"""The way of the data, joined: content in, site files out. No engine, no command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.event_files import event_files
from hlsite.leak_gate import EventFolder, LeakGate, alias_problems, edition_secrets, site_owners
from hlsite.model.catalogue import Catalogue
from hlsite.model.problem import ContentError, Problem
from hlsite.model.vocabulary import Edition
from hlsite.pictures import clean_pictures
from hlsite.privacy.disclose import Disclosure, disclose
from hlsite.reading.catalogue import Reading, read_catalogue
from hlsite.reading.site_config import Project
from hlsite.rendering import Bodies, SourceAsset, SourcePage, render
from hlsite.structural_gate import StructuralGate
from hlsite.theme_files import known_files, site_files, theme_folder
from hlsite.unlocking import Unlocked


@dataclass(frozen=True, slots=True)
class SiteSource:
    """Where a site comes from.

    Attributes:
        project: The library's folder and decisions.
        clock: The build's one "now", aware, in the library's zone.
        unlocked: What the vault gives.
    """

    project: Project
    clock: dt.datetime
    unlocked: Unlocked = field(repr=False)

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The library's own theme, if it has one, before the product's."""
        own = (self.project.theme,) if self.project.theme else ()
        return (*own, theme_folder())

    def gate(
        self,
        reading: Reading,
        disclosure: Disclosure,
        *,
        event: str | None = None,
        is_remembered: bool = True,
    ) -> LeakGate:
        """What a folder of one edition has to pass before it is published.

        Args:
            reading: What `disclosure` was made from.
            disclosure: The edition.
            event: The event whose kit the whole folder is.
            is_remembered: Files that were clean before, in the same state, are not read again.
        """
        everywhere = site_owners(disclosure)

        def owners(folder: Path) -> Mapping[str, Collection[str]]:
            kit = EventFolder(event).owners(disclosure, folder) if event is not None else {}
            return {**everywhere, **kit}

        portraits = (book.portrait for book in reading.catalogue.books.values())
        return LeakGate(
            edition_secrets(
                disclosure.held_back,
                self.unlocked.identities,
                self.unlocked.code_secret.reveal(),
            ),
            disclosure.names,
            owners,
            today=self.clock.date(),
            structure=StructuralGate(
                frozenset(portrait.file for portrait in portraits if portrait is not None)
            ),
            # The library's own name is no book's, whatever it sounds like.
            allowed_phrases=(
                *self.project.settings.allowed_phrases,
                *self.project.settings.site_names.values(),
            ),
            exemptions=reading.exemptions,
            known_files=known_files(),
            memory=self.project.root / ".cache" / "hlsite" / "clean" if is_remembered else None,
        )

    @property
    def cache(self) -> Path:
        """Folder of cleaned pictures, keyed by content."""
        return self.project.root / ".cache" / "hlsite" / "pictures"

    def read(self) -> Reading:
        """The catalogue.

        Raises:
            ContentError: It has errors; carries all of them.
        """
        reading = read_catalogue(
            self.project.content,
            self.project.settings,
            today=self.clock.date(),
            vault=self.unlocked.held,
        )
        named = alias_problems(reading.catalogue, self.unlocked.identities)
        if named:
            raise ContentError((*reading.warnings, *named))
        return reading

    def disclose(self, catalogue: Catalogue, edition: Edition) -> Disclosure:
        """What one edition shows of `catalogue`, and what it holds back."""
        return disclose(
            catalogue,
            self.project.settings,
            edition,
            self.clock,
            code_secret=self.unlocked.code_secret.reveal(),
            identities=self.unlocked.identities,
        )


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """A site, ready for the engine, and what the gate has to know of it.

    `gate` knows what was held back; it never reaches a renderer.
    """

    pages: tuple[SourcePage, ...]
    assets: tuple[SourceAsset, ...]
    warnings: tuple[Problem, ...]
    gate: Callable[[Path], None] = field(repr=False)


def make_site(source: SiteSource, bodies: Bodies) -> SiteFiles:
    """Read, disclose and render the public edition.

    Raises:
        ContentError: The catalogue has errors; carries all of them.
    """
    reading = source.read()
    disclosure = source.disclose(reading.catalogue, "public")
    beside = event_files(
        disclosure.public, source.project.settings, source.theme_folders, source.cache.parent
    )
    files = {
        **site_files(source.theme_folders),
        **clean_pictures(
            disclosure.portraits,
            source.project.content / "pages",
            reading.catalogue.pictures,
            source.cache,
        ),
        **beside.files,
    }
    rendered = render(disclosure.public, source.project.settings, files=files, bodies=bodies)
    brought = tuple(SourceAsset(uri, content) for uri, content in files.items())
    return SiteFiles(
        rendered.pages,
        (*rendered.assets, *brought),
        (*reading.warnings, *beside.warnings),
        source.gate(reading, disclosure),
    )
