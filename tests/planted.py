"""A small library in which everything private has a mark of its own, and its editions.

A mark is a made-up word in capital Latin letters that no real text holds. `PRIVATE` says where
each may stand; the tests look for it in bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hlsite.model.identity import Identity, PersonName
from hlsite.plugin_run import build_site
from hlsite.privacy.vault import Vault
from hlsite.privacy.vault_fields import Recipient
from hlsite.privacy.vault_key import generate_key
from hlsite.privacy.vault_key_file import create_key_file
from tests.conftest import tree

CONFIG = """\
site_name: Nura human library
site_url: https://nura-library.example/
docs_dir: content/pages
theme: {name: material, font: false}
plugins:
  - hlsite: {languages: [en, ru], timezone: Asia/Almaty, minimum_cell: 5}
"""
CONSENT = "consent: {signed: 2026-02-10, until: 2027-12-31, covers: [web, print, portrait, quote]}"
HEAD = "topics: [health]\nlanguages: [ru, en]\n"


def book(title: str, level: str, rest: str = "", consent: str = CONSENT, body: str = "") -> str:
    summary = f"The summary of {title.split('[[', maxsplit=1)[0].strip()}."
    return (
        f"---\ntitle: {title}\nanonymity: {level}\nsummary: {summary}\n{HEAD}{rest}{consent}\n---\n"
        f"\n{body or f'The story of {title}.'}\n"
    )


FILES: Mapping[str, str] = {
    "books/night-nurse.md": book(
        "A nurse [[of QZTITLE|here]]",
        "alias",
        "alias: Saule\nlimits: {readings: 3}\nquote: I count [[to QZQUOTE|slowly]].\n"
        "portrait: {file: qzportrait.png, alt: A nurse, reviewed: true}\n",
        body="I work in [[QZLEFT|a town]].",
    ),
    "books/night-nurse.ru.md": "---\ntitle: Медсестра [[из QZRUSSIAN|здесь]]\nalias: Сауле\n---\n\n"
    "Я работаю [[в QZSLEVA|в городе]].\n",
    "books/open-book.md": book("Wide open", "open", "name: Asel Ashykova\n", body="My [[yard|]]."),
    "books/quiet-book.md": book("Quiet", "anonymous", body="In [[QZQUIET|a village]], by a lake."),
    "books/gone-book.md": book("QZGONE", "alias", "alias: QZALIAS\nwithdrawn: 2026-06-01\n"),
    "books/lapsed-book.md": book(
        "QZLAPSED", "anonymous", consent=CONSENT.replace("2027-12-31", "2026-11-23")
    ),
    "books/early-book.md": book(
        "QZEARLY", "anonymous", consent=CONSENT.replace("2026-02-10", "2026-11-25")
    ),
    "books/web-book.md": book(
        "QZWEB", "anonymous", consent=CONSENT.replace("web, print, portrait, quote", "web")
    ),
    "books/print-book.md": book(
        "QZPRINT", "anonymous", consent=CONSENT.replace("web, print, portrait, quote", "print")
    ),
    "books/hidden-book.md": book("QZHIDDEN", "anonymous", "linkable: false\n"),
    "books/unlisted-book.md": book("Behind a code", "anonymous", "listed: false\n"),
    "books/adult-book.md": book("Grown up", "anonymous", "minimum_age: 18\n"),
    "books/coming-book.md": book("QZEMBARGO", "anonymous"),
    "events/winter-reading.md": """---
title: The winter reading
summary: Books wait by the window.
date: 2026-12-12
start: "14:00"
end: "16:00"
venue: {name: QZVENUE, address: QZSTREET, disclosure: registered}
books:
  - {id: night-nurse, taken: ["14:00"]}
  - open-book
  - quiet-book
  - gone-book
  - lapsed-book
  - early-book
  - web-book
  - print-book
  - {id: hidden-book, title: A lock, summary: What a lock is for.}
  - unlisted-book
  - {id: adult-book, status: off_shelf}
---
""",
    "events/school-day.md": """---
title: The school day
summary: For pupils.
date: 2027-01-20
start: "10:00"
end: "12:00"
audience: school
books: [open-book, adult-book]
---
""",
    "events/spring-secret.md": """---
title: The spring shelf
summary: A new shelf.
date: 2027-03-20
start: "10:00"
end: "12:00"
embargo: 2027-03-01T10:00:00+05:00
books: [coming-book]
---
""",
    "events/autumn-reading.md": """---
title: The autumn reading
summary: It was.
date: 2026-10-10
start: "14:00"
end: "16:00"
books:
  - night-nurse
  - gone-book
  - {id: hidden-book, title: QZKEYHOLE, summary: QZDOOR}
