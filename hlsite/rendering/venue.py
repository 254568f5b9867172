"""Where an event is, as far as it may be known.

A place that is not public is never passed over in silence: the page says how to learn it, as long
as there is a reason to.
"""

from __future__ import annotations

from collections.abc import Sequence

from hlsite.model.public import PublicEvent, Text
from hlsite.rendering.localised import Localised, Run, TextView, capitalised, run


def parts(view: Localised, event: PublicEvent) -> list[Text]:
    """Name, room and address, as disclosed; empty for a venue that is not public."""
    venue = event.venue
    if venue is None or venue.disclosure != "public":
        return []
    found = (venue.name, venue.room, venue.address)
    return [texts[view.language] for texts in found if texts is not None]


def house(view: Localised, event: PublicEvent) -> TextView:
    """The first of what is known, for where there is little room: as a rule the house's name."""
    return _joined(view, event, parts(view, event)[:1])


def place(view: Localised, event: PublicEvent) -> TextView:
    """One line for cards and lists; empty when nothing is known."""
    return _joined(view, event, parts(view, event))


def _joined(view: Localised, event: PublicEvent, known: Sequence[Text]) -> TextView:
    if not known:
        return {"text": _instead(view, event) or "", "lang": None}
    languages = {text.language for text in known}
    return {
        "text": view.s("list.comma").join(text.value for text in known),
        "lang": view.lang(known[0]) if len(languages) == 1 else None,
    }


def line(view: Localised, event: PublicEvent) -> list[Run]:
    """The fact *Where*."""
    instead = _instead(view, event)
    if instead is not None:
        return [run(capitalised(instead))]
    return view.separated([view.run_of(text)] for text in parts(view, event))


def note(view: Localised, event: PublicEvent) -> str | None:
    """How to learn a place that is not public; None when it is, or when the event is over."""
    if event.venue is None or event.venue.disclosure == "public" or event.phase == "past":
        return None
    return view.s(f"event.venue.{event.venue.disclosure}")


def _instead(view: Localised, event: PublicEvent) -> str | None:
    """What stands in the place of a place that is not public."""
    if event.venue is None or event.venue.disclosure == "public":
        return None
    disclosure = "withheld" if event.phase == "past" else event.venue.disclosure
    return view.s(f"event.venue.{disclosure}_short")
