"""Reads `mkdocs.yml` without MkDocs, so that checking and printing stay quick.

Only what the library decided is read here; MkDocs reads its own part itself.
"""

from __future__ import annotations

import dataclasses
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from hlsite.model.problem import ContentError, Problem
from hlsite.reading.anonymised import is_anonymised
from hlsite.reading.config_places import PLUGIN, ConfigPlaces, find_places
from hlsite.reading.fields import LanguageCode, Line, Url
from hlsite.reading.validation import message, unknown
from hlsite.reading.yaml_nodes import Path as Way
from hlsite.settings import Settings

Options = TypeVar("Options", bound=BaseModel)
_DAYS = re.compile(r"([1-9][0-9]{0,3})d\Z")


def _zone(value: Any) -> Any:
    if isinstance(value, str) and value not in zoneinfo.available_timezones():
        raise PydanticCustomError("zone", "is not a time zone; write it as Asia/Almaty")
    return value


def _days(value: Any) -> Any:
    found = _DAYS.match(value) if isinstance(value, str) else None
    if found is None and value is not None:
        raise PydanticCustomError("days", "is not a number of days; write it as 30d")
    return int(found[1]) if found else None


class PluginOptions(BaseModel):
    """The options of `plugins: - hlsite:`."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    languages: Annotated[list[LanguageCode], Field(min_length=1)] = ["en"]
    default_language: LanguageCode | None = None
    timezone: Annotated[str, BeforeValidator(_zone)] = "UTC"
    anonymise: bool = False
    anonymise_after: Annotated[int | None, BeforeValidator(_days)] = None
    minimum_cell: Annotated[int, Field(ge=1, le=100)] = 5
    index_profiles: bool = False
    allowed_phrases: list[Line] = []
    printer: Line = "generic"


class _Extra(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    site_names: dict[str, Line] | None = None


class _Site(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    site_name: Line
    site_url: Url
    extra: _Extra | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """One library's folder.

    Attributes:
        root: The folder of `mkdocs.yml`.
        content: The folder that holds `books/`, `events/` and so on.
        site: Where the site is published.
        theme: The library's own theme folder, when there is one.
        settings: What the library decided.
    """

    root: Path
    content: Path
    site: Path
    theme: Path | None
    settings: Settings


class _TolerantLoader(yaml.SafeLoader):
    """Skips MkDocs' own tags (`!ENV`, `!!python/name:`), which are not ours to resolve."""


def _skip(_loader: yaml.Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


_TolerantLoader.add_multi_constructor("!", _skip)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _skip)


def absent(config_file: Path) -> ContentError:
    """What to say where there is no `config_file`."""
    return ContentError.of(config_file.name, "no such file; run this where it is")


def read_project(config_file: Path) -> Project:
    """The project that `config_file` (`mkdocs.yml`) describes.

    Raises:
        ContentError: The file is missing, not YAML, or an option is wrong.
    """
    name = config_file.name
    try:
        source = config_file.read_bytes()
        raw = yaml.load(source, _TolerantLoader)  # noqa: S506, safe subclass
    except FileNotFoundError:
        raise absent(config_file) from None
    except OSError:
        raise ContentError.of(name, "cannot be read; let your account read it") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = "is not valid YAML here; check indentation, quotes and colons"
        raise ContentError([Problem(name, line, column, "", message)]) from None
    if not isinstance(raw, dict):
        raise ContentError(
            [Problem(name, 1, 1, "", "is no MkDocs configuration; see the handbook")]
        )
    places = find_places(name, source)
    settings = read_settings(places, raw, _plugin_options(places, raw))
    root = config_file.resolve().parent
    theme = raw.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    site = root / str(raw.get("site_dir", "site"))
    return Project(
        root=root,
        content=(root / str(raw.get("docs_dir", "docs"))).parent,
        site=site,
        theme=root / custom if custom else None,
        settings=still_anonymised(settings, site),
    )


def still_anonymised(settings: Settings, site: Path) -> Settings:
    """`settings`, with every book anonymous if `site` was published so by command."""
    return dataclasses.replace(settings, anonymise=settings.anonymise or is_anonymised(site))


def _plugin_options(places: ConfigPlaces, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    plugins = raw.get("plugins")
    entries = [plugins] if isinstance(plugins, dict) else plugins
    for entry in entries if isinstance(entries, list) else ():
        if entry == PLUGIN[1]:
            return {}
        if isinstance(entry, dict) and PLUGIN[1] in entry:
            options = entry[PLUGIN[1]]
            if isinstance(options, dict | None):
                return options or {}
            message = "must be a group of options; write one `option: value` a line below it"
            raise ContentError([places.problem(PLUGIN, message)])
    message = "has no `- hlsite:`; add it, with its options"
    raise ContentError([places.problem(("plugins",), message)])


def read_settings(
    places: ConfigPlaces, site: Mapping[str, Any], options: Mapping[str, Any]
) -> Settings:
    """The library's decisions from MkDocs' own fields and the plugin's options.

    Args:
        places: Where the configuration file has them.
        site: `site_name`, `site_url` and `extra` (whose `site_names` holds other languages').
        options: The options of `plugins: - hlsite:`.

    Raises:
        ContentError: An option is missing, unknown or wrong.
    """
    problems = list(places.problems)
    general = _validated(_Site, site, places, (), problems)
    plugin = _validated(PluginOptions, options, places, PLUGIN, problems)
    if plugin is not None:
        problems += _check_languages(plugin, places)
    if general is None or plugin is None or problems:
        raise ContentError(problems)
    default = plugin.default_language or plugin.languages[0]
    names = general.extra.site_names if general.extra else None
    return Settings(
        site_names={**(names or {}), default: general.site_name},
        site_url=general.site_url.rstrip("/") + "/",
        languages=(default, *(code for code in plugin.languages if code != default)),
        timezone=plugin.timezone,
        anonymise=plugin.anonymise,
        anonymise_after=plugin.anonymise_after,
        minimum_cell=plugin.minimum_cell,
        index_profiles=plugin.index_profiles,
        allowed_phrases=tuple(plugin.allowed_phrases),
        printer=plugin.printer,
    )


def _check_languages(plugin: PluginOptions, places: ConfigPlaces) -> Iterator[Problem]:
    for index, code in enumerate(plugin.languages):
        if code in plugin.languages[:index]:
            yield places.problem((*PLUGIN, "languages", index), "is there twice; delete one")
    if (plugin.default_language or plugin.languages[0]) not in plugin.languages:
        message = "is not one of `languages`; add it there"
        yield places.problem((*PLUGIN, "default_language"), message)


def _validated(
    schema: type[Options],
    values: Mapping[str, Any],
    places: ConfigPlaces,
    at: Way,
    problems: list[Problem],
) -> Options | None:
    try:
        return schema.model_validate(dict(values))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["type"] == "extra_forbidden":
                said = unknown("option", str(detail["loc"][-1]), list(schema.model_fields))
            else:
                said = message(detail["loc"], detail)
            problems.append(places.problem((*at, *detail["loc"]), said))
        return None
