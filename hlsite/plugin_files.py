"""Rendered pages and files as MkDocs files, and the templates' surroundings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from hlsite.locale import Strings
from hlsite.rendering import SourceAsset, SourcePage

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
    """Escape every value of the product's own templates, and give them their words."""
    env.autoescape = _is_own
    env.globals["s"] = _words(strings)


def _is_own(name: str | None) -> bool:
    return name is not None and name.startswith(OWN_TEMPLATES)


def _words(strings: Mapping[str, Strings]) -> Callable[..., str]:
    @jinja2.pass_context
    def words(context: jinja2.runtime.Context, key: str, **values: Any) -> str:
        return strings[context["page"].meta["hl"]["language"]](key, **values)

    return words
