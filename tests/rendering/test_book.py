from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from hlsite.model.public import (
    PublicOffer,
    PublicPortrait,
    PublicRegistration,
    PublicVenue,
    Text,
)
from tests import factories
from tests.rendering.views import facts, line, page_of, rendered, values

PAGE = "books/night-nurse/index.md"


def book_page(language: str = "en", *, events: Any = (), **fields: Any) -> dict[str, Any]:
    prefix = "" if language == "en" else f"{language}/"
    return page_of(prefix + PAGE, shelf=(factories.book(**fields),), events=events)


def words(**texts: Any) -> dict[str, Any]:
    return {language: factories.book_text(language, **texts) for language in factories.LANGUAGES}


def test_facts_of_a_book() -> None:
    event = factories.timetable_event({"night-nurse": ["free", "taken", "free", "rests"]})
    first = factories.event("quiet-evening", "2025-10-04")
    page = book_page(
        events=(first, event),
        topics=("occupation", "health"),
        interpreter="welcome",
        minimum_age=14,
        first_event="quiet-evening",
    )
    assert facts(page) == {
        "Read in": "Kazakh, Russian",
        "Interpreter": "Welcome",
        "Topics": "[Occupation](../../topics/occupation/index.html), "
        "[Health](../../topics/health/index.html)",
        "Age": "From 14",
        "First edition": "[The winter reading](../../events/quiet-evening/index.html), "
        "4 October 2025",
        "Next": "[12 December](../../events/winter-reading/index.html), two readings free",
    }


def test_facts_in_kazakh() -> None:
    event = factories.timetable_event({"night-nurse": ["free", "taken", "free", "rests"]})
    page = book_page("kk", events=(event,), interpreter="needed", minimum_age=14)
    assert facts(page) == {
        "Оқу тілі": "Қазақша, орысша",
        "Аудармашы": "Керек",
        "Тақырып": "[Кәсіп](../../topics/occupation/index.html)",
        "Жасы": "14 жастан бастап",
        "Келесі оқу": "[12 желтоқсан](../../events/winter-reading/index.html), екі орын бос",
    }


def test_facts_in_russian_say_that_nothing_is_free() -> None:
    event = factories.timetable_event({"night-nurse": ["taken", "rests"]})
    assert facts(book_page("ru", events=(event,)))["Ближайшее чтение"] == (
        "[12 декабря](../../events/winter-reading/index.html), свободных чтений нет"
    )


def test_facts_that_are_not_disclosed_are_left_out() -> None:
    assert facts(book_page(languages=())) == {
        "Topics": "[Occupation](../../topics/occupation/index.html)"
    }


def test_texts_of_a_book() -> None:
    page = book_page(
        texts=words(
            name=Text("Saule", "en"),
            preconceptions=(Text("You must be used to death.", "en"),),
            questions=(Text("What do you do after a shift?", "en"),),
            content_note=Text("It speaks of a stroke.", "en"),
            quote=Text("Nobody is in a hurry at night.", "en"),
            story=Text("I am *not* afraid.\n\n# Lift", "en"),
        )
    )
    shown = {
        key: page[key]
        for key in ("name", "preconceptions", "questions", "content_note", "quote", "quote_by")
    }
    assert shown == {
        "name": {"text": "Saule", "lang": None},
        "preconceptions": [{"text": "You must be used to death.", "lang": None}],
        "questions": [{"text": "What do you do after a shift?", "lang": None}],
        "content_note": {"text": "It speaks of a stroke.", "lang": None},
        "quote": {"text": "Nobody is in a hurry at night.", "lang": None},
        "quote_by": "Night nurse",
    }
    assert page["story_html"] == "<p>I am <em>not</em> afraid.</p>\n<h3>Lift</h3>"
    assert page["story_note"] is None


@pytest.mark.parametrize("has_story_page", [True, False])
def test_book_without_a_story_says_so_whatever_the_reason(*, has_story_page: bool) -> None:
    page = book_page(has_story_page=has_story_page)
    assert (page["story_html"], page["story_note"]) == (
        None,
        "This book tells its story only in conversation.",
    )


def test_missing_translation_is_marked_and_said() -> None:
    english = factories.book_text("en", story=Text("A story.", "en"))
    page = book_page("kk", texts=dict.fromkeys(factories.LANGUAGES, english))
    assert page["summary"]["lang"] == "en"
    assert page["story_lang"] == "en"
    assert page["book"]["title"] == {"text": "Night nurse", "lang": "en"}
    assert page["fallback"] == "Бұл мәтін әлі аударылған жоқ. Ол ағылшынша берілген."


