"""`hlsite deploy`: the site, and nothing of its sources, to where the public reads it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.cli.withdraw_takedown import takedown
from hlsite.publish.pushing import PushError, destination, push
from hlsite.reading.anonymised import remember
from hlsite.reading.site_config import read_project


@click.command()
@click.argument("repository")
@config_option
@click.option("--branch", default="gh-pages", show_default=True, help="The branch to replace.")
@click.option("--anonymise", is_flag=True, help="Treat every book as anonymous, from now on.")
@click.option("--neutral", is_flag=True, help="Push a withdrawal's neutral page, build nothing.")
def deploy(
    repository: str, config_file: Path, *, branch: str, anonymise: bool, neutral: bool
) -> None:
    """Build the site anew, audit it, and push it to REPOSITORY as a single commit.

    REPOSITORY is an address, a path, or a remote's name. The commit replaces the branch: it has
    no history, no author, no date and no trace of the sources. Nothing is pushed if a check fails.
    """
    with problems_told():
        project = read_project(config_file)
    try:
        to = destination(repository, branch, project.root)
        # Private, and the site's whole way: what is pushed is what the gate has seen, no more.
        with tempfile.TemporaryDirectory(prefix="hlsite-") as private:
            site = Path(private, "site")
            if neutral:
                takedown(site, project.settings)
            else:
                if anonymise:
                    remember(project.site)
                _build(config_file, site, anonymise=anonymise or project.settings.anonymise)
            push(site, to)
    except PushError as error:
        click.echo(f"{error}.\nNothing was pushed.", err=True)
        raise SystemExit(1) from None
    if sys.stderr.isatty():
        click.echo(f"{to.branch} of {to.repository} is the site now.", err=True)


def _build(config_file: Path, site: Path, *, anonymise: bool) -> None:
    from hlsite.plugin_run import build_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    if build_site(config_file, anonymise=anonymise, strict=False, site_dir=site, is_told=False):
        raise PushError("the site was not built; see above")
