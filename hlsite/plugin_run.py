"""Runs MkDocs from inside: what `mkdocs build` and `mkdocs serve` do, in the CLI's manners."""

from __future__ import annotations

import gc
import logging
import sys
import time
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError, MkDocsException

from hlsite.reading.anonymised import is_anonymised, remember

log = logging.getLogger("hlsite")

_PACE = 100_000
"""New objects between two looks of the garbage collector; Python's own pace is 700."""


def build_site(
    config_file: Path,
    *,
    anonymise: bool,
    strict: bool,
    site_dir: Path | None,
    is_told: bool = True,
) -> int:
    """Build and publish; with `anonymise` from now on with every book anonymous.

    With `is_told`, somebody at a terminal reads where.

    Returns:
        The exit code: 0 when the site was published, 1 when the old one was left untouched.
    """
    started = time.monotonic()
    _listen(logging.WARNING)
    # A build makes hundreds of thousands of objects that live to its end, and hardly a cycle: to
    # look through them at the usual pace takes a tenth of its time.
    usual = gc.get_threshold()
    gc.set_threshold(_PACE, *usual[1:])
    try:
        config = load_config(
            str(config_file), strict=strict or None, site_dir=str(site_dir) if site_dir else None
        )
        site = Path(config.site_dir)
        if anonymise:
            # Before the build: should it break off, the next one is anonymised all the same.
            remember(site)
        elif is_anonymised(site):
            log.warning(
                "%s/ stays anonymised, as it was; `hlsite build --no-anonymise` ends that",
                site.name,
            )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, click.ClickException, OSError) as error:
        log.error("%s", error)  # noqa: TRY400 - the message says it all
        return 1
    finally:
        gc.set_threshold(*usual)
    if is_told and sys.stderr.isatty():
        log.info("Published %s in %.1f s.", config.site_dir, time.monotonic() - started)
    return 0


def serve_site(config_file: Path, *, address: str | None) -> None:
    """Preview until interrupted."""
    _listen(logging.INFO)
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except (ConfigurationError, click.ClickException) as error:
        log.error("%s", error)  # noqa: TRY400 - the message says it all
        raise SystemExit(1) from None


def _listen(level: int) -> None:
    """Let MkDocs speak through the CLI's own handler."""
    logger = logging.getLogger("mkdocs")
    logger.handlers = list(log.handlers)
    logger.setLevel(level)
    logger.propagate = False
