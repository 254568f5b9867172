"""Runs MkDocs from inside: what `mkdocs build` and `mkdocs serve` do, in the CLI's manners."""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from hlsite.clock import read_clock
from hlsite.model.problem import ContentError, Problem
from hlsite.pipeline import SitePreview, SitePreviews
from hlsite.plugin_build import Build
from hlsite.plugin_files import PageWriter
from hlsite.privacy.vault import VAULT_NAME
from hlsite.reading.anonymised import is_anonymised, marker_of, remember
from hlsite.reading.site_config import absent, read_project

log = logging.getLogger("hlsite")

_PACE = 100_000
"""New objects between two looks of the garbage collector; Python's own pace is 700."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the garbage collector look seldom.

    A site is made of hundreds of thousands of objects that live to its end, and hardly a cycle: to
    look through them at the usual pace takes a tenth of the time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_PACE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


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
    if not config_file.is_file():
        log.error("%s", absent(config_file))
        return 1
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
        with rarely_collected():
            try:
                mkdocs_build.build(config)
            finally:
                config.plugins.on_shutdown()
    except (MkDocsException, click.ClickException, OSError) as error:
        log.error("%s", error)  # noqa: TRY400 - the message says it all
        return 1
    if is_told and sys.stderr.isatty():
        log.info("Published %s in %.1f s.", config.site_dir, time.monotonic() - started)
    return 0


class Preview:
    """The site as it would be published now: each page is made when it is asked for.

    What it gives is what a build writes, byte for byte.

    Args:
        config_file: The library's configuration.

    Attributes:
        address: Host and port that the configuration names (`dev_addr`).
        is_whole: Whether nothing but this product has a say in what is built.
        watched: Files and folders whose changes change the site.

    Raises:
        ContentError, VaultError, MkDocsException: The configuration or the vault is wrong.
    """

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file
        self._previews = SitePreviews()
        self._site: SitePreview | None = None
        self._open()

    def _open(self) -> None:
        project = read_project(self._config_file)
        config = load_config(str(self._config_file))
        config.plugins.on_startup(command="serve", dirty=False)
        build = Build(is_preview=True, is_partial=False)
        plugin = config.plugins.get("hlsite")
        if plugin is None:
            raise ContentError.of(self._config_file.name, "has no `- hlsite:`; add it")
        build.begin(config, plugin.config)
        self._source = build.source
        self._writer = PageWriter(config, build.strings)
        self.address: tuple[str, int] = (config.dev_addr.host, config.dev_addr.port)
        self.is_whole = _is_whole(config)
        self.watched: tuple[Path, ...] = (
            self._config_file,
            project.content,
            marker_of(project.site),
            *self._source.theme_folders,
        )

    @property
    def mount(self) -> str:
        """Path of the site's root on its host, with a slash at both ends."""
        return urlsplit(self._source.project.settings.site_url).path

    def refresh(self, changed: Collection[Path]) -> tuple[Problem, ...]:
        """Take what is in the files now; on an error everything stays as it was.

        Args:
            changed: The files that changed since the last time.

        Returns:
            Warnings.

        Raises:
            ContentError, VaultError, MkDocsException, OSError: Something is wrong.
        """
        content = self._source.project.content.resolve()
        if any(
            path.name == VAULT_NAME or not path.resolve().is_relative_to(content)
            for path in changed
        ):
            self._open()
        clock = read_clock(self._source.project.settings.timezone)
        site = self._previews.preview(replace(self._source, clock=clock))
        self._site = site
        return site.warnings

    def content(self, uri: str) -> bytes | None:
        """One file of the site by its path below the root, or None where there is none.

        Raises:
            jinja2.TemplateError: A template is broken.
        """
        if self._site is None:
            return None
        rendering = self._site.rendering
        if uri.endswith(".html"):
            page = rendering.pages.get(f"{uri.removesuffix('.html')}.md")
            return None if page is None else self._writer.html(page()).encode()
        asset = rendering.assets.get(uri)
        return asset().content if asset is not None else self._site.files.get(uri)

    def uris(self) -> Iterator[str]:
        """Every file of the site."""
        if self._site is not None:
            pages = self._site.rendering.pages
            yield from (f"{source.removesuffix('.md')}.html" for source in pages)
            yield from self._site.rendering.assets
            yield from self._site.files


def _is_whole(config: MkDocsConfig) -> bool:
    templates = config.theme.static_templates - {"404.html"}
    return set(config.plugins) == {"hlsite"} and not templates and not config.extra_templates


def serve_by_mkdocs(config_file: Path, *, address: str | None) -> None:
    """Preview until interrupted, by MkDocs' own server: it builds everything at each change."""
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
