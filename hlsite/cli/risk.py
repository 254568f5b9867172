"""`hlsite risk`: what singles books out, worst first. On a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from hlsite.cli.options import config_option, problems_told
from hlsite.cli.vault_prompts import refuse_off_terminal
from hlsite.clock import read_clock
from hlsite.privacy.risk import MOST, PAIR_POINTS, POINTS, BookRisk, Finding, assess
from hlsite.privacy.risk_details import Detail, Kind
from hlsite.reading.catalogue import read_catalogue
from hlsite.reading.site_config import read_project

_KIND_WORDS: Mapping[Kind, str] = {
    "unmasked": "masked elsewhere, open here",
    "name": "a name that no mask covers",
    "relative": "a relative's trade",
    "place": "a place",
    "occupation": "a trade",
    "age": "an age",
    "faith": "a faith",
    "ethnicity": "a people",
    "year": "a year",
    "duration": "a span of years",
    "language": "a language",
    "topic": "a topic",
}
_LISTED = 12
"""Details of one book that are shown unless --all is given."""

_EXAMPLES = "Right sides are examples: write what fits the sentence, in every language of the book."


@click.command()
@click.argument("books", nargs=-1, metavar="[ID]…")
@config_option
@click.option("--all", "every", is_flag=True, help="Every detail, however light.")
def risk(books: tuple[str, ...], config_file: Path, *, every: bool) -> None:
    """Say what singles out each book (or the books ID), worst first, and how to mend it.

    Looks at what anybody may read: fields, texts in every language, names that no mask covers.
    Shows it on a terminal only.
    """
    with problems_told():
        refuse_off_terminal("what gives people away is shown")
        project = read_project(config_file)
        today = read_clock(project.settings.timezone).date()
        catalogue = read_catalogue(project.content, project.settings, today=today).catalogue
    unknown = [book for book in books if book not in catalogue.books]
    if unknown:
        missing = ", ".join(f"{project.content.name}/books/{book}.md" for book in unknown)
        raise click.ClickException(f"there is no {missing}; name books by their files, without .md")
    found = assess(catalogue, project.settings)
    for line in _explanation(project.settings.minimum_cell):
        click.echo(line)
    for one in found:
        if not books or one.book in books:
            click.echo()
            for line in _book_lines(one, every=every):
                click.echo(line)


def _explanation(minimum_cell: int) -> Iterator[str]:
    yield "Points for each detail that anybody may read:"
    for kind, points in POINTS.items():
        yield f"  {points:>2}  {_KIND_WORDS[kind]}"
    yield f"  twice as many where no other book here has it, none where {minimum_cell} or more do;"
    yield f"  of one kind the {MOST} heaviest count; a pair that only this book has: {PAIR_POINTS}."
    yield _EXAMPLES


def _book_lines(one: BookRisk, *, every: bool) -> Iterator[str]:
    yield f"{one.book} ({one.level}): {one.score}    {one.path}"
    shown = one.findings if every else [item for item in one.findings if item.points][:_LISTED]
    for finding in shown:
        yield f"  {finding.points:>2}  {_told(finding)}"
        yield f"      {finding.detail.place}: {finding.detail.mend}"
    for pair in one.pairs:
        yield f"  {PAIR_POINTS:>2}  only this book: {_named(pair.one)} and {_named(pair.other)}"
    hidden = len(one.findings) - len(shown)
    if hidden:
        yield f"      and {hidden} lighter: hlsite risk {one.book} --all"


def _told(finding: Finding) -> str:
    group = "only this book here" if finding.group == 1 else f"{finding.group} books here"
    return f"{_named(finding.detail)}, {group}"


def _named(detail: Detail) -> str:
    return f"{_KIND_WORDS[detail.kind]} ({detail.value})"
