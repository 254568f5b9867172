from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from hlsite.canaries import CONTROL, PLACES, Mark, Place
from hlsite.cli import audit_canary
from hlsite.cli.audit import audit
from tests.conftest import EPOCH
from tests.planted import write_planted

EVENTS = ("school-day", "spring-secret", "autumn-reading")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HLSITE_VAULT_KEY_FILE", str(tmp_path / "mine.key"))
    changed = {f"events/{event}.md": None for event in EVENTS}
    return write_planted(tmp_path / "library", changed)


def run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(audit, ["-f", str(library / "mkdocs.yml"), *arguments])


def test_all_editions_of_a_sound_library_show_only_what_they_may(library: Path) -> None:
    before = sorted(library.rglob("*"))
    result = run(library, "--canary")
    assert result.exit_code == 0, result.output
    assert "LEAK" not in result.stdout
    found = {line[:44].split("  ")[0]: line for line in result.stdout.splitlines()}
    assert found[CONTROL].count("found 1") == len(PLACES)
    assert found["vault: surname"].count("found") == 1
    assert found["vault: iin"].count("found") == 0
    # The copy is gone, and the library's own key and folders are as they were.
    left = [path for path in sorted(library.rglob("*")) if ".cache" not in path.parts]
    assert left == [path for path in before if ".cache" not in path.parts]
    assert not list((library / ".cache" / "hlsite").glob("canary-*"))
    assert os.environ["HLSITE_VAULT_KEY_FILE"].endswith("mine.key")


def test_an_edition_that_cannot_be_built_is_told_with_its_reason(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> int:
        return 1

    monkeypatch.setattr("hlsite.plugin_run.build_site", broken)
    monkeypatch.setattr(audit_canary, "PLACES", ("public",))
    result = run(library, "--canary")
    assert result.exit_code == 2
    assert "The public edition could not be built" in result.stderr
    assert not list((library / ".cache" / "hlsite").glob("canary-*"))


def test_a_command_that_refuses_is_told_and_the_own_theme_was_copied(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[bool] = []

    def refuse(arguments: list[str], **_: object) -> int:
        copied.append((Path(arguments[-1]).parent / "own" / "main.html").is_file())
        raise click.ClickException("the printer is on strike")

    (library / "own").mkdir()
    (library / "own" / "main.html").write_text("{% extends 'base.html' %}")
    config = library / "mkdocs.yml"
    config.write_text(config.read_text().replace("font: false", "font: false, custom_dir: own"))
    monkeypatch.delenv("HLSITE_VAULT_KEY_FILE")
    monkeypatch.setattr(audit_canary.print_kit, "main", refuse)
    monkeypatch.setattr(audit_canary, "PLACES", ("room",))
    result = run(library, "--canary")
    assert (result.exit_code, copied) == (2, [True])
    assert "The room edition could not be built:\nthe printer is on strike" in result.stderr
    assert "HLSITE_VAULT_KEY_FILE" not in os.environ


def test_a_library_with_errors_cannot_be_rehearsed(library: Path) -> None:
    (library / "content" / "topics.yml").unlink()
    assert run(library, "--canary").exit_code == 2


def test_a_folder_or_the_rehearsal_has_to_be_named(library: Path) -> None:
    assert "name the folder" in run(library).output


MARKS = (
    Mark("left side", "Qoneq", frozenset({"desk"})),
    Mark("left side", "Qtwoq", frozenset({"desk"})),
    Mark(CONTROL, "Qallq", frozenset(PLACES)),
)


def told(
    capsys: pytest.CaptureFixture[str], seen: Mapping[Place, Mapping[str, tuple[str, ...]]]
) -> tuple[int, str]:
    code = audit_canary.show_table(MARKS, seen)
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def test_what_an_edition_may_not_show_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = {"Qallq": ("index.html",), "Qoneq": ("books/x/index.html",)}
    code, shown = told(capsys, {"public": page, "room": page, "desk": page})
    assert code == 1
    assert "public: left side: books/x/index.html" in shown
    assert "room: left side: books/x/index.html" in shown
    assert "desk: left side" not in shown
    assert "Qoneq" not in shown
    assert shown.count("LEAK 1") == 2


def test_an_edition_without_its_control_was_not_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, shown = told(capsys, {"public": {"Qallq": ("a",)}, "room": {}, "desk": {"Qallq": ("a",)}})
    assert code == 2
    assert "not found in room" in shown
