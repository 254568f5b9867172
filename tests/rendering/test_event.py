from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hlsite.model.public import (
    PublicOffer,
    PublicRegistration,
    PublicVenue,
    Text,
)
from tests import factories
from tests.rendering.views import facts, page_of, rendered, values

PAGE = "events/winter-reading/index.md"
BOOKS = (factories.book(), factories.book("refugee", title="Refugee"))


def with_texts(event: Any, **texts: Any) -> Any:
    return replace(
        event,
        texts={language: replace(words, **texts) for language, words in event.texts.items()},
    )


def test_card_of_an_event() -> None:
    event = factories.timetable_event(
        {"night-nurse": ["free"], "refugee": ["taken"]}, venue=factories.venue()
    )
    card = page_of("events/index.md", shelf=BOOKS, events=(event,))["coming"][0]
    assert card == {
        "id": "winter-reading",
        "title": {"text": "The winter reading", "lang": None},
        "summary": {"text": "Sixteen books wait by the window.", "lang": None},
        "url": "winter-reading/index.html",
        "day": "12",
        "weekday": "Saturday",
        "month": "December",
        "month_year": "December 2026",
        "year": "2026",
        "date_label": "Saturday 12 December 2026",
        "time_label": "14:00–16:55",
        "zone_label": "Astana time",
        "place_label": "Main Library, reading room 2.04, Astana",
        "place": {"text": "Main Library, reading room 2.04, Astana", "lang": None},
        "house": {"text": "Main Library", "lang": None},
        "books_label": "Two books",
        "status": "confirmed",
        "status_label": None,
        "phase": "coming",
        "audience_label": None,
        "iso_start": "2026-12-12T14:00:00+05:00",
        "iso_end": "2026-12-12T16:55:00+05:00",
    }


def test_day_and_month_stand_alone_in_kazakh_and_russian() -> None:
    for language, expected in (
        ("kk", ("Сенбі", "Желтоқсан", "2026 жылғы желтоқсан")),
        ("ru", ("Суббота", "Декабрь", "Декабрь 2026")),
    ):
        page = page_of(f"{language}/{PAGE}", events=(factories.event(),))
        card = page["event"]
        assert (card["weekday"], card["month"], card["month_year"]) == expected


def test_facts_of_an_event() -> None:
    event = with_texts(
        factories.event(
            venue=factories.venue(),
            registration=PublicRegistration("walk_in", url="https://nura.example/form"),
            interpreters=("kk", "ru", "rsl"),
            audience="school",
        ),
        organiser=Text("Nura library", "en"),
        partners=(Text("Tea room", "en"), Text("Club", "en")),
    )
    files = ("events/winter-reading/programme.en.pdf",)
    page = values(rendered(factories.catalogue(events=(event,)), files=files), PAGE)
    assert facts(page) == {
        "Where": "Main Library, reading room 2.04, Astana",
        "Register": "Come to the desk on the day, or [register ahead](https://nura.example/form).",
        "One reading": "Twenty-five minutes",
        "Interpreters": "Kazakh, Russian, Russian Sign Language",
        "For whom": "For school classes and their teachers",
        "Take along": "[Calendar entry](event.ics), [Programme (PDF)](programme.en.pdf)",
        "Organiser": "Nura library",
        "Partners": "Tea room, Club",
    }


@pytest.mark.parametrize(
    ("disclosure", "where", "note"),
    [
        (
            "registered",
            "Place told on registration",
            "You learn the place when you register.",
        ),
        (
            "withheld",
            "Place not published",
            (
                "The place is not published, so that the books are safe. "
                "The desk tells it to those who hold a reading."
            ),
        ),
    ],
)
def test_place_that_is_not_public_is_never_left_open(
    disclosure: Any, where: str, note: str
) -> None:
    page = page_of(PAGE, events=(factories.event(venue=PublicVenue(disclosure)),))
    assert (facts(page)["Where"], page["venue_note"]) == (where, note)


def test_place_of_a_past_event_is_not_offered_any_more() -> None:
    event = factories.event("old", "2025-03-20", venue=PublicVenue("registered"))
    page = page_of("events/old/index.md", events=(event,))
    assert (facts(page)["Where"], page["venue_note"]) == ("Place not published", None)


