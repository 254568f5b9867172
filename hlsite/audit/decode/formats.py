"""Which decoder reads which bytes; what none reads is a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from hlsite.audit.decode import (
    archive,
    charset,
    font,
    jpeg,
    markup,
    pdf,
    plain,
    png,
    records,
    search_data,
    webp,
)
from hlsite.audit.decode.contents import Contents

_TEXT_READERS: dict[str, Callable[[Contents, str], None]] = {
    "html": markup.read_html,
    "htm": markup.read_html,
    "xhtml": markup.read_html,
    "xml": markup.read_xml,
    "rss": markup.read_xml,
    "atom": markup.read_xml,
    "svg": markup.read_xml,
    "json": records.read_json,
    "map": records.read_json,
    "webmanifest": records.read_json,
    "geojson": records.read_json,
    "jsonl": records.read_json_lines,
    "ics": plain.read_calendar,
    "vcf": plain.read_calendar,
    "ical": plain.read_calendar,
    "ifb": plain.read_calendar,
    "css": plain.read_code,
    "js": search_data.read_script,
    "mjs": plain.read_code,
}

_TEXT_SUFFIXES = frozenset(
    {*_TEXT_READERS, "txt", "md", "csv", "tsv", "yml", "yaml", "toml", "tex", "log", "eml", "typ",
     "license", "xsl"}
)  # fmt: skip
"""Suffixes under which an 8-bit charset is believed."""

_FOLDED_SUFFIXES = frozenset({"ics", "vcf", "ical", "ifb"})
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|svg|[a-z]+[\s>])", re.IGNORECASE)
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_TAR_MAGIC = slice(257, 262)


def open_bytes(contents: Contents, name: str, data: bytes, place: str) -> None:
    """Tell what bytes are and read them.

    Args:
        contents: Takes what is found.
        name: A file name, or nothing.
        data: The bytes.
        place: Where they stand, empty for a file itself.
    """
    if not data.strip(b"\0 \t\r\n"):
        return
    if not _binary(contents, data, place):
        _text(contents, _suffix(name), data, place)


def _suffix(name: str) -> str:
    """Give a name's suffix, without the dot."""
    base = name.rpartition("/")[2]
    return base.rpartition(".")[2].lower()


def _is_zlib(data: bytes) -> bool:
    """Tell whether bytes are a zlib stream; two bytes alone do not say so."""
    return data.startswith(_ZLIB_HEADS) and archive.inflate(data, "zlib") is not None


_BINARIES: tuple[tuple[Callable[[bytes], bool], Callable[[Contents, bytes, str], None]], ...] = (
    (lambda data: data.startswith(png.SIGNATURE), png.read_png),
    (lambda data: data.startswith(jpeg.SIGNATURE), jpeg.read_jpeg),
    (webp.is_webp, webp.read_webp),
    (lambda data: data[:64].lstrip()[:5] == pdf.SIGNATURE, pdf.read_pdf),
    (font.is_font, font.read_font),
    (lambda data: data.startswith(b"\x1f\x8b"), archive.read_gzip),
    (lambda data: data.startswith(b"PK\x03\x04"), archive.read_zip),
    (lambda data: data.startswith(b"BZh"), archive.read_bzip2),
    (lambda data: data.startswith(b"\xfd7zXZ\0"), archive.read_xz),
    (lambda data: data[_TAR_MAGIC] == b"ustar", archive.read_tar),
    (_is_zlib, archive.read_zlib),
)
"""How a format begins, and what reads it."""


def _binary(contents: Contents, data: bytes, place: str) -> bool:
    """Read a format that its first bytes tell; give whether one did."""
    for begins, read in _BINARIES:
        if begins(data):
            read(contents, data, place)
            return True
    return False


def _text(contents: Contents, suffix: str, data: bytes, place: str) -> None:
    """Read bytes as text, or say that they cannot be read."""
    if suffix in _FOLDED_SUFFIXES:
        # Lines are folded by bytes, which may cut a letter.
        data = data.replace(b"\r\n ", b"").replace(b"\n ", b"")
    text = charset.utf8(data)
    if text is not None:
        _read(contents, suffix, text, place)
        return
    found = list(charset.readings(data))
    named = charset.declared(data)
    if not found and (deflated := archive.inflate(data, "deflate")):
        contents.open("", deflated[0], f"{place} deflate".strip())
        return
    believed = suffix in _TEXT_SUFFIXES or named or place or any(n == "utf-16" for n, _ in found)
    if not found or not believed:
        contents.fail("undecodable", place or "file")
        found = list(charset.loose(data))
    for charset_name, decoded in found:
        _read(contents, suffix, decoded, f"{place} {charset_name}".strip())


def _read(contents: Contents, suffix: str, text: str, place: str) -> None:
    """Read text by its suffix, or by how it begins."""
    before = len(contents.passages)
    reader = _TEXT_READERS.get(suffix)
    if reader is None:
        reader = markup.read_html if _MARKUP.match(text) else plain.read_text
        if not suffix and text.lstrip()[:1] in {"{", "["} and _is_json(text):
            reader = records.read_json
    reader(contents, text)
    if place:
        contents.passages[before:] = [
            passage._replace(place=f"{place} {passage.place}")
            for passage in contents.passages[before:]
        ]


def _is_json(text: str) -> bool:
    """Tell whether text parses as JSON."""
    probe = Contents(opener=open_bytes)
    records.read_json(probe, text)
    return not probe.problems


def opened(name: str, data: bytes, known: Collection[str] = ()) -> Contents:
    """Read a file's bytes, but none that are `known` by their SHA-256, in it or as a whole."""
    contents = Contents(opener=open_bytes, known=known)
    if contents.is_known(data):
        return contents
    open_bytes(contents, name, data, "")
    return contents
