"""The test above all others: change only what is private, and not one published byte changes."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hlsite.cli import main
from hlsite.model.identity import Identity, PersonName
from hlsite.plugin_run import build_site
from hlsite.privacy.vault import Vault
from hlsite.privacy.vault_fields import Recipient
from hlsite.privacy.vault_file import digest
from hlsite.privacy.vault_key import generate_key
from hlsite.privacy.vault_key_file import create_key_file, find_keys, read_key
from tests.conftest import EPOCH, tree

CONFIG = """\
site_name: Nura human library
site_url: https://nura-library.example/
docs_dir: content/pages
theme: {name: material, font: false}
plugins:
  - hlsite: {languages: [en, ru], timezone: Asia/Almaty}
"""
TOPICS = "- {id: health, label: {en: Health, ru: Здоровье}, group: body, colour: juniper}\n"
PAGE = "---\ntitle: Welcome\n---\n\nWelcome.\n"

# With a beginning that no public text has: the leak gate would refuse a library whose own text
# says what its masks hide.
_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "Nd"]), min_size=1, max_size=9).map(
    "Qzx{}".format
)
_DAYS = st.sampled_from(["2026-01-02", "2026-05-06", "2026-11-24"])
_ENDS = st.sampled_from(["2027-01-01", "2028-12-31"])


@dataclass(frozen=True)
class Private:
    """Everything in a small library that no reader may learn."""

    detail: str
    nickname: str
    gone_story: str
    gone_name: str
    lapsed_quote: str
    venue: str
    limit: int
    signed: str
    until: str
    portrait_name: str
    portrait_comment: str
    modified: int
    written_backwards: bool


PRIVATE = st.builds(
    Private,
    detail=_WORDS,
    nickname=_WORDS,
    gone_story=_WORDS,
    gone_name=_WORDS,
    lapsed_quote=_WORDS,
    venue=_WORDS,
    limit=st.integers(1, 20),
    signed=_DAYS,
    until=_ENDS,
    portrait_name=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    portrait_comment=_WORDS,
    modified=st.integers(1_000_000_000, 1_700_000_000),
    written_backwards=st.booleans(),
)


def files_of(private: Private) -> dict[str, bytes]:
    """The library: public words fixed, private ones as drawn."""
    # As they are: YAML cannot join the two halves that JSON writes for rare letters.
    quoted = partial(json.dumps, ensure_ascii=False)
    consent = (
        f"{{signed: {private.signed}, until: {private.until}, covers: [web, print, portrait]}}"
    )
    texts = {
        "books/night-nurse.md": f"""---
title: {quoted(f"A nurse [[of {private.detail}|here]]")}
anonymity: alias
alias: Saule
summary: A summary.
topics: [health]
languages: [ru]
limits: {{readings: {private.limit}}}
portrait: {{file: {private.portrait_name}.png, alt: A nurse, reviewed: true}}
consent: {consent}
---

I work in [[{private.detail}|a town]]. They call me [[{private.nickname}|by a short name]].
""",
        "books/gone.md": f"""---
title: {quoted(private.gone_name)}
anonymity: open
name: {quoted(private.gone_name)}
summary: {quoted(private.gone_story)}
topics: [health]
languages: [ru]
consent: {consent}
withdrawn: 2026-06-01
---

{private.gone_story}
""",
        "books/lapsed.md": f"""---
title: {quoted(private.gone_name)}
anonymity: anonymous
summary: {quoted(private.lapsed_quote)}
topics: [health]
languages: [ru]
consent: {{signed: 2025-01-01, until: 2026-01-01, covers: [web]}}
---
""",
        "events/reading.md": f"""---
title: The reading
summary: A reading.
date: 2026-12-12
start: "14:00"
end: "16:00"
venue: {{name: {quoted(private.venue)}, address: {quoted(private.venue)}, disclosure: withheld}}
books: [night-nurse, gone, lapsed]
---
""",
        "topics.yml": TOPICS,
        "pages/index.md": PAGE,
    }
    files = {name: text.encode() for name, text in texts.items()}
    files[f"portraits/{private.portrait_name}.png"] = portrait(private.portrait_comment)
    return files


def portrait(comment: str) -> bytes:
    """The same pixels always, with whatever a camera or an editor may write beside them."""
    info = PngInfo()
    info.add_itxt("Author", comment)
    image = Image.linear_gradient("L").convert("RGB").resize((800, 1000))
    written = io.BytesIO()
    image.save(written, "PNG", pnginfo=info)
    return written.getvalue()


def published(private: Private) -> dict[str, bytes]:
    """Write the library, build and print it, and return every file of both editions."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
        names = files_of(private)
        for name in sorted(names, reverse=private.written_backwards):
            path = project / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(names[name])
            os.utime(path, (private.modified, private.modified))
        code = build_site(project / "mkdocs.yml", anonymise=False, strict=False, site_dir=None)
        assert code == 0
        print_cards(project, "reading")
        return {**tree(project / "site"), **tree(project / "print")}