@pytest.mark.parametrize(
    ("status", "notice"),
    [
        ("confirmed", None),
        ("planned", ("Planned", "The date and the books may still change.")),
        ("cancelled", ("Cancelled", "This event does not take place.")),
        ("postponed", ("Postponed", "This event does not take place on this day.")),
    ],
)
def test_status_is_said_first(status: str, notice: tuple[str, str] | None) -> None:
    page = page_of(PAGE, events=(factories.event(status=status),))
    shown = page["notice"]
    first = None if shown is None else (shown["title"], shown["text"].split(". ")[0] + ".")
    assert first == notice


def test_cancelled_event_invites_nobody() -> None:
    event = factories.timetable_event(
        {"night-nurse": ["free"]},
        status="cancelled",
        registration=PublicRegistration("walk_in"),
    )
    page = page_of(PAGE, shelf=BOOKS, events=(event,))
    assert (page["timetable"], "Register" in facts(page), "Take along" in facts(page)) == (
        None,
        False,
        False,
    )
    assert [book["key"] for book in page["books"]] == ["night-nurse"]


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (6, [6]), (7, [4, 3]), (8, [4, 4]), (13, [5, 4, 4])]
)
def test_long_day_has_its_readings_in_several_tables(count: int, sizes: list[int]) -> None:
    states = ["free", *["taken"] * (count - 1)]
    starts = [f"{9 + number // 2:02}:{number % 2 * 30:02}" for number in range(count)]
    event = replace(
        factories.timetable_event({"night-nurse": states}),
        slots=factories.slots(dt.date(2026, 12, 12), *starts),
    )
    parts = page_of(PAGE, shelf=BOOKS, events=(event,))["timetable"]["parts"]
    assert [len(part["slots"]) for part in parts] == sizes
    assert [slot["label"] for part in parts for slot in part["slots"]] == starts
    cells = [cell["state"] for part in parts for row in part["rows"] for cell in row["cells"]]
    assert cells == states
    captions = [part["caption"] for part in parts]
    assert len(set(captions)) == len(parts)
    if len(parts) > 1:
        assert captions[0].startswith("Which book can be read when, 09:00–")


def test_timetable_counts_by_book_and_by_time() -> None:
    event = factories.timetable_event(
        {"night-nurse": ["free", "taken"], "refugee": ["free", "rests"]}
    )
    timetable = page_of(PAGE, shelf=BOOKS, events=(event,))["timetable"]
    assert timetable["lead"] == "2 readings are free. A free reading carries the spine of its book."
    assert [(slot["id"], slot["label"], slot["free_label"]) for slot in timetable["slots"]] == [
        ("slot-1400", "14:00", "two books free"),
        ("slot-1430", "14:30", "none free"),
    ]
    (part,) = timetable["parts"]
    assert part["caption"] == "Which book can be read when"
    assert [slot["label"] for slot in part["slots"]] == ["14:00", "14:30"]
    assert [
        (row["book"]["key"], [cell["label"] for cell in row["cells"]]) for row in part["rows"]
    ] == [("night-nurse", ["free", "taken"]), ("refugee", ["free", "rests"])]
    assert [
        (
            slot["label"],
            *([book["key"] for book in slot[state]] for state in ("free", "taken", "rests")),
        )
        for slot in timetable["by_slot"]
    ] == [
        ("14:00–14:25", ["night-nurse", "refugee"], [], []),
        ("14:30–14:55", [], ["night-nurse"], ["refugee"]),
    ]


def test_timetable_with_nothing_free_says_so() -> None:
    event = factories.timetable_event({"night-nurse": ["taken"]})
    timetable = page_of(f"ru/{PAGE}", shelf=BOOKS, events=(event,))["timetable"]
    assert timetable["lead"] == (
        "Свободных чтений не осталось. Спросите у стойки выдачи в день события."
    )


def test_event_without_states_has_no_timetable() -> None:
    event = factories.event(
        slots=factories.slots(dt.date(2026, 12, 12), "14:00"), offers=(PublicOffer("refugee"),)
    )
    page = page_of(PAGE, shelf=BOOKS, events=(event,))
    assert (page["timetable"], [book["key"] for book in page["books"]]) == (None, ["refugee"])


