"""`hlsite new`: a library of one's own, empty and complete."""

from __future__ import annotations

from pathlib import Path

import click

from hlsite.cli.options import problems_told
from hlsite.importing.scaffold import EMAIL, LANGUAGES, Start, scaffold, write_scaffold
from hlsite.reading.config_places import ConfigPlaces
from hlsite.reading.site_config import read_settings

_NEXT = """\
{folder} is a library now. Keep it private: the sources know more than the site shows.
Next, in that folder:
  read content/pages/: they promise things; change what you cannot keep
  hlsite vault init     for the real names
  content/books/ID.md   your first book; the handbook shows one
  hlsite check, hlsite serve, hlsite build"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", prompt="The library's name", help="The library's name.")
@click.option("--url", prompt="The site's address (https://…)", help="Where the site will be.")
@click.option(
    "--email", prompt=f"The desk's e-mail address (as {EMAIL})", help="A role's, no person's."
)
@click.option(
    "--languages",
    prompt=f"The site's languages, the main one first (of {', '.join(LANGUAGES)})",
    default="en",
    show_default=True,
    help="As kk,ru,en: the main one first.",
)
@click.option("--timezone", default="Asia/Almaty", show_default=True, help="Decides what today is.")
def new(folder: Path, *, name: str, url: str, email: str, languages: str, timezone: str) -> None:
    """Start a library in FOLDER: configuration, topics, the pages that every library needs.

    Exit code 1, and nothing written, when FOLDER is there already or an answer is wrong.
    """
    codes = tuple(code for code in languages.replace(",", " ").split() if code)
    with problems_told():
        files = scaffold(Start(name, url, email, codes, timezone))
        read_settings(
            ConfigPlaces("mkdocs.yml"),
            {"site_name": name, "site_url": url},
            {"languages": list(codes), "timezone": timezone},
        )
        write_scaffold(folder, files)
    click.echo(_NEXT.format(folder=folder))
