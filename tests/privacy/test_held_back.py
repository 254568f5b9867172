"""Everything that is not disclosed is handed to the audit, and nothing that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from hlsite.model.book import Portrait
from hlsite.model.event import EventText, OfferText, Venue, VenueText, Voice
from hlsite.model.identity import Identity, PersonName
from hlsite.privacy import VAULT_KINDS, Disclosure
from hlsite.privacy.codes import DEMONSTRATION_SECRET, appearance_code
from tests.privacy.factories import (
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


def held(disclosure: Disclosure, *kinds: str) -> list[tuple[str, str, str]]:
    found = [(one.kind, one.value, one.owner) for one in disclosure.held_back]
    return [one for one in found if not kinds or one[0] in kinds]


def values(disclosure: Disclosure, *kinds: str) -> set[str]:
    return {value for _, value, _ in held(disclosure, *kinds)}


LEFT_SIDES = {"Ekibastuz", "Hospital 7", "Only hers", "of Marat", "with a scar", "1998", "to seven"}


def test_open_book_with_every_consent_holds_nothing_back() -> None:
    assert held(disclosed(book(portrait=Portrait("p.png", reviewed=False)))) == [
        ("portrait_file", "p.png", "night-nurse")
    ]


def test_portrait_words_are_held_back_with_the_portrait() -> None:
    assert held(disclosed(book(consent=consent(("web", "quote"))))) == [
        ("detail", "A woman from behind", "night-nurse"),
        ("detail", "A woman with a scar", "night-nurse"),
        ("left_side", "with a scar", "night-nurse"),
    ]


@pytest.mark.parametrize("level", ["alias", "anonymous"])
def test_left_sides_are_held_back_below_open(level: str) -> None:
    one = book(anonymity=level, portrait=Portrait("p.png", reviewed=True))
    assert values(disclosed(one), "left_side") == LEFT_SIDES


def test_left_sides_of_translations_that_the_site_does_not_show_are_held_back() -> None:
    one = book(anonymity="alias", translations={"de": {"title": "Aus [[Temirtau|der Steppe]]"}})
    assert "Temirtau" in values(disclosed(one), "left_side")


def test_names_that_a_level_does_not_show_are_held_back() -> None:
    one = book(anonymity="anonymous", text={"name": "Aigul", "alias": "Moon"})
    assert held(disclosed(one), "name", "alias") == [
        ("alias", "Moon", "night-nurse"),
        ("name", "Aigul", "night-nurse"),
    ]
    assert held(disclosed(book()), "name", "alias") == []


def test_lowered_book_holds_back_all_but_title_and_summary() -> None:
    found = disclosed(book(), anonymise=True)
    assert values(found, "name", "quote", "story", "title", "summary") == {
        "Aigul Open",
        "I count to seven.",
        "I count slowly.",
        "It was in 1998.\n\nThen morning.",
        "It was in a cold year.\n\nThen morning.",
    }
    assert values(found, "left_side") == LEFT_SIDES
    assert "When do you sleep?" in values(found, "detail")


@pytest.mark.parametrize(
    "state", [{"withdrawn": dt.date(2026, 1, 2)}, {"consent": None}, {"anonymity": None}]
)
def test_absent_book_is_held_back_whole(state: dict[str, object]) -> None:
    found = disclosed(book(portrait=Portrait("p.png", reviewed=True), **state))
    assert values(found, "left_side") == LEFT_SIDES
    assert values(found, "title", "summary", "hidden_id", "quote", "portrait_file") == {
        "Nurse from Ekibastuz",
        "Nurse from a mining town",
        "Nights at Hospital 7.",
        "Nights at a hospital.",
        "I count to seven.",
        "I count slowly.",
        "night-nurse",
        "p.png",
    }
    assert len(values(found, "story")) == 2
    assert (found.names, found.owners) == ({}, {})


def test_words_that_another_book_shows_are_not_held_back_but_names_are() -> None:
    text = {"title": "Refugee", "summary": "Here."}
    shown = book("shown-book", text={**text, "name": "Aigul"})
    gone = book("gone-book", consent=None, text={**text, "name": "Aigul"})
    found = disclosed(shown, gone)
    assert values(found, "title", "summary") == set()
    assert held(found, "name") == [("name", "Aigul", "gone-book")]


def test_id_of_a_hidden_book_is_held_back_unless_it_is_a_public_word() -> None:
    hidden = [
        book("unlisted-book", listed=False),
        book("unlinkable-book", linkable=False),
        book("health", listed=False),
        book("about", listed=False),
        book("talk", listed=False),
    ]
    found = disclosed(book(), *hidden, page(), event("talk"))
    assert values(found, "hidden_id") == {"unlisted-book", "unlinkable-book"}


def test_unlinkable_book_holds_its_general_words_and_its_other_appearances_back() -> None:
    one = book("the-book", linkable=False)
    coming = event("coming", "the-book", text=appearance("A lock", "One."))
    past = event("past-one", "the-book", date=PAST, text=appearance("A key", "Two."))
    found = disclosed(one, coming, past)
    assert values(found, "title", "summary") == {
        "Nurse from Ekibastuz",
        "Nurse from a mining town",
        "Nights at Hospital 7.",
        "Nights at a hospital.",
        "A key",
        "Two.",
    }
    code = appearance_code(DEMONSTRATION_SECRET, "the-book", "coming")
    assert found.names == {}
    assert found.owners == {code: "the-book"}


def test_offers_without_words_hold_nothing_back() -> None:
    bare = event("talk", "the-book", text={"offers": (OfferText(),)})
    assert values(disclosed(bare)) == set()


def test_embargoed_titles_are_held_back_until_they_may_be_known() -> None:
    records = (
        book("new-book"),
        book("known-book", text={"title": "Known"}),
        book("hidden-book", linkable=False),
        event("old", "known-book", date=PAST),
        event(
            "talk",
            "new-book",
            "known-book",
            "hidden-book",
            embargo=NOW + dt.timedelta(1),
            text={"offers": (OfferText(), OfferText(), OfferText("A lock", "One."))},
        ),
    )
    found = disclosed(*records)
    assert values(found, "embargoed_title") == {
        "Nurse from Ekibastuz",
        "Nurse from a mining town",
        "A lock",
    }
    assert values(disclosed(*records, now=NOW + dt.timedelta(1)), "embargoed_title") == set()


def test_venue_is_held_back_in_every_language_unless_public() -> None:
    words = {"venue": VenueText("Tobylgy House", "9 Lane", "Room 2")}
    ru = {"ru": EventText(venue=VenueText(name="Дом"))}

    def talk(event_id: str, disclosure: str) -> object:
        venue = Venue(disclosure, (51.0, 71.5))  # type: ignore[arg-type]
        return event(event_id, text=words, translations=ru, venue=venue)

    found = disclosed(talk("talk", "registered"))
    assert held(found) == [
        ("venue", value, "events/talk")
        for value in ("51.0, 71.5", "9 Lane", "Room 2", "Tobylgy House", "Дом")
    ]
    assert held(disclosed(talk("talk", "public"))) == []
    both = disclosed(talk("talk", "withheld"), talk("other", "public"))
    # A Russian name that the site shows nowhere stays a secret.
    assert values(both) == {"51.0, 71.5", "Дом"}


def test_venue_without_geo_has_no_coordinates() -> None:
    assert held(disclosed(event("talk", venue=Venue("withheld")))) == []


def test_voices_of_books_that_may_not_speak_are_held_back() -> None:
    voices = (
        Voice("book", "night-nurse"),
        Voice("book", "mute-book"),
        Voice("reader"),
        Voice("reader", "mute-book"),
        Voice("book", "gone-book"),
        Voice("book"),
    )
    text = {"voices": ("Mine.", "Hers alone.", "A reader's.", "Of her.", None, "Nobody's.")}
    talk = event("talk", date=PAST, outcomes=outcomes(voices=voices), text=text)
    found = disclosed(book(), book("mute-book", consent=consent(("web", "portrait"))), talk)
    assert ("quote", "Hers alone.", "mute-book") in held(found)
    assert values(found).isdisjoint({"Mine.", "A reader's.", "Of her.", "Nobody's."})


def test_names_are_those_that_pages_show_and_what_an_open_book_does_not_mask() -> None:
    kazakh = {"kk": {"alias": "Ай апай"}}
    found = disclosed(
        book(), book("b-book", anonymity="alias", translations=kazakh), book("c", consent=None)
    )
    assert found.names.keys() == {"b-book", "night-nurse"}
    assert found.names["b-book"] == {"Aunt Moon", "Ай апай"}
    assert found.names["night-nurse"] >= {"Aigul Open", "Ekibastuz", "Hospital 7"}
    assert not any(len(name) > len("Only hers") + 10 for name in found.names["night-nurse"])


def test_events_say_whom_they_list_shown_or_not() -> None:
    found = disclosed(book(), event("talk", "night-nurse", "gone-book"), event("empty-one"))
    assert found.listed_at == {
        "empty-one": frozenset(),
        "talk": frozenset({"night-nurse", "gone-book"}),
    }


IDENTITY = Identity(
    "night-nurse",
    names=(PersonName("Айгүл", "Серікова", "Маратқызы"), PersonName(surname="Serikova")),
    diminutives=("Айгүлім",),
    also=("Марат",),
    phone="+7 701 000 00 00",
    email="a@b.example",
    handles=("@aigul",),
    iin="900101400000",
    birth_date=dt.date(1990, 1, 1),
    employer="Hospital 7",
    notes="Call after six.",
    emergency_contact="Дана +7 702",
)


def test_identity_is_held_back_whole_even_of_books_that_are_not_there() -> None:
    found = disclosed(identities={"night-nurse": IDENTITY, "bare": Identity("bare")})
    owner = "night-nurse"
    assert held(found) == [
        ("also", "Марат", owner),
        ("birth_date", "1990-01-01", owner),
        ("contact", "+7 701 000 00 00", owner),
        ("contact", "@aigul", owner),
        ("contact", "a@b.example", owner),
        ("contact", "Дана +7 702", owner),
        ("diminutive", "Айгүлім", owner),
        ("employer", "Hospital 7", owner),
        ("given", "Айгүл", owner),
        ("iin", "900101400000", owner),
        ("note", "Call after six.", owner),
        ("patronymic", "Маратқызы", owner),
        ("surname", "Serikova", owner),
        ("surname", "Серікова", owner),
    ]
    assert {kind for kind, _, _ in held(found)} == VAULT_KINDS


def test_no_value_is_blank() -> None:
    one = book(anonymity="alias", consent=None, text={"summary": "[[x|]]", "alias": " "})
    assert "" not in values(disclosed(one))


def test_reprs_show_no_private_value() -> None:
    records = (
        book(listed=False, anonymity="alias", portrait=Portrait("p.png", reviewed=False)),
        event("talk", "night-nurse"),
    )
    found = disclosed(*records, identities={"night-nurse": IDENTITY})
    assert [repr(one) for one in found.held_back if one.kind == "iin"] == ["HeldBack(kind='iin')"]
    everything = [found, *found.held_back, *found.withheld]
    assert [one for one in everything if "night-nurse" in repr(one)] == []
    assert repr(found) == "Disclosure()"
    assert repr(found.withheld[0]) == (
        "Withheld(channel='portrait', reason='not_reviewed', event=None)"
    )
    assert {one.name for one in fields(found) if one.repr} == set()


SEEN = "she stands at the window and counts the lamps of the other shore"
HIDDEN = "while her left hand covers the scar above her eye"


def test_prose_is_held_back_but_for_what_its_own_book_shows() -> None:
    text = {"summary": f"Nights: {SEEN}.", "portrait_alt": f"{SEEN} {HIDDEN}"}
    covers = consent(("web", "quote"))
    # Any eight words that hold one of the hidden ones are looked for: seven of the shown lead in.
    passage = f"counts the lamps of the other shore {HIDDEN}"
    assert held(disclosed(book(text=text, consent=covers)), "detail") == [
        ("detail", passage, "night-nurse")
    ]
    # What another book shows is no reason to let this one's be found.
    other = book("other-book", text={"summary": f"Nights: {SEEN}."})
    mute = book(text={"portrait_alt": f"{SEEN} {HIDDEN}"}, consent=covers)
    assert held(disclosed(other, mute), "detail") == [("detail", f"{SEEN} {HIDDEN}", "night-nurse")]


def test_voice_of_an_event_counts_as_shown_by_its_book() -> None:
    text = {"voices": (f"Look: {SEEN}.",)}
    talk = event(
        "talk", date=PAST, outcomes=outcomes(voices=(Voice("book", "night-nurse"),)), text=text
    )
    one = book(text={"portrait_alt": SEEN}, consent=consent(("web", "quote")))
    assert held(disclosed(one), "detail") == [("detail", SEEN, "night-nurse")]
    assert held(disclosed(one, talk), "detail") == []
