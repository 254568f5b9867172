"""What several commands share: the configuration file, and how problems are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from hlsite.model.problem import ContentError, Problem

config_option: Callable[..., Any] = click.option(
    "-f",
    "--config-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The library's configuration.",
)


@contextmanager
def problems_told() -> Iterator[None]:
    """Print every problem and end with exit code 1; never a traceback for what is in a file."""
    try:
        yield
    except ContentError as error:
        tell(error.problems)
        raise SystemExit(1) from None
    except ValueError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None


def tell(problems: Iterable[Problem]) -> None:
    """Print problems, one a line, in file order, and how many there are."""
    listed = sorted(problems)
    for problem in listed:
        click.echo(str(problem), err=True)
    errors = sum(problem.severity == "error" for problem in listed)
    if errors:
        click.echo(f"{errors} error{'' if errors == 1 else 's'}", err=True)
