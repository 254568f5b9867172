"""Who is on a sheet, and what it says."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hlsite.desk.passages import Passage, Run, passages_of
from hlsite.desk.sheet import DeskBook, DeskPerson
from hlsite.desk.values import sheet_values
from hlsite.locale import Strings
from hlsite.model.event import Offer
from hlsite.model.public import Text
from tests.desk.sheets import IDENTITIES, PERSON, sheet, values
from tests.privacy.factories import book, catalogue, consent, event

NEVER = (PERSON.iin, "1987", PERSON.employer)


def by_id(language: str = "en", **options: bool) -> dict[str, DeskBook]:
    return {one.id: one for one in sheet(language, **options).books}


def test_books_with_one_valid_consent_are_there() -> None:
    assert [(one.id, one.place) for one in sheet().books] == [
        ("night-nurse", 1),
        ("open-book", 3),
        ("secret-book", 4),
        ("unlinkable-book", 5),
        ("untitled-book", 6),
    ]


def test_absent_books_are_told_with_the_reason() -> None:
    assert sheet().absent == (
        ("ended-book", "ended"),
        ("unsigned-book", "no_consent"),
        ("withdrawn-book", "withdrawn"),
        ("shrunk-book", "no_level"),
    )


def test_book_for_adults_is_at_no_school_desk() -> None:
    records = catalogue(
        book("grown-up", minimum_age=18), event("winter-reading", "grown-up", audience="school")
    )
    assert (sheet(records=records).books, sheet(records=records).absent) == (
        (),
        (("grown-up", "adults_only"),),
    )


def test_consent_that_begins_later_is_no_consent_today() -> None:
    late = consent(signed=dt.date(2026, 12, 1))
    records = catalogue(book("late-book", consent=late), event("winter-reading", "late-book"))
    assert sheet(records=records).absent == (("late-book", "not_yet_signed"),)


def test_person_is_what_the_vault_says_but_three_fields() -> None:
    assert by_id()["night-nurse"].person == DeskPerson(
        names=("Zhanbota Qanatqyzy Plantedova", "Жанбота Плантедова"),
        diminutives=("Zhanbotash",),
        also=("Zhemchug",),
        phone="+7 700 000 99 01",
        email="plantedova@example.org",
        handles=("@plantedova",),
        emergency_contact="her sister, +7 700 000 99 02",
        notes="wheelchair; quiet corner",
    )
    assert by_id()["open-book"].person is None


def test_iin_employer_and_birth_date_are_on_no_sheet() -> None:
    told = str(dataclasses.asdict(sheet())) + str(values())
    # A left side may say the same as the vault: look for what only the vault says.
    assert [value for value in NEVER if value is not None and value in told] == []


def test_every_vault_field_is_decided() -> None:
    shown = {field.name for field in dataclasses.fields(DeskPerson)}
    held = {field.name for field in dataclasses.fields(PERSON)}
    assert held - shown == {"book", "iin", "birth_date", "employer"}


def test_titles_and_names_are_those_of_the_cards() -> None:
    assert {key: (one.title.value, one.called) for key, one in by_id().items()} == {
        "night-nurse": ("Nurse from a mining town", "Aunt Moon"),
        "open-book": ("Nurse from Ekibastuz", "Aigul Open"),
        "secret-book": ("Nurse from a mining town", None),
        "unlinkable-book": ("A lock", None),
        "untitled-book": ("untitled-book", None),
    }


def test_anonymised_library_has_no_names_on_cards() -> None:
    assert {one.called for one in by_id(anonymise=True).values()} == {None}
    assert by_id(anonymise=True)["open-book"].title.value == "Nurse from a mining town"


def test_unlinkable_book_without_words_of_its_own_has_its_title() -> None:
    records = catalogue(
        book("unlinkable-book", anonymity="anonymous", linkable=False),
        event("winter-reading", "unlinkable-book"),
    )
    assert sheet(records=records).books[0].title.value == "Nurse from a mining town"


def test_translated_sheet_falls_back_field_by_field() -> None:
    one = by_id("kk")["night-nurse"]
    assert (one.title, one.called) == (Text("Түнгі мейірбике", "kk"), "Ай апай")
    assert one.content_note == Text("Death of Marat", "en")
    assert [(passage.name, passage.language) for passage in one.passages][:2] == [
        ("title", "kk"),
        ("summary", "en"),
    ]


def test_passages_are_fields_and_paragraphs_with_masks() -> None:
    one = book(text={"story": "Plain.\n \nIn [[1998|a cold year]], I\n[[left|]].\n\nThen."})
    story = [passage for passage in passages_of(one, "en") if passage.name == "story"]
    assert story == [
        Passage(
            "story",
            "en",
            (
                Run("In "),
                Run("1998", "a cold year"),
                Run(", I\n"),
                Run("left", ""),
                Run("."),
            ),
        )
    ]
    assert [passage.name for passage in passages_of(one, "en")] == [
        "title",
        "summary",
        "content_note",
        "quote",
        "portrait_alt",
        "preconceptions",
        "preconceptions",
        "story",
    ]


def test_passages_of_a_book_of_few_words() -> None:
    nothing = dict.fromkeys(
        ("summary", "preconceptions", "questions", "content_note", "quote", "portrait_alt", "story")
    )
    one = book(text={"title": "Plain", **nothing})
    assert list(passages_of(one, "en")) == []


def test_translated_lists_align_by_position() -> None:
    one = book(translations={"kk": {"preconceptions": ("[[Екібастұз|Ол жақ]]",)}})
    lists = [passage for passage in passages_of(one, "kk") if passage.name == "preconceptions"]
    assert [(passage.language, passage.runs[0]) for passage in lists] == [
        ("kk", Run("Екібастұз", "Ол жақ")),
        ("en", Run("Only hers", "")),
    ]


def test_slots_are_free_taken_or_rest() -> None:
    assert by_id()["night-nurse"].states == ("taken", "rests")
    assert by_id()["open-book"].states == ("free", "free")
    assert (by_id()["open-book"].off_shelf, by_id()["night-nurse"].off_shelf) == (True, False)


def test_withheld_venue_is_on_the_sheet() -> None:
    assert [line.value for line in sheet().venue] == ["Old school", "3 Hidden Lane"]
    bare = catalogue(event("winter-reading", text={"title": " "}))
    assert (sheet(records=bare).venue, sheet(records=bare).title) == ((), Text("", "en"))


def test_values_of_a_full_book() -> None:
    found = values()
    nurse = found["books"][0]
    assert found["marks"] == ["Confidential", "Құпия", "Конфиденциально"]
    assert found["day"] == "Winter, Saturday 12 December 2026"
    assert (found["date"], found["hours"]) == ("Saturday 12 December 2026", "14:00–15:00")
    assert [label for label, _ in found["facts"]] == [
        "Where",
        "One reading",
        "Interpreters",
        "Access",
    ]
    assert [(label, texts[0]["v"]) for label, texts in nurse["contact"]] == [
        ("Phone", "+7 700 000 99 01"),
        ("In an emergency", "her sister, +7 700 000 99 02"),
        ("Needs and notes", "wheelchair; quiet corner"),
        ("Also called", "Zhanbotash"),
        ("E-mail", "plantedova@example.org"),
        ("Social media", "@plantedova"),
        ("Gives away", "Zhemchug"),
    ]
    assert [(label, texts[0]["v"]) for label, texts in nurse["facts"]] == [
        ("Read in", "Kazakh, Russian"),
        ("Interpreter", "Needed"),
        ("Limits", "2 readers at a time; 3 readings at most"),
        ("Age", "From 14"),
        ("Content note", "Death of Marat"),
    ]
    assert nurse["called"] == "Readers know the book as Aunt Moon."


def test_values_of_a_bare_book_and_event() -> None:
    records = catalogue(
        book("bare-book", languages=(), text={"content_note": None}, anonymity="anonymous"),
        event("winter-reading", Offer("bare-book")),
    )
    found = sheet_values(sheet(records=records), Strings)
    assert [label for label, _ in found["facts"]] == ["One reading"]
    assert (found["books"][0]["contact"], found["books"][0]["facts"]) == ([], [])
    assert found["books"][0]["called"] == "Readers know the title alone."


def test_reprs_show_nobody() -> None:
    one = sheet()
    told = repr(one) + repr(one.books[0]) + repr(one.books[0].person) + repr(one.books[0].passages)
    secrets = [part for name in IDENTITIES["night-nurse"].names for part in (name.given,)]
    assert [secret for secret in (*secrets, "Ekibastuz", "000 99") if secret in told] == []
