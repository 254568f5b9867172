"""Finds the files of `content/`, and refuses everything that does not belong there.

Symlinks are never followed: what they lead to was not put there to be published.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.model.problem import Problem
from hlsite.reading.fields import ID_LENGTH, ID_PATTERN, LANGUAGE_PATTERN

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_FILE_SUFFIXES = PICTURE_SUFFIXES | {".md", ".yml", ".icc"}
_ID = re.compile(ID_PATTERN)
_PAGE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*\Z")
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_FOLDERS = ("books", "events", "pages", "portraits", "printers")
EXCEPTIONS_FILE = "audit-exceptions.yml"
_FILES = ("topics.yml", "vault.age", EXCEPTIONS_FILE)
GENERATED = frozenset({"assets", "books", "events", "impact", "search", "topics", "404"})
"""Addresses that the product uses itself; a hand-written page cannot have them."""

Complain = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Document:
    """The files of one book, event or page: the base, and translations by language."""

    base: Path | None
    translations: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Sources:
    """What lies in `content/`.

    Attributes:
        books: By id.
        events: By id.
        pages: By id.
        pictures: Pictures beside the pages, relative to `pages/` with forward slashes.
        portraits: File names in `portraits/`.
        printers: Profiles of print shops.
        topics: `topics.yml`, if there is one.
        exceptions: `audit-exceptions.yml`, if there is one.
        has_vault: Whether `vault.age` is there; what is in it is read elsewhere.
        problems: Files that do not belong here.
    """

    books: Mapping[str, Document]
    events: Mapping[str, Document]
    pages: Mapping[str, Document]
    pictures: tuple[str, ...] = ()
    portraits: tuple[str, ...] = field(default=(), repr=False)
    printers: tuple[Path, ...] = ()
    topics: Path | None = None
    exceptions: Path | None = None
    has_vault: bool = False
    problems: tuple[Problem, ...] = ()


def shown_path(content: Path, path: Path) -> str:
    """`path` as problems name it: from the folder that holds `content/`, forward slashes."""
    # As text: with thousands of files, paths that are taken to pieces take most of the time.
    return path.as_posix().removeprefix(f"{content.parent.as_posix()}/")


def find_sources(content: Path) -> Sources:
    """List `content/`. Order never depends on the file system."""
    problems: list[Problem] = []

    def complain(path: Path, message: str) -> None:
        problems.append(Problem(shown_path(content, path), 0, 0, "", message))

    if not content.is_dir():
        return Sources(
            {}, {}, {}, problems=(Problem(content.name, 0, 0, "", "no such folder; create it"),)
        )
    for path in sorted(content.iterdir()):
        name = path.name
        if path.is_symlink():
            complain(path, "is a symlink; put the file itself here")
        elif not (path.is_dir() and name in _FOLDERS) and not (path.is_file() and name in _FILES):
            complain(path, f"does not belong here; move it out of {content.name}/")
    documents = {
        folder: _documents(content, folder, complain) for folder in ("books", "events", "pages")
    }
    topics, exceptions = content / "topics.yml", content / EXCEPTIONS_FILE
    pictures = _pictures(content, complain)
    return Sources(
        books=documents["books"],
        events=documents["events"],
        pages=documents["pages"],
        pictures=tuple(pictures),
        portraits=tuple(_portraits(content, complain)),
        printers=tuple(_printers(content, complain)),
        topics=_plain(topics),
        exceptions=_plain(exceptions),
        has_vault=_plain(content / "vault.age") is not None,
        problems=tuple(problems),
    )


def _plain(path: Path) -> Path | None:
    return path if path.is_file() and not path.is_symlink() else None


def _files(folder: Path, complain: Complain | None = None) -> Iterator[Path]:
    """Regular files below `folder`, in path order; symlinks are reported, never followed."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink():
            if complain is not None:
                complain(path, "is a symlink; put the file itself here")
        elif entry.is_dir():
            if path.suffix in _FILE_SUFFIXES and complain is not None:
                complain(path, "is a folder; put a file of this name here, or none")
            yield from _files(path, complain)
        elif entry.is_file():
            yield path
        elif complain is not None:
            complain(path, "is no file; move it out of here")


def _documents(content: Path, folder: str, complain: Complain) -> dict[str, Document]:
    root = content / folder
    start = len(root.as_posix()) + 1
    bases: dict[str, Path] = {}
    translations: dict[str, dict[str, Path]] = {}
    is_pages = folder == "pages"
    for path in _files(root, complain if not is_pages else None):
        relative = path.as_posix()[start:]
        if not relative.endswith(".md"):
            if not (is_pages and path.suffix.lower() in PICTURE_SUFFIXES):
                complain(path, f"does not belong here; {folder}/ holds .md files only")
            continue
        stem, _, language = relative.removesuffix(".md").partition(".")
        if not (_PAGE_ID if is_pages else _ID).fullmatch(stem) or not (
            is_pages or ID_LENGTH[0] <= len(stem) <= ID_LENGTH[1]
        ):
            message = "the name is no id; use 3 to 60 small Latin letters, digits and hyphens"
            complain(path, message)
        elif is_pages and stem.split("/")[0] in GENERATED:
            complain(path, "the site makes a page of this name itself; choose another")
        elif not language:
            bases[stem] = path
        elif _LANGUAGE.fullmatch(language):
            translations.setdefault(stem, {})[language] = path
        else:
            complain(path, "the part before .md is no language code; write it as kk, ru or en")
    ids = sorted({*bases, *translations})
    return {
        stem: Document(bases.get(stem), dict(sorted(translations.get(stem, {}).items())))
        for stem in ids
    }


def _pictures(content: Path, complain: Complain) -> list[str]:
    """Pictures beside the pages; published as WebP, so two may not differ in their ending."""
    root, stems, found = content / "pages", set(), []
    for path in _files(root, complain):
        if path.suffix.lower() not in PICTURE_SUFFIXES:
            continue
        if path.with_suffix("") in stems:
            complain(path, "another picture differs in its ending only; rename one of the two")
        stems.add(path.with_suffix(""))
        found.append(path.relative_to(root).as_posix())
    return found


def _portraits(content: Path, complain: Complain) -> Iterator[str]:
    for path in _files(content / "portraits", complain):
        if path.parent != content / "portraits" or path.suffix.lower() not in PICTURE_SUFFIXES:
            complain(path, "is no portrait; put PNG, JPEG or WebP files directly here")
        else:
            yield path.name


def _printers(content: Path, complain: Complain) -> Iterator[Path]:
    for path in _files(content / "printers", complain):
        if path.suffix in {".yml", ".icc"}:
            yield path
        else:
            complain(path, "is no printer's profile; put .yml files here, and their .icc")
