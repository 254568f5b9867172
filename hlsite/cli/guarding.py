"""Commands that hold identities: what they raise leaves without the frames that held them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec

import click

from hlsite.cli.options import problems_told
from hlsite.privacy.vault_secret import confining

Given = ParamSpec("Given")


def guarded(*safe: type[BaseException]) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Let a command say what is wrong and exit with 1; no frame that held an identity gets out.

    Args:
        safe: Exceptions of the command whose messages hold no private value.
    """
    confine = confining(click.ClickException, click.Abort, click.exceptions.Exit, *safe)

    def decorate(command: Callable[Given, None]) -> Callable[Given, None]:
        confined: Callable[Given, None] = confine(command)

        @functools.wraps(command)
        def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
            with problems_told():
                confined(*args, **kwargs)

        return run

    return decorate
