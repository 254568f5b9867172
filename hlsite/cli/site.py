"""`hlsite build` and `hlsite serve`: the site, through MkDocs."""

from __future__ import annotations

from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.privacy.vault_secret import VaultError
from hlsite.reading.anonymised import forget, is_anonymised, remember
from hlsite.reading.site_config import read_project


@click.command()
@config_option
@click.option(
    "--anonymise/--no-anonymise",
    default=None,
    help="Treat every book as anonymous, from now on; or no longer.",
)
@click.option("--strict", is_flag=True, help="Let MkDocs' own warnings stop the build.")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Publish to this folder.",
)
def build(
    config_file: Path, *, anonymise: bool | None, strict: bool, site_dir: Path | None
) -> None:
    """Build the site and publish it, all or nothing, to site/.

    A folder that was published with --anonymise stays anonymised, whatever command comes next,
    until --no-anonymise ends that.
    """
    from hlsite.plugin_run import build_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    ended = anonymise is False and _end_anonymity(config_file, site_dir)
    code = build_site(config_file, anonymise=bool(anonymise), strict=strict, site_dir=site_dir)
    if code and ended:
        remember(ended)  # nothing was published: the folder is still the anonymised one
    raise SystemExit(code)


def _end_anonymity(config_file: Path, site_dir: Path | None) -> Path | None:
    """Forget that the folder was anonymised; the folder, if it was."""
    with problems_told():
        site = site_dir or read_project(config_file).site
    if not is_anonymised(site):
        return None
    forget(site)
    return site


@click.command()
@config_option
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000.")
def serve(config_file: Path, *, address: str | None) -> None:
    """Preview the site on this machine, and show each change as soon as a file is saved.

    Nothing is published: site/ stays as it is.
    """
    from hlsite.cli.preview import preview  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    with problems_told():
        try:
            preview(config_file, address)
        except (OSError, VaultError) as error:
            raise click.ClickException(str(error)) from None
