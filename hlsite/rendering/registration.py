"""How a reader gets in, as one line with a link in it."""

from __future__ import annotations

from hlsite.model.public import PublicEvent, PublicRegistration
from hlsite.rendering.localised import Localised, Run, run
from hlsite.rendering.site import takes_place


def line(view: Localised, event: PublicEvent) -> list[Run]:
    """What to do to read at `event`; empty where nobody can register any more."""
    if event.phase == "past" or not takes_place(event):
        return []
    registration = event.registration
    if registration is None:
        return [run(view.s("register.unknown"))]
    sentences = _ways_in(view, registration)
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


def _ways_in(view: Localised, registration: PublicRegistration) -> list[list[Run]]:
    how, url, email = registration.how, registration.url, registration.email
    if url is None and email is not None and how == "hold":
        return [_linked(view, "register.hold_email", f"mailto:{email}", email=email)]
    sentences = [
        [run(view.s(f"register.{how}"))]
        if url is None
        else _linked(view, f"register.{how}_url", url)
    ]
    if email is not None:
        sentences.append(_linked(view, "register.email", f"mailto:{email}", email=email))
    return sentences


def _linked(view: Localised, key: str, url: str, **values: object) -> list[Run]:
    before, link, behind = view.s.linked(key, **values)
    pieces = [run(before), run(link, url=url), run(behind)]
    return [piece for piece in pieces if piece["text"]]
