"""The whole kit: every product, every field of a printer's profile."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import hashlib
import io
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hlsite.locale import Strings
from hlsite.model.public import PublicCatalogue, PublicOffer, Text
from hlsite.model.vocabulary import VenueDisclosure
from hlsite.printing.finish import MM
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.problems import PrintError
from hlsite.printing.products import PRODUCTS
from hlsite.printing.programme import programme
from tests import factories
from tests.printing.kits import CARDS, COVER, cards, kit, printed_book, room

BOOKS = tuple(printed_book(f"book-{number}", title=f"Title {number}") for number in range(1, 4))


def library(**fields: Any) -> PublicCatalogue:
    """Three books at an event of three slots, one of them taken."""
    offers = tuple(
        PublicOffer(book.key, ("free", "taken", "rests"), place=place)
        for place, book in enumerate(BOOKS, 1)
    )
    day = dt.date(2026, 12, 12)
    times = factories.slots(day, "14:00", "14:30", "15:00")
    return room(*BOOKS, **{"offers": offers, "slots": times, **fields})


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    return kit(library(), products=tuple(PRODUCTS))


def shown(pdf: bytes) -> str:
    """All text of a file, pages parted by line breaks."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = ["".join(mark.text for mark in marks) for marks in marks_of(opened)]
    return "\n".join(pages)


def test_kit_lies_in_a_folder_a_language_with_cards_at_the_top_and_what_is_sent_apart(
    whole: dict[str, bytes],
) -> None:
    sent = [name for name, product in PRODUCTS.items() if product.to_the_shop]
    assert sorted(whole) == sorted(
        [
            *(f"en/{name}.pdf" for name in PRODUCTS),
            *(f"for-the-shop/en-{name}.pdf" for name in sent),
            "for-the-shop/job-ticket.csv",
            "for-the-shop/job-ticket.pdf",
            "cards.pdf",
            "preflight.html",
            "preflight.json",
        ]
    )


def test_kit_makes_every_product_and_all_pass_preflight(whole: dict[str, bytes]) -> None:
    report = json.loads(whole["preflight.json"])
    assert report["passed"]
    assert [file["file"] for file in report["files"]] == [f"en/{name}.pdf" for name in PRODUCTS]


def test_kit_files_are_known_by_bytes_and_not_by_letters_that_may_spell_a_name(
    whole: dict[str, bytes],
) -> None:
    for name, data in whole.items():
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16], name


@pytest.mark.parametrize("name", PRODUCTS)
def test_kit_is_byte_identical_for_the_same_input(whole: dict[str, bytes], name: str) -> None:
    assert kit(library(), products=(name,))[f"en/{name}.pdf"] == whole[f"en/{name}.pdf"]


def test_kit_catalogue_has_pages_in_fours(whole: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(whole["en/catalogue.pdf"])) as pdf:
        assert len(pdf.pages) % 4 == 0


def test_kit_badges_name_titles_and_roles_and_no_person(whole: dict[str, bytes]) -> None:
    named = tuple(
        dataclasses.replace(
            book,
            texts={
                language: dataclasses.replace(text, name=Text("Saule", language))
                for language, text in book.texts.items()
            },
        )
        for book in BOOKS
    )
    files = kit(room(*named), products=("badges", "catalogue"))
    assert "Saule" in shown(files["en/catalogue.pdf"])
    assert "Saule" not in shown(files["en/badges.pdf"])
    assert files["en/badges.pdf"] == whole["en/badges.pdf"]


@pytest.mark.parametrize(("disclosure", "told"), [("public", True), ("withheld", False)])
def test_kit_poster_names_the_venue_only_where_everybody_may_know(
    disclosure: VenueDisclosure, *, told: bool
) -> None:
    catalogue = library(venue=factories.venue(disclosure=disclosure))
    assert ("Main Library" in shown(kit(catalogue, products=("poster",))["en/poster.pdf"])) == told


