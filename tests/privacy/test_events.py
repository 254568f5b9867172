"""What an event shows, when and to whom."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hlsite.model.event import (
    EventText,
    Offer,
    Registration,
    SurveyText,
    Venue,
    VenueText,
    Voice,
)
from hlsite.model.public import (
    Count,
    PublicAnswer,
    PublicEvent,
    PublicEventText,
    PublicOffer,
    PublicOutcomes,
    PublicQuestion,
    PublicRegistration,
    PublicVenue,
    PublicVoice,
    Slot,
    Text,
)
from tests.privacy.factories import (
    COMING,
    NOW,
    PAST,
    appearance,
    book,
    consent,
    disclosed,
    event,
    outcomes,
    page,
)

ZONE = ZoneInfo("Asia/Almaty")
DAY = dt.timedelta(1)
WORDS = PublicEventText(Text("Winter", "en"), Text("Tea.", "en"))


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(COMING, dt.time(hour, minute), ZONE)


def shown(*records: object, **options: object) -> PublicEvent:
    return disclosed(*records, **options).public.events[0]  # type: ignore[arg-type]


def both(value: str) -> dict[str, Text]:
    return {"en": Text(value, "en"), "kk": Text(value, "en")}


def test_coming_event_shows_its_timetable() -> None:
    offers = (
        Offer("night-nurse", (dt.time(14, 30),), (dt.time(14, 30),)),
        Offer("other-book", (dt.time(14),)),
    )
    assert shown(book(), book("other-book"), event("talk", *offers)) == PublicEvent(
        id="talk",
        texts={"en": WORDS, "kk": WORDS},
        start=at(14),
        end=at(15),
        timezone="Asia/Almaty",
        phase="coming",
        status="confirmed",
        audience="public",
        reading_minutes=25,
        slots=(Slot(at(14), at(14, 25)), Slot(at(14, 30), at(14, 55))),
        timetable=True,
        offers=(
            PublicOffer("night-nurse", ("rests", "taken")),
            PublicOffer("other-book", ("free", "rests")),
        ),
    )


def test_room_has_places_that_count_hidden_books_too() -> None:
    talk = event("talk", "gone-book", "night-nurse", Offer("other-book", status="off_shelf"))
    gone = book("gone-book", consent=None)
    offers = shown(gone, book(), book("other-book"), talk, edition="room").offers
    assert [(one.book, one.place, one.off_shelf) for one in offers] == [
        ("night-nurse", 2, False),
        ("other-book", 3, True),
    ]


def test_public_edition_does_not_say_that_a_book_is_off_the_shelf() -> None:
    talk = event("talk", "night-nurse", Offer("other-book", status="off_shelf"))
    records = (book(), book("other-book"))
    assert shown(*records, talk) == shown(*records, event("talk", "night-nurse"))


def test_offer_of_an_unknown_book_drops_out() -> None:
    assert shown(event("talk", "no-such-book")).offers == ()


@pytest.mark.parametrize(
    ("fields", "slots", "timetable"),
    [
        ({}, 2, True),
        ({"timetable": "desk"}, 2, False),
        ({"status": "planned"}, 2, True),
        ({"status": "postponed"}, 0, False),
        ({"status": "cancelled"}, 0, False),
        ({"date": PAST}, 0, False),
    ],
)
@pytest.mark.parametrize("edition", ["public", "room"])
def test_times_of_single_books_are_shown_only_before_and_where_allowed(
    *,
    fields: dict[str, object],
    slots: int,
    timetable: bool,
    edition: str,
) -> None:
    one = shown(book(), event("talk", "night-nurse", **fields), edition=edition)
    states = [len(offer.states) for offer in one.offers]
    assert (len(one.slots), one.timetable, states) == (slots, timetable, [2 * timetable])


def test_phase_changes_with_the_end() -> None:
    second = dt.timedelta(seconds=1)
    phases = [shown(event(), now=at(15) - wait).phase for wait in (second, 0 * second)]
    assert phases == ["coming", "past"]


def test_embargo_keeps_titles_off_the_site_until_its_moment() -> None:
    talk = event("talk", "night-nurse", embargo=NOW + DAY)
    before, after = shown(book(), talk), shown(book(), talk, now=NOW + DAY)
    assert (before.embargoed, before.offers, before.timetable) == (True, (), False)
    assert before.embargo_until is not None
    assert before.embargo_until.isoformat() == "2026-11-21T14:30:00+05:00"
    assert (after.embargoed, after.embargo_until, len(after.offers)) == (False, None, 1)


def test_embargo_hides_known_books_among_the_new_ones() -> None:
    talk = event("talk", "night-nurse", embargo=NOW + DAY)
    found = disclosed(book(), talk, event("open-talk", "night-nurse")).public.events
    assert {one.id: len(one.offers) for one in found} == {"open-talk": 1, "talk": 0}


def test_embargo_does_not_hold_paper_back() -> None:
    talk = event("talk", "night-nurse", embargo=NOW + DAY)
    one = shown(book(), talk, edition="room")
    assert (one.embargoed, len(one.offers)) == (False, 1)


def test_book_that_only_embargoed_events_list_is_not_known_yet() -> None:
    talk = event("talk", "night-nurse", "known-book", embargo=NOW + DAY)
    open_talk = event("open-talk", "known-book", date=PAST)
    disclosure = disclosed(book(), book("known-book"), talk, open_talk)
    assert list(disclosure.public.books) == ["known-book"]
    assert [(line.book, line.reason) for line in disclosure.withheld] == [
        ("night-nurse", "embargoed")
    ]
    later = disclosed(book(), book("known-book"), talk, open_talk, now=NOW + DAY)
    assert list(later.public.books) == ["known-book", "night-nurse"]


VENUE_WORDS = {"venue": VenueText("Tobylgy House", "9 Lane", "Room 2")}


def test_public_venue_is_shown_whole() -> None:
    talk = event("talk", text=VENUE_WORDS, venue=Venue("public", (51.0, 71.5)))
    expected = PublicVenue(
        "public", both("Tobylgy House"), both("9 Lane"), both("Room 2"), (51.0, 71.5)
    )
    assert shown(talk).venue == expected


@pytest.mark.parametrize("disclosure", ["registered", "withheld"])
@pytest.mark.parametrize("edition", ["public", "room"])
def test_other_venues_are_named_in_no_edition(disclosure: str, edition: str) -> None:
    talk = event("talk", text=VENUE_WORDS, venue=Venue(disclosure, (51.0, 71.5)))  # type: ignore[arg-type]
    assert shown(talk, edition=edition).venue == PublicVenue(disclosure)  # type: ignore[arg-type]


def test_venue_without_words_has_none() -> None:
    assert shown(event("talk", venue=Venue("public"))).venue == PublicVenue("public")


def test_registration_is_shown_while_one_can_register() -> None:
    how = Registration("hold", "https://x.example/", "desk@x.example", COMING)
    expected = PublicRegistration("hold", "https://x.example/", "desk@x.example", COMING)
    found = [
        shown(event("talk", registration=how, **fields)).registration
        for fields in ({}, {"status": "cancelled"}, {"date": PAST})
    ]
    assert found == [expected, None, None]


def test_words_fall_back_field_by_field() -> None:
    kk = EventText(title="Қыс", rules=("Бір ереже",), accessibility=("Лифт", " "))
    text = {"organiser": "Nura", "partners": ("Club",), "body": "Come.", "accessibility": ("Lift",)}
    assert shown(event("talk", text=text, translations={"kk": kk})).texts["kk"] == PublicEventText(
        title=Text("Қыс", "kk"),
        summary=Text("Tea.", "en"),
        accessibility=(Text("Лифт", "kk"),),
        organiser=Text("Nura", "en"),
        partners=(Text("Club", "en"),),
        rules=(Text("Бір ереже", "kk"),),
        body=Text("Come.", "en"),
    )


def test_event_without_words_is_still_an_event() -> None:
    text = shown(event("talk", text={"title": None, "summary": None})).texts["en"]
    assert (text.title, text.summary) == (Text("", "en"), Text("", "en"))


def test_events_are_in_order_of_start() -> None:
    first, second = event("z-first", start=dt.time(9)), event("a-second")
    same = event("b-second")
    events = disclosed(same, second, first).public.events
    assert [one.id for one in events] == ["z-first", "a-second", "b-second"]


def test_adult_book_leaves_no_trace_in_a_school_event() -> None:
    after = outcomes(most_read=("night-nurse",), voices=(Voice("book", "night-nurse"),))
    fields = {"audience": "school", "date": PAST, "text": {"voices": ("It was good.",)}}
    talk = event("talk", "night-nurse", outcomes=after, **fields)
    one = shown(book(minimum_age=18), talk)
    assert one.outcomes is not None
    assert (one.offers, one.outcomes.most_read, one.outcomes.voices) == ((), (), ())
    younger = shown(book(minimum_age=17), talk)
    assert younger.outcomes is not None
    assert younger.outcomes.most_read == ("night-nurse",)


def test_book_without_a_minimum_age_goes_to_school() -> None:
    one = shown(book(), event("talk", "night-nurse", audience="school"))
    assert [offer.book for offer in one.offers] == ["night-nurse"]


def test_outcomes_are_shown_after_an_event_that_took_place() -> None:
    found = [
        shown(event("talk", outcomes=outcomes(), **fields)).outcomes is not None
        for fields in ({}, {"date": PAST}, {"date": PAST, "status": "cancelled"})
    ]
    assert found == [False, True, False]
    assert shown(event("talk", date=PAST)).outcomes is None


def test_outcomes_are_translated_and_suppressed() -> None:
    survey = (SurveyText("Again?", ("Yes", "No", "Perhaps")),)
    kk_survey = (SurveyText("Тағы ма?", ("Иә",)),)
    text = {
        "survey": survey,
        "learned": ("To ask.",),
        "voices": ("I came.", None, "I stayed.", "I left.", "I spoke."),
    }
    after = outcomes(
        readers=3,
        survey=((60, 4, 20), (84, 0, 0)),
        forms=84,
        voices=(
            Voice("reader", "night-nurse"),
            Voice("reader"),
            Voice("book", "night-nurse"),
            Voice("book", "no-quote"),
            Voice("book"),
        ),
        most_read=("unlisted", "night-nurse", "unlinkable"),
    )
    talk = event(
        "talk",
        date=PAST,
        outcomes=after,
        text=text,
        translations={"kk": EventText(survey=kk_survey, learned=("Сұрау.",))},
    )
    books = (
        book(),
        book("no-quote", consent=consent(("web",))),
        book("unlisted", listed=False),
        book("unlinkable", linkable=False),
    )
    assert shown(*books, talk).outcomes == PublicOutcomes(
        readers=Count(),
        readings=Count(value=80),
        forms=Count(value=84),
        survey=(
            PublicQuestion(
                {"en": Text("Again?", "en"), "kk": Text("Тағы ма?", "kk")},
                (
                    PublicAnswer(
                        {"en": Text("Yes", "en"), "kk": Text("Иә", "kk")},
                        Count(value=60, share=60 / 84),
                    ),
                    PublicAnswer(both("No"), Count()),
                    PublicAnswer(both("Perhaps"), Count()),
                ),
            ),
            PublicQuestion({}, (PublicAnswer({}, Count()),) * 3),
        ),
        learned={"en": (Text("To ask.", "en"),), "kk": (Text("Сұрау.", "kk"),)},
        voices=(
            PublicVoice(both("I came."), "reader"),
            PublicVoice(both("I stayed."), "book", "night-nurse"),
        ),
        most_read=("night-nurse",),
    )


def test_lowered_book_has_no_voice() -> None:
    after = outcomes(voices=(Voice("book", "night-nurse"),))
    talk = event("talk", date=PAST, outcomes=after, text={"voices": ("It was good.",)})
    one = shown(book(), talk, anonymise=True).outcomes
    assert one is not None
    assert one.voices == ()


def test_embargoed_event_names_no_book_in_its_outcomes() -> None:
    after = outcomes(most_read=("night-nurse",))
    talk = event("talk", date=PAST, outcomes=after, embargo=NOW + DAY)
    one = shown(book(), talk).outcomes
    assert one is not None
    assert one.most_read == ()


def test_pages_fall_back_whole_and_stand_in_order() -> None:
    pages = (
        page("b-page", title="B", description="About B"),
        page("b-page", "kk", title="Ә"),
        page("a-page", "ru", title="А"),
        page("a-page", "de", title="A"),
        page("c-page", "de", title="D"),
        page("c-page", title="C"),
    )
    found = disclosed(*pages).public.pages
    assert [(one.id, one.title) for one in found] == [
        ("a-page", {"en": Text("A", "de"), "kk": Text("A", "de")}),
        ("b-page", {"en": Text("B", "en"), "kk": Text("Ә", "kk")}),
        ("c-page", both("C")),
    ]
    assert found[1].description == {"en": Text("About B", "en"), "kk": None}


def test_topics_stand_in_their_own_order_even_without_books() -> None:
    assert [one.id for one in disclosed().public.topics] == ["health", "status"]


def test_appearance_words_do_not_replace_a_linkable_books() -> None:
    talk = event("talk", "night-nurse", text=appearance())
    public = disclosed(book(), talk).public
    assert [one.texts["en"].title.value for one in public.shelf] == ["Nurse from Ekibastuz"]
