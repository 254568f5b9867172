"""One event with a book of each kind, and the people behind them; all invented."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hlsite.desk.sheet import DeskSheet, make_sheet
from hlsite.desk.values import Values, sheet_values
from hlsite.locale import Strings
from hlsite.model.book import Limits
from hlsite.model.catalogue import Catalogue
from hlsite.model.event import Offer, OfferText, Venue, VenueText
from hlsite.model.identity import Identity, PersonName
from tests.privacy.factories import NOW, TODAY, book, catalogue, consent, event, settings

PERSON = Identity(
    "night-nurse",
    names=(
        PersonName("Zhanbota", "Plantedova", "Qanatqyzy"),
        PersonName("Жанбота", "Плантедова"),
        PersonName("Zhanbota", "Plantedova", "Qanatqyzy"),
    ),
    diminutives=("Zhanbotash",),
    also=("Zhemchug",),
    phone="+7 700 000 99 01",
    email="plantedova@example.org",
    handles=("@plantedova",),
    iin="870630400000",
    birth_date=dt.date(1987, 6, 30),
    employer="Sarybulak hospital",
    notes="wheelchair; quiet corner",
    emergency_contact="her sister, +7 700 000 99 02",
)
IDENTITIES = {PERSON.book: PERSON}


def books() -> Catalogue:
    """Eight books at one event; two of them have no place at its desk."""
    return catalogue(
        book(
            "night-nurse",
            anonymity="alias",
            interpreter="needed",
            limits=Limits(2, 3),
            minimum_age=14,
            translations={"kk": {"title": "Түнгі [[Айсұлу|мейірбике]]", "alias": "Ай апай"}},
        ),
        book("open-book", languages=(), text={"content_note": None}),
        book("secret-book", anonymity="anonymous", consent=consent(["quote"])),
        book("unlinkable-book", anonymity="alias", linkable=False),
        book("untitled-book", anonymity="anonymous", text={"title": "[[Plantedova|]]"}),
        book("ended-book", consent=consent(until=TODAY - dt.timedelta(1))),
        book("unsigned-book", consent=None),
        dataclasses.replace(book("withdrawn-book"), withdrawn=TODAY),
        dataclasses.replace(book("shrunk-book"), anonymity=None),
        event(
            "winter-reading",
            Offer("night-nurse", slots=(dt.time(14),), taken=(dt.time(14),)),
            Offer("ended-book"),
            Offer("open-book", status="off_shelf"),
            Offer("secret-book"),
            Offer("unlinkable-book"),
            Offer("untitled-book"),
            Offer("unsigned-book"),
            Offer("withdrawn-book"),
            Offer("shrunk-book"),
            text={
                "venue": VenueText("Old school", "3 Hidden Lane", None),
                "accessibility": ("Step-free",),
                "offers": (OfferText(),) * 4 + (OfferText("A lock", "Words."),),
            },
            venue=Venue("withheld"),
            interpreters=("rsl",),
        ),
    )


def sheet(language: str = "en", records: Catalogue | None = None, **options: Any) -> DeskSheet:
    return make_sheet(
        records or books(),
        IDENTITIES,
        settings(**options),
        event_id="winter-reading",
        language=language,
        now=NOW,
    )


def values(language: str = "en", **options: Any) -> Values:
    return sheet_values(sheet(language, **options), Strings)
