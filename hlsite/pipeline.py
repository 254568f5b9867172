"""The way of the data, joined: content in, site files out. No engine, no command line."""

from __future__ import annotations

import datetime as dt
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.event_files import EventFilesOnRequest, event_files
from hlsite.leak_gate import EventFolder, LeakGate, alias_problems, edition_secrets, site_owners
from hlsite.model.catalogue import Catalogue
from hlsite.model.problem import ContentError, Problem
from hlsite.model.vocabulary import Edition
from hlsite.pictures import clean_pictures
from hlsite.privacy.disclose import Disclosure, Showing, disclose, show
from hlsite.reading.catalogue import Reading, read_catalogue
from hlsite.reading.known import Known
from hlsite.reading.site_config import Project
from hlsite.rendering import Bodies, Rendering, SourceAsset, SourcePage, render
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
                *_zone_phrases(event.timezone for event in reading.catalogue.events.values()),
            ),
            exemptions=reading.exemptions,
            known_files=known_files(),
            memory=self.project.root / ".cache" / "hlsite" / "clean" if is_remembered else None,
        )

    @property
    def cache(self) -> Path:
        """Folder of cleaned pictures, keyed by content."""
        return self.project.root / ".cache" / "hlsite" / "pictures"

    def read(self, known: Known | None = None) -> Reading:
        """The catalogue; quick where `known` has met a file before.

        Raises:
            ContentError: It has errors; carries all of them.
        """
        reading = read_catalogue(
            self.project.content,
            self.project.settings,
            today=self.clock.date(),
            vault=self.unlocked.held,
            known=known,
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

    def show(self, catalogue: Catalogue) -> Showing:
        """What the public edition shows of `catalogue`: to be looked at, never to be published."""
        return show(
            catalogue,
            self.project.settings,
            "public",
            self.clock,
            code_secret=self.unlocked.code_secret.reveal(),
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


@dataclass(frozen=True, slots=True)
class SitePreview:
    """A site to be looked at: each page and file is made when somebody asks for it.

    Attributes:
        rendering: Pages, and the files that are made from the catalogue.
        files: All other files, by path below the site's root.
        warnings: What its librarian should look at.
    """

    rendering: Rendering
    files: Mapping[str, bytes]
    warnings: tuple[Problem, ...]


class SitePreviews:
    """Previews of a catalogue that is being edited: what did not change is not read again."""

    def __init__(self) -> None:
        self._bodies = Bodies()
        self._known = Known()
        self._pictures: tuple[object, Mapping[str, bytes]] = ((), {})

    def preview(self, source: SiteSource) -> SitePreview:
        """The public edition as it is now.

        Raises:
            ContentError: The catalogue has errors; carries all of them.
        """
        reading = source.read(self._known)
        showing = source.show(reading.catalogue)
        settings, themes = source.project.settings, source.theme_folders
        files: Mapping[str, bytes] = ChainMap(
            # Never written to, whatever the type of a chain asks for.
            EventFilesOnRequest(showing.public, settings, themes, source.cache.parent),  # type: ignore[arg-type]
            dict(self._clean(source, reading, showing)),
            dict(site_files(themes)),
        )
        self._bodies.forget_unused()
        rendering = Rendering(showing.public, settings, files, self._bodies)
        return SitePreview(rendering, files, reading.warnings)

    def _clean(self, source: SiteSource, reading: Reading, showing: Showing) -> Mapping[str, bytes]:
        """Pictures; hashing a thousand portraits takes longer than all the rest of an edit."""
        pages, names = source.project.content / "pages", reading.catalogue.pictures
        state = [
            (key, path, (found := path.stat()).st_mtime_ns, found.st_size, found.st_ino)
            for key, path in (*showing.portraits.items(), *((name, pages / name) for name in names))
        ]
        if self._pictures[0] != state:
            made = clean_pictures(showing.portraits, pages, names, source.cache)
            self._pictures = (state, made)
        return self._pictures[1]


def _zone_phrases(zones: Iterable[str]) -> Iterator[str]:
    """Time zones as calendars write them: Asia/Almaty is no Асия and no Алма.

    A chain of words is read in pieces too, so the last one is told with its stroke.
    """
    for zone in sorted(set(zones)):
        yield zone
        if "/" in zone:
            yield f"/{zone.rpartition('/')[2]}"