def test_unlisted_book_stands_in_no_list_of_an_event() -> None:
    event = factories.timetable_event({"night-nurse": ["free"], "refugee": ["free"]})
    page = page_of(PAGE, shelf=BOOKS[:1], unlisted=BOOKS[1:], events=(event,))
    assert "refugee" not in repr(page)
    assert page["event"]["books_label"] == "One book"


def test_embargo_says_when_the_titles_come() -> None:
    until = dt.datetime(2026, 12, 4, 20, tzinfo=dt.UTC)
    event = factories.event(embargoed=True, embargo_until=until)
    notes = [
        page_of(f"{prefix}{PAGE}", events=(event,))["embargo_note"] for prefix in ("", "kk/", "ru/")
    ]
    assert notes == [
        "The titles will be shown here on 5 December.",
        "Кітаптардың атауы осы жерде 5 желтоқсан күні жарияланады.",
        "Названия книг появятся здесь 5 декабря.",
    ]


def test_embargo_without_a_date_says_that_titles_come() -> None:
    page = page_of(PAGE, events=(factories.event(embargoed=True),))
    assert page["embargo_note"] == "The titles will be shown here before the event."


@pytest.mark.parametrize(
    ("registration", "expected"),
    [
        (None, "How to register will be announced here."),
        (PublicRegistration("walk_in"), "Come to the desk on the day."),
        (PublicRegistration("hold"), "Ask the desk to hold a reading for you."),
        (
            PublicRegistration("walk_in", email="desk@nura.example"),
            (
                "Come to the desk on the day. "
                "Questions: [desk@nura.example](mailto:desk@nura.example)."
            ),
        ),
        (
            PublicRegistration("hold", opens=dt.date(2026, 11, 20)),
            "Ask the desk to hold a reading for you.",
        ),
    ],
)
def test_registration(registration: PublicRegistration | None, expected: str) -> None:
    page = page_of(PAGE, events=(factories.event(registration=registration),))
    assert facts(page)["Register"] == expected


def test_own_rules_always_have_the_one_on_photographs() -> None:
    event = with_texts(factories.event(), rules=(Text("Whisper.", "en"),))
    page = page_of(PAGE, events=(event,), pages=(factories.hand_page("rules", "All."),))
    assert [rule["text"] for rule in page["rules"]] == [
        "Whisper.",
        "No photographs, no recordings.",
    ]
    assert page["rules_url"] == "../../rules/index.html"


def test_default_rules_are_all_there() -> None:
    page = page_of(f"kk/{PAGE}", events=(factories.event(),))
    assert len(page["rules"]) == 6


def test_event_s_own_text_starts_its_headings_below_the_title() -> None:
    event = with_texts(factories.event(), body=Text("# Tea\n\nAt [rules](../pages/rules.md)", "en"))
    page = page_of(f"kk/{PAGE}", events=(event,))
    assert (page["body_html"], page["body_lang"]) == ("<h2>Tea</h2>\n<p>At rules</p>", "en")


def test_past_event_has_no_registration_and_no_calendar_entry() -> None:
    event = factories.event("old", "2025-03-20", registration=PublicRegistration("walk_in"))
    page = page_of("events/old/index.md", events=(event,))
    assert (facts(page), page["ics_url"]) == ({"One reading": "Twenty-five minutes"}, None)
    assert page["books_title"] == "Books on the shelf that day"


def test_events_page_has_the_next_first_and_the_latest_past_first() -> None:
    days = ("2025-03-20", "2025-10-04", "2026-12-12", "2027-03-20")
    events = tuple(factories.event(f"event-{day}", day) for day in days)
    page = page_of("events/index.md", events=events)
    assert [event["id"][6:] for event in page["coming"]] == ["2026-12-12", "2027-03-20"]
    assert [event["id"][6:] for event in page["past"]] == ["2025-10-04", "2025-03-20"]
    assert [feed["url"] for feed in page["feeds"]] == ["../events.ics", "../events.xml"]
    assert page["empty"] is None


def test_events_page_without_a_coming_event_says_so() -> None:
    assert page_of("ru/events/index.md")["empty"] == "Пока ни одного события не объявлено."