def test_kit_timetable_marks_what_is_taken(whole: dict[str, bytes]) -> None:
    assert shown(whole["en/timetable.pdf"]).count("taken") == len(BOOKS)


def test_kit_rules_always_hold_the_one_about_photographs() -> None:
    text = factories.event().texts["en"]
    own = dataclasses.replace(text, rules=(Text("Sit down.", "en"),))
    files = kit(library(texts=dict.fromkeys(factories.LANGUAGES, own)), products=("rules",))
    assert "Sit down." in shown(files["en/rules.pdf"])
    assert Strings("en")("rules.4") in shown(files["en/rules.pdf"])


def test_kit_job_ticket_lists_what_is_sent_with_its_checksum(whole: dict[str, bytes]) -> None:
    ticket = whole["for-the-shop/job-ticket.csv"].decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(ticket))
    sent = [name for name, product in PRODUCTS.items() if product.to_the_shop]
    assert [row[7] for row in rows] == [f"en-{name}.pdf" for name in sent]
    for row in rows:
        assert row[8] == hashlib.sha256(whole[f"for-the-shop/{row[7]}"]).hexdigest()
    assert rows[0][1:4] == ["105 × 148 mm", "6", "1"]


@pytest.mark.parametrize(("language", "mark"), [("en", "."), ("kk", ","), ("ru", ",")])
def test_kit_job_ticket_page_has_the_decimals_of_its_language_and_its_table_a_point(
    language: str, mark: str
) -> None:
    files = kit(library(), products=("cards-id1",), languages=(language,))
    assert f"85{mark}6 × 53{mark}98" in shown(files["for-the-shop/job-ticket.pdf"])
    assert "85.6 × 53.98" in files["for-the-shop/job-ticket.csv"].decode("utf-8-sig")


def test_kit_missing_words_show_the_end_of_their_keys() -> None:
    def silent(_language: str) -> Any:
        def few(key: str, **_values: object) -> str:
            if key.startswith(("date.", "list.")):
                return Strings("en")(key)
            raise KeyError(key)

        return few

    made = kit(library(), strings=silent, products=("rules",), draft=True)
    assert shown(made["en/rules.pdf"]).startswith("rules")


# Each field of a printer's profile -------------------------------------------------------------


def failing(templates: Sequence[Path] = (CARDS,), **profile: Any) -> list[str]:
    with pytest.raises(PrintError) as caught:
        cards(printed_book(), templates=templates, printer="own", printers={"own": profile})
    return sorted({problem.field for problem in caught.value.problems})


def test_profile_limits_of_the_shop_are_what_preflight_holds_a_card_against() -> None:
    assert failing(safe_mm=8) == ["preflight rule 12"]
    assert failing(minimum_text_pt=9) == ["preflight rule 22"]
    assert failing(minimum_line_pt=2) == ["preflight rule 23"]


def test_profile_ink_limit_is_what_preflight_holds_a_designers_colours_against(
    tmp_path: Path,
) -> None:
    # The shipped covers keep to any limit by themselves.
    shipped = (CARDS / "cards.typ").read_text("utf-8")
    square = "rect(width: 9mm, height: 9mm, fill: cmyk(90%, 90%, 0%, 0%))"
    own = f"#set page(foreground: place(bottom + left, {square}))\n{shipped}"
    (tmp_path / "cards.typ").write_text(own, "utf-8")
    folders, roomy = (tmp_path, CARDS), {"own": {"ink_limit": 300}}
    assert failing(folders, ink_limit=170) == ["preflight rule 24"]
    assert cards(printed_book(), templates=folders, printer="own", printers=roomy)


def test_profile_ink_limit_is_what_the_covers_keep_to() -> None:
    def most(limit: float) -> float:
        own = {"own": {"ink_limit": limit}}
        with pikepdf.open(io.BytesIO(cards(printed_book(), printer="own", printers=own))) as pdf:
            marks = itertools.chain.from_iterable(marks_of(pdf))
            return max(sum(mark.colour.inks) for mark in marks if mark.kind == "fill")

    assert most(150) <= 1.5 < most(300)


