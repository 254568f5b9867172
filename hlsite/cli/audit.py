"""`hlsite audit`: look in a finished folder for everything its edition may not hold."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from hlsite.audit import CanaryError
from hlsite.cli.audit_canary import rehearse
from hlsite.cli.options import config_option
from hlsite.cli.options import tell as tell_problems
from hlsite.clock import read_clock
from hlsite.leak_gate import LeakGate, desk_secrets, details_file, tell
from hlsite.model.problem import ContentError
from hlsite.pipeline import SiteSource
from hlsite.privacy.held_back import left_sides
from hlsite.privacy.vault_secret import VaultError
from hlsite.reading.site_config import Project, read_project
from hlsite.unlocking import unlock

COULD_NOT_LOOK = 2

say = functools.partial(click.echo, err=True)


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@config_option
@click.option(
    "--edition",
    type=click.Choice(["public", "room", "desk"]),
    default="public",
    show_default=True,
    help="What DIR is: site/ is public, print/ is room.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for tools.")
@click.option(
    "--canary",
    is_flag=True,
    help="Build all editions with a made-up word in every private field, and say who shows it.",
)
def audit(
    folder: Path | None, config_file: Path, *, edition: str, as_json: bool, canary: bool
) -> None:
    """Look in DIR, in every path and byte, for what its edition may not hold.

    Exit code 0: nothing stops a publication. 1: something does. 2: could not look.
    """
    try:
        project = read_project(config_file)
        if canary:
            raise SystemExit(rehearse(project, config_file))
        if folder is None:
            raise click.UsageError("name the folder to look in, or --canary")
        gate = _gate(project, edition, folder)
        report = gate.report(folder)
    except ContentError as error:
        tell_problems(error.problems)
        _could_not_look("the catalogue has errors, so nobody knows what to look for")
    except NotADirectoryError:
        _could_not_look(f"{folder} is no folder")
    except (CanaryError, VaultError, OSError, ValueError) as error:
        _could_not_look(str(error))
    except KeyboardInterrupt:
        _could_not_look("interrupted")
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    details = details_file(project.root, os.environ)
    on_terminal = sys.stderr.isatty() and not as_json
    tell(report, details, say, on_terminal=on_terminal, with_review=on_terminal)
    raise SystemExit(report.exit_code)


def _gate(project: Project, edition: str, folder: Path) -> LeakGate:
    unlocked = unlock(project)
    if unlocked.held is None:
        say(
            "warning: there is no vault; names cannot be looked for, only what disclosure held back"
        )
    source = SiteSource(project, read_clock(project.settings.timezone), unlocked)
    reading = source.read()
    if edition == "desk":
        room = source.gate(reading, source.disclose(reading.catalogue, "room"), is_remembered=False)
        secrets = desk_secrets(unlocked.identities, unlocked.code_secret.reveal())
        disclosed = dict(room.disclosed)
        for book in reading.catalogue.books.values():
            # An employer that a mask covers stands on the sheet with the mask's left side.
            disclosed[book.id] = (*disclosed.get(book.id, ()), *left_sides(book))
        return dataclasses.replace(room, secrets=secrets, disclosed=disclosed)
    disclosure = source.disclose(reading.catalogue, "room" if edition == "room" else "public")
    whole = folder.resolve().name
    event = whole if edition == "room" and whole in reading.catalogue.events else None
    return source.gate(reading, disclosure, event=event, is_remembered=False)


def _could_not_look(why: str) -> NoReturn:
    say(f"Could not look: {why}")
    raise SystemExit(COULD_NOT_LOOK)
