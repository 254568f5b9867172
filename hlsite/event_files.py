"""Files beside the pages that are costly to make: programmes to print, pictures to share.

Kept by the hash of what they were made from, as `pictures` are. The cache holds nothing but what
the last build published: what a build does not use is deleted by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from hlsite.locale import Strings
from hlsite.model.problem import Problem
from hlsite.model.public import PublicCatalogue
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.glyphs import covered_by_all
from hlsite.printing.problems import PrintError
from hlsite.printing.programme import Programme, programme
from hlsite.rendering.cover import cover_data, describe, set_title
from hlsite.rendering.site import takes_place
from hlsite.rendering.social_image import SocialImage
from hlsite.rendering.social_preview import social_images
from hlsite.rendering.urls import programme_file
from hlsite.settings import Settings


@dataclass(frozen=True, slots=True)
class EventFiles:
    """What was made.

    Attributes:
        files: By path below the site's root.
        warnings: What could not be made, and how to mend it; the site does without.
    """

    files: Mapping[str, bytes]
    warnings: tuple[Problem, ...] = ()


def event_files(
    public: PublicCatalogue, settings: Settings, themes: Sequence[Path], cache: Path
) -> EventFiles:
    """Programmes of coming events, and pictures to share, in every site language.

    Args:
        public: The public edition.
        settings: The library's options.
        themes: Theme folders, the strongest first; the last is the product's own.
        cache: Folder of the caches.
    """
    made = EventFilesOnRequest(public, settings, themes, cache)
    files = {path: made[path] for path in made.paths if path in made}
    made.forget_unused()
    return EventFiles(files, tuple(made.warnings))


class EventFilesOnRequest(Mapping[str, bytes]):
    """The same files by path, each made when it is asked for, or asked whether it is there.

    Args:
        public: The public edition.
        settings: The library's options.
        themes: Theme folders, the strongest first; the last is the product's own.
        cache: Folder of the caches.

    Attributes:
        paths: Of every file that may be there.
        warnings: What could not be made of those asked for so far.
    """

    def __init__(
        self, public: PublicCatalogue, settings: Settings, themes: Sequence[Path], cache: Path
    ) -> None:
        templates = [place for each in themes if (place := each / "cards").is_dir()]
        fonts = [place for each in templates if (place := each / "fonts").is_dir()]
        letters = covered_by_all(fonts[-1:])
        self.warnings: list[Problem] = []
        self._pictures = _Kept(cache / "social", ".png")
        self._programmes = _Kept(cache / "programmes", ".pdf")
        self._made: dict[str, bytes | None] = {}
        self._makers: dict[str, Callable[[], bytes]] = {
            path: partial(self._picture, image, fonts[-1])
            for path, image in social_images(public, settings)
            if letters.issuperset(map(ord, image.words))
        }
        for path, gather in _programmes(public, settings, templates, fonts):
            self._makers[path] = partial(self._programme, gather)
        self.paths = tuple(self._makers)

    def __getitem__(self, path: str) -> bytes:
        make = self._makers[path]
        if path not in self._made:
            try:
                self._made[path] = make()
            except PrintError as error:
                self._made[path] = None
                self.warnings += [
                    Problem(path, 0, 0, "", f"the programme is left out; {problem}", "warning")
                    for problem in error.problems
                ]
        content = self._made[path]
        if content is None:
            raise KeyError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        return (path for path in self.paths if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def forget_unused(self) -> None:
        """Delete from the cache what was not asked for."""
        self._pictures.forget_unused()
        self._programmes.forget_unused()

    def _picture(self, image: SocialImage, fonts: Path) -> bytes:
        return self._pictures.get(image.key(fonts), partial(image.png, fonts))

    def _programme(self, gather: Callable[[], Programme]) -> bytes:
        gathered = gather()
        return self._programmes.get(gathered.key, gathered.pdf)


def _programmes(
    public: PublicCatalogue, settings: Settings, templates: Sequence[Path], fonts: Sequence[Path]
) -> Iterator[tuple[str, Callable[[], Programme]]]:
    # The hour of a build changes nothing that a reader sees; the day is the document's date.
    midnight = dt.datetime.combine(public.built.date(), dt.time(), public.built.tzinfo)
    daily = replace(public, built=midnight)
    cover = CoverArt(
        draw=lambda seed, colour: cover_data(describe(seed, colour)), set_title=set_title
    )
    for event in public.events:
        if event.phase != "coming" or not takes_place(event) or not event.offers:
            continue
        for language in public.languages:
            yield (
                programme_file(event.id, language),
                partial(
                    programme,
                    daily,
                    event.id,
                    language,
                    settings,
                    cover=cover,
                    strings=Strings,
                    templates=templates,
                    fonts=fonts,
                ),
            )


class _Kept:
    """Files by key in one folder."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._used: set[str] = set()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of `key`: those of an earlier build, or what `make` gives."""
        place = self._folder / f"{key}{self._suffix}"
        self._used.add(place.name)
        try:
            return place.read_bytes()
        except FileNotFoundError:
            made = make()
        self._folder.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".part")
        half.write_bytes(made)
        half.replace(place)  # An interrupted build leaves no half of a file under a full name.
        return made

    def forget_unused(self) -> None:
        """Delete what was not asked for since this was made."""
        if self._folder.is_dir():
            for place in self._folder.iterdir():
                if place.name not in self._used:
                    place.unlink()
