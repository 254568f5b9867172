"""From a private event to what an edition shows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hlsite.model.event import Event, EventText, Offer, Outcomes, SurveyText
from hlsite.model.public import (
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
from hlsite.privacy.outcomes import publish_number, publish_question
from hlsite.privacy.situation import Situation, Stand, ends, is_kept_out, starts
from hlsite.privacy.words import at, by_language, pick, pick_all


@dataclass(frozen=True, slots=True)
class Shown:
    """The books of an edition, as its events may point to them.

    Attributes:
        stands: By book id.
        listed: Ids of the books with a page that lists may name; the key is the id.
        unlisted: Codes of the unlisted books with a page, by id.
        appearances: Codes of the appearances with a page, by book and event id.
    """

    stands: Mapping[str, Stand] = field(repr=False)
    listed: frozenset[str] = field(repr=False)
    unlisted: Mapping[str, str] = field(repr=False)
    appearances: Mapping[tuple[str, str], str] = field(repr=False)


def disclose_event(event: Event, situation: Situation, shown: Shown) -> PublicEvent:
    """One event; whoever is not shown drops out of it without a trace."""
    past = situation.is_past(event)
    takes_place = not past and event.status != "cancelled"
    is_fixed = takes_place and event.status != "postponed"
    embargoed = situation.is_embargoed(event)
    timetable = is_fixed and event.timetable == "public" and not embargoed
    zone = ZoneInfo(event.timezone)
    return PublicEvent(
        id=event.id,
        texts={language: _text(event, language) for language in situation.settings.languages},
        start=starts(event),
        end=ends(event),
        timezone=event.timezone,
        phase="past" if past else "coming",
        status=event.status,
        audience=event.audience,
        reading_minutes=event.reading_minutes,
        venue=_venue(event, situation.settings.languages),
        slots=_slots(event) if is_fixed else (),
        timetable=timetable,
        offers=() if embargoed else _offers(event, situation, shown, timetable=timetable),
        embargoed=embargoed,
        embargo_until=event.embargo.astimezone(zone) if event.embargo and embargoed else None,
        registration=_registration(event) if takes_place else None,
        interpreters=event.interpreters,
        goals=event.goals,
        outcomes=_outcomes(event, situation, shown) if past else None,
    )


def may_appear(stand: Stand, event: Event, offer: Offer) -> bool:
    """Whether the offer may give an unlinkable book a page."""
    return (
        stand.absent is None
        and not stand.book.linkable
        and not is_kept_out(stand.book, event)
        and not (stand.situation.public and offer.status == "off_shelf")
    )


def _key(event: Event, offer: Offer, situation: Situation, shown: Shown) -> str | None:
    """The key under which the event may show the offer; None when it may not."""
    stand = shown.stands.get(offer.book)
    if stand is None or is_kept_out(stand.book, event):
        return None
    if situation.public and (offer.status == "off_shelf" or not stand.book.listed):
        return None
    if offer.book in shown.listed:
        return offer.book
    return shown.unlisted.get(offer.book) or shown.appearances.get((offer.book, event.id))


def has_appearances(event: Event, situation: Situation) -> bool:
    """Whether unlinkable books have pages at the event: until it ends, and not before it may."""
    return not (
        situation.is_past(event) or event.status == "cancelled" or situation.is_embargoed(event)
    )


def _text(event: Event, language: str) -> PublicEventText:
    def one(read: Callable[[EventText], str | None]) -> Text | None:
        return pick(event.texts, event.language, language, read)

    def several(read: Callable[[EventText], Sequence[str] | None]) -> tuple[Text, ...] | None:
        return pick_all(event.texts, event.language, language, read)

    nothing = Text("", event.language)
    return PublicEventText(
        title=one(lambda text: text.title) or nothing,
        summary=one(lambda text: text.summary) or nothing,
        accessibility=several(lambda text: text.accessibility) or (),
        organiser=one(lambda text: text.organiser),
        partners=several(lambda text: text.partners) or (),
        rules=several(lambda text: text.rules),
        body=one(lambda text: text.body),
    )


def _venue(event: Event, languages: tuple[str, ...]) -> PublicVenue | None:
    if event.venue is None:
        return None
    if event.venue.disclosure != "public":
        return PublicVenue(event.venue.disclosure)

    def words(read: Callable[[EventText], str | None]) -> Mapping[str, Text] | None:
        return by_language(languages, event.texts, event.language, read) or None

    return PublicVenue(
        disclosure="public",
        name=words(lambda text: text.venue.name),
        address=words(lambda text: text.venue.address),
        room=words(lambda text: text.venue.room),
        geo=event.venue.geo,
    )


def _slots(event: Event) -> tuple[Slot, ...]:
    zone = ZoneInfo(event.timezone)
    length = dt.timedelta(minutes=event.reading_minutes)
    begins = [dt.datetime.combine(event.date, slot, zone) for slot in event.slots]
    return tuple(Slot(begin, begin + length) for begin in begins)


def _offers(
    event: Event, situation: Situation, shown: Shown, *, timetable: bool
) -> tuple[PublicOffer, ...]:
    offers = []
    for place, offer in enumerate(event.offers, start=1):
        key = _key(event, offer, situation, shown)
        if key is not None:
            states = tuple(offer.state(slot) for slot in event.slots) if timetable else ()
            offers.append(
                PublicOffer(key, states)
                if situation.public
                # The place counts those who are not shown too: a table keeps its number.
                else PublicOffer(key, states, place, offer.status == "off_shelf")
            )
    return tuple(offers)


def _registration(event: Event) -> PublicRegistration | None:
    found = event.registration
    if found is None:
        return None
    return PublicRegistration(found.how, found.url, found.email, found.opens)


def _outcomes(event: Event, situation: Situation, shown: Shown) -> PublicOutcomes | None:
    outcomes = event.outcomes
    if outcomes is None or event.status == "cancelled":
        return None
    minimum = situation.settings.minimum_cell
    languages = situation.settings.languages
    learned = {
        language: words
        for language in languages
        if (words := pick_all(event.texts, event.language, language, lambda text: text.learned))
    }
    return PublicOutcomes(
        readers=publish_number(outcomes.readers, minimum),
        readings=publish_number(outcomes.readings, minimum),
        forms=publish_number(outcomes.forms, minimum),
        survey=_survey(event, outcomes, minimum, languages),
        learned=learned,
        voices=_voices(event, outcomes, situation, shown),
        most_read=tuple(
            book for book in outcomes.most_read if _is_named(book, event, situation, shown)
        ),
    )


def _survey(
    event: Event, outcomes: Outcomes, minimum: int, languages: tuple[str, ...]
) -> tuple[PublicQuestion, ...]:
    questions = []
    for position, counts in enumerate(outcomes.survey):
        published = publish_question(counts, outcomes.forms, minimum)
        answers = tuple(
            PublicAnswer(_label(event, languages, position, index), count)
            for index, count in enumerate(published)
        )
        records = _survey_words(event, position)
        question = by_language(languages, records, event.language, lambda words: words.question)
        questions.append(PublicQuestion(question, answers))
    return tuple(questions)


def _survey_words(event: Event, position: int) -> dict[str, SurveyText]:
    return {
        language: words
        for language, text in event.texts.items()
        if (words := at(text.survey, position)) is not None
    }


def _label(
    event: Event, languages: tuple[str, ...], position: int, index: int
) -> Mapping[str, Text]:
    records = _survey_words(event, position)
    return by_language(languages, records, event.language, lambda words: at(words.labels, index))


def _voices(
    event: Event, outcomes: Outcomes, situation: Situation, shown: Shown
) -> tuple[PublicVoice, ...]:
    voices = []
    for position, voice in enumerate(outcomes.voices):
        words = _voice_words(event, situation.settings.languages, position)
        if not words:
            continue
        if voice.by == "reader":
            voices.append(PublicVoice(words, "reader"))
        elif voice.book is not None and may_speak(voice.book, event, situation, shown):
            voices.append(PublicVoice(words, "book", voice.book))
    return tuple(voices)


def _voice_words(event: Event, languages: tuple[str, ...], position: int) -> Mapping[str, Text]:
    return by_language(
        languages, event.texts, event.language, lambda text: at(text.voices, position)
    )


def may_speak(book: str, event: Event, situation: Situation, shown: Shown) -> bool:
    """Whether the event may quote the book, under its title."""
    return (
        _is_named(book, event, situation, shown)
        and shown.stands[book].rule("BookText.quote") is not None
    )


def _is_named(book: str, event: Event, situation: Situation, shown: Shown) -> bool:
    return (
        book in shown.listed
        and not is_kept_out(shown.stands[book].book, event)
        and not situation.is_embargoed(event)
    )
