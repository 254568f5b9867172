"""`hlsite status`: what is absent and why, what ends soon, what comes next. Ids, no values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.cli.vault_prompts import warn
from hlsite.clock import read_clock
from hlsite.confidential import FOLDER
from hlsite.desk.folder import desk_events
from hlsite.model.book import Book
from hlsite.model.catalogue import Catalogue
from hlsite.model.event import Event
from hlsite.model.vocabulary import Channel
from hlsite.pipeline import SiteSource
from hlsite.privacy.situation import ends, starts
from hlsite.privacy.vault_secret import VaultError
from hlsite.privacy.withheld import Withheld
from hlsite.reading.checks import CONSENT_NOTICE
from hlsite.reading.site_config import Project, read_project
from hlsite.unlocking import Unlocked, unlock

_ABSENT: Mapping[Channel, str] = {
    "web": "Not on the website",
    "print": "Not in print",
    "portrait": "Without their portrait",
    "quote": "Without their quote",
}


@click.command()
@config_option
def status(config_file: Path) -> None:
    """Say what is absent and why, which consents end, what is stale, which events come."""
    with problems_told():
        project = read_project(config_file)
        clock = read_clock(project.settings.timezone)
        source = SiteSource(project, clock, _unlocked(project))
        catalogue = source.read().catalogue
        withheld = [
            one
            for edition in ("public", "room")
            for one in source.disclose(catalogue, edition).withheld
        ]
    for title, lines in _sections(project, catalogue, withheld, clock):
        click.echo(f"{title}:")
        for line in lines or ["nothing"]:
            click.echo(f"  {line}")


def _unlocked(project: Project) -> Unlocked:
    """What is absent does not hang on the vault, so a status goes on without its key."""
    try:
        return unlock(project)
    except VaultError as error:
        warn(str(error))
        return Unlocked()


def _sections(
    project: Project, catalogue: Catalogue, withheld: Iterable[Withheld], clock: dt.datetime
) -> Iterator[tuple[str, list[str]]]:
    listed = list(dict.fromkeys(withheld))
    for channel, title in _ABSENT.items():
        yield title, [_absence(one) for one in listed if one.channel == channel]
    notice = CONSENT_NOTICE.days
    yield (
        f"Consents that end within {notice} days",
        list(_ending(catalogue.books.values(), clock.date())),
    )
    yield "Translations older than their text", list(_stale(catalogue))
    yield "Coming events", list(_coming(catalogue, clock))
    sheets = [f"{FOLDER}/{event}/" for event in desk_events(project.root)]
    yield "Desk sheets that lie here", [f"{one} {_clearing(one)}" for one in sheets]


def _clearing(folder: str) -> str:
    return f"(hlsite desk --clear {Path(folder).name})"


def _absence(one: Withheld) -> str:
    return f"{one.book}{f', at {one.event}' if one.event else ''}: {one.words}"


def _ending(books: Iterable[Book], today: dt.date) -> Iterator[str]:
    found = [
        (book.consent.until, book.id)
        for book in books
        if book.withdrawn is None
        and book.consent is not None
        and today <= book.consent.until <= today + CONSENT_NOTICE
    ]
    for until, book_id in sorted(found):
        days = (until - today).days
        yield f"{book_id}: {until}, {'today' if not days else f'in {days} days'}"


def _stale(catalogue: Catalogue) -> Iterator[str]:
    records: list[Book | Event] = [*catalogue.books.values(), *catalogue.events.values()]
    for record in records:
        stem = record.path.removesuffix(".md")
        yield from (f"{stem}.{language}.md" for language in sorted(record.stale))


def _coming(catalogue: Catalogue, clock: dt.datetime) -> Iterator[str]:
    events = [event for event in catalogue.events.values() if ends(event) > clock]
    for event in sorted(events, key=lambda one: (starts(one), one.id)):
        away = sum(offer.status == "off_shelf" for offer in event.offers)
        listed = len(event.offers)
        facts = [event.status, f"{listed} book{'' if listed == 1 else 's'} listed"]
        if away:
            facts.append(f"{away} off the shelf")
        if event.embargo is not None and clock < event.embargo:
            facts.append(f"titles from {event.embargo:%Y-%m-%d %H:%M}")
        yield f"{starts(event):%Y-%m-%d %H:%M} {event.id}: {', '.join(facts)}"
