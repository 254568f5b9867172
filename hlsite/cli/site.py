"""`hlsite build` and `hlsite serve`: the site, through MkDocs."""

from __future__ import annotations

from pathlib import Path

import click

from hlsite.cli.options import config_option


@click.command()
@config_option
@click.option("--anonymise", is_flag=True, help="Treat every book as anonymous.")
@click.option("--strict", is_flag=True, help="Let MkDocs' own warnings stop the build.")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Publish to this folder.",
)
def build(config_file: Path, *, anonymise: bool, strict: bool, site_dir: Path | None) -> None:
    """Build the site and publish it, all or nothing, to site/."""
    from hlsite.plugin_run import build_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    raise SystemExit(build_site(config_file, anonymise=anonymise, strict=strict, site_dir=site_dir))


@click.command()
@config_option
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000.")
def serve(config_file: Path, *, address: str | None) -> None:
    """Preview the site on this machine, and rebuild when a file changes."""
    from hlsite.plugin_run import serve_site  # noqa: PLC0415 - MkDocs takes 0.3 s to import

    serve_site(config_file, address=address)
