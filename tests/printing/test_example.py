"""The example's kits as strangers see them: readers of PDF, a scanner of codes, a press's inks."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from hlsite.audit import EVERY, Identity, PersonName, Secrets
from hlsite.leak_gate import LeakGate
from hlsite.model.public import PublicBook, PublicEvent
from hlsite.pipeline import SiteSource
from hlsite.printing.products import PRODUCTS
from hlsite.reading.site_config import read_project
from hlsite.theme_files import known_files
from hlsite.unlocking import unlock
from tests.conftest import EPOCH, PROJECT, tree
from tests.printing import example_kit

LANGUAGES = ("en", "kk", "ru")
WITH_CODES = ("cards", "cards-a7", "cards-id1", "catalogue", "poster")
_INVISIBLE = re.compile("[\\s\u00ad\u200b\u2060]+")


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kits")
    example_kit.write(folder)
    return folder


def run(*command: object) -> str:
    """What a program says; it has to end well."""
    made = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    output = made.stdout.decode() + made.stderr.decode()
    assert made.returncode == 0, f"{command[0]}: {output}"
    return made.stdout.decode()


def whole_kit(kits: Path) -> list[Path]:
    return sorted((kits / example_kit.EVENT).glob("??/*.pdf"))


@functools.cache
def room() -> tuple[dict[str, PublicBook], tuple[PublicEvent, ...]]:
    """What the room edition discloses of the example."""
    project = read_project(PROJECT / "mkdocs.yml")
    source = SiteSource(project, dt.datetime.fromtimestamp(int(EPOCH), dt.UTC), unlock(project))
    public = source.disclose(source.read().catalogue, "room").public
    return dict(public.books), public.events


def spoken(file: Path) -> list[str]:
    """The text of each page as poppler extracts it, without spaces and soft hyphens."""
    pages = run("pdftotext", "-raw", file, "-").split("\f")[:-1]
    for page in pages:
        assert unicodedata.is_normalized("NFC", page)
    return [_INVISIBLE.sub("", page) for page in pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_says_what_its_book_says(kits: Path, language: str) -> None:
    books, events = room()
    seen = set()
    for event in events:
        if event.status == "cancelled":
            continue
        pages = spoken(kits / event.id / language / "cards.pdf")
        shown = [books[offer.book] for offer in event.offers if not offer.off_shelf]
        assert len(pages) == 2 * len(shown)
        for place, book in enumerate(shown):
            text = book.texts[language]
            front = [text.title, text.summary, *([text.content_note] if text.content_note else [])]
            for page, sources in (
                (pages[2 * place], front),
                (pages[2 * place + 1], [text.title, *text.preconceptions, *text.questions]),
            ):
                for source in sources:
                    said = unicodedata.normalize("NFC", source.value).removesuffix(".")
                    assert _INVISIBLE.sub("", said) in page, (event.id, book.key, said)
            seen.add(book.key)
    assert len(seen) >= 20


def codes_of(file: Path, folder: Path) -> Iterator[list[str]]:
    """What a scanner reads from each page at 150 dpi."""
    run("pdftoppm", "-r", 150, "-gray", file, folder / "page")
    for page in sorted(folder.glob("page*.pgm")):
        with Image.open(page) as scanned:
            yield [code.text for code in zxingcpp.read_barcodes(scanned)]


@pytest.mark.parametrize("name", WITH_CODES)
def test_every_code_decodes_from_150_dpi(kits: Path, tmp_path: Path, name: str) -> None:
    books, events = room()
    (event,) = (event for event in events if event.id == example_kit.EVENT)
    for language in LANGUAGES:
        folder = tmp_path / language
        folder.mkdir()
        found = [code for page in codes_of(kits / event.id / language / f"{name}.pdf", folder)
                 for code in page]  # fmt: skip
        home = "https://nura-library.example/" + ("" if language == "en" else f"{language}/")
        if name == "poster":
            assert found == [f"{home}events/{event.id}/"]
            continue
        expected = [
            f"{home}books/{offer.book}/"
            if books[offer.book].has_web_page
            else f"{home}events/{event.id}/"
            for offer in event.offers
            if not offer.off_shelf
        ]
        assert found == expected


def test_two_builds_of_the_whole_kit_are_byte_identical(kits: Path, tmp_path: Path) -> None:
    # Another process, another seed for hashes, another place on earth.
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, "-m", "tests.printing.example_kit", str(tmp_path / "again")]
    subprocess.run(command, env=environment, cwd=PROJECT, check=True)
    assert tree(tmp_path / "again") == tree(kits)


# Independent tools -----------------------------------------------------------------------------


def test_qpdf_finds_every_file_sound(kits: Path) -> None:
    for file in whole_kit(kits):
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", file)


def test_poppler_agrees_on_boxes_standard_and_title(kits: Path) -> None:
    for file in whole_kit(kits):
        told = run("pdfinfo", "-box", file)
        said = dict(re.findall(r"^([^:\n]+):\s+(.*)$", told, re.MULTILINE))
        assert said["PDF subtype"] == "PDF/X-4"
        assert said["Title"]
        assert (said["Encrypted"], said["JavaScript"], said["Form"]) == ("no", "no", "none")
        sheet = PRODUCTS[file.stem].sheet_of
        assert said["Tagged"] == ("no" if sheet else "yes")
        left, bottom, right, top = map(float, said["TrimBox"].split())
        if not sheet:
            size = [(right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4]
            assert size == pytest.approx(PRODUCTS[file.stem].trim_mm, abs=0.1)
        assert said["BleedBox"] == said["MediaBox"] or sheet


def test_poppler_agrees_on_fonts(kits: Path) -> None:
    for file in whole_kit(kits):
        rows = [line.split() for line in run("pdffonts", file).splitlines()[2:]]
        assert rows
        for row in rows:
            # … emb sub uni object ID, after a type of two or three words.
            assert row[-5:-2] == ["yes", "yes", "yes"], (file.name, row)
            assert "Type 3" not in " ".join(row)


@pytest.mark.parametrize(
    "name", [name for name, product in PRODUCTS.items() if product.to_the_shop]
)
def test_ghostscript_separates_into_four_inks_within_the_limit(
    kits: Path, tmp_path: Path, name: str
) -> None:
    file = kits / example_kit.EVENT / "kk" / f"{name}.pdf"
    run("gs", "-q", "-dSAFER", "-sDEVICE=tiffsep", "-r36", "-o", tmp_path / "p%03d.tif", file)
    plates = sorted(tmp_path.glob("p*(*).tif"))
    assert {plate.name.split("(")[1][:-5] for plate in plates} == {
        "Cyan", "Magenta", "Yellow", "Black",
    }  # fmt: skip
    with pikepdf.open(file) as pdf:
        pages = len(pdf.pages)
    assert len(plates) == 4 * pages
    for number in range(1, pages + 1):
        inks = []
        for ink in ("Cyan", "Magenta", "Yellow", "Black"):
            with Image.open(tmp_path / f"p{number:03d}({ink}).tif") as plate:
                inks.append(plate.convert("L").tobytes())
        most = max(4 * 255 - sum(dots) for dots in zip(*inks, strict=True))
        assert most / 255 * 100 <= 301, (name, number)


def test_short_names_are_not_found_by_chance_in_the_kit(kits: Path) -> None:
    """As if each person's book came to the event: then nothing that is sent may be their name."""
    short = "Нар Но Бек Ку Ли Ия Ю Юн Ким Цой Пак Тен Хан Ан Шин Хо Ада"
    people = (
        Identity(f"b{n}", (PersonName("Гликерия", name),)) for n, name in enumerate(short.split())
    )
    folder = kits / example_kit.EVENT / "for-the-shop"
    gate = LeakGate(
        secrets=Secrets(tuple(people)),
        disclosed={},
        owners=lambda _folder: {name: [EVERY] for name in tree(folder)},
        today=dt.date(2026, 11, 24),
        known_files=known_files(),
    )
    report = gate.report(folder)
    assert report.files > 20
    stops = {
        (each.path, each.where, each.rule, each.book)
        for each in report.findings
        if each.tier != "review"
    }
    assert stops == set()
