"""The plugin's options as MkDocs sees them, and the library's decisions made of them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig

from hlsite.reading.config_places import ConfigPlaces, find_places
from hlsite.reading.site_config import read_settings
from hlsite.settings import Settings


class HlsiteConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' base is untyped
    """Names only: `reading.site_config` checks the values, with the same words as the CLI."""

    languages = option.Optional(option.Type(list))
    default_language = option.Optional(option.Type(str))
    timezone = option.Optional(option.Type(str))
    anonymise = option.Optional(option.Type(bool))
    anonymise_after = option.Optional(option.Type(str))
    minimum_cell = option.Optional(option.Type(int))
    index_profiles = option.Optional(option.Type(bool))
    allowed_phrases = option.Optional(option.Type(list))
    printer = option.Optional(option.Type(str))


def settings_from(config: MkDocsConfig, options: HlsiteConfig) -> Settings:
    """The library's decisions.

    Raises:
        ContentError: An option is missing or wrong.
    """
    given = {name: value for name, value in options.items() if value is not None}
    extra = dict(config.extra)
    site = {"site_name": config.site_name, "site_url": config.site_url, "extra": extra}
    return read_settings(_places(config), site, given)


def _places(config: MkDocsConfig) -> ConfigPlaces:
    path = Path(config.config_file_path or "mkdocs.yml")
    return find_places(path.name, path.read_bytes()) if path.is_file() else ConfigPlaces(path.name)


def content_folder(config: MkDocsConfig) -> Path:
    """The folder that holds `books/`, `events/` and, as MkDocs' docs folder, `pages/`."""
    return Path(config.docs_dir).parent
