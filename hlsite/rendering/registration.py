"""How a reader gets in, as one line with a link in it."""

from __future__ import annotations

from hlsite.model.public import PublicEvent
from hlsite.rendering.localised import Localised, Run, run
from hlsite.rendering.site import takes_place


def line(view: Localised, event: PublicEvent) -> list[Run]:
    """What to do to read at `event`; empty where nobody can register any more."""
    if event.phase == "past" or not takes_place(event):
        return []
    registration = event.registration
    if registration is None:
        return [run(view.s("register.unknown"))]
    sentences: list[list[Run]] = []
    if registration.url is not None:
        sentences.append(_linked(view, f"register.{registration.how}_url", registration.url))
    else:
        sentences.append([run(view.s(f"register.{registration.how}"))])
    if registration.email is not None:
        address = registration.email
        sentences.append(_linked(view, "register.email", f"mailto:{address}", email=address))
    today = view.site.catalogue.built.date()
    if registration.opens is not None and registration.opens > today:
        opens = view.dates.near(registration.opens, today)
        sentences.append([run(view.s("register.opens", date=opens))])
    joined: list[Run] = []
    for sentence in sentences:
        if joined:
            joined.append(run(" "))
        joined.extend(sentence)
    return joined


def _linked(view: Localised, key: str, url: str, **values: object) -> list[Run]:
    before, link, behind = view.s.linked(key, **values)
    pieces = [run(before), run(link, url=url), run(behind)]
    return [piece for piece in pieces if piece["text"]]
