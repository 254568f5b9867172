"""Every command and every option is documented, and none that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from hlsite.cli import main
from hlsite.privacy.vault_fields import IdentityFields
from tests.conftest import PROJECT

REFERENCE = (PROJECT / "docs" / "commands.md").read_text("utf-8")
SHARED = {"-f", "--config-file", "-h", "--help"}
"""Told once, at the top."""


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


COMMANDS = dict(commands(main, "hlsite"))
SECTIONS = dict(re.findall(r"(?ms)^## (hlsite [\w -]+?)\n(.*?)(?=^## |\Z)", REFERENCE))


def test_reference_has_a_section_for_every_command_and_for_no_other() -> None:
    assert sorted(SECTIONS) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_reference_tells_every_option_and_no_other(name: str) -> None:
    options = (one for one in COMMANDS[name].params if isinstance(one, click.Option))
    names = {text for one in options for text in (*one.opts, *one.secondary_opts)}
    rows = re.findall(r"(?m)^\| (`-.+?) \|", SECTIONS[name])
    assert {text for row in rows for text in re.findall(r"`(.+?)`", row)} == names - SHARED


@pytest.mark.parametrize("told", ["reference", "help"])
def test_fields_of_the_vault_are_told(told: str) -> None:
    name = "hlsite vault set"
    text = SECTIONS[name] if told == "reference" else COMMANDS[name].help or ""
    fields = re.split(r"[\s,`.]+|\band\b", text.partition("fields are")[2])
    assert [field for field in fields if field] == list(IdentityFields.model_fields)


@pytest.mark.parametrize("option", sorted(SHARED | {"hlsite --version"}))
def test_reference_tells_what_all_commands_know(option: str) -> None:
    assert f"`{option}`" in REFERENCE.partition("\n## ")[0]


@pytest.mark.parametrize("file", ["README.md", "docs"])
def test_documents_show_no_command_or_option_that_does_not_exist(file: str) -> None:
    top = {name.split()[1] for name in COMMANDS}
    paths = [PROJECT / file] if file.endswith(".md") else sorted((PROJECT / file).glob("*.md"))
    shown = [
        (path.name, *found)
        for path in paths
        for found in re.findall(r"hlsite ([a-z]\w*)([^`|\n]*)", path.read_text("utf-8"))
        if found[0] in top
    ]
    wrong = []
    for path, command, rest in shown:
        known = {
            text
            for name, one in COMMANDS.items()
            if name.split()[1] == command
            for param in one.params
            for text in (*param.opts, *param.secondary_opts)
        }
        wrong += [
            (path, command, option)
            for option in re.findall(r"(?<!\S)--[a-z-]+", rest)
            if option not in known | {"--help"}
        ]
    assert wrong == []


def test_readme_names_every_command() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    missing = {name.split()[1] for name in COMMANDS} - set(re.findall(r"`hlsite (\w+)", readme))
    assert missing == set()
