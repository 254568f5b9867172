"""Which book is free when: by book for wide screens, by time for narrow ones."""

from __future__ import annotations

from itertools import pairwise

from hlsite.model.public import PublicEvent, PublicOffer, Slot
from hlsite.rendering import shelf
from hlsite.rendering.localised import Localised, View
from hlsite.rendering.site import takes_place
from hlsite.rendering.urls import Here

_WIDEST = 6
"""Readings beside one another: a seventh would break "свободно" in two on a small laptop."""


def timetable(view: Localised, here: Here, event: PublicEvent) -> View | None:
    """The event's timetable; None where times of single books are not published."""
    shown = [offer for offer in view.site.offers(event) if offer.states]
    if not (event.timetable and event.slots and shown and takes_place(event)):
        return None
    books = view.site.books
    cards = {offer.book: _short(shelf.card(view, here, books[offer.book])) for offer in shown}
    free = sum(offer.states.count("free") for offer in shown)
    return {
        "title": view.s("timetable.title"),
        "lead": view.s("timetable.lead", n=free) if free else view.s("timetable.full"),
        "free": free,
        "slots": [_slot(view, place, slot, shown) for place, slot in enumerate(event.slots)],
        "parts": [
            {
                "caption": _caption(view, event, part),
                "slots": [_slot(view, place, event.slots[place], shown) for place in part],
                "rows": [
                    {
                        "book": cards[offer.book],
                        "cells": [
                            {"state": state, "label": view.s(f"slot.{state}")}
                            for state in offer.states[part.start : part.stop]
                        ],
                    }
                    for offer in shown
                ],
            }
            for part in _parts(len(event.slots))
        ],
        "by_slot": [
            {
                "id": _slot_id(slot),
                "label": view.dates.hours(slot.start, slot.end),
                "free_label": _free_label(view, place, shown),
                **{
                    state: [cards[offer.book] for offer in shown if offer.states[place] == state]
                    for state in ("free", "taken", "rests")
                },
            }
            for place, slot in enumerate(event.slots)
        ],
    }


def _parts(count: int) -> list[range]:
    """The readings of a day in as few tables as hold them, about as many in each."""
    tables = -(-count // _WIDEST)
    edges = [-(-count * part // tables) for part in range(tables + 1)]
    return [range(first, last) for first, last in pairwise(edges)]


def _caption(view: Localised, event: PublicEvent, part: range) -> str:
    caption = view.s("timetable.caption")
    if len(part) == len(event.slots):
        return caption
    hours = view.dates.hours(event.slots[part[0]].start, event.slots[part[-1]].end)
    return f"{caption}, {hours}"


def _short(card: View) -> View:
    """What a row shows of a book: a hundred cells need no summary."""
    wanted = ("key", "title", "url", "cover_url", "colour", "ground", "spine")
    return {name: card[name] for name in wanted}


def _slot_id(slot: Slot) -> str:
    return f"slot-{slot.start:%H%M}"


def _slot(view: Localised, place: int, slot: Slot, shown: list[PublicOffer]) -> View:
    return {
        "id": _slot_id(slot),
        "label": f"{slot.start:%H:%M}",
        "range_label": view.dates.hours(slot.start, slot.end),
        "iso": slot.start.isoformat(),
        "free": sum(offer.states[place] == "free" for offer in shown),
        "free_label": _free_label(view, place, shown),
    }


def _free_label(view: Localised, place: int, shown: list[PublicOffer]) -> str:
    free = sum(offer.states[place] == "free" for offer in shown)
    return view.s("timetable.free", n=free) if free else view.s("timetable.free_none")
