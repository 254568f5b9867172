"""`hlsite withdraw`: take a book out of everything that is published, now."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.cli.withdraw_takedown import takedown
from hlsite.cli.withdraw_traces import Traces, find_traces
from hlsite.clock import read_clock
from hlsite.confidential import FOLDER, is_desk_folder
from hlsite.desk.folder import desk_events
from hlsite.privacy.vault_file import write_whole
from hlsite.publish import PublishError
from hlsite.reading.edit import EditError, add_date
from hlsite.reading.front_matter import read_front_matter
from hlsite.reading.site_config import Project, read_project
from hlsite.reading.sources import find_sources, shown_path

FIELD = "withdrawn"
CACHE = Path(".cache", "hlsite")

STILL_THERE, TAKEN_DOWN = 2, 1
"""Exit codes: the book may still be published; the neutral page stands in the site's place."""

NOT_REACHED = """\
What this command cannot reach, and what to do:
  the web server, until the new folder is uploaded: do that now
  search engines' and browsers' caches: ask for removal of the addresses above
  web archives (web.archive.org and others): write to them, naming the addresses
  copies, screenshots, links that others have made
  git history, backups, clones of the private repository: the text is still in them
  paper that has been handed out"""


@click.command()
@click.argument("book", metavar="ID")
@config_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--anonymise", is_flag=True, help="Build with every book anonymous.")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The published folder, if it is not the configuration's.",
)
def withdraw(
    book: str, config_file: Path, *, yes: bool, anonymise: bool, site_dir: Path | None
) -> None:
    """Withdraw book ID: write the field, publish the site without it, say where else it is.

    If the site cannot be published, a neutral page replaces it at once. What was published with
    --anonymise stays anonymised. Give the same --site-dir as to `hlsite build`.

    Exit code 0: published without the book. 1: the neutral page is up. 2: the book may still be
    published.
    """
    with _told_as_still_there():
        with problems_told():
            project = read_project(config_file)
            today = read_clock(project.settings.timezone).date()
            sources = find_sources(project.content)
        site = site_dir or project.site
        if is_desk_folder(site):
            raise click.ClickException(f"{site.name} is a desk folder; nothing is published there")
        document = sources.books.get(book)
        if document is None or document.base is None:
            raise click.ClickException(f"there is no {project.content.name}/books/{book}.md")
        shown = shown_path(project.content, document.base)
        if not yes:
            click.confirm(f"Withdraw {book}? Its page goes from the site at once", abort=True)
        traces = find_traces(project, sources, book, site)
    is_withdrawn = _write_field(shown, document.base, today)
    shutil.rmtree(project.root / CACHE, ignore_errors=True)
    is_published = (
        is_withdrawn
        and _build(config_file, anonymise=anonymise, site_dir=site_dir)
        and not any(page.exists() for page in traces.pages)
    )
    if is_published:
        click.echo(f"Published without the book: {site.name}/. Upload it now.")
    status = 0 if is_published else _take_down(project, site)
    _tell_rest(project, book, traces, is_still_there=status == STILL_THERE)
    raise SystemExit(status)


@contextmanager
def _told_as_still_there() -> Iterator[None]:
    """Whatever ends the command before it has begun: no script may take it for a neutral page."""
    try:
        yield
    except click.ClickException as error:
        error.show()
        raise SystemExit(STILL_THERE) from None
    except (click.Abort, KeyboardInterrupt):
        click.echo("Nothing was withdrawn.", err=True)
        raise SystemExit(STILL_THERE) from None
    except SystemExit:
        raise SystemExit(STILL_THERE) from None


def _write_field(shown: str, path: Path, today: dt.date) -> bool:
    """Write the field unless it is there. False: no build may be tried, it would have the book."""
    try:
        raw = path.read_bytes()
        if FIELD in read_front_matter(shown, raw).data:
            click.echo(f"{shown}: {FIELD} is there already.")
            return True
        edited = add_date(shown, raw, FIELD, today)
        mode = path.stat().st_mode
        write_whole(path, edited)
        path.chmod(mode)
    except (EditError, OSError) as error:
        click.echo(f"{error}\nThe field is NOT written; write it before the next build.", err=True)
        return False
    click.echo(f"{shown}: {FIELD}: {today}")
    return True


def _take_down(project: Project, site: Path) -> int:
    click.echo("The site cannot be published without the book; see above.", err=True)
    try:
        takedown(site, project.settings)
    except Exception as error:  # noqa: BLE001 - whatever it was, it must be told
        why = error if isinstance(error, (PublishError, OSError)) else type(error).__name__
        click.echo(f"{why}\nTHE BOOK MAY STILL BE IN {site}: take the site off by hand.", err=True)
        return STILL_THERE
    click.echo(
        f"A neutral page stands in the place of {site.name}/ now: the whole site is down. "
        "Upload it now.\nMend what is said above, then run `hlsite build`.",
        err=True,
    )
    return TAKEN_DOWN


def _build(config_file: Path, *, anonymise: bool, site_dir: Path | None) -> bool:
    from hlsite.plugin_run import build_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    try:
        code = build_site(config_file, anonymise=anonymise, strict=False, site_dir=site_dir)
    except BaseException as error:  # noqa: BLE001 - interrupted or broken: the page must go
        click.echo(f"The build was stopped by {type(error).__name__}.", err=True)
        return False
    return code == 0


def _tell_rest(project: Project, book: str, traces: Traces, *, is_still_there: bool) -> None:
    if traces.addresses:
        click.echo(f"These addresses are {'STILL THERE' if is_still_there else 'gone'}:")
        for address in traces.addresses:
            click.echo(f"  {address}")
    else:
        click.echo("The published folder had no page of it.")
    if not traces.knows_codes:
        click.echo("Without the vault's key, addresses under a code cannot be told.")
    if traces.events:
        click.echo("Pull its printed cards and signs, and the catalogues that list it, of:")
        for event, day in traces.events:
            click.echo(f"  {event}" + (f" ({day})" if day else ""))
    if traces.unread:
        click.echo("These events cannot be read; look yourself whether they list it:")
        for event in traces.unread:
            click.echo(f"  {event}")
    _tell_folders(project, traces)
    click.echo(f"Deleted: cached pictures ({CACHE.as_posix()}/).")
    click.echo(f"The vault keeps its entry, so that the name is still looked for: {book}.")
    click.echo(NOT_REACHED)


def _tell_folders(project: Project, traces: Traces) -> None:
    events = [event for event, _ in traces.events]
    printed = [f"print/{event}/" for event in events if (project.root / "print" / event).is_dir()]
    desks = [event for event in events if event in desk_events(project.root)]
    if not printed and not desks:
        return
    click.echo("These folders still hold it:")
    for folder in printed:
        click.echo(f"  {folder}: delete it, and print the event anew")
    for event in desks:
        click.echo(f"  {FOLDER}/{event}/: hlsite desk --clear {event}")
