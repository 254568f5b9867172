"""`hlsite print`: an event's kit, all or nothing, into print/<event>/."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from hlsite.audit import CanaryError
from hlsite.cli.options import config_option, problems_told
from hlsite.clock import read_clock
from hlsite.confidential import is_desk_folder
from hlsite.kits import Order, PrintRoom, write_kit
from hlsite.leak_gate import LeakError, details_file, tell
from hlsite.model.problem import ContentError
from hlsite.pipeline import SiteSource
from hlsite.printing.kit import PRODUCTS
from hlsite.printing.problems import PrintError, unknown
from hlsite.printing.typeset import TemplateError
from hlsite.publish import PublishError, discard, publish, staging_for
from hlsite.reading.site_config import Project, read_project
from hlsite.structural_gate import GateError
from hlsite.unlocking import unlock


@click.command("print")
@config_option
@click.argument("events", nargs=-1, metavar="[EVENT]…")
@click.option("--all", "every", is_flag=True, help="Every event that is not cancelled.")
@click.option(
    "--only",
    multiple=True,
    metavar="PRODUCT,…",
    help="These products instead of the whole kit, as in `--only cards,badges`; see --list.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="This language only; may be repeated.",
)
@click.option("--printer", metavar="NAME", help="The print shop's profile; see --list.")
@click.option("--list", "listing", is_flag=True, help="Say what there is to print; print nothing.")
@click.option(
    "--draft",
    is_flag=True,
    help="An office copy, marked on every page, whatever preflight finds; nothing for the shop.",
)
@click.option(
    "-d",
    "--directory",
    type=click.Path(file_okay=False, path_type=Path),
    help="Instead of print/.",
)
def print_kit(
    config_file: Path,
    *,
    events: tuple[str, ...],
    every: bool,
    only: tuple[str, ...],
    languages: tuple[str, ...],
    printer: str | None,
    listing: bool,
    draft: bool,
    directory: Path | None,
) -> None:
    """Make the kit of one or more EVENTs for the print shop and the desk.

    Files lie in print/EVENT/LANGUAGE/; what is sent, in print/EVENT/for-the-shop/. Each run puts
    the whole folder of an event anew.
    """
    if directory is not None and is_desk_folder(directory):
        raise click.ClickException(f"{directory.name} is a desk folder; nothing is published there")
    with problems_told():
        project = read_project(config_file)
        clock = read_clock(project.settings.timezone)
        room = PrintRoom(SiteSource(project, clock, unlock(project)))
    order = Order(
        products=_listed(only) or tuple(PRODUCTS),
        languages=_listed(languages) or None,
        printer=printer or project.settings.printer,
        draft=draft,
    )
    if listing:
        _list(room, project)
        return
    faults = [*_order_faults(room, order), *_event_faults(room, events, every=every)]
    if faults:
        for fault in faults:
            click.echo(fault, err=True)
        raise SystemExit(1)
    target = directory or project.root / "print"
    wanted = room.to_print if every else dict.fromkeys(events)
    made = [_print_one(room, event_id, order, target / event_id) for event_id in wanted]
    raise SystemExit(not all(made))


def _listed(given: Iterable[str]) -> tuple[str, ...]:
    """Names, each once, whether an option was repeated or holds commas."""
    names = (name.strip() for several in given for name in several.split(","))
    return tuple(dict.fromkeys(filter(None, names)))


def _order_faults(room: PrintRoom, order: Order) -> list[str]:
    try:
        room.check(order)
    except PrintError as error:
        return [str(problem) for problem in error.problems]
    return []


def _event_faults(room: PrintRoom, events: Iterable[str], *, every: bool) -> list[str]:
    named = tuple(events)
    known = tuple(room.events)
    if not named and not every:
        return [f"name an event, or --all; there are: {', '.join(known)}"]
    return [str(unknown("event", name, known)) for name in named if name not in known]


def _list(room: PrintRoom, project: Project) -> None:
    click.echo("Events:")
    for event_id, event in room.events.items():
        click.echo(f"  {event_id}  {event.date:%Y-%m-%d}  {event.status}")
    click.echo("Products:")
    for name, product in PRODUCTS.items():
        width, height = product.trim_mm
        where = "print shop" if product.to_the_shop else "office"
        click.echo(f"  {name}  {width:g} x {height:g} mm  {where}")
    click.echo(f"Languages: {', '.join(project.settings.languages)}")
    click.echo(f"Printers: {', '.join(room.printers)}")


def _print_one(room: PrintRoom, event_id: str, order: Order, target: Path) -> bool:
    """Make and publish one event's kit; say what stands in the way of it."""
    for book in room.left_out(event_id):
        click.echo(f"{event_id}: {book.book} is left out: {book.words}", err=True)
    try:
        kit = room.make(event_id, order, _progress(event_id))
        staging = staging_for(target)
    except (ContentError, PrintError, PublishError, TemplateError) as error:
        click.echo(str(error), err=True)
        return _nothing_printed(event_id)
    try:
        write_kit(kit.files, staging)
        publish(staging, target, room.gate(event_id))
    except LeakError as error:
        details = details_file(room.root, os.environ)
        say_error = functools.partial(click.echo, err=True)
        tell(error.report, details, say_error, on_terminal=sys.stderr.isatty())
        return _nothing_printed(event_id)
    except (GateError, CanaryError, PublishError, OSError) as error:
        discard(staging)
        click.echo(str(error), err=True)
        return _nothing_printed(event_id)
    for problem in kit.problems:
        click.echo(f"{event_id}: draft: {problem}", err=True)
    return True


def _nothing_printed(event_id: str) -> bool:
    click.echo(f"Nothing was printed for {event_id}; the old files are untouched.", err=True)
    return False


def _progress(event_id: str) -> Callable[[str], None]:
    def say(step: str) -> None:
        if sys.stderr.isatty():
            click.echo(f"{event_id}: {step}", err=True)

    return say
