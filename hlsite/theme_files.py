"""The theme folder: where it lies, and what of it goes into the site.

Style sheets and scripts are joined in the order of their names, so that a page asks for one of
each. No page is shown before its style sheet has come: that one goes without comments and
indentation, and so fits into what a server sends before it waits for an answer (14,600 bytes, ten
segments, RFC 6928). Fonts have a sheet of their own, which a script asks for when the page is
shown: until then faces of the same measure stand in. A library's own theme folder overrides file
by file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_JOINED = {
    "assets/hl.css": ("assets/stylesheets/hl", ".css"),
    "assets/fonts.css": ("assets/stylesheets/fonts", ".css"),
    "assets/hl.js": ("assets/javascripts/hl", ".js"),
}
_COPIED = {
    "assets/fonts": {".woff2"},
    "assets/images": {".svg", ".png", ".ico"},
    "assets/vendor": {".js", ".txt"},
}
_NOT_PUBLISHED = "_"
"""Files whose names begin with this are sources of others."""

_STRING_OR_COMMENT = re.compile(rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)


def theme_folder() -> Path:
    """The product's own theme: in the wheel, or beside the package in a source tree."""
    packed = _PACKAGE / "_theme"
    return packed if packed.is_dir() else _PACKAGE.parent / "theme"


def site_files(folders: Iterable[Path]) -> Mapping[str, bytes]:
    """Everything the theme brings to the site, by path below the site's root.

    Args:
        folders: Theme folders, the strongest first.
    """
    ordered = tuple(folders)
    files: dict[str, bytes] = {}
    for uri, (place, suffix) in _JOINED.items():
        parts = _layered(ordered, place, {suffix})
        joined = b"\n".join(part.read_bytes().strip() for _, part in sorted(parts.items()))
        # The parts name fonts from their own folder; the joined file lies elsewhere.
        for near in (b"fonts/", b"images/"):
            joined = joined.replace(b"../../" + near, near)
        files[uri] = _condensed(joined) if suffix == ".css" else joined
    for place, suffixes in _COPIED.items():
        for name, path in sorted(_layered(ordered, place, suffixes).items()):
            files[f"{place}/{name}"] = path.read_bytes()
    return files


@cache
def known_files() -> frozenset[str]:
    """SHA-256 (hex) of what the product itself brings: written before any book was.

    The theme's files, and the colour profiles that finished PDFs hold whole: in tables of numbers
    chance writes every name of three letters.
    """
    profiles = (_PACKAGE / "printing" / "icc").glob("*.icc")
    brought = (
        *site_files((theme_folder(),)).values(),
        *(profile.read_bytes() for profile in profiles),
    )
    return frozenset(hashlib.sha256(content).hexdigest() for content in brought)


def _condensed(css: bytes) -> bytes:
    without_comments = _STRING_OR_COMMENT.sub(lambda found: found[1] or b"", css)
    lines = (line.strip() for line in without_comments.splitlines())
    return b"\n".join(line for line in lines if line)


def _layered(folders: tuple[Path, ...], place: str, suffixes: set[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in _plain_files(folder / place):
            if path.suffix in suffixes and not path.name.startswith(_NOT_PUBLISHED):
                found[path.name] = path
    return found


def _plain_files(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if path.is_file())