def print_cards(project: Path, event: str) -> None:
    """The cards of one event, in English."""
    config = str(project / "mkdocs.yml")
    options = ["--only", "cards", "--language", "en"]
    printed = CliRunner().invoke(main, ["print", "-f", config, event, *options])
    assert printed.exit_code == 0, printed.output


@pytest.fixture(scope="module", autouse=True)
def _fixed_date() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=PRIVATE, second=PRIVATE)
def test_published_bytes_do_not_depend_on_what_is_private(first: Private, second: Private) -> None:
    assert published(first) == published(second)


def test_published_bytes_depend_on_what_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    private = Private(
        *("Ekibastuz", "Asel", "A story", "Gone", "Quote", "House", 3, "2026-01-02", "2027-01-01"),
        *("a", "camera", 1_600_000_000, False),
    )
    before = published(private)
    monkeypatch.setattr(f"{__name__}.PAGE", PAGE.replace("Welcome.", "Come in."))
    assert published(private) != before


def test_example_does_not_depend_on_what_is_private(
    example: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other people, other hidden details, other absent books: the same site and the same cards."""
    other = tmp_path / "other"
    key = disguise(example, other)
    print_cards(example, EXAMPLE_EVENT)
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(key))
    assert build_site(other / "mkdocs.yml", anonymise=False, strict=False, site_dir=None) == 0
    print_cards(other, EXAMPLE_EVENT)
    assert tree(other / "site") == tree(site)
    assert tree(other / "print") == tree(example / "print")


EXAMPLE_EVENT = "winter-reading-2026"
_LEFT = re.compile(r"\[\[[^|\]]*\|")


def disguise(example: Path, other: Path) -> Path:
    """Copy the example with everything private changed; the key file of its vault."""
    (other / "content").mkdir(parents=True)
    shutil.copy(example / "mkdocs.yml", other)
    files = [path for path in (example / "content").rglob("*") if path.is_file()]
    open_books = {path.name.partition(".")[0] for path in files if "anonymity: open" in read(path)}
    absent = {"police-officer"}
    for path in sorted(files, reverse=True):
        target = other / path.relative_to(example)
        target.parent.mkdir(parents=True, exist_ok=True)
        book, raw = path.name.partition(".")[0], path.read_bytes()
        if path.suffix == ".png":
            target, raw = target.with_name(f"z-{path.name}"), with_notes(raw)
        elif path.parent.name == "books":
            text = re.sub(r"portrait: \{file: ", "portrait: {file: z-", raw.decode())
            text = re.sub(r"signed: 20\d\d-\d\d-\d\d", "signed: 2025-01-02", text)
            if book in absent:
                text = re.sub(r"(?m)^(title|summary): .*$", r"\1: Qzabsent", text)
                text = f"{text.rstrip()} Qzabsent.\n"
            raw = (text if book in open_books else _LEFT.sub("[[Qzleft|", text)).encode()
        target.write_bytes(raw)
        os.utime(target, (1_000_000_000, 1_000_000_000))
    return other_people(example, other)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def with_notes(raw: bytes) -> bytes:
    """The same pixels, written by another program and with an author."""
    info, written = PngInfo(), io.BytesIO()
    info.add_itxt("Author", "Qzcamera")
    with Image.open(io.BytesIO(raw)) as image:
        image.save(written, "PNG", pnginfo=info, compress_level=1)
    return written.getvalue()


def other_people(example: Path, other: Path) -> Path:
    """The example's vault with other people in it, locked to another key."""
    (shipped,) = find_keys(
        example, env={}, config_dir=other, site_url="https://nura-library.example/"
    )
    vault = Vault.open(example / "content" / "vault.age", read_key(shipped, None))
    people = [
        Identity(book, names=(PersonName("Qzgiven", f"Qzname{place}"),), phone="+7 700 111 22 33")
        for place, book in enumerate(vault.identities)
    ]
    key, spare = generate_key(), generate_key()
    recipients = (Recipient(key.newest, "one"), Recipient(spare.newest, "two"))
    path = other / "content" / "vault.age"
    held = replace(vault, path=path, written=digest(path.read_bytes()))
    held.with_identities(people).with_recipients(recipients).save()
    key_file = other.parent / "other.key"
    create_key_file(key_file, key)
    return key_file
