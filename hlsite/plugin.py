"""The MkDocs plugin: hooks that each hand over to the core in a few lines."""

from __future__ import annotations

import logging
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from hlsite.audit import CanaryError
from hlsite.leak_gate import LeakError
from hlsite.model.problem import ContentError
from hlsite.plugin_build import Build
from hlsite.plugin_config import HlsiteConfig
from hlsite.plugin_files import prepare_templates
from hlsite.privacy.vault_secret import VaultError
from hlsite.publish import PublishError
from hlsite.structural_gate import GateError

log = logging.getLogger("hlsite")

AFTER_ALL_OTHERS = -10_000


class HlsitePlugin(BasePlugin[HlsiteConfig]):  # type: ignore[no-untyped-call]  # MkDocs' base is untyped
    """Builds the catalogue inside MkDocs; one instance lives through all builds of a preview."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview, which is never published."""
        self.build = Build(is_preview=command == "serve", is_partial=dirty)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Point MkDocs to a private staging folder and to the theme."""
        try:
            self.build.begin(config, self.config)
        except ContentError as error:
            raise self._refused(error) from None
        except PublishError as error:
            raise Abort(f"{error}\nNothing was built.") from None
        except VaultError as error:
            raise Abort(f"{error}\nNothing was built: names could not be looked for.") from None
        return config

    def on_files(self, _files: Files, *, config: MkDocsConfig) -> Files:
        """Put the generated pages in place of whatever MkDocs found."""
        try:
            return self.build.files(config)
        except ContentError as error:
            raise self._refused(error) from None

    def on_page_markdown(self, _markdown: str, *, page: Page, **_: Any) -> str:
        """Give the page its plain values; it has no Markdown of its own."""
        page.meta = self.build.meta(page.file.src_uri)
        return ""

    def on_env(self, env: jinja2.Environment, **_: Any) -> jinja2.Environment:
        """Escape every value in the product's own templates."""
        prepare_templates(env, self.build.strings)
        return env

    def on_template_context(self, context: Any, *, template_name: str, **_: Any) -> Any:
        """Give `404.html`, which is no page for MkDocs, the values of its page."""
        if template_name == "404.html":
            context["page"] = self.build.not_found()
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Let the script run by which MkDocs reloads a page of the preview."""
        return self.build.with_reload(output)

    def on_post_build(self, **_: Any) -> None:
        """Everything is written; whether it may be published shows later."""
        self.build.is_complete = True

    def on_build_error(self, **_: Any) -> None:
        """Something failed, perhaps only `--strict`; nothing will be published."""
        self.build.is_complete = False

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> None:
        """Rebuild the preview when a book, an event or the theme changes."""
        for folder in self.build.watched(config):
            server.watch(str(folder))

    @event_priority(AFTER_ALL_OTHERS)
    def on_shutdown(self) -> None:
        """Publish, all or nothing: the last hook before `gh-deploy` pushes."""
        try:
            self.build.end()
        except LeakError as error:
            self.build.tell_leak(error)
            raise Abort("The site was not published; the old one is untouched.") from None
        except (PublishError, GateError, CanaryError, OSError) as error:
            # The message alone: a traceback could show what was refused.
            log.error("%s", error)  # noqa: TRY400
            raise Abort("The site was not published; the old one is untouched.") from None

    def _refused(self, error: ContentError) -> Abort:
        for problem in error.problems:
            log.error("%s", problem)
        return Abort(f"{self.build.count(error)}; nothing was built.")
