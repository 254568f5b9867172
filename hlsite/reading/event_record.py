"""Front matter and bodies of one event, in all its languages, to an `Event` or its problems."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from itertools import pairwise

from hlsite.model.event import (
    Event,
    EventText,
    Offer,
    OfferText,
    Outcomes,
    Registration,
    SurveyText,
    Venue,
    VenueText,
    Voice,
)
from hlsite.model.problem import Problem
from hlsite.reading.fields import EventFields, EventWords
from hlsite.reading.front_matter import FrontMatter, Path
from hlsite.reading.translation import EVENT_WORDS, compare_lengths, digest, staleness
from hlsite.reading.validation import sound_fields, validate

_TIMES = frozenset({"slots", "reading_minutes", "break_minutes"})


def read_event(
    event_id: str,
    base: FrontMatter,
    words: Mapping[str, FrontMatter],
    *,
    default_language: str,
    timezone: str,
) -> tuple[Event | None, list[Problem]]:
    """One event.

    Args:
        event_id: The file's stem.
        base: The base file.
        words: Translations by language.
        default_language: The language of a base file that names none.
        timezone: The zone of an event that names none.

    Returns:
        The event, or None when its base cannot be used; and every problem of all its files.
    """
    problems = list(base.problems)
    fields, found = (None, []) if problems and not base.data else validate(base, EventFields)
    problems += found + refuse_masks(base)
    texts: dict[str, EventText] = {}
    stale = set()
    current = digest(base, EVENT_WORDS)
    for language, front in words.items():
        problems += front.problems
        translated, found = validate(front, EventWords)
        problems += found + compare_lengths(base, front, found) + refuse_masks(front)
        if translated is None:
            continue
        texts[language] = _translated_text(translated, front.body)
        if aged := staleness(front, translated.translated_from, current):
            stale.add(language)
            problems += aged
    if fields is None:
        sound = sound_fields(base, EventFields)
        # Where one of these is wrong, its default would call right times wrong.
        if sound is not None and _TIMES & base.data.keys() <= sound.model_fields_set:
            problems += _check_times(base, sound, sound.timezone or timezone, _slots(sound))
        return None, problems
    zone = fields.timezone or timezone
    slots = _slots(fields)
    problems += _check_times(base, fields, zone, slots)
    texts[fields.language or default_language] = _base_text(fields, base.body)
    event = Event(
        id=event_id,
        path=base.path,
        language=fields.language or default_language,
        texts=texts,
        date=fields.date,
        start=fields.start,
        end=fields.end,
        timezone=zone,
        slots=slots,
        status=fields.status,
        venue=_venue(fields),
        audience=fields.audience,
        reading_minutes=fields.reading_minutes,
        break_minutes=fields.break_minutes,
        timetable=fields.timetable,
        offers=tuple(
            Offer(
                book=offer.id,
                slots=None if offer.slots is None else tuple(offer.slots),
                taken=tuple(offer.taken),
                status=offer.status,
            )
            for offer in fields.books
        ),
        embargo=fields.embargo,
        registration=_registration(fields),
        interpreters=tuple(fields.interpreters),
        goals=tuple(fields.goals),
        outcomes=_outcomes(fields),
        stale=frozenset(stale),
    )
    return event, problems


def _venue(fields: EventFields) -> Venue | None:
    if fields.venue is None:
        return None
    geo = fields.venue.geo
    return Venue(fields.venue.disclosure, (geo[0], geo[1]) if geo else None)


def _registration(fields: EventFields) -> Registration | None:
    if fields.registration is None:
        return None
    wanted = fields.registration
    return Registration(wanted.how, wanted.url, wanted.email, wanted.opens)


def _outcomes(fields: EventFields) -> Outcomes | None:
    if fields.outcomes is None:
        return None
    counted = fields.outcomes
    return Outcomes(
        readers=counted.readers,
        readings=counted.readings,
        forms=counted.forms,
        survey=tuple(tuple(answer.count for answer in one.answers) for one in counted.survey),
        voices=tuple(Voice(voice.by, voice.book) for voice in counted.voices),
        most_read=tuple(counted.most_read),
    )


def _base_text(fields: EventFields, body: str) -> EventText:
    venue, outcomes = fields.venue, fields.outcomes
    return EventText(
        title=fields.title,
        summary=fields.summary,
        venue=VenueText(venue.name, venue.address, venue.room) if venue else VenueText(),
        accessibility=tuple(fields.accessibility),
        organiser=fields.organiser,
        partners=tuple(fields.partners),
        rules=None if fields.rules is None else tuple(fields.rules),
        offers=tuple(OfferText(offer.title, offer.summary) for offer in fields.books),
        survey=tuple(
            SurveyText(one.question, tuple(answer.label for answer in one.answers))
            for one in (outcomes.survey if outcomes else ())
        ),
        learned=tuple(outcomes.learned) if outcomes else (),
        voices=tuple(voice.text for voice in outcomes.voices) if outcomes else (),
        body=body.strip() or None,
    )


def _translated_text(words: EventWords, body: str) -> EventText:
    venue, outcomes = words.venue, words.outcomes
    survey = outcomes.survey if outcomes else None
    voices = outcomes.voices if outcomes else None
    learned = outcomes.learned if outcomes else None
    return EventText(
        title=words.title,
        summary=words.summary,
        venue=VenueText(venue.name, venue.address, venue.room) if venue else VenueText(),
        accessibility=None if words.accessibility is None else tuple(words.accessibility),
        organiser=words.organiser,
        partners=None if words.partners is None else tuple(words.partners),
        rules=None if words.rules is None else tuple(words.rules),
        offers=tuple(OfferText(offer.title, offer.summary) for offer in words.books or ()),
        survey=tuple(
            SurveyText(one.question, tuple(answer.label for answer in one.answers))
            for one in survey or ()
        ),
        learned=None if learned is None else tuple(learned),
        voices=tuple(voice.text for voice in voices or ()),
        body=body.strip() or None,
    )


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _slots(fields: EventFields) -> tuple[dt.time, ...]:
    """Starts of the readings: as written, or computed."""
    if fields.slots:
        return tuple(fields.slots)
    start, end = _minutes(fields.start), _minutes(fields.end)
    step = fields.reading_minutes + fields.break_minutes
    starts = range(start, end - fields.reading_minutes + 1, step)
    return tuple(dt.time(minute // 60, minute % 60) for minute in starts)


def _check_times(
    base: FrontMatter, fields: EventFields, zone: str, slots: tuple[dt.time, ...]
) -> list[Problem]:
    problems = []
    if fields.end <= fields.start:
        message = "is not after start; an event begins and ends on one day"
        problems.append(base.problem(("end",), message))
    else:
        problems += _check_slots(base, fields, slots)
    if zone not in zoneinfo.available_timezones():
        message = "is not a time zone; write its IANA name, such as Asia/Almaty"
        problems.append(base.problem(("timezone",), message))
    if fields.embargo is not None and fields.embargo.tzinfo is None:
        message = "has no offset; write it as 2026-12-01T18:00:00+05:00"
        problems.append(base.problem(("embargo",), message))
    return problems


def _check_slots(
    base: FrontMatter, fields: EventFields, slots: tuple[dt.time, ...]
) -> list[Problem]:
    problems = []
    if fields.slots is not None:
        last = _minutes(fields.end) - fields.reading_minutes
        for index, slot in enumerate(fields.slots):
            if not _minutes(fields.start) <= _minutes(slot) <= last:
                message = "does not fit between start and end; change it, or reading_minutes"
                problems.append(base.problem(("slots", index), message))
        for index, (one, following) in enumerate(pairwise(fields.slots), start=1):
            if _minutes(following) - _minutes(one) < fields.reading_minutes:
                message = "starts before the reading before it ends; move it"
                problems.append(base.problem(("slots", index), message))
    known = frozenset(slots)
    for index, offer in enumerate(fields.books):
        offered = known if offer.slots is None else frozenset(offer.slots)
        problems += _unknown_slots(base, ("books", index, "slots"), offer.slots or [], known)
        problems += _unknown_slots(base, ("books", index, "taken"), offer.taken, offered)
    return problems


def _unknown_slots(
    base: FrontMatter, path: Path, written: list[dt.time], known: frozenset[dt.time]
) -> list[Problem]:
    problems = []
    listed = ", ".join(f'"{slot:%H:%M}"' for slot in sorted(known))
    for index, slot in enumerate(written):
        if slot not in known:
            message = f"is not one of the readings here; write one of: {listed}"
            problems.append(base.problem((*path, index), message))
        elif slot in written[:index]:
            message = "is there twice; a reading can be given once, so delete one"
            problems.append(base.problem((*path, index), message))
    return problems


def refuse_masks(front: FrontMatter) -> list[Problem]:
    """An event's texts are public as they stand, so a mask would show both its sides."""
    problems = [
        front.problem(path, "cannot hold a mask; write what everybody may read")
        for path, text in _texts(front.data, ())
        if "[[" in text or "]]" in text
    ]
    for offset, line in enumerate(front.body.split("\n")):
        if "[[" in line or "]]" in line:
            at = (front.body_line + offset, line.find("[[") + 1 or line.find("]]") + 1)
            message = "masks belong in books; write here what everybody may read"
            problems.append(Problem(front.path, *at, "", message))
    return problems


def _texts(value: object, path: Path) -> list[tuple[Path, str]]:
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, Mapping):
        return [pair for key, item in value.items() for pair in _texts(item, (*path, key))]
    if isinstance(value, list):
        return [pair for index, item in enumerate(value) for pair in _texts(item, (*path, index))]
    return []
