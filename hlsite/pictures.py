"""Portraits and pictures of pages, made anew and kept by content.

The cache holds nothing but what the last build published: an entry that a build does not use is
deleted by it, so a withdrawn book's portrait does not linger.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from hlsite.model.catalogue import Catalogue
from hlsite.model.problem import ContentError, Problem
from hlsite.privacy.picture_file import PictureError, structure_of
from hlsite.privacy.portrait import CleanPicture, clean_page_picture, clean_portrait
from hlsite.reading.sources import shown_path

_RECIPE = b"1"
"""Part of every cache key; changes when pictures are made differently."""


class PictureCache:
    """Clean pictures by the hash of what they were made from.

    Args:
        folder: Where they are kept; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def clean(self, raw: bytes, make: Callable[[bytes], CleanPicture]) -> CleanPicture:
        """`make(raw)`, or what it gave before.

        Raises:
            PictureError: The original cannot be published.
        """
        digest = hashlib.sha256(_RECIPE + make.__name__.encode() + raw).hexdigest()
        self._used.add(digest)
        place = self._folder / digest
        kept = _load(place)
        if kept is None:
            kept = make(raw)
            _save(place, kept)
        return kept

    def forget_unused(self) -> None:
        """Delete every entry that was not asked for since this cache was made."""
        if not self._folder.is_dir():
            return
        for place in self._folder.iterdir():
            if place.name not in self._used:
                for path in place.iterdir():
                    path.unlink()
                place.rmdir()


def _load(place: Path) -> CleanPicture | None:
    try:
        about = json.loads((place / "about.json").read_text("utf-8"))
        files = {width: (place / f"{width}.webp").read_bytes() for width in about["widths"]}
    except (OSError, ValueError, KeyError):
        return None
    return CleanPicture(files, about["aspect"])


def _save(place: Path, picture: CleanPicture) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for width, content in picture.files.items():
        (place / f"{width}.webp").write_bytes(content)
    # Last, so that an entry cut short is taken for none.
    about = {"widths": list(picture.files), "aspect": picture.aspect}
    (place / "about.json").write_text(json.dumps(about), "utf-8")


def picture_problems(catalogue: Catalogue) -> tuple[Problem, ...]:
    """What shows in the originals' structure, without decoding any: quick enough for a check."""
    portraits = {book.portrait.file for book in catalogue.books.values() if book.portrait}
    originals = [catalogue.root / "portraits" / name for name in sorted(portraits)]
    originals += [catalogue.root / "pages" / name for name in catalogue.pictures]
    problems = []
    for path in originals:
        try:
            structure_of(path.read_bytes())
        except PictureError as error:
            problems.append(Problem(shown_path(catalogue.root, path), 0, 0, "", str(error)))
    return tuple(problems)


def clean_pictures(
    portraits: Mapping[str, Path], pages: Path, pictures: tuple[str, ...], cache: Path
) -> Mapping[str, bytes]:
    """Every picture of the site, by its path below the site's root.

    Args:
        portraits: Originals by book key.
        pages: The folder `content/pages/`.
        pictures: Pictures below it, as relative paths.
        cache: Folder of the cache.

    Raises:
        ContentError: Originals that cannot be published; carries all of them.
    """
    kept = PictureCache(cache)
    problems: list[Problem] = []
    files: dict[str, bytes] = {}

    def clean(path: Path, make: Callable[[bytes], CleanPicture]) -> CleanPicture | None:
        try:
            return kept.clean(path.read_bytes(), make)
        except PictureError as error:
            shown = path.relative_to(pages.parent.parent).as_posix()
            problems.append(Problem(shown, 0, 0, "", str(error)))
            return None

    for key, path in sorted(portraits.items()):
        portrait = clean(path, clean_portrait)
        for width, content in portrait.files.items() if portrait else ():
            files[f"books/{key}/portrait-{width}.webp"] = content
    for name in pictures:
        picture = clean(pages / name, clean_page_picture)
        for content in picture.files.values() if picture else ():
            files[PurePosixPath(name).with_suffix(".webp").as_posix()] = content
    if problems:
        raise ContentError(problems)
    kept.forget_unused()
    return files
