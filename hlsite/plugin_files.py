"""Rendered pages and files as MkDocs files, and the templates' surroundings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from hlsite.locale import Strings
from hlsite.rendering import NOT_FOUND_SOURCE, SourceAsset, SourcePage, bind_lines

OWN_TEMPLATES = ("hl/", "404.html")
"""Templates that are autoescaped; MkDocs leaves autoescape off for all others."""


def as_files(
    config: MkDocsConfig, pages: Iterable[SourcePage], assets: Iterable[SourceAsset]
) -> Files:
    """Generated files only: nothing that MkDocs found in the docs folder or theme is kept.

    Out of the navigation, because MkDocs computes it anew for every page (98 s for 1,500 pages
    in it, 4.6 s out of it).
    """
    files = [
        File.generated(config, page.src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        for page in pages
    ]
    files += [
        File.generated(
            config, asset.uri, content=asset.content, inclusion=InclusionLevel.NOT_IN_NAV
        )
        for asset in assets
    ]
    return Files(files)


def prepare_templates(env: jinja2.Environment, strings: Mapping[str, Strings]) -> None:
    """Escape every value of the product's own templates; give them their words and line ends."""
    env.autoescape = _is_own
    env.globals["s"] = _words(strings)
    env.filters["bound"] = _bound


def template_meta(page: SourcePage) -> dict[str, Any]:
    """What a page's template reads as `page.meta`."""
    return {**page.meta, "template": page.template, "title": page.title}


class PageWriter:
    """Makes of one page what MkDocs makes of it in a build, where no other plugin has a say.

    Args:
        config: The configuration, its theme complete.
        strings: Words by site language.
    """

    def __init__(self, config: MkDocsConfig, strings: Mapping[str, Strings]) -> None:
        self._config = config
        self._env = config.theme.get_env()
        prepare_templates(self._env, strings)

    def html(self, page: SourcePage) -> str:
        """The finished page.

        Raises:
            jinja2.TemplateError: A template is broken.
        """
        if page.src_uri == NOT_FOUND_SOURCE:
            context = get_context(Navigation([], []), (), self._config)
            context["page"] = SimpleNamespace(meta=template_meta(page))  # type: ignore[typeddict-item]
            return self._env.get_template("404.html").render(context)
        file = File.generated(self._config, page.src_uri, content="")
        shown = Page(None, file, self._config)
        shown.meta, shown.content = template_meta(page), ""
        context = get_context(Navigation([], []), (), self._config, shown)
        return self._env.get_template(page.template).render(context)


def _is_own(name: str | None) -> bool:
    return name is not None and name.startswith(OWN_TEMPLATES)


def _bound(html: str, language: str) -> Markup:
    # A filter section brings finished HTML, every value of which is escaped.
    return Markup(bind_lines(str(html), language))  # noqa: S704


def _words(strings: Mapping[str, Strings]) -> Callable[..., str]:
    @jinja2.pass_context
    def words(context: jinja2.runtime.Context, key: str, **values: Any) -> str:
        return strings[context["page"].meta["hl"]["language"]](key, **values)

    return words