outcomes:
  readers: 3
  readings: 61
  forms: 43
  survey:
    - {question: Better?, answers: [{label: Surely, count: 41}, {label: Hardly, count: 2}]}
    - {question: Again?, answers: [{label: Certainly, count: 43}, {label: Never, count: 0}]}
    - question: How?
      answers: [{label: Well, count: 31}, {label: So, count: 9}, {label: Badly, count: 3}]
  voices: [{text: QZVOICE, by: book, book: gone-book}, {text: I listened., by: reader}]
  most_read: [gone-book, night-nurse]
---
""",
    "topics.yml": "- {id: health, label: {en: Health, ru: Здоровье}, group: body, "
    "colour: juniper}\n",
    "pages/index.md": "---\ntitle: Welcome\n---\n\nWelcome.\n",
}
PERSON = Identity(
    "night-nurse",
    names=(PersonName("Zhanbota", "Plantedova", "Qanatqyzy"),),
    diminutives=("Zhanbotash",),
    also=("Zhemchug",),
    phone="+7 700 555 99 01",
    email="plantedova@mail.example",
    handles=("@zhanbotap",),
    iin="870630400123",
    birth_date=dt.date(1987, 6, 30),
    employer="Sarybulak Mill",
    notes="Comes by the back door, after eight, with her brother Marat.",
    emergency_contact="Kulyaiym, +7 700 555 99 02",
)
VAULT = (
    *("Zhanbota", "Plantedova", "Qanatqyzy", "Zhanbotash", "Zhemchug", "555 99 01", "5559901"),
    *("plantedova@mail", "zhanbotap", "870630400123", "1987-06-30", "Sarybulak", "back door"),
    *("Kulyaiym", "555 99 02"),
)
NOWHERE = (
    *("QZGONE", "QZALIAS", "QZLAPSED", "QZEARLY", "QZHIDDEN", "QZKEYHOLE", "QZDOOR", "QZVOICE"),
    *("QZTITLE", "QZQUOTE", "QZLEFT", "QZRUSSIAN", "QZSLEVA", "QZQUIET", "qzportrait", "QZVENUE"),
    *("QZSTREET", "gone-book", "lapsed-book", "early-book", "hidden-book"),
)
"""What neither the public nor the room edition may hold."""


def portrait(comment: str = "QZCAMERA") -> bytes:
    """The same pixels always, with whatever a camera or an editor may write beside them."""
    info = PngInfo()
    info.add_text("Author", comment)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{comment}</x:xmpmeta>")
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = comment
    image = Image.linear_gradient("L").convert("RGB").resize((800, 1000))
    written = io.BytesIO()
    image.save(written, "PNG", pnginfo=info, exif=exif, dpi=(72, 72))
    return written.getvalue()


def write_planted(
    root: Path, changed: Mapping[str, str | bytes | None] | None = None, config: str = CONFIG
) -> Path:
    """Write the library below `root`; `changed` replaces, adds or (None) leaves out files."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(config)
    files: dict[str, str | bytes | None] = {
        **FILES,
        "portraits/qzportrait.png": portrait(),
        **(changed or {}),
    }
    for name, content in files.items():
        if content is not None:
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def add_vault(root: Path, *people: Identity) -> Path:
    """A vault with `people` (PERSON, if none is named); returns the key file that opens it."""
    key = generate_key()
    key_file = root.parent / f"{root.name}.key"
    create_key_file(key_file, key)
    recipients = (Recipient(key.newest, "one"), Recipient(generate_key().newest, "two"))
    vault = Vault.new(root / "content" / "vault.age", recipients)
    vault.with_identities(people or (PERSON,)).save()
    os.environ["HLSITE_VAULT_KEY_FILE"] = str(key_file)
    return key_file


def build(root: Path, *, anonymise: bool = False) -> int:
    """Build in this process; the exit code."""
    return build_site(root / "mkdocs.yml", anonymise=anonymise, strict=False, site_dir=None)


def readable(files: Mapping[str, bytes]) -> dict[str, str]:
    """What can be read in each file, PDFs taken apart, names of files first."""
    return {name: f"{name}\n{_text(name, content)}" for name, content in files.items()}


def _text(name: str, content: bytes) -> str:
    if not name.endswith(".pdf"):
        return content.decode("utf-8", "replace")
    text = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    flat = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(flat, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return text.stdout.decode() + flat.getvalue().decode("latin-1")


def hits(folder: Path, marks: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which marks stand in which files below `folder`, in whatever case."""
    return [
        (name, mark)
        for name, text in readable(tree(folder)).items()
        for mark in marks
        if re.search(re.escape(mark), text, re.IGNORECASE)
    ]
