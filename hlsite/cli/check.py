"""`hlsite check`: read everything, say what is wrong, build nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.clock import read_clock
from hlsite.leak_gate import alias_problems
from hlsite.model.problem import ContentError, Problem
from hlsite.pictures import picture_problems
from hlsite.printing.printer import BUILT_IN
from hlsite.privacy.vault import vault_path
from hlsite.privacy.vault_secret import VaultError
from hlsite.reading.catalogue import Reading, read_catalogue
from hlsite.reading.config_places import PLUGIN, find_places
from hlsite.reading.site_config import Project, read_project
from hlsite.reading.sources import shown_path
from hlsite.unlocking import Unlocked, unlock


@click.command()
@config_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for tools.")
def check(config_file: Path, *, as_json: bool) -> None:
    """Check every file in content/ and print all problems at once.

    Exit code 1 when there is an error, 0 when there are only warnings or none.
    """
    with problems_told():
        project = _project(config_file, as_json=as_json)
        today = read_clock(project.settings.timezone).date()
    unlocked, closed = _unlocked(project)
    try:
        reading = read_catalogue(
            project.content, project.settings, today=today, vault=unlocked.held
        )
        named = alias_problems(reading.catalogue, unlocked.identities)
        pictures = picture_problems(reading.catalogue)
        found = (*reading.warnings, *named, *pictures, *_shop(config_file, project, reading))
    except ContentError as error:
        found = error.problems
    problems = tuple(sorted((*closed, *found)))
    failed = any(problem.severity == "error" for problem in problems)
    if as_json:
        click.echo(_document(problems, failed=failed))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(_summary(problems), err=True)
    raise SystemExit(failed)


def _project(config_file: Path, *, as_json: bool) -> Project:
    """The project; what is wrong with the configuration is a document for tools too.

    Raises:
        ContentError: An option is missing or wrong.
    """
    try:
        return read_project(config_file)
    except ContentError as error:
        if as_json:
            click.echo(_document(error.problems, failed=True))
        raise


def _shop(config_file: Path, project: Project, reading: Reading) -> Iterator[Problem]:
    """A print shop that nobody knows: no build fails for it, but the day before the event would."""
    known = sorted({*BUILT_IN, *reading.printers})
    if project.settings.printer not in known:
        message = f"no such print shop's profile; write one of: {', '.join(known)}"
        places = find_places(config_file.name, config_file.read_bytes())
        yield replace(places.problem((*PLUGIN, "printer"), message), severity="warning")


def _document(problems: tuple[Problem, ...], *, failed: bool) -> str:
    listed = [asdict(problem) for problem in problems]
    return json.dumps({"ok": not failed, "problems": listed}, ensure_ascii=False, indent=2)


def _unlocked(project: Project) -> tuple[Unlocked, tuple[Problem, ...]]:
    """What the vault gives. A check goes on without its key: a pull request's CI has none."""
    try:
        return unlock(project), ()
    except VaultError as error:
        shown = shown_path(project.content, vault_path(project))
        message = str(error).removeprefix(f"{shown}: ")
        return Unlocked(), (Problem(shown, 0, 0, "", message, "warning"),)


def _summary(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems found."
    return (
        f"{errors} error{'' if errors == 1 else 's'}, "
        f"{warnings} warning{'' if warnings == 1 else 's'}"
    )
