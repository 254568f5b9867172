"""`hlsite desk`: the librarians' sheets of one event, private, into desk/<event>/."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from hlsite.cli.guarding import guarded
from hlsite.cli.options import config_option
from hlsite.cli.vault_prompts import refuse_off_terminal, warn
from hlsite.clock import read_clock
from hlsite.confidential import FOLDER
from hlsite.desk.board import desk_board
from hlsite.desk.folder import DeskFolderError, clear_desk, write_desk
from hlsite.desk.pdf import desk_pdf
from hlsite.desk.sheet import DeskSheet, make_sheet
from hlsite.desk.values import Values, sheet_values
from hlsite.locale import Strings
from hlsite.model.catalogue import Catalogue
from hlsite.pipeline import SiteSource
from hlsite.printing.encrypt import encrypt
from hlsite.printing.glyphs import covered_by_all
from hlsite.printing.problems import unknown
from hlsite.printing.typeset import TemplateError, Typesetter
from hlsite.privacy.situation import REASON_WORDS
from hlsite.privacy.vault_secret import Secret, VaultError
from hlsite.reading.site_config import Project, read_project
from hlsite.unlocking import unlock

PDF, BOARD = "desk.pdf", "board.html"
SHORTEST_PASSWORD = 10
"""Characters; the file can be tried at leisure by whoever finds it."""

CLEARED = (
    "Deleted from this disk. What this cannot promise: paper, copies on tablets, sticks and in\n"
    "mails, backups and snapshots, a printer's memory, blocks that a drive has not overwritten."
)
NO_BOARD = (
    f"{BOARD} is not written: a browser cannot lock a page with a password, and an open board\n"
    "beside a locked sheet would give everything away. --plain-board writes it all the same."
)


@click.command()
@click.argument("event", metavar="[EVENT]", required=False)
@config_option
@click.option("--language", metavar="CODE", help="The sheet's language; the site's default.")
@click.option("--password", is_flag=True, help="Ask for a password, and lock the PDF with it.")
@click.option("--plain-board", is_flag=True, help="With --password: write the open board too.")
@click.option("--clear", is_flag=True, help="Delete the sheets of EVENT, or all of desk/.")
@guarded(DeskFolderError)
def desk(
    event: str | None,
    config_file: Path,
    *,
    language: str | None,
    password: bool,
    plain_board: bool,
    clear: bool,
) -> None:
    """Make the librarians' sheets of EVENT: desk.pdf and board.html, in desk/EVENT/.

    They hold names, telephone numbers and what masks keep back. Nothing publishes them.
    """
    project = read_project(config_file)
    if clear:
        _clear(project, event)
        return
    source = SiteSource(project, read_clock(project.settings.timezone), unlock(project))
    catalogue = source.read().catalogue
    event_id = _event(catalogue, event)
    chosen = _language(project, language)
    lock = _ask_password() if password else None
    if source.unlocked.held is None:
        warn("there is no vault: the sheets have no names and no telephone numbers")
    sheet = make_sheet(
        catalogue,
        source.unlocked.identities,
        project.settings,
        event_id=event_id,
        language=chosen,
        now=source.clock,
    )
    _tell_absent(sheet)
    _warn_of_ends(catalogue, sheet)
    values = sheet_values(sheet, Strings)
    files = {PDF: _pdf(source, values, lock)}
    if lock is None or plain_board:
        files[BOARD] = desk_board(values).encode()
    folder = write_desk(project.root, event_id, files)
    if BOARD not in files:
        click.echo(NO_BOARD, err=True)
    shown = folder.relative_to(project.root).as_posix()
    click.echo(f"{shown}/: {', '.join(files)}, {len(sheet.books)} books.")
    click.echo(f"Keep them off shared disks; after the event: hlsite desk --clear {event_id}")


def _clear(project: Project, event: str | None) -> None:
    gone = clear_desk(project.root, event)
    if not gone:
        click.echo(f"There is nothing in {FOLDER}/{event or ''} to delete.")
        return
    click.echo(f"{FOLDER}/: {', '.join(gone)}.\n{CLEARED}")


def _event(catalogue: Catalogue, event: str | None) -> str:
    if event is not None and event in catalogue.events:
        return event
    known = tuple(catalogue.events)
    if event is None:
        raise click.ClickException(f"name an event; there are: {', '.join(known)}")
    raise click.ClickException(unknown("event", event, known).message)


def _language(project: Project, language: str | None) -> str:
    languages = project.settings.languages
    if language is not None and language not in languages:
        raise click.ClickException(f"--language: write one of: {', '.join(languages)}")
    return language or project.settings.default_language


def _ask_password() -> Secret[str]:
    refuse_off_terminal("a password is asked for")
    asked = Secret[str](
        click.prompt("Password of the PDF", hide_input=True, confirmation_prompt=True)
    )
    if len(asked.reveal()) < SHORTEST_PASSWORD:
        raise click.ClickException(
            f"write {SHORTEST_PASSWORD} characters or more; a sentence is best"
        )
    return asked


def _tell_absent(sheet: DeskSheet) -> None:
    for book, reason in sheet.absent:
        click.echo(f"{sheet.event}: {book} is left out: {REASON_WORDS[reason]}", err=True)


def _warn_of_ends(catalogue: Catalogue, sheet: DeskSheet) -> None:
    """The sheet itself does not tell a consent's dates."""
    for book in sheet.books:
        consent = catalogue.books[book.id].consent
        if consent is not None and not consent.signed <= sheet.date <= consent.until:
            warn(f"{book.id}: the consent is not valid on the day of the event; ask the book")


def _pdf(source: SiteSource, values: Values, lock: Secret[str] | None) -> bytes:
    folders = [folder / "cards" for folder in source.theme_folders]
    fonts = [place for folder in folders if (place := folder / "fonts").is_dir()]
    typesetter = Typesetter([folder for folder in folders if folder.is_dir()], fonts)

    def typeset(name: str, data: Mapping[str, object]) -> bytes:
        try:
            return typesetter.typeset(
                name, data, built=source.clock, standards=("ua-1", "1.7"), compressed=True
            ).pdf
        except TemplateError:
            # Its message may quote what the template was given.
            broken = f"theme/cards/{name}.typ cannot be typeset; put the product's own back"
        raise VaultError(broken)

    pdf, lost = desk_pdf(values, typeset, covered_by_all(fonts))
    for book in lost:
        warn(f"{book}: the fonts lack a letter, printed as [?]; the board shows it")
    return pdf if lock is None else encrypt(pdf, lock.reveal)
