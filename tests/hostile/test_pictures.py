"""Hostile pictures in a library: all told at once, or made anew without what they carried."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main
from hlsite.privacy.picture_file import webp_chunks
from tests.conftest import EPOCH, tree
from tests.planted import CONSENT, book, build, write_planted
from tests.privacy.test_portrait import CANARY, METADATA, PNG, REFUSED, png_chunk

BOMBS = {
    **{name: (raw, said) for name, (raw, said) in REFUSED.items() if raw},
    "text bomb": (
        PNG[:33] + png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000))) + PNG[33:],
        "cannot be decoded",
    ),
    "profile bomb": (
        PNG[:33]
        + png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(80_000_000)))
        + png_chunk(b"IDAT", struct.pack(">I", 1)),
        "cut short",
    ),
}


@pytest.fixture(autouse=True)
def _date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def ident(name: str) -> str:
    return re.sub("[^a-z]+", "-", name)


def test_every_hostile_picture_is_told_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted: dict[str, str | bytes | None] = {}
    expected = {}
    for name, (raw, said) in BOMBS.items():
        portrait = f"portrait: {{file: {ident(name)}.png, alt: A, reviewed: true}}\n"
        planted[f"books/x-{ident(name)}.md"] = book(
            name, "alias", f"alias: {ident(name)}\n{portrait}", CONSENT
        )
        planted[f"portraits/{ident(name)}.png"] = planted[f"pages/{ident(name)}.jpg"] = raw
        expected[f"content/portraits/{ident(name)}.png: "] = said
        expected[f"content/pages/{ident(name)}.jpg: "] = said
    root = write_planted(tmp_path / "library", planted)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_bytes(b"old")
    monkeypatch.setattr(logging.getLogger("hlsite"), "propagate", True)
    assert build(root) == 1
    lines = [record.getMessage() for record in caplog.records]
    for path, said in expected.items():
        assert [line for line in lines if line.startswith(path) and said in line] != [], path
    assert CANARY.decode() not in caplog.text
    checked = CliRunner().invoke(main, ["check", "-f", str(root / "mkdocs.yml")]).stdout
    for path, said in expected.items():
        is_decoded = "decoded" in said or "pixels" in said
        assert any(line.startswith(path) for line in checked.splitlines()) is not is_decoded, path
    assert tree(root / "site") == {"index.html": b"old"}


def test_picture_with_every_kind_of_note_is_published_without(tmp_path: Path) -> None:
    planted = {f"pages/notes-{kind}.{kind}": raw for kind, raw in METADATA.items()}
    shown = "".join(f"\n![A]({name.removeprefix('pages/')})\n" for name in planted)
    root = write_planted(
        tmp_path / "library", {**planted, "pages/about.md": f"---\ntitle: About\n---\n{shown}"}
    )
    assert build(root) == 0
    site = tree(root / "site")
    assert [name for name, raw in site.items() if CANARY in raw] == []
    for kind in METADATA:
        assert [name for name, _ in webp_chunks(site[f"notes-{kind}.webp"])] == [b"VP8 "]
        assert f"notes-{kind}.webp" in site["about/index.html"].decode()
