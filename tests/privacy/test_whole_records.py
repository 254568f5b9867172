"""Whole records compared, field by field: what a mutation run showed that no other test holds."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac

import pytest

from hlsite.model.book import Portrait
from hlsite.model.event import Offer, OfferText, SurveyText, Voice
from hlsite.model.public import Count, PublicPage, Text
from hlsite.privacy import DEMONSTRATION_SECRET, HeldBack, Withheld
from hlsite.privacy.codes import appearance_code, unlisted_code
from hlsite.privacy.words import resolve
from tests.privacy.factories import (
    NOW,
    PAST,
    appearance,
    book,
    consent,
    disclosed,
    event,
    masked,
    outcomes,
    page,
)

KAZAKH = {
    "title": "Мейірбике",
    "summary": "Түнде.",
    "preconceptions": ("Ұйықтамайды",),
    "questions": ("Қашан?",),
    "content_note": "Өлім",
    "quote": "Санаймын.",
    "portrait_alt": "Әйел",
    "story": "Бірінші жол.  \nЕкінші  жол.",
}


@pytest.mark.parametrize("level", ["open", "alias"])
def test_every_word_comes_in_the_readers_language(level: str) -> None:
    own = {"name": "Айгүл"} if level == "open" else {"alias": "Ай апай"}
    one = book(
        anonymity=level,
        portrait=Portrait("p.png", reviewed=True),
        translations={"kk": {**KAZAKH, **own}},
    )
    shown = disclosed(one).public.shelf[0]
    texts, portrait = shown.texts["kk"], shown.portrait
    words = [texts.title, texts.summary, texts.name, *texts.preconceptions, *texts.questions]
    words += [texts.content_note, texts.quote, texts.story, portrait and portrait.alt["kk"]]
    assert [word and word.value for word in words] == [
        *("Мейірбике", "Түнде.", *own.values(), "Ұйықтамайды", "Қашан?", "Өлім", "Санаймын."),
        *("Бірінші жол.  \nЕкінші  жол.", "Әйел"),
    ]
    assert {word.language for word in words if word} == {"kk"}


def test_alias_and_event_words_fall_back_to_the_base() -> None:
    one = book(anonymity="alias", translations={"kk": {"title": "Мейірбике"}})
    assert disclosed(one).public.shelf[0].texts["kk"].name == Text("Aunt Moon", "en")
    words = {"learned": ("Listen.",), "survey": (SurveyText("Better?", ("Yes", "No")),)}
    past = event(date=PAST, outcomes=outcomes(readers=49, survey=((30, 10),)), text=words)
    shown = disclosed(past).public.events[0].outcomes
    assert shown is not None
    assert shown.readers == Count(value=49)
    assert shown.learned["kk"] == (Text("Listen.", "en"),)
    assert shown.survey[0].question["kk"] == Text("Better?", "en")


def test_edition_languages_and_pages_are_taken_over_whole() -> None:
    for edition in ("public", "room"):
        public = disclosed(page(body="Words."), edition=edition).public
        assert (public.edition, public.languages) == (edition, ("en", "kk"))
        words = {
            key: dict.fromkeys(("en", "kk"), Text(value, "en"))
            for key, value in {"title": "About", "body": "Words."}.items()
        }
        description = dict.fromkeys(("en", "kk"))
        assert public.pages == (PublicPage("about", words["title"], description, words["body"]),)


def test_event_keeps_its_interpreters_and_goals() -> None:
    shown = disclosed(event(interpreters=("rsl",), goals=(4, 10))).public.events[0]
    assert (shown.interpreters, shown.goals) == (("rsl",), (4, 10))


def test_appearance_is_found_behind_events_and_offers_that_give_none() -> None:
    hidden = book("hidden-book", linkable=False, consent=None)
    listed = book("listed-book")
    met = book("met-book", linkable=False)
    past = event("a-past", "met-book", text=appearance(), date=PAST)
    offers = (OfferText(), OfferText("A lock", "A summary."), OfferText("A door", "No way in."))
    coming = event("b-coming", "listed-book", "met-book", "hidden-book", text={"offers": offers})
    code = appearance_code(DEMONSTRATION_SECRET, "met-book", "b-coming")
    disclosure = disclosed(hidden, listed, met, past, coming)
    assert code in disclosure.public.books
    assert disclosure.public.books[code].has_web_page
    held = set(disclosure.held_back)
    for kind, value, owner in (
        ("title", "A door", "hidden-book"),
        ("summary", "No way in.", "hidden-book"),
        ("hidden_id", "met-book", "met-book"),
    ):
        assert HeldBack(kind, value, owner) in held  # type: ignore[arg-type]


def test_appearance_on_paper_knows_that_the_website_has_no_page() -> None:
    met = book("met-book", linkable=False, consent=consent(["print"]))
    coming = event("b-coming", "met-book", text=appearance())
    (shown,) = disclosed(met, coming, edition="room").public.books.values()
    assert not shown.has_web_page


def test_voice_of_an_absent_book_is_held_back_behind_a_readers() -> None:
    past = event(
        date=PAST,
        outcomes=outcomes(voices=(Voice("reader"), Voice("book", "b-book"), Voice("book", "gone"))),
        text={"voices": ("Mine.", "I speak.", "I spoke.")},
        offers=(Offer("b-book"), Offer("gone")),
    )
    held = disclosed(past, book("b-book"), book("gone", withdrawn=dt.date(2026, 1, 2))).held_back
    assert [one for one in held if one.kind == "quote" and "spoke" in one.value] == [
        HeldBack("quote", "I spoke.", "gone")
    ]
    assert [one for one in held if one.value in ("Mine.", "I speak.")] == []


def test_every_reason_of_every_book_is_told() -> None:
    empty = {"title": "[[Plantedova|]]"}
    lines = disclosed(
        book("a-gone", consent=None),
        book("b-empty", anonymity="anonymous", text=empty),
        book("c-met", linkable=False),
        book("d-unseen", anonymity="alias", portrait=Portrait("p.png", reviewed=False)),
        book("e-gone", consent=None),
        event("talk", "c-met"),
        edition="room",
    ).withheld
    assert lines == (
        Withheld("a-gone", "print", "no_consent"),
        Withheld("b-empty", "print", "no_words"),
        Withheld("c-met", "print", "no_words", "talk"),
        Withheld("d-unseen", "portrait", "not_reviewed"),
        Withheld("e-gone", "print", "no_consent"),
    )


def test_code_is_the_hmac_that_printed_addresses_carry() -> None:
    def expected(*parts: str) -> str:
        message = "\0".join(parts).encode()
        digest = hmac.new(DEMONSTRATION_SECRET, message, hashlib.sha256).digest()
        return base64.b32encode(digest).decode().lower()[:20]

    assert appearance_code(DEMONSTRATION_SECRET, "a-book", "talk") == expected(
        "appearance", "a-book", "talk"
    )
    assert unlisted_code(DEMONSTRATION_SECRET, "a-book") == expected("unlisted", "a-book")


def test_refusals_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"^a text with masks needs a side$"):
        resolve(masked("a [[b|c]]"), "whole")
    with pytest.raises(ValueError, match=r"^now must be an aware datetime$"):
        disclosed(now=NOW.replace(tzinfo=None))
