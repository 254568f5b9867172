"""`mkdocs.yml` as hlsite reads it: its own part strictly, MkDocs' part not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from hlsite.model.problem import ContentError
from hlsite.reading.site_config import read_project
from hlsite.settings import Settings

SITE = "site_name: Nura\nsite_url: https://nura.example\n"
PLUGIN = "plugins: [search, hlsite: {languages: [en, kk], default_language: kk}]\n"


def read(folder: Path, text: str) -> object:
    file = folder / "mkdocs.yml"
    file.write_text(text, "utf-8")
    try:
        return read_project(file)
    except ContentError as error:
        return [str(problem) for problem in error.problems]


def test_configuration_becomes_a_project(tmp_path: Path) -> None:
    own = (
        "docs_dir: content/pages\nsite_dir: public\ntheme: {name: material, custom_dir: ours}\n"
        "extra: {site_names: {en: Nura Library}, key: !ENV SECRET}\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n      index: !!python/name:material.emoji\n"
    )
    project = read_project_of(tmp_path, SITE + PLUGIN + own)
    assert (project.root, project.content) == (tmp_path, tmp_path / "content")
    assert (project.site, project.theme) == (tmp_path / "public", tmp_path / "ours")
    assert project.settings == Settings(
        site_names={"en": "Nura Library", "kk": "Nura"},
        site_url="https://nura.example/",
        languages=("kk", "en"),
        timezone="UTC",
    )


def read_project_of(folder: Path, text: str):  # noqa: ANN201 - what read gives when all is right
    project = read(folder, text)
    assert not isinstance(project, list), project
    return project


def test_plugin_without_options_has_the_defaults(tmp_path: Path) -> None:
    project = read_project_of(tmp_path, SITE + "plugins: [hlsite]\n")
    assert (project.settings.languages, project.settings.minimum_cell) == (("en",), 5)
    assert (project.site, project.theme) == (tmp_path / "site", None)
    later = read_project_of(tmp_path, SITE + "plugins: [hlsite: {anonymise_after: 30d}]\n")
    assert later.settings.anonymise_after == 30


WRONG = [
    ("a: [b", "mkdocs.yml:1:6: is not valid YAML here; check indentation, quotes and colons"),
    ("just words", "mkdocs.yml:1:1: is no MkDocs configuration; see the handbook"),
    (SITE, "mkdocs.yml:1:1: plugins: has no `- hlsite:`; add it, with its options"),
    (
        SITE + "plugins: [search]",
        "mkdocs.yml:3:1: plugins: has no `- hlsite:`; add it, with its options",
    ),
    (
        "plugins: [hlsite]",
        "mkdocs.yml:1:1: site_name: is required; add a line such as",
    ),
    (SITE.replace("https://", "") + PLUGIN, "mkdocs.yml:2:1: site_url: is not a web address; "),
    (SITE + "plugins: 3", "mkdocs.yml:3:1: plugins: has no `- hlsite:`; add it"),
    (SITE + "plugins: [hlsite: [kk]]", "mkdocs.yml:3:11: plugins.hlsite: must be a group of "),
    (SITE + "plugins: [hlsite, hlsite]", "mkdocs.yml:3:19: plugins.hlsite: is there twice"),
    (SITE + PLUGIN + "site_name: N\n", "mkdocs.yml:4:1: site_name: is there twice; keep one"),
    (SITE + PLUGIN + "extra: nothing\n", "mkdocs.yml:4:1: extra: must be a group of fields; "),
    (
        SITE + PLUGIN + "extra: {site_names: [Nura]}\n",
        "mkdocs.yml:4:9: extra.site_names: must be a group of fields; ",
    ),
    (
        SITE + PLUGIN + "extra: {site_names: {en: 12}}\n",
        "mkdocs.yml:4:22: extra.site_names.en: must be text; put it in quotes",
    ),
    (
        SITE + "plugins:\n  hlsite:\n    timezone: Asia/Astana\n",
        "mkdocs.yml:5:5: plugins.hlsite.timezone: is not a time zone; ",
    ),
    (
        SITE + "plugins:\n  - hlsite:\n      anonymise: true\n      anonymise: false\n",
        "mkdocs.yml:6:7: plugins.hlsite.anonymise: is there twice; keep one",
    ),
    (
        SITE + "plugins:\n  - hlsite:\n      languages: [en, kk, en]\n",
        "mkdocs.yml:5:27: plugins.hlsite.languages.2: is there twice; delete one",
    ),
]
OPTIONS = [
    ("langauges: [en]", 'langauges: unknown option; did you mean "languages"?'),
    ("colour: red", "colour: unknown option; delete it, or use one of: languages, "),
    ("languages: []", "languages: has 0 entries; write at least 1"),
    ("languages: [English]", "languages.0: is not a language code; write it as kk, ru, "),
    ("default_language: ru", "default_language: is not one of `languages`; add it there"),
    ("timezone: Asia/Astana", "timezone: is not a time zone; write it as Asia/Almaty"),
    ("anonymise_after: 30", "anonymise_after: is not a number of days; write it as 30d"),
    ("anonymise_after: a month", "anonymise_after: is not a number of days; write it as 30d"),
    ("minimum_cell: 0", "minimum_cell: is out of range; write a number that is at least 1"),
    ("anonymise: 1", "anonymise: must be true or false; write one of these without quotes"),
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *WRONG,
        *(
            (f"{SITE}plugins: [hlsite: {{{option}}}]", f"plugins.hlsite.{told}")
            for option, told in OPTIONS
        ),
    ],
)
def test_wrong_configuration_is_told(tmp_path: Path, text: str, told: str) -> None:
    problems = read(tmp_path, text)
    assert isinstance(problems, list)
    # Of an option of the plugin, the case says what is told; the places have a test below.
    assert problems[0].startswith(told) or problems[0].partition(": ")[2].startswith(told)


def test_options_of_plugins_as_a_mapping_count(tmp_path: Path) -> None:
    text = SITE + "plugins: {search: {}, hlsite: {languages: [kk], anonymise: true}}\n"
    settings = read_project_of(tmp_path, text).settings
    assert (settings.languages, settings.anonymise) == (("kk",), True)


def test_problems_of_options_have_their_places(tmp_path: Path) -> None:
    options = "      timezone: Asia/Astana\n      minimum_cell: 0\n      colour: red\n"
    told = read(tmp_path, f"{SITE}plugins:\n  - search\n  - hlsite:\n{options}")
    assert isinstance(told, list)
    assert [line.partition(": ")[0] for line in told] == [
        "mkdocs.yml:6:7",
        "mkdocs.yml:7:7",
        "mkdocs.yml:8:7",
    ]


def test_configuration_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(ContentError, match="cannot be read; let your account read it"):
        read_project(tmp_path / "mkdocs.yml")


def test_a_ring_of_aliases_in_the_options_is_told(tmp_path: Path) -> None:
    told = read(tmp_path, SITE + "plugins:\n  - hlsite:\n      printer: &ring [*ring]\n")
    assert isinstance(told, list)
    assert told[0].startswith("mkdocs.yml:5:7: plugins.hlsite.printer: ")