@pytest.mark.parametrize(
    ("standard", "icc", "intents"), [("x-4", "fogra39", 1), ("plain", "none", 0)]
)
def test_profile_standard_decides_on_the_output_intent(
    standard: str, icc: str, intents: int
) -> None:
    own = {"own": {"standard": standard, "icc": icc}}
    with pikepdf.open(io.BytesIO(cards(printed_book(), printer="own", printers=own))) as pdf:
        assert len(pdf.Root.get("/OutputIntents", [])) == intents
        assert ("PDF/X-4" in pdf.Root.Metadata.read_bytes().decode()) == bool(intents)


def test_profile_icc_of_a_library_is_embedded_and_named() -> None:
    profile = CARDS.parents[1] / "hlsite" / "printing" / "icc" / "fogra39l_tac300.icc"
    own = {"own": {"icc": str(profile)}}
    with pikepdf.open(io.BytesIO(cards(printed_book(), printer="own", printers=own))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "fogra39l_tac300"
        assert intent.DestOutputProfile.read_bytes() == profile.read_bytes()


def test_profile_safe_area_of_five_millimetres_is_kept_by_every_product() -> None:
    printers = {"careful": {"safe_mm": 5, "bleed_mm": 5}}
    assert kit(library(), products=tuple(PRODUCTS), printer="careful", printers=printers)


def test_profile_sheet_is_what_cards_are_imposed_on() -> None:
    for sheet, size in (("a4", (297, 210)), ("sra3", (450, 320)), ("a3", (297, 420))):
        own = {"own": {"sheet": sheet}}
        files = kit(library(), products=("cards-sheet",), printer="own", printers=own)
        with pikepdf.open(io.BytesIO(files["en/cards-sheet.pdf"])) as pdf:
            edges = [float(edge) / MM for edge in pdf.pages[0].mediabox]
        assert edges[2:] == pytest.approx(list(size), abs=0.01)


# The public programme --------------------------------------------------------------------------


def a_programme(catalogue: PublicCatalogue, language: str = "en") -> Any:
    return programme(
        catalogue,
        "spring",
        language,
        factories.settings(),
        cover=COVER,
        strings=Strings,
        templates=[CARDS],
        fonts=[CARDS / "fonts"],
    )


def test_programme_is_tagged_and_links_to_the_books() -> None:
    made = a_programme(dataclasses.replace(library(), edition="public")).pdf()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "<pdfuaid:part>1" in pdf.Root.Metadata.read_bytes().decode()
        links = [str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert sorted(set(links)) == [
        *(f"https://nura.example/books/{book.key}/" for book in BOOKS),
        "https://nura.example/events/spring/",
    ]
    assert "Title 2" in shown(made)


def test_programme_key_changes_with_what_is_shown_and_with_nothing_else() -> None:
    public = dataclasses.replace(library(), edition="public")
    key = a_programme(public).key
    assert a_programme(dataclasses.replace(library(), edition="public")).key == key
    assert a_programme(public, "ru").key != key
    assert a_programme(dataclasses.replace(public, events=room(BOOKS[0]).events)).key != key


def test_programme_refuses_the_room_edition_and_an_unknown_event() -> None:
    with pytest.raises(ValueError, match="public edition"):
        a_programme(library())
    elsewhere = factories.catalogue(events=())
    with pytest.raises(ValueError, match="no event 'spring'"):
        a_programme(elsewhere)


def test_programme_tells_missing_letters() -> None:
    strange = dataclasses.replace(room(printed_book(title="愛")), edition="public")
    with pytest.raises(PrintError, match="CJK UNIFIED IDEOGRAPH-611B"):
        a_programme(strange).pdf()
