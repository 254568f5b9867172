"""`hlsite print`: an event's kit, all or nothing, into print/<event>/."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from hlsite.audit import CanaryError
from hlsite.cli.options import config_option, problems_told
from hlsite.clock import read_clock
from hlsite.confidential import is_desk_folder
from hlsite.kits import Order, PrintRoom, write_kit
from hlsite.leak_gate import LeakError, details_file, tell
from hlsite.pipeline import SiteSource
from hlsite.printing.kit import PRODUCTS
from hlsite.printing.problems import PrintError
from hlsite.printing.typeset import TemplateError
from hlsite.publish import PublishError, discard, publish, staging_for
from hlsite.reading.site_config import read_project
from hlsite.structural_gate import GateError
from hlsite.unlocking import unlock


@click.command("print")
@config_option
@click.argument("events", nargs=-1, metavar="[EVENT]…")
@click.option("--all", "every", is_flag=True, help="Every event that is not cancelled.")
@click.option("--only", metavar="PRODUCT,…", help=f"Of: {', '.join(PRODUCTS)}.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="This language only.")
@click.option("--printer", metavar="NAME", help="The print shop's profile.")
@click.option("--list", "listing", is_flag=True, help="Say what there is to print; print nothing.")
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
    only: str | None,
    languages: tuple[str, ...],
    printer: str | None,
    listing: bool,
    directory: Path | None,
) -> None:
    """Make the kit of one or more EVENTs for the print shop and the desk."""
    if directory is not None and is_desk_folder(directory):
        raise click.ClickException(f"{directory.name} is a desk folder; nothing is published there")
    with problems_told():
        project = read_project(config_file)
        clock = read_clock(project.settings.timezone)
        room = PrintRoom(SiteSource(project, clock, unlock(project)))
    wanted = room.to_print if every else events
    unknown = [event for event in wanted if event not in room.events]
    if unknown or not wanted or listing:
        for event_id in room.events:
            click.echo(event_id)
        if listing:
            return
        what = f"No such event: {', '.join(unknown)}." if unknown else "Name an event, or --all."
        click.echo(what, err=True)
        raise SystemExit(1)
    order = Order(
        products=tuple(only.split(",")) if only else tuple(PRODUCTS),
        languages=languages or None,
        printer=printer or project.settings.printer,
    )
    for event_id in wanted:
        _print_one(room, event_id, order, (directory or project.root / "print") / event_id)


def _print_one(room: PrintRoom, event_id: str, order: Order, target: Path) -> None:
    for book in room.left_out(event_id):
        click.echo(f"{event_id}: {book.book} is left out: {book.reason}", err=True)
    try:
        files = room.make(event_id, order, _progress(event_id))
        staging = staging_for(target)
    except (PrintError, PublishError, TemplateError) as error:
        click.echo(str(error), err=True)
        click.echo(f"Nothing was printed for {event_id}; the old files are untouched.", err=True)
        raise SystemExit(1) from None
    try:
        write_kit(files, staging)
        publish(staging, target, room.gate(event_id))
    except LeakError as error:
        details = details_file(room.root, os.environ)
        say_error = functools.partial(click.echo, err=True)
        tell(error.report, details, say_error, on_terminal=sys.stderr.isatty())
        click.echo(f"Nothing was printed for {event_id}; the old files are untouched.", err=True)
        raise SystemExit(1) from None
    except (GateError, CanaryError, PublishError, OSError) as error:
        discard(staging)
        click.echo(str(error), err=True)
        raise SystemExit(1) from None


def _progress(event_id: str) -> Callable[[str], None]:
    def tell(step: str) -> None:
        if sys.stderr.isatty():
            click.echo(f"{event_id}: {step}", err=True)

    return tell
