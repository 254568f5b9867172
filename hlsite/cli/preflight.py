"""`hlsite preflight`: hold anybody's PDF against what a print shop wants."""

from __future__ import annotations

from pathlib import Path

import click

from hlsite.cli.options import tell
from hlsite.model.problem import ContentError
from hlsite.printing.preflight.check import Verdict, preflight
from hlsite.printing.preflight.report import as_json
from hlsite.printing.preflight.subject import Expectation
from hlsite.printing.printer import Printer, printer_named
from hlsite.printing.problems import PrintError
from hlsite.reading.printers import read_printers
from hlsite.reading.site_config import read_project
from hlsite.reading.sources import find_sources

_FOUND, _NOT_CHECKED = 1, 2
_SHOWN = 5
"""Findings of one rule that are told; the rest are counted."""


@click.command("preflight")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--printer", metavar="NAME", help="The print shop's profile; else the library's.")
@click.option("--no-bleed", is_flag=True, help="The pages are printed on paper of their size.")
@click.option("--json", "as_document", is_flag=True, help="One JSON document, for tools.")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The library's configuration, for its own profiles; it need not be there.",
)
def check_file(
    file: Path, *, printer: str | None, no_bleed: bool, as_document: bool, config_file: Path
) -> None:
    """Hold FILE, any PDF, against what a print shop wants.

    Exit code 0 when the file can go to the shop, 1 when it must not, 2 when it was not checked.
    """
    try:
        shop = _shop(printer, config_file)
        data = file.read_bytes()
    except ContentError as error:
        tell(error.problems)
        raise SystemExit(_NOT_CHECKED) from None
    except (PrintError, OSError, ValueError) as error:
        click.echo(_without_number(error), err=True)
        raise SystemExit(_NOT_CHECKED) from None
    verdict = preflight(data, shop, Expectation(bleed=not no_bleed), file=file.name)
    if as_document:
        click.echo(as_json([verdict]), nl=False)
    else:
        _report(verdict)
    raise SystemExit(_FOUND if verdict.failed else 0)


def _shop(name: str | None, config_file: Path) -> Printer:
    """The profile that is meant: a library's own, its usual one, or a built-in one.

    Raises:
        ContentError: The configuration or a profile is wrong.
        PrintError: There is no such profile.
    """
    if not config_file.is_file():
        return printer_named(name or "generic")
    project = read_project(config_file)
    own, problems = read_printers(find_sources(project.content).printers, project.content)
    if problems:
        raise ContentError(problems)
    return printer_named(name or project.settings.printer, own)


def _without_number(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return str(error)


def _report(verdict: Verdict) -> None:
    """Tell what does not hold, rule by rule."""
    failed = verdict.failed
    for checked in failed:
        click.echo(f"{checked.rule.number:2}  {checked.rule.name}: no")
        for finding in checked.findings[:_SHOWN]:
            where = f"page {finding.page}: " if finding.page else ""
            click.echo(f"      {where}{finding.message}")
        if len(checked.findings) > _SHOWN:
            click.echo(f"      and {len(checked.findings) - _SHOWN} more")
    count = len(verdict.checked)
    if failed:
        outcome = (
            f"must not go to the shop ({verdict.printer}): {len(failed)} of {count} rules fail"
        )
    else:
        outcome = f"can go to the shop ({verdict.printer}): all {count} rules hold"
    click.echo(f"{verdict.file} {outcome}")
