"""Containers: gzip, zlib, deflate, bzip2, xz, zip and tar, one within the other."""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

from hlsite.audit.decode.charset import loose

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

LARGEST = 200_000_000
"""Bytes to which one member may unfold."""

_LONGEST_HEAD = 600
_DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,  # encrypted, or packed in a way that zipfile does not know
)
_WINDOWS = {"gzip": 31, "zlib": 15, "deflate": -15}


def inflate(data: bytes, kind: str) -> tuple[bytes, bytes] | None:
    """Unfold deflated bytes.

    Args:
        data: The packed bytes.
        kind: `gzip`, `zlib` or `deflate`.

    Returns:
        The bytes and what follows them, or nothing if they do not unfold or are too large.
    """
    machine = zlib.decompressobj(_WINDOWS[kind])
    try:
        unfolded = machine.decompress(data, LARGEST)
    except zlib.error:
        return None
    if not machine.eof:
        return None
    return unfolded, machine.unused_data


def read_gzip(contents: Contents, data: bytes, place: str) -> None:
    """Open gzip bytes, all members, and the names and remarks in their heads."""
    _read_deflated(contents, data, "gzip", place)


def read_zlib(contents: Contents, data: bytes, place: str) -> None:
    """Open zlib bytes."""
    _read_deflated(contents, data, "zlib", place)


def _read_deflated(contents: Contents, data: bytes, kind: str, place: str) -> None:
    """Open one deflated stream after another."""
    rest = data
    while rest:
        found = inflate(rest, kind)
        if found is None:
            contents.fail("undecodable", f"{place} {kind}")
            return
        if kind == "gzip" and rest[3]:
            for _, text in loose(rest[10 : 10 + _LONGEST_HEAD]):
                contents.add(text, f"{place} gzip head".strip())
        unfolded, rest = found
        contents.open("", unfolded, f"{place} {kind}".strip())
        if rest and not rest.startswith(data[:2]):
            contents.fail("trailing-bytes", f"{place} {kind}")
            contents.open("", rest, f"{place} {kind} trailing")
            return


def read_bzip2(contents: Contents, data: bytes, place: str) -> None:
    """Open bzip2 bytes."""
    _read_packed(contents, data, "bzip2", place)


def read_xz(contents: Contents, data: bytes, place: str) -> None:
    """Open xz bytes."""
    _read_packed(contents, data, "xz", place)


def _read_packed(contents: Contents, data: bytes, kind: str, place: str) -> None:
    """Open bzip2 or xz bytes."""
    machine = bz2.BZ2Decompressor() if kind == "bzip2" else lzma.LZMADecompressor()
    try:
        unfolded = machine.decompress(data, LARGEST)
    except (OSError, EOFError, lzma.LZMAError):
        unfolded = b""
    if not machine.eof:
        contents.fail("undecodable", f"{place} {kind}")
        return
    contents.open("", unfolded, f"{place} {kind}".strip())
    if machine.unused_data:
        contents.fail("trailing-bytes", f"{place} {kind}")


def read_zip(contents: Contents, data: bytes, place: str) -> None:
    """Open a zip file: names, comments, extra fields and members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents.add(archive.comment.decode("utf-8", "replace"), f"{place} zip comment")
            first = min((entry.header_offset for entry in archive.infolist()), default=0)
            if first:
                contents.fail("trailing-bytes", f"{place} before zip")
            for entry in archive.infolist():
                contents.add(entry.filename, f"{place} zip name")
                contents.add(entry.comment.decode("utf-8", "replace"), f"{place} zip comment")
                if entry.is_dir():
                    continue
                if entry.file_size > LARGEST or entry.flag_bits & 1:
                    contents.fail("undecodable", f"{place} zip member")
                    continue
                contents.open(entry.filename, archive.read(entry), f"{place} zip member".strip())
    except _DAMAGED_ZIP:
        contents.fail("undecodable", f"{place} zip")


def read_tar(contents: Contents, data: bytes, place: str) -> None:
    """Open a tar file: names, owners, links and members."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for entry in archive:
                heads = (entry.name, entry.linkname, entry.uname, entry.gname)
                for text in (*heads, *entry.pax_headers.values()):
                    contents.add(text, f"{place} tar name")
                stream = archive.extractfile(entry) if entry.isfile() else None
                if stream is not None:
                    contents.open(entry.name, stream.read(LARGEST), f"{place} tar member".strip())
    except (tarfile.TarError, OSError, EOFError):
        contents.fail("undecodable", f"{place} tar")
