from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from hlsite.printing.problems import PrintError
from hlsite.printing.typeset import TemplateError
from tests.printing.kits import CARDS, cards, kit, printed_book, room

MM = 72 / 25.4


def text_of(pdf: bytes, tmp_path: Path, page: int) -> str:
    """The text of one page as poppler extracts it, in one line."""
    file = tmp_path / "file.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(
        ["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(file), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return " ".join(re.sub("\u00ad\\s*", "", run.stdout).split())


def test_cards_have_a_front_and_a_back_for_each_book() -> None:
    with pikepdf.open(io.BytesIO(cards(printed_book("one"), printed_book("two")))) as pdf:
        assert len(pdf.pages) == 4


def test_cards_leave_out_a_book_that_dropped_out() -> None:
    catalogue = room(printed_book("one"), printed_book("two"))
    (event,) = catalogue.events
    offers = (event.offers[0], dataclasses.replace(event.offers[1], off_shelf=True))
    catalogue = dataclasses.replace(catalogue, events=(dataclasses.replace(event, offers=offers),))
    with pikepdf.open(io.BytesIO(kit(catalogue)["en/cards.pdf"])) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.parametrize("bleed", [0, 1, 3, 5])
def test_cards_boxes_are_trim_and_bleed(bleed: int) -> None:
    own = {"own": {"bleed_mm": bleed}}
    with pikepdf.open(io.BytesIO(cards(printed_book(), printer="own", printers=own))) as pdf:
        for page in pdf.pages:
            trim = [float(edge) / MM for edge in page.trimbox]
            whole = [float(edge) / MM for edge in page.obj.BleedBox]
            assert trim == pytest.approx([bleed, bleed, 105 + bleed, 148 + bleed], abs=0.01)
            assert whole == pytest.approx([0, 0, 105 + 2 * bleed, 148 + 2 * bleed], abs=0.01)
            assert "/CropBox" not in page.obj


def test_cards_text_of_the_longest_book_is_whole_in_each_language(tmp_path: Path) -> None:
    title = "Мен бала күнімде ата-анамнан айырылып, үлкен қалада жалғыз өскен қыздың әңгімесімін"
    summary = "Бұл кітап халықаралық ұйымдағы аудармашылықтан бас тартқан. " * 5
    book = printed_book(
        language="kk", title=title, summary=summary.strip(), interpreter="needed", minimum_age=18,
        preconceptions=("Сендер ешқашан шындықты айтпайсыңдар.",) * 6,
        questions=("Оқи алмайтын балаға не айтар едіңіз?",) * 5,
        note="Отбасындағы зорлық-зомбылық туралы", topics=("occupation", "health", "migration"),
    )  # fmt: skip
    for language in ("en", "kk", "ru"):
        pdf = cards(book, languages=(language,))
        front, back = text_of(pdf, tmp_path, 1), text_of(pdf, tmp_path, 2)
        assert unicodedata.normalize("NFC", front) == front
        assert title.replace("ата-анамнан", "").split() == [
            word for word in front.split()[: len(title.split())] if word != "ата-анамнан"
        ]
        assert summary.strip() in front
        assert back.count("Сендер ешқашан шындықты айтпайсыңдар.") == 6
        assert back.count("Оқи алмайтын балаға не айтар едіңіз?") == 5


def test_cards_text_is_data_and_never_markup(tmp_path: Path) -> None:
    pdf = cards(printed_book(title="#sys *x* $y$", summary='#read("/cards.typ") <a> @b \\ [c]'))
    front = text_of(pdf, tmp_path, 1)
    assert "#sys *x* $y$" in front
    assert '#read("/cards.typ") <a> @b \\ [c]' in front


def test_cards_too_long_summary_is_told_with_book_language_and_millimetres() -> None:
    books = (
        printed_book("one", summary="слово " * 200),
        printed_book("two", summary="word " * 300),
    )
    with pytest.raises(PrintError) as caught:
        kit(room(*books), languages=("en", "ru"))
    assert [(p.book, p.language, p.field, p.millimetres > 5) for p in caught.value.problems] == [
        ("one", "en", "summary", True),
        ("two", "en", "summary", True),
        ("one", "ru", "summary", True),
        ("two", "ru", "summary", True),
    ]


def test_cards_full_back_that_overflows_is_told() -> None:
    questions = ("What would you tell a child that cannot read, and what its teacher? " * 4,) * 5
    with pytest.raises(PrintError, match=r"preconceptions: is, with questions, \d+\.\d mm too"):
        cards(printed_book(questions=questions))


def test_cards_too_long_title_is_told() -> None:
    with pytest.raises(PrintError, match=r"night-nurse: title: is \d+\.\d mm too long"):
        cards(printed_book(title="A very long title of a book " * 8))


def test_cards_missing_letters_are_told_by_name_before_typesetting() -> None:
    with pytest.raises(PrintError) as caught:
        cards(printed_book(summary="A duck: \U0001f986", questions=("愛?",)))
    unknown = "no font has the character"
    mend = "; write it another way"
    assert [str(problem) for problem in caught.value.problems] == [
        f"cards (en): night-nurse: questions: {unknown} CJK UNIFIED IDEOGRAPH-611B (U+611B){mend}",
        f"cards (en): night-nurse: summary: {unknown} DUCK (U+1F986){mend}",
    ]


def test_cards_are_byte_identical_for_the_same_input() -> None:
    assert cards(printed_book()) == cards(printed_book())


def test_kit_lies_by_language_with_the_default_cards_at_the_top_and_what_is_sent_apart() -> None:
    files = kit(room(printed_book()), languages=("en", "kk"))
    assert sorted(files) == [
        "cards.pdf",
        "en/cards.pdf",
        "for-the-shop/en-cards.pdf",
        "for-the-shop/job-ticket.csv",
        "for-the-shop/job-ticket.pdf",
        "for-the-shop/kk-cards.pdf",
        "kk/cards.pdf",
        "preflight.html",
        "preflight.json",
    ]
    assert files["cards.pdf"] == files["en/cards.pdf"]


def test_kit_refuses_unknown_names_all_at_once() -> None:
    with pytest.raises(PrintError) as caught:
        kit(room(printed_book()), products=("cards", "mugs"), languages=("en", "de"))
    assert [problem.field for problem in caught.value.problems] == ["language", "product"]


def test_kit_refuses_another_edition() -> None:
    with pytest.raises(ValueError, match="room edition"):
        kit(dataclasses.replace(room(printed_book()), edition="public"))


def test_templates_of_a_library_win_and_may_use_the_shipped_parts(tmp_path: Path) -> None:
    (tmp_path / "cards.typ").write_text(
        '#import "/lib/base.typ": *\n#show: sheet.with(50mm, 50mm)\n'
        "#heading(level: 1, d.books.first().title.v)"
    )
    with pikepdf.open(
        io.BytesIO(cards(printed_book(), templates=[tmp_path, CARDS], draft=True))
    ) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    "template",
    ['#import "@preview/cetz:0.3.1": *', '#read("/../../etc/hostname")', "#unknown()"],
)
def test_templates_cannot_reach_out_and_faults_are_told(tmp_path: Path, template: str) -> None:
    (tmp_path / "cards.typ").write_text(template)
    with pytest.raises(TemplateError, match=r"cards\.typ"):
        cards(printed_book(), templates=[tmp_path, CARDS])


def test_copied_text_holds_no_soft_hyphen() -> None:
    """Typst breaks a long title by one, and says of its glyphs that they stand for it."""
    pdf = cards(printed_book(title="Переосвидетельствование", language="ru"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = b"".join(page.obj.Contents.read_bytes() for page in opened.pages)
    said = re.findall(rb"/ActualText ?<FEFF([0-9A-F]*)>", told)
    assert b"0435" in said
    assert not [units for units in said if b"00AD" in units]
