"""Judges by its structure whether a finished build may be published.

Knows kinds of files and their formats, and nothing of books or pages: an allow-list, because what
is not understood cannot be vouched for. The formats are taken apart here, chunk by chunk; an image
library would read over what it does not need, and that is where metadata hides.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Rule = Literal[
    "kind",  # not a kind of file that a site consists of
    "format",  # the bytes are not what the suffix says, or cannot be taken apart
    "link",  # neither a file nor a folder
    "name",  # a hidden name, or one that not every system can hold
    "source",  # the name of something that belongs to the private sources
    "metadata",  # an image carries more than a picture
    "trailing",  # bytes after the end of an image or a font
]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One reason not to publish. `path` is relative to the build, with forward slashes."""

    path: str
    rule: Rule
    message: str

    def __str__(self) -> str:
        """Return `path: rule: message`."""
        return f"{self.path}: {self.rule}: {self.message}"


class GateError(Exception):
    """The build cannot be published; carries every finding, in path order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


@dataclass(frozen=True, slots=True)
class StructuralGate:
    """A gate for `publish`.

    Attributes:
        source_names: File names of private sources (portraits' originals, for one) that no
            published file may carry, in whatever case.
    """

    source_names: frozenset[str] = field(default=frozenset(), repr=False)

    def __call__(self, folder: Path) -> None:
        """Let `folder` pass.

        Raises:
            GateError: Something in it must not be published.
        """
        sources = frozenset(source.casefold() for source in self.source_names)
        findings = list(_judge_folder(folder, "", sources))
        if findings:
            raise GateError(findings)


def _judge_folder(folder: Path, prefix: str, sources: frozenset[str]) -> Iterator[Finding]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            faults = list(_judge_name(entry.name, sources, at_root=not prefix))
            if entry.is_dir(follow_symlinks=False):
                yield from _judge_folder(Path(entry.path), f"{path}/", sources)
            elif entry.is_file(follow_symlinks=False):
                faults += _judge_file(Path(entry.path), at_root=not prefix)
            else:
                faults.append(("link", "neither a file nor a folder; copy what it means"))
            for rule, message in faults:
                yield Finding(_printable(path), rule, message)


def _judge_name(name: str, sources: frozenset[str], *, at_root: bool) -> Iterator[Fault]:
    if name.startswith(".") and not (at_root and name in _NAMES):
        yield "name", "hidden; only .nojekyll at the root is published"
    if _UNFIT.search(name):
        yield "name", "not every system can hold this name; use letters, digits and hyphens"
    parts = name.casefold().split(".")
    # `portrait.jpg.webp` tells the original's name as well.
    if any(".".join(parts[:count]) in sources for count in range(1, len(parts) + 1)):
        yield "source", "named like a private original; give it a name of its own"
    if not _SOURCE_SUFFIXES.isdisjoint(parts[1:]) or name.casefold().startswith("vault."):
        yield "source", "a private source; keep it out of docs_dir and of the theme"


Fault = tuple[Rule, str]

_UNFIT = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\\]|[. ]\Z')
_SOURCE_SUFFIXES = frozenset({"md", "markdown", "age", "yml", "yaml"})


def _printable(path: str) -> str:
    # Undecodable names arrive as lone surrogates, which no terminal and no log can write.
    return path.encode("utf-8", "backslashreplace").decode()


def _judge_file(path: Path, *, at_root: bool) -> Iterator[Fault]:
    judge = (_NAMES.get(path.name) if at_root else None) or _SUFFIXES.get(path.suffix)
    if judge is None:
        yield "kind", "not a kind of file that a site consists of; keep it out of the build"
        return
    try:
        yield from judge(path.read_bytes())
    except _BrokenError as error:
        yield "format", str(error)


class _BrokenError(Exception):
    """The bytes are not what they should be."""


def _text(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _BrokenError("not UTF-8 text") from None
    if "\0" in text:
        raise _BrokenError("binary data in a text file")
    return text


def _starting(pattern: str) -> Callable[[bytes], Iterator[Fault]]:
    """Judge text that has to start with `pattern`, blanks apart."""
    start = re.compile(rf"\ufeff?\s*(?:{pattern})", re.IGNORECASE)

    def judge(data: bytes) -> Iterator[Fault]:
        text = _text(data)
        if not start.match(text):
            raise _BrokenError("does not start as its suffix promises")
        yield from _judge_inlined(text)

    return judge


_INLINED = re.compile(
    r"data:\s*image/([a-z.+-]+)[^,\"'()\s]*;base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE
)


def _judge_inlined(text: str) -> Iterator[Fault]:
    """Judge the pictures that stand inside a text as `data:` addresses."""
    for kind, encoded in _INLINED.findall(text) if "base64" in text else ():
        judge = _SUFFIXES.get(f".{kind.lower().removesuffix('+xml')}")
        if judge is None:
            yield "kind", "a picture inside is of a kind that is not published"
            continue
        try:
            data = base64.b64decode(encoded)
        except binascii.Error:
            raise _BrokenError("a picture inside cannot be decoded") from None
        yield from judge(data)


def _judge_json(data: bytes) -> Iterator[Fault]:
    text = _text(data)
    try:
        json.loads(text)
    except ValueError:
        raise _BrokenError("not JSON") from None
    yield from _judge_inlined(text)


_SVG_STARTS = _starting(r"(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]")
_SVG_METADATA = re.compile(
    rb"<(?:\w+:)?metadata\b|<rdf:|xmlns:(?:inkscape|sodipodi|rdf|dc|cc|xmp\w*|sketch|figma)=|<\?xpacket",
    re.IGNORECASE,
)


def _judge_svg(data: bytes) -> Iterator[Fault]:
    yield from _SVG_STARTS(data)
    if _SVG_METADATA.search(data):
        yield "metadata", "a drawing program's notes; save it as plain SVG"


_PNG = b"\x89PNG\r\n\x1a\n"
# PNG specification, third edition, 5.6 and 11: what draws the picture. Not tEXt, zTXt, iTXt, tIME,
# eXIf, iCCP, sPLT, hIST, nor any private chunk.
_PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"}
    | {b"pHYs"}
)


def _judge_png(data: bytes) -> Iterator[Fault]:
    if not data.startswith(_PNG):
        raise _BrokenError("not a PNG")
    position = len(_PNG)
    foreign = set()
    while True:
        if position + 12 > len(data):
            raise _BrokenError("a PNG without an end")
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise _BrokenError("a PNG cut short")
        if zlib.crc32(data[position + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise _BrokenError("a damaged PNG")
        if kind not in _PNG_CHUNKS or (kind == b"IEND" and length):
            foreign.add(kind)
        position = end
        if kind == b"IEND":
            break
    if foreign:
        yield _foreign(foreign)
    if position != len(data):
        yield "trailing", "bytes after the end of the picture"


# RIFF container of WebP, https://developers.google.com/speed/webp/docs/riff_container: still
# pictures only. Not EXIF, XMP, ICCP, nor any unknown chunk.
_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_WEBP_PROMISES = 0b0010_1100  # VP8X flags: ICC profile, Exif, XMP


def _promises_metadata(data: bytes, position: int) -> bool:
    return bool(int.from_bytes(data[position + 8 : position + 9]) & _WEBP_PROMISES)


def _judge_webp(data: bytes) -> Iterator[Fault]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise _BrokenError("not a WebP")
    stop = 8 + int.from_bytes(data[4:8], "little")
    if stop > len(data):
        raise _BrokenError("a WebP cut short")
    position = 12
    foreign = set()
    while position < stop:
        if position + 8 > stop:
            raise _BrokenError("a WebP chunk cut short")
        kind, length = struct.unpack_from("<4sI", data, position)
        if kind not in _WEBP_CHUNKS or (kind == b"VP8X" and _promises_metadata(data, position)):
            foreign.add(kind)
        position += 8 + length + length % 2
    if position != stop:
        raise _BrokenError("a WebP chunk cut short")
    if foreign:
        yield _foreign(foreign)
    if stop != len(data):
        yield "trailing", "bytes after the end of the picture"


def _foreign(kinds: set[bytes]) -> Fault:
    shown = ", ".join(sorted(kind.decode("latin-1") for kind in kinds if kind.isalpha()))
    return "metadata", f"more than a picture ({shown or 'unknown chunks'}); draw it on a new canvas"


_ICO = b"\0\0\1\0"
_ICO_HEADER, _ICO_ENTRY = 6, 16


def _judge_ico(data: bytes) -> Iterator[Fault]:
    count = int.from_bytes(data[4:6], "little")
    stop = _ICO_HEADER + _ICO_ENTRY * count
    if not data.startswith(_ICO) or not count or stop > len(data):
        raise _BrokenError("not an ICO")
    for index in range(count):
        length, start = struct.unpack_from("<8xII", data, _ICO_HEADER + _ICO_ENTRY * index)
        if start != stop or start + length > len(data):
            raise _BrokenError("an ICO whose pictures do not follow one another")
        stop += length
        if data.startswith(_PNG, start):
            yield from _judge_png(data[start:stop])
    if stop != len(data):
        yield "trailing", "bytes after the end of the last picture"


def _judge_woff2(data: bytes) -> Iterator[Fault]:
    # WOFF 2.0, 4: 48 bytes of header, the third field is the length of the file.
    if not data.startswith(b"wOF2"):
        raise _BrokenError("not a WOFF2 font")
    if int.from_bytes(data[8:12]) != len(data):
        yield "trailing", "more or fewer bytes than the font says it has"


def _judge_pdf(data: bytes) -> Iterator[Fault]:
    if not data.startswith(b"%PDF-"):
        raise _BrokenError("not a PDF")
    yield from ()


def _judge_empty(data: bytes) -> Iterator[Fault]:
    if data:
        raise _BrokenError("has to be empty")
    yield from ()


_ANY_TEXT = _starting("")
_SUFFIXES: Mapping[str, Callable[[bytes], Iterator[Fault]]] = {
    ".html": _starting(r"<!doctype html\b"),
    ".css": _ANY_TEXT,
    ".js": _ANY_TEXT,
    ".txt": _ANY_TEXT,
    ".csv": _ANY_TEXT,
    ".json": _judge_json,
    ".xml": _starting(r"<\?xml\s"),
    ".ics": _starting(r"BEGIN:VCALENDAR\r?\n"),
    ".svg": _judge_svg,
    ".png": _judge_png,
    ".webp": _judge_webp,
    ".ico": _judge_ico,
    ".woff2": _judge_woff2,
    ".pdf": _judge_pdf,
}
# What a web host reads, and only at the root of the site.
_NAMES: Mapping[str, Callable[[bytes], Iterator[Fault]]] = {
    "_headers": _ANY_TEXT,
    ".nojekyll": _judge_empty,
}
