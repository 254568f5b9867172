"""Where an event is, as far as it may be known."""

from __future__ import annotations

from hlsite.model.public import PublicVenue, Text
from hlsite.rendering.localised import Localised, Run, TextView, capitalised, run


def parts(view: Localised, venue: PublicVenue | None) -> list[Text]:
    """Name, room and address, as disclosed; empty for a venue that is not public."""
    if venue is None or venue.disclosure != "public":
        return []
    found = (venue.name, venue.room, venue.address)
    return [texts[view.language] for texts in found if texts is not None]


def place(view: Localised, venue: PublicVenue | None) -> TextView:
    """One line for cards and lists; empty when nothing is known."""
    if venue is None:
        return {"text": "", "lang": None}
    if venue.disclosure != "public":
        return {"text": view.s(f"event.venue.{venue.disclosure}_short"), "lang": None}
    known = parts(view, venue)
    languages = {text.language for text in known}
    return {
        "text": view.s("list.comma").join(text.value for text in known),
        "lang": view.lang(known[0]) if len(languages) == 1 else None,
    }


def line(view: Localised, venue: PublicVenue | None) -> list[Run]:
    """The fact *Where*: the place in full; the page says beside it how to learn it if it is not."""
    if venue is None:
        return []
    if venue.disclosure != "public":
        return [run(capitalised(view.s(f"event.venue.{venue.disclosure}_short")))]
    return view.separated([view.run_of(text)] for text in parts(view, venue))
