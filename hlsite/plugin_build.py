"""One build inside MkDocs: from the configuration to the published folder."""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from hlsite.clock import read_clock
from hlsite.leak_gate import LeakError, details_file, tell
from hlsite.locale import Strings
from hlsite.model.problem import ContentError
from hlsite.pipeline import SiteFiles, SiteSource, make_site
from hlsite.plugin_config import HlsiteConfig, content_folder, settings_from
from hlsite.plugin_files import as_files, template_meta
from hlsite.publish import discard, publish, staging_for
from hlsite.reading.site_config import Project, read_project, still_anonymised
from hlsite.rendering import NOT_FOUND_SOURCE, Bodies, SourcePage
from hlsite.theme_files import theme_folder
from hlsite.unlocking import unlock

log = logging.getLogger("hlsite")

_POLICY = "script-src &#39;self&#39;"
_WIDER = f"{_POLICY} &#39;unsafe-inline&#39;; connect-src &#39;self&#39;"
"""As a template writes them into an attribute."""


class Build:
    """What has to be remembered between the hooks of one build.

    Attributes:
        is_preview: Under `serve`: nothing is published, MkDocs' own folder is used.
        is_complete: Everything was written and nothing has failed since.
        strings: Words by site language.
    """

    def __init__(self, *, is_preview: bool, is_partial: bool) -> None:
        self.is_preview = is_preview
        self.is_partial = is_partial
        self.is_complete = False
        self.strings: Mapping[str, Strings] = {}
        self._bodies = Bodies()
        self._config: MkDocsConfig | None = None
        self._source: SiteSource | None = None
        self._site: SiteFiles | None = None
        self._pages: dict[str, SourcePage] = {}
        self._target: Path | None = None
        self._staging: Path | None = None

    def begin(self, config: MkDocsConfig, options: HlsiteConfig) -> None:
        """Read the decisions, and send MkDocs' output to staging.

        Raises:
            ContentError: An option is missing or wrong, or a partial build was asked for.
            VaultError: There is a vault and it cannot be opened.
        """
        if self.is_partial and not self.is_preview:
            raise ContentError.of("--dirty", "would keep old pages; build without it")
        settings = still_anonymised(settings_from(config, options), Path(config.site_dir))
        self._config, self.is_complete = config, False
        self.strings = {language: Strings(language) for language in settings.languages}
        own = config.theme.custom_dir
        config_file = Path(config.config_file_path or "mkdocs.yml")
        project = Project(
            root=config_file.resolve().parent,
            content=content_folder(config),
            site=Path(config.site_dir),
            theme=Path(own) if own else None,
            settings=settings,
        )
        keyed = project
        if self.is_preview:
            # A preview has an address and a folder of its own: which key opens the vault goes by
            # the library's address, and whether every book is anonymous by its published folder.
            keyed = read_project(project.root / config_file.name)
            settings = still_anonymised(settings, keyed.site)
            project = replace(project, settings=settings)
        self._source = SiteSource(project, _now(settings.timezone), unlock(keyed))
        config.theme.dirs.insert(1 if own else 0, str(theme_folder()))
        config.theme.static_templates.discard("sitemap.xml")
        # Every body is rendered by the core; MkDocs would set up its own for each empty page.
        config.markdown_extensions = []
        if not self.is_preview:
            self._target = Path(config.site_dir)
            self._staging = staging_for(self._target)
            config.site_dir = str(self._staging)

    @property
    def source(self) -> SiteSource:
        """Where the site comes from.

        Raises:
            ContentError: Nothing has begun.
        """
        if self._source is None:
            raise ContentError.of("mkdocs.yml", "was not read; run the build from the start")
        return self._source

    def files(self, config: MkDocsConfig) -> Files:
        """All pages and files of the site.

        Raises:
            ContentError: The catalogue has errors; carries all of them.
        """
        self._site = make_site(self.source, self._bodies)
        for warning in self._site.warnings:
            log.warning("%s", warning)
        self._pages = {page.src_uri: page for page in self._site.pages}
        pages = [page for page in self._site.pages if page.src_uri != NOT_FOUND_SOURCE]
        return as_files(config, pages, self._site.assets)

    def meta(self, src_uri: str) -> dict[str, Any]:
        """What a page's template reads as `page.meta`."""
        return template_meta(self._pages[src_uri])

    def not_found(self) -> SimpleNamespace:
        """A stand-in for the page object that `404.html` does not have."""
        return SimpleNamespace(meta=self.meta(NOT_FOUND_SOURCE))

    def with_reload(self, html: str) -> str:
        """A page of the preview, its policy widened for MkDocs' own script; others as they are."""
        if not self.is_preview:
            return html
        return html.replace(_POLICY, _WIDER, 1)

    def watched(self, config: MkDocsConfig) -> Iterator[Path]:
        """Folders whose changes rebuild the preview."""
        yield content_folder(config)
        yield theme_folder()

    def count(self, error: ContentError) -> str:
        """How many errors there were, in words."""
        number = sum(problem.severity == "error" for problem in error.problems)
        return f"{number} error{'s' if number != 1 else ''}"

    def tell_leak(self, error: LeakError) -> None:
        """Say what the leak gate found: places on a terminal, counts in a log."""
        root = self._source.project.root if self._source else Path.cwd()
        details = details_file(root, os.environ)
        tell(error.report, details, log.error, on_terminal=sys.stderr.isatty())

    def end(self) -> None:
        """Publish what is complete, or leave everything as it was.

        Raises:
            GateError, LeakError, CanaryError: The site was refused; the old one is untouched.
            OSError: The folders could not be exchanged.
        """
        if self._target is None or self._staging is None or self._config is None:
            return
        target, staging = self._target, self._staging
        self._config.site_dir = str(target)
        self._target = self._staging = None
        if not self.is_complete or self._site is None:
            discard(staging)
            return
        publish(staging, target, self._site.gate)


def _now(timezone: str) -> dt.datetime:
    """The build's moment.

    Raises:
        ContentError: The environment names one that is none.
    """
    try:
        return read_clock(timezone)
    except ValueError as error:
        name, _, message = str(error).partition(" ")
        raise ContentError.of(name, message) from None
