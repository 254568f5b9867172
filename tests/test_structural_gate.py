from __future__ import annotations

import base64
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from hlsite.structural_gate import GateError, StructuralGate

PNG_START = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return len(data).to_bytes(4) + kind + data + (zlib.crc32(kind + data) & 0xFFFFFFFF).to_bytes(4)


HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\0"))
END = chunk(b"IEND")
PNG = PNG_START + HEAD + PIXELS + END


def saved(kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, kind, **options)
    return file.getvalue()


def webp(*chunks: bytes) -> bytes:
    inside = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def riff(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


def ico(*pictures: bytes) -> bytes:
    position = 6 + 16 * len(pictures)
    table = b""
    for picture in pictures:
        table += bytes(8) + struct.pack("<II", len(picture), position)
        position += len(picture)
    return b"\0\0\1\0" + len(pictures).to_bytes(2, "little") + table + b"".join(pictures)


def woff2(length: int = 48) -> bytes:
    return b"wOF2\0\1\0\0" + length.to_bytes(4) + bytes(36)


def inlined(data: bytes, kind: str = "png") -> bytes:
    return f'<!doctype html><img src="data:image/{kind};base64,{_base64(data)}">'.encode()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


NOTE = PngImagePlugin.PngInfo()
NOTE.add_text("Author", "somebody")
EXIF = Image.Exif()
EXIF[0x013B] = "somebody"

WHOLE = {
    "index.html": b"\n<!DOCTYPE html>\n<p>a</p>",
    "a.css": b"p{}",
    "a.js": b"let a",
    "a.txt": b"",
    "job-ticket.csv": "file,pages\r\nкарты.pdf,2\r\n".encode(),
    "a.json": b"[1]",
    "a.xml": b'<?xml version="1.0"?><a/>',
    "a.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a.svg": b"<!-- our own\n -->\n<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "a.png": PNG,
    "b.png": saved("PNG"),
    "a.webp": saved("WEBP"),
    "b.webp": saved("WEBP", lossless=True),
    "a.ico": ico(PNG, b"BM"),
    "a.woff2": woff2(),
    "a.pdf": b"%PDF-1.7\n",
    "c.html": inlined(PNG),
    "_headers": b"/*\n  Referrer-Policy: no-referrer\n",
    ".nojekyll": b"",
    "books/night-nurse/index.html": b"<!doctype html>",
}

FAULTY = [
    # a kind of file that no site consists of
    ("a.jpg", saved("JPEG"), ["kind"]),
    ("a.png", saved("JPEG"), ["format"]),
    ("a.xlsx", b"PK", ["kind"]),
    ("a.PNG", PNG, ["kind"]),
    ("a.gif", saved("GIF"), ["kind"]),
    ("LICENSE", b"text", ["kind"]),
    ("a.html", inlined(saved("JPEG"), "jpeg"), ["kind"]),
    # bytes that are not what the suffix says
    ("a.html", b"{{ page }}", ["format"]),
    ("a.html", "<!doctype html>ы".encode("cp1251"), ["format"]),
    ("a.html", b"<!doctype html>\0", ["format"]),
    ("a.html", inlined(b"")[:-2] + b'A">', ["format"]),
    ("a.js", b"\x7fELF\0", ["format"]),
    ("a.csv", "карты;2".encode("cp1251"), ["format"]),
    ("a.csv", b"PK\3\4\0\0", ["format"]),
    ("_headers", b"\xff\xfe/", ["format"]),
    ("deep/_headers", b"/*\n", ["kind"]),
    ("deep/.nojekyll", b"", ["kind", "name"]),
    ("a.json", b"{", ["format"]),
    ("a.xml", b"<a/>", ["format"]),
    ("a.ics", b"BEGIN:VCARD\r\n", ["format"]),
    ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', ["format"]),
    ("a.svg", b"<p/>", ["format"]),
    ("a.pdf", b"\n%PDF-1.7\n", ["format"]),
    (".nojekyll", b"x", ["format"]),
    ("a.png", b"", ["format"]),
    ("a.png", PNG[:-1], ["format"]),
    ("a.png", PNG_START + HEAD + PIXELS, ["format"]),
    ("a.png", PNG_START + HEAD + b"\0\0\0\xffIDAT" + bytes(8), ["format"]),
    ("a.png", PNG.replace(HEAD, HEAD[:-1] + b"\0"), ["format"]),
    ("a.webp", b"RIFF\0\0\0\0WAVE", ["format"]),
    ("a.webp", saved("WEBP")[:-2], ["format"]),
    ("a.webp", webp(b"VP8 "), ["format"]),
    ("a.webp", webp(b"VP8 \xff\0\0\0ab"), ["format"]),
    ("a.ico", b"\0\0\1\0\0\0", ["format"]),
    ("a.ico", b"\0\0\1\0\xff\0", ["format"]),
    ("a.ico", ico(PNG)[:-1], ["format"]),
    ("a.woff2", b"wOFF", ["format"]),
    # pictures that carry more than a picture
    ("a.png", saved("PNG", pnginfo=NOTE), ["metadata"]),
    ("a.png", saved("PNG", exif=EXIF), ["metadata"]),
    ("a.png", saved("PNG", icc_profile=b"profile"), ["metadata"]),
    ("a.png", PNG_START + HEAD + PIXELS + chunk(b"tIME", bytes(7)) + END, ["metadata"]),
    ("a.png", PNG_START + HEAD + PIXELS + chunk(b"IEND", b"more"), ["metadata"]),
    ("a.webp", saved("WEBP", exif=EXIF), ["metadata"]),
    ("a.webp", saved("WEBP", xmp=b"<x/>"), ["metadata"]),
    ("a.webp", saved("WEBP", icc_profile=b"profile"), ["metadata"]),
    ("a.webp", webp(riff(b"VP8X", b"\x08" + bytes(9)), riff(b"VP8 ", b"abc")), ["metadata"]),
    ("a.webp", webp(riff(b"VP8 ", b"abc"), riff(b"NOTE", b"x")), ["metadata"]),
    ("a.ico", ico(saved("PNG", pnginfo=NOTE)), ["metadata"]),
    ("a.html", inlined(saved("PNG", pnginfo=NOTE)), ["metadata"]),
    (
        "a.css",
        b"a{b:url(data:image/webp;base64,%b)}" % _base64(saved("WEBP", exif=EXIF)).encode(),
        ["metadata"],
    ),
    ("a.json", b'["%b"]' % inlined(saved("PNG", exif=EXIF)).replace(b'"', b"'"), ["metadata"]),
    ("a.svg", b"<svg><metadata>x</metadata></svg>", ["metadata"]),
    ("a.svg", b"<svg><svg:metadata/></svg>", ["metadata"]),
    ("a.svg", b'<svg xmlns:inkscape="x"></svg>', ["metadata"]),
    ("a.html", inlined(b'<svg xmlns:rdf="x"></svg>', "svg+xml"), ["metadata"]),
    # bytes after the end
    ("a.png", PNG + b"PK", ["trailing"]),
    ("a.webp", saved("WEBP") + b"PK", ["trailing"]),
    ("a.ico", ico(PNG) + b"PK", ["trailing"]),
    ("a.woff2", woff2(47), ["trailing"]),
    # names
    (".htaccess", b"", ["kind", "name"]),
    (".git/a.txt", b"", ["name"]),
    ("a b?.txt", b"", ["name"]),
    ("Night-Nurse.PNG.webp", saved("WEBP"), ["source"]),
    ("deep/night-nurse.png", PNG, ["source"]),
    ("night-nurse.md", b"", ["kind", "source"]),
    ("night-nurse.md.txt", b"", ["source"]),
    ("vault.age", b"", ["kind", "source"]),
    ("vault.txt", b"", ["source"]),
    ("mkdocs.yml", b"", ["kind", "source"]),
]

GATE = StructuralGate(frozenset({"night-nurse.png"}))


def put(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def rules(folder: Path) -> list[tuple[str, str]]:
    try:
        GATE(folder)
    except GateError as error:
        return [(finding.path, finding.rule) for finding in error.findings]
    return []


def test_gate_lets_a_clean_build_pass(tmp_path: Path) -> None:
    for name, data in WHOLE.items():
        put(tmp_path, name, data)
    assert rules(tmp_path) == []


@pytest.mark.parametrize(("name", "data", "expected"), FAULTY)
def test_gate_refuses(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    put(tmp_path, name, data)
    assert [rule for _, rule in rules(tmp_path)] == expected


def test_gate_reports_everything_at_once(tmp_path: Path) -> None:
    for name, data in {**WHOLE, "b/x.bak": b"", "a/y.png": PNG + b"more"}.items():
        put(tmp_path, name, data)
    with pytest.raises(GateError) as caught:
        GATE(tmp_path)
    assert str(caught.value) == (
        "a/y.png: trailing: bytes after the end of the picture\n"
        "b/x.bak: kind: not a kind of file that a site consists of; keep it out of the build"
    )


def test_gate_follows_no_link(tmp_path: Path) -> None:
    site, private = tmp_path / "site", tmp_path / "private"
    put(private, "a.txt", b"left side")
    site.mkdir()
    (site / "a.txt").symlink_to(private / "a.txt")
    (site / "folder").symlink_to(private)
    (site / "broken.txt").symlink_to("nowhere")
    os.mkfifo(site / "pipe.txt")
    names = ["a.txt", "broken.txt", "folder", "pipe.txt"]
    assert rules(site) == [(name, "link") for name in names]


def test_gate_refuses_a_name_that_is_no_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).touch()
    assert rules(tmp_path) == [("\\udcff.txt", "name")]


def test_gate_keeps_source_names_to_itself() -> None:
    assert "night-nurse" not in repr(GATE)


KNOWN = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"]


@given(kind=st.binary(min_size=4, max_size=4), data=st.binary(max_size=20))
def test_gate_refuses_every_foreign_chunk(
    tmp_path_factory: pytest.TempPathFactory, kind: bytes, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "foreign"
    put(folder, "a.png", PNG_START + HEAD + PIXELS + chunk(kind, data) + END)
    expected = [] if kind in {*KNOWN, b"pHYs"} else [("a.png", "metadata")]
    if kind != b"IEND":
        assert rules(folder) == expected


@given(
    kind=st.sampled_from(["png", "webp", "ico", "woff2", "svg", "html", "json", "pdf"]),
    start=st.sampled_from([b"", PNG_START, b"RIFF", b"RIFF\x20\0\0\0WEBP", b"\0\0\1\0", b"wOF2"]),
    data=st.binary(max_size=80),
)
def test_gate_never_fails_otherwise(
    tmp_path_factory: pytest.TempPathFactory, kind: str, start: bytes, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"random-{kind}"
    put(folder, f"a.{kind}", start + data)
    assert {path for path, _ in rules(folder)} <= {f"a.{kind}"}
