"""`hlsite audit --canary`: rehearse all editions with a made-up word in every private field."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from hlsite.canaries import CONTROL, PLACES, Mark, Place, marks_in, plant
from hlsite.cli.desk import desk
from hlsite.cli.printing import print_kit
from hlsite.clock import read_clock
from hlsite.privacy.vault import Vault
from hlsite.privacy.vault_fields import Recipient
from hlsite.privacy.vault_key import generate_key
from hlsite.privacy.vault_key_file import KEY_FILE_VARIABLE, create_key_file
from hlsite.reading.catalogue import read_catalogue
from hlsite.reading.site_config import Project

KEY = "canary.key"

Seen = Mapping[Place, Mapping[str, tuple[str, ...]]]
"""By edition: the planted words that were found, and where."""


def rehearse(project: Project, config_file: Path) -> int:
    """Plant, build everything in a private copy, look, and print field × edition.

    Returns:
        0: no edition shows what it may not. 1: one does. 2: an edition could not be built, or
        does not even show its control.

    Raises:
        ContentError: The library has errors.
    """
    today = read_clock(project.settings.timezone).date()
    catalogue = read_catalogue(project.content, project.settings, today=today).catalogue
    cache = project.root / ".cache" / "hlsite"
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="canary-", dir=cache))
    # Apart from the copy: no key may lie in a library's folder. It opens made-up words alone.
    keys = Path(tempfile.mkdtemp(prefix="hlsite-canary-"))
    try:
        marks = _copy(project, config_file, folder, keys / KEY)
        with _key(keys / KEY):
            failed = [_build(folder, config_file.name, place, catalogue.events) for place in PLACES]
        if any(failed):
            click.echo("\n".join(filter(None, failed)), err=True)
            return 2
        words = [mark.word for mark in marks]
        homes: Mapping[Place, str] = {"public": "site", "room": "print", "desk": "desk"}
        seen = {place: marks_in(folder / homes[place], words) for place in PLACES}
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(keys)
    return show_table(marks, seen)


def _copy(project: Project, config_file: Path, folder: Path, key_file: Path) -> tuple[Mark, ...]:
    content = folder / project.content.name
    shutil.copytree(project.content, content)
    shutil.copy(config_file, folder / config_file.name)
    if project.theme is not None and project.theme.is_relative_to(project.root):
        shutil.copytree(project.theme, folder / project.theme.relative_to(project.root))
    (content / "vault.age").unlink(missing_ok=True)
    today = read_clock(project.settings.timezone).date()
    marks, people = plant(content, today, anonymise=project.settings.anonymise)
    key = generate_key()
    create_key_file(key_file, key)
    recipients = (Recipient(key.newest, "one"), Recipient(generate_key().newest, "another"))
    Vault.new(content / "vault.age", recipients).with_identities(people).save()
    return marks


@contextlib.contextmanager
def _key(key_file: Path) -> Iterator[None]:
    """Let the copy's key open the copy's vault."""
    before = os.environ.get(KEY_FILE_VARIABLE)
    os.environ[KEY_FILE_VARIABLE] = str(key_file)
    try:
        yield
    finally:
        del os.environ[KEY_FILE_VARIABLE]
        if before is not None:
            os.environ[KEY_FILE_VARIABLE] = before


def _build(folder: Path, config: str, place: Place, events: Iterable[str]) -> str:
    """Build one edition; what went wrong, or nothing."""
    from hlsite.plugin_run import build_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    if sys.stderr.isatty():
        click.echo(f"building the {place} edition …", err=True)
    file = folder / config
    said = io.StringIO()
    logger = logging.getLogger("hlsite")
    handlers, logger.handlers = logger.handlers, [logging.StreamHandler(said)]
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            if place == "public":
                site = folder / "site"
                code = build_site(file, anonymise=False, strict=False, site_dir=site, is_told=False)
            elif place == "room":
                code = int(print_kit.main(["--all", "-f", str(file)], standalone_mode=False) or 0)
            else:
                codes = [desk.main([one, "-f", str(file)], standalone_mode=False) for one in events]
                code = int(any(codes))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except click.ClickException as stop:
        code = stop.exit_code
        said.write(stop.format_message())
    finally:
        logger.handlers = handlers
    return f"The {place} edition could not be built:\n{said.getvalue()}" if code else ""


def show_table(marks: Iterable[Mark], seen: Seen) -> int:
    """Print the table; the exit code."""
    fields: dict[str, list[Mark]] = {}
    for mark in marks:
        fields.setdefault(mark.field, []).append(mark)
    width = max(map(len, fields))
    click.echo(f"{'field':{width}}  planted  " + "".join(f"{place:>14}" for place in PLACES))
    leaks: list[str] = []
    for name, planted in sorted(fields.items()):
        cells = []
        for place in PLACES:
            shown = [mark for mark in planted if mark.word in seen[place]]
            wrong = [mark for mark in shown if place not in mark.may_be_in]
            leaks += (
                f"{place}: {name}: {path}" for mark in wrong for path in seen[place][mark.word]
            )
            cells.append(f"LEAK {len(wrong)}" if wrong else f"found {len(shown)}" if shown else "-")
        click.echo(f"{name:{width}}  {len(planted):7}  " + "".join(f"{cell:>14}" for cell in cells))
    if leaks:
        click.echo(f"{len(leaks)} places show what they may not:", err=True)
        click.echo("\n".join(f"  {leak}" for leak in leaks), err=True)
        return 1
    controls = [mark.word for mark in fields.get(CONTROL, ())]
    blind = [place for place in PLACES if not any(word in seen[place] for word in controls)]
    if blind:
        click.echo(
            f"The control was not found in {', '.join(blind)}: nothing was looked at.", err=True
        )
        return 2
    return 0
