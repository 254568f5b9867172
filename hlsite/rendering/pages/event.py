"""One event's page: before it an invitation, after it what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hlsite.model.public import PublicEvent
from hlsite.rendering import (
    event_card,
    event_facts,
    hand_text,
    outcomes,
    shelf,
    structured_data,
    venue,
)
from hlsite.rendering.cover import bind_title
from hlsite.rendering.frame import page
from hlsite.rendering.localised import Localised, TextView, View
from hlsite.rendering.output import PageMaker, SourcePage
from hlsite.rendering.timetable import timetable
from hlsite.rendering.urls import Here, event_path, social_image_file

RULES_PAGE = "rules"
"""Id of the hand-written page with the rules in full."""


def pages(view: Localised) -> Iterator[PageMaker]:
    """The pages of all events in one language."""
    for event in view.site.catalogue.events:
        yield event_path(event.id), partial(_page, view, event)


def _page(view: Localised, event: PublicEvent) -> SourcePage:
    here = view.here(event_path(event.id))
    words = view.event_text(event)
    past = event.phase == "past"
    books = [view.site.books[offer.book] for offer in view.site.offers(event)]
    own: View = {
        "event": event_card.card(view, here, event),
        "facts": event_facts.facts(view, here, event),
        "accessibility": view.texts(words.accessibility),
        "rules": _rules(view, event),
        "rules_url": here.page(f"{RULES_PAGE}/") if RULES_PAGE in view.site.page_ids else None,
        "organiser": view.maybe_text(words.organiser),
        "partners": view.texts(words.partners),
        "body_html": None if words.body is None else hand_text.event_html(view, here, words.body),
        "body_lang": None if words.body is None else view.lang(words.body),
        "heading": bind_title(words.title.value, words.title.language),
        "fallback": view.fallback_notice(words.title),
        "notice": _notice(view, event),
        "timetable": timetable(view, here, event),
        "books": shelf.cards(view, here, books),
        "books_title": view.s("event.books_past" if past else "event.books"),
        "embargo_note": _embargo_note(view, event),
        "venue_note": venue.note(view, event),
        "ics_url": event_facts.calendar_url(here, event),
        "programme_url": event_facts.programme_url(view, here, event),
        "outcomes": _outcomes(view, here, event),
        "goals": outcomes.goal_tiles(view, event.goals),
    }
    return page(
        view,
        here,
        "event",
        title=words.title.value,
        description=words.summary.value,
        section="events",
        image=social_image(view, event),
        structured_data=structured_data.event(view, event, social_image(view, event)),
        own=own,
    )


def social_image(view: Localised, event: PublicEvent) -> str | None:
    """Path of the picture to share, where one was made in this language."""
    uri = social_image_file(event_path(event.id), view.language)
    return uri if uri in view.site.files else None


def _rules(view: Localised, event: PublicEvent) -> list[TextView]:
    """The default rules, or the event's own: the one on photographs is always among them."""
    own = view.event_text(event).rules
    if own is None:
        return [{"text": rule, "lang": None} for rule in view.s.numbered("rules")]
    no_photographs: TextView = {"text": view.s("rules.4"), "lang": None}
    shown = view.texts(own)
    return shown if no_photographs in shown else [*shown, no_photographs]


def _notice(view: Localised, event: PublicEvent) -> View | None:
    """What must be seen first: that it is not certain, or does not take place."""
    title = event_card.status_label(view, event)
    if title is None:
        return None
    return {
        "status": event.status,
        "title": title,
        "text": view.s(f"event.notice.{event.status}"),
    }


def _embargo_note(view: Localised, event: PublicEvent) -> str | None:
    if not event.embargoed:
        return None
    if event.embargo_until is None:
        return view.s("event.embargo_open")
    today = view.site.catalogue.built.date()
    until = event.embargo_until.astimezone(event.start.tzinfo).date()
    return view.s("event.embargo", date=view.dates.near(until, today))


def _outcomes(view: Localised, here: Here, event: PublicEvent) -> View | None:
    if event.outcomes is None:
        return None
    return outcomes.section(view, here, event.outcomes, event.goals)