def test_reading_with_a_public_timetable() -> None:
    event = factories.timetable_event(
        {"night-nurse": ["free", "taken"]},
        venue=factories.venue(),
        registration=PublicRegistration("hold", email="desk@nura.example"),
    )
    (reading,) = book_page(events=(event,))["readings"]
    assert line(reading.pop("register")) == (
        "Come to the desk on the day, or ask for a hold at "
        "[desk@nura.example](mailto:desk@nura.example)."
    )
    assert reading == {
        "event": {"text": "The winter reading", "lang": None},
        "event_url": "../../events/winter-reading/index.html",
        "date_label": "Saturday 12 December",
        "time_label": "14:00–16:55",
        "place": {"text": "Main Library, reading room 2.04, Astana", "lang": None},
        "status": "confirmed",
        "status_label": None,
        "slots": [
            {
                "label": "14:00–14:25",
                "iso": "2026-12-12T14:00:00+05:00",
                "state": "free",
                "state_label": "free",
            },
            {
                "label": "14:30–14:55",
                "iso": "2026-12-12T14:30:00+05:00",
                "state": "taken",
                "state_label": "taken",
            },
        ],
    }


@pytest.mark.parametrize(
    ("status", "label"), [("cancelled", "Cancelled"), ("postponed", "Postponed")]
)
def test_reading_that_does_not_take_place_has_neither_slots_nor_registration(
    status: str, label: str
) -> None:
    event = factories.timetable_event({"night-nurse": ["free"]}, status=status)
    page = book_page(events=(event,))
    (reading,) = page["readings"]
    assert (reading["status_label"], reading["slots"], reading["register"]) == (label, [], [])
    assert "Next" not in facts(page)


def test_reading_next_year_has_its_year() -> None:
    event = factories.event(
        "school-day",
        "2027-02-17",
        offers=(PublicOffer("night-nurse"),),
        venue=PublicVenue("withheld"),
    )
    (reading,) = book_page("ru", events=(event,))["readings"]
    assert (reading["date_label"], reading["place"]) == (
        "Среда, 17 февраля 2027 года",
        {"text": "Место не публикуется", "lang": None},
    )


def test_book_on_no_programme_says_so() -> None:
    past = factories.event("quiet-evening", "2025-10-04")
    page = book_page(events=(past,))
    assert (page["readings"], page["readings_empty"]) == (
        [],
        "This book is not on the programme of a coming event. Ask at the desk.",
    )


def test_portrait_comes_in_all_its_widths() -> None:
    portrait = PublicPortrait(factories.by_language("A nurse in a lift"), (320, 640), 1.25)
    assert book_page("kk", portrait=portrait)["portrait"] == {
        "src": "../../../books/night-nurse/portrait-320.webp",
        "srcset": [
            {"url": "../../../books/night-nurse/portrait-320.webp", "width": 320},
            {"url": "../../../books/night-nurse/portrait-640.webp", "width": 640},
        ],
        "alt": {"text": "A nurse in a lift", "lang": None},
        "width": 640,
        "height": 800,
    }


@pytest.mark.parametrize(
    ("index_profiles", "listed", "has_story_page", "noindex"),
    [
        (False, True, True, True),
        (True, True, True, False),
        (True, False, True, True),
        (True, True, False, True),
    ],
)
def test_book_page_is_indexed_and_shared_only_when_the_library_says_so(
    *, index_profiles: bool, listed: bool, has_story_page: bool, noindex: bool
) -> None:
    book = factories.book(has_story_page=has_story_page)
    places = {"shelf": (book,)} if listed else {"unlisted": (book,)}
    result = rendered(factories.catalogue(**places), index_profiles=index_profiles)
    page = values(result, PAGE)
    assert (page["noindex"], page["og"] is None) == (noindex, noindex)


def test_related_books_are_whole_cards() -> None:
    books = (factories.book(related=("refugee",)), factories.book("refugee", title="Refugee"))
    (related,) = page_of(PAGE, shelf=books)["related"]
    assert (related["title"]["text"], related["url"], related["cover_url"]) == (
        "Refugee",
        "../refugee/index.html",
        "../refugee/cover.svg",
    )


def test_hold_that_opens_later_says_when() -> None:
    event = factories.event(
        offers=(),
        registration=PublicRegistration(
            "hold", url="https://nura.example/hold", opens=dt.date(2026, 12, 1)
        ),
    )
    page = page_of("ru/events/winter-reading/index.md", events=(event,))
    assert facts(page)["Как записаться"] == (
        "Приходите к стойке выдачи в день события или "
        "[попросите отложить чтение](https://nura.example/hold). "
        "Откладывать чтения начнём 1 декабря."
    )
