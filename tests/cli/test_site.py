"""`hlsite build` and `hlsite serve` hand over to the engine what they were given."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hlsite.cli import main


def test_build_hands_over_its_options_and_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def build_site(config: Path, **options: object) -> int:
        asked.append((config.name, options))
        return 1

    monkeypatch.setattr("hlsite.plugin_run.build_site", build_site)
    result = CliRunner().invoke(main, ["build", "--anonymise", "--strict", "-d", str(tmp_path)])
    assert result.exit_code == 1
    options = {"anonymise": True, "strict": True, "site_dir": tmp_path}
    assert asked == [("mkdocs.yml", options)]


def test_build_says_where_it_is_called_when_there_is_no_configuration(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", "-f", str(tmp_path / "mkdocs.yml")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "mkdocs.yml: no such file; run this where it is\n"


def test_serve_hands_over_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("hlsite.cli.preview.preview", lambda *given: asked.append(given))
    result = CliRunner().invoke(main, ["serve", "-f", "other.yml", "-a", "127.0.0.1:8010"])
    assert (result.exit_code, asked) == (0, [(Path("other.yml"), "127.0.0.1:8010")])


def test_help_names_every_command_and_an_unknown_one_is_told() -> None:
    told = CliRunner().invoke(main, ["--help"]).stdout
    for name in ("new", "build", "serve", "check", "print", "deploy", "vault", "desk", "withdraw"):
        assert f"\n  {name} " in told
    unknown = CliRunner().invoke(main, ["publish"])
    assert (unknown.exit_code, "No such command 'publish'" in unknown.stderr) == (2, True)
